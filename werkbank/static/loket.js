// Loket: locations while somebody types, and the answer on the clipboard. Without it a button does
// the one, and selecting the text the other.
"use strict";

const sought = document.getElementById("zoek");
const found = document.getElementById("gevonden");
const PAUSE_MS = 150;
let waiting = 0;
let asked = 0;

async function search() {
  const turn = ++asked;
  const answer = await fetch(`/loket/zoeken?zoek=${encodeURIComponent(sought.value)}`);
  // A slow answer to an older question never replaces that to a newer one.
  if (answer.ok && turn === asked) found.innerHTML = await answer.text();
}

if (sought && found) {
  sought.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, PAUSE_MS);
  });
}

const copy = document.getElementById("kopieer");
if (copy) {
  copy.hidden = false;
  copy.addEventListener("click", async () => {
    const text = document.getElementById("antwoordtekst");
    text.select();
    await navigator.clipboard.writeText(text.value);
    document.getElementById("gekopieerd").textContent = "Gekopieerd.";
  });
}
