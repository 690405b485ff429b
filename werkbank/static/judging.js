// Evidence on the judging screen: words of the page, chosen with keys or mouse, go with the value
// whose key is pressed next.
"use strict";

const page = document.getElementById("pagina");
const list = document.getElementById("bewijs");
const told = document.getElementById("gekozen-zin");
const pieces = page ? [...page.querySelectorAll(".zin")] : [];
let at = -1;

function choose(place) {
  if (at >= 0) pieces[at].classList.remove("nu");
  at = place;
  if (at < 0) { if (told) told.textContent = "Geen zin gekozen"; return; }
  pieces[at].classList.add("nu");
  pieces[at].scrollIntoView({ block: "nearest" });
  told.textContent = `Gekozen: ${pieces[at].textContent}`;
}

function quoted() {
  const selection = window.getSelection();
  const isInPage = page && !selection.isCollapsed && page.contains(selection.anchorNode)
    && page.contains(selection.focusNode);
  const text = isInPage ? selection.toString() : at >= 0 ? pieces[at].textContent : "";
  return text.replace(/\s+/g, " ").trim();
}

function hidden(name, value) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = name;
  field.value = value;
  return field;
}

function keep(veld, waarde, tekst) {
  const row = document.createElement("li");
  const label = document.createElement("b");
  label.textContent = waarde;
  const quote = document.createElement("q");
  quote.textContent = tekst;
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "plain remove";
  remove.textContent = "weghalen";
  row.append(label, ": ", quote, hidden("bewijs_veld", veld), hidden("bewijs_waarde", waarde),
    hidden("bewijs_tekst", tekst), " ", remove);
  list.append(row);
  told.textContent = `Bewijs bij ${waarde} bewaard`;
}

// Before the general keys: a value that is ticked already stays ticked when it gets evidence.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || takesText(event.target) || !keysAreOn()) return;
  if (event.key === "." || event.key === ",") {
    if (!pieces.length) return;
    event.preventDefault();
    const step = event.key === "." ? 1 : -1;
    return choose((at + step + pieces.length) % pieces.length);
  }
  if (event.key === "Escape") return choose(-1);
  const tekst = quoted();
  if (!tekst) return;
  const field = [...document.querySelectorAll("[data-veld][data-key]")].find(
    (element) => element.dataset.key === event.key && isUsable(element));
  if (!field) return;
  event.preventDefault();
  field.checked = true;
  field.focus();
  keep(field.dataset.veld, field.value, tekst);
  window.getSelection().removeAllRanges();
  choose(-1);
}, true);

document.addEventListener("click", (event) => {
  if (event.target.matches("button.remove")) event.target.closest("li").remove();
});
