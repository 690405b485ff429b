// What cards, pages of gemeenten and the form share: print, copy, and an embed code that knows where it stands.
"use strict";
(function () {
  const told = document.querySelector("[data-bericht]");

  function say(text) {
    told.textContent = text;
  }

  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    const chosen = window.getSelection();
    chosen.removeAllRanges();
    chosen.addRange(range);
  }

  // A page that was opened as a file may not write to the clipboard everywhere: then it is selected.
  async function copy(element) {
    const around = element.closest("details");
    if (around) around.open = true;
    try {
      await navigator.clipboard.writeText(element.textContent);
      say("Gekopieerd.");
    } catch {
      select(element);
      const done = document.execCommand("copy");
      say(done ? "Gekopieerd." : "De tekst is geselecteerd: kopieer haar met Ctrl+C.");
    }
  }

  for (const button of document.querySelectorAll("button[data-doe]")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      if (button.dataset.doe === "druk") window.print();
      else copy(document.getElementById(button.dataset.van));
    });
  }

  const embed = document.getElementById("inbedcode");
  if (embed && /^https?:$/.test(location.protocol)) {
    const here = new URL(embed.dataset.pad, location.href).href;
    embed.textContent = embed.textContent.replace(/src="[^"]*"/, () => `src="${here}"`);
  }
})();
