// Evidence on the judging screen: words of the page, chosen with keys or mouse, go with the value
// whose key is pressed next.
"use strict";

const list = document.getElementById("bewijs");
const told = document.getElementById("gekozen-zin");
const pages = [...document.querySelectorAll("details.page")];
const opened = document.getElementById("geopend");
const nextPage = document.getElementById("volgende-pagina");
let page = pages.find((one) => one.open);
let pieces = [];
// Menus and headings come before what a page says: the keys for a sentence pass over them.
const LEAST_WORDS = 4;
const isSentence = (piece) => /[.!?]$/.test(piece.textContent)
  && piece.textContent.split(/\s+/).length >= LEAST_WORDS;
let every = [];
let sentences = [];
const STEPS = { ".": [1, () => sentences], ",": [-1, () => sentences], ">": [1, () => every],
  "<": [-1, () => every] };
let at = -1;

// One page is in sight at a time: its sentences are those that the keys go along.
function look(at_page) {
  choose(-1);
  page = at_page;
  pieces = page ? [...page.querySelectorAll(".zin")] : [];
  every = pieces.map((_, place) => place);
  sentences = every.filter((place) => isSentence(pieces[place]));
  for (const one of pages) one.open = one === page;
  if (page) opened.value = page.querySelector("[name=url]").value;
}

function turnPage() {
  look(pages[(pages.indexOf(page) + 1) % pages.length]);
  page.scrollIntoView({ block: "nearest" });
  told.textContent = `Pagina: ${page.dataset.naam}`;
}

function step(by, places) {
  const some = places().length ? places() : every;
  const behind = some.filter((place) => (by > 0 ? place > at : place < at));
  const around = by > 0 ? some[0] : some.at(-1);
  choose((by > 0 ? behind[0] : behind.at(-1)) ?? around);
}

function choose(place) {
  if (at >= 0) pieces[at].classList.remove("nu");
  at = place;
  if (at < 0) { told.textContent = "Geen zin gekozen"; return; }
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

function keep(veld, waarde, tekst, at_page = page) {
  const row = document.createElement("li");
  if (veld !== "oordeel") row.className = "of-label";
  const label = document.createElement("b");
  label.textContent = waarde;
  const quote = document.createElement("q");
  quote.textContent = tekst;
  const remove = document.createElement("button");
  remove.type = "button";
  remove.className = "plain remove";
  remove.textContent = "weghalen";
  const where = document.createElement("span");
  where.className = "small quiet";
  where.textContent = at_page.dataset.naam;
  row.append(label, ": ", quote, " ", where, hidden("bewijs_pagina", at_page.dataset.pagina),
    hidden("bewijs_veld", veld), hidden("bewijs_waarde", waarde),
    hidden("bewijs_tekst", tekst), " ", remove);
  list.append(row);
  told.textContent = `Bewijs bij ${waarde} bewaard`;
}

// Before the general keys: a value that is ticked already stays ticked when it gets evidence.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || takesText(event.target) || !keysAreOn()) return;
  if (STEPS[event.key]) {
    if (!pieces.length) return;
    event.preventDefault();
    return step(...STEPS[event.key]);
  }
  if (event.key === "Escape") return choose(-1);
  const tekst = quoted();
  if (!tekst) return;
  const field = [...document.querySelectorAll("[data-veld][data-key]")].find(
    (element) => element.dataset.key === event.key && isUsable(element));
  if (!field) return;
  event.preventDefault();
  if (!field.checked) field.click();  // as by hand: what listens to a choice hears it
  field.focus();
  keep(field.dataset.veld, field.value, tekst);
  window.getSelection().removeAllRanges();
  choose(-1);
}, true);

// Who says what it offers, says that it belongs: any other verdict is a key away, and stays.
document.addEventListener("change", (event) => {
  const { veld, key } = event.target.dataset;  // "niet bekeken" has no key, and says nothing
  if (!veld || !key || veld === "oordeel" || !event.target.checked) return;
  if (document.querySelector("[name=oordeel]:checked")) return;
  document.querySelector("[name=oordeel][value=akkoord]").checked = true;
  told.textContent = "Oordeel: akkoord";
});

document.addEventListener("click", (event) => {
  if (event.target.matches("button.remove")) event.target.closest("li").remove();
});

// What was not saved comes back with its evidence, as far as its page is still here.
document.querySelector("form.judge").addEventListener("concept-terug", (event) => {
  const all = (name) => event.detail.filter(([one]) => one === name).map(([, value]) => value);
  const [velden, waarden, teksten] = ["veld", "waarde", "tekst"].map((name) => all(`bewijs_${name}`));
  list.replaceChildren();
  for (const [row, number] of all("bewijs_pagina").entries()) {
    const at_page = pages.find((one) => one.dataset.pagina === number);
    if (at_page) keep(velden[row], waarden[row], teksten[row], at_page);
  }
  told.textContent = "";
});

for (const one of pages) {
  one.addEventListener("toggle", () => { if (one.open && one !== page) look(one); });
}
if (nextPage) {
  nextPage.hidden = false;
  nextPage.addEventListener("click", turnPage);
}
look(page);
