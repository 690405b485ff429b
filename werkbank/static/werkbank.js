// Keys for the workbench. Every page works without this script: forms are plain forms.
//
// An element with data-key="x" answers to the key x: a link or button is clicked, a choice is
// ticked, a text field gets the focus. Keys are silent while somebody types, and can be switched
// off for good (WCAG 2.1.4).
"use strict";

const KEPT = "werkbank-sneltoetsen";
const keysButton = document.getElementById("toetsen-aan");
const listButton = document.getElementById("toetsen-lijst");
const dialog = document.getElementById("toetsen");

const keysAreOn = () => localStorage.getItem(KEPT) !== "uit";

function showState() {
  keysButton.textContent = keysAreOn() ? "Sneltoetsen staan aan" : "Sneltoetsen staan uit";
  keysButton.setAttribute("aria-pressed", String(keysAreOn()));
  document.body.classList.toggle("no-keys", !keysAreOn());
}

function takesText(element) {
  return element.isContentEditable || element.matches(
    "textarea, select, input:not([type=checkbox], [type=radio], [type=submit], [type=button])");
}

function isUsable(element) {
  return !element.disabled && element.getClientRects().length > 0;
}

function use(element) {
  element.focus();
  if (!takesText(element)) element.click();
}

function nameOf(element) {
  const label = element.getAttribute("aria-label") || (element.labels && element.labels[0]
    ? element.labels[0].innerText : element.innerText) || element.value || "";
  const key = element.dataset.key;
  return label.trim().replace(new RegExp(`^${key.replace(/\W/g, "\\$&")}\\s+`, "i"), "");
}

// "onbekend" stands under two questions: then the question tells which is meant.
function tellApart(element, name, names) {
  const question = element.closest("fieldset")?.querySelector("legend");
  const isTwice = names.filter((other) => other === name).length > 1;
  return isTwice && question ? `${name}: ${question.innerText.trim()}` : name;
}

function listKeys() {
  const list = dialog.querySelector("dl");
  list.replaceChildren();
  const usable = [...document.querySelectorAll("[data-key]")].filter(isUsable);
  const names = usable.map(nameOf);
  for (const [at, element] of usable.entries()) {
    const term = document.createElement("dt");
    const key = document.createElement("kbd");
    key.textContent = element.dataset.key;
    term.append(key);
    const meaning = document.createElement("dd");
    meaning.textContent = tellApart(element, names[at], names);
    list.append(term, meaning);
  }
  dialog.showModal();
  dialog.scrollTop = 0;  // the focus is on the button at its end
}

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key === "Escape" && takesText(event.target)) return event.target.blur();
  if (!keysAreOn() || takesText(event.target) || dialog.open) return;
  if (event.key === "?") { event.preventDefault(); return listKeys(); }
  if (event.key === "Enter" && event.target.matches("a, button, summary")) return;
  // What the screen itself offers goes before the navigation, which uses digits too.
  const keyed = [...document.querySelectorAll("main [data-key], [data-key]")];
  const fits = keyed.filter((e) => e.dataset.key === event.key && isUsable(e));
  const found = fits.find((e) => e.closest("main")) || fits[0];
  if (found) { event.preventDefault(); use(found); }
});

// A form with data-live="/path" shows in the element of data-live-into what that path says of what
// is being typed; the answer to older letters never replaces that to newer ones.
for (const form of document.querySelectorAll("form[data-live]")) {
  const target = document.getElementById(form.dataset.liveInto);
  let waiting = 0;
  let asked = 0;
  const ask = async () => {
    const mine = ++asked;
    const typed = new URLSearchParams(new FormData(form));
    const answer = await fetch(`${form.dataset.live}?${typed}`);
    if (answer.ok && mine === asked) target.innerHTML = await answer.text();
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, 200);
  });
}

keysButton.addEventListener("click", () => {
  localStorage.setItem(KEPT, keysAreOn() ? "uit" : "aan");
  showState();
});
listButton.addEventListener("click", listKeys);
showState();
// Shown once every script of the page has run: whoever sees the button can use all keys.
document.addEventListener("DOMContentLoaded", () => {
  keysButton.hidden = listButton.hidden = false;
});
