// What is filled in and not saved yet is kept in this tab until the workbench has saved it, so that
// neither a reload nor a workbench that was stopped loses it. A form takes part by data-concept,
// which tells it from others at the same address.
"use strict";

const CONCEPT = "concept ";
const PATIENCE_MS = 15000;
const isOurs = (form) => form.method === "post";
// Of another reader at the same address nothing is shown: readings are blind.
const conceptKey = (form) => `${CONCEPT}${document.body.dataset.wie} ${new URL(form.action).pathname} `
  + form.dataset.concept;
const readConcept = (key) => JSON.parse(sessionStorage.getItem(key));
const untouched = new Map();

// What people fill in; of what is hidden, only the evidence is theirs, and of what the workbench
// counts (data-telt), only what they changed: else a form comes back with an old count.
function fieldsOf(form) {
  const isTheirs = (one) => (one.type === "hidden" ? one.name.startsWith("bewijs_")
    : one.dataset.telt === undefined || one.value !== one.defaultValue);
  const others = new Set([...form.elements].filter((one) => !isTheirs(one)).map((one) => one.name));
  return [...new FormData(form)].filter(([name, value]) => typeof value === "string"
    && !others.has(name));
}

function storeConcept(form, sent) {
  const fields = fieldsOf(form);
  const key = conceptKey(form);
  if (!sent && JSON.stringify(fields) === untouched.get(form)) return sessionStorage.removeItem(key);
  sessionStorage.setItem(key, JSON.stringify({ fields, sent, from: location.href }));
}

function fillIn(form, fields) {
  const left = new Map();
  for (const [name, value] of fields) left.set(name, [...(left.get(name) ?? []), value]);
  for (const element of form.elements) {
    if (!element.name || ["hidden", "file", "submit", "button"].includes(element.type)) continue;
    const values = left.get(element.name) ?? [];
    if (["checkbox", "radio"].includes(element.type)) element.checked = values.includes(element.value);
    else if (values.length) element.value = values.shift();
  }
  // What a form keeps in other ways, as evidence, is put back by the script that makes it.
  form.dispatchEvent(new CustomEvent("concept-terug", { detail: fields }));
  form.dispatchEvent(new Event("input", { bubbles: true }));
}

function tell(form, role, words, does, act) {
  document.getElementById("concept-bericht")?.remove();
  const notice = document.createElement("div");
  notice.id = "concept-bericht";
  notice.className = role === "alert" ? "faults" : "notice row";
  notice.setAttribute("role", role);
  const text = document.createElement("p");
  text.textContent = words;
  notice.append(text);
  if (does) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = does;
    button.addEventListener("click", act);
    notice.append(button);
  }
  form.before(notice);
  if (role === "alert") notice.scrollIntoView({ block: "nearest" });
}

function startEmpty(form) {
  form.removeAttribute("data-concept");
  location.reload();
}

// Of a form that was sent, this page is the answer: saved, unless the page says otherwise.
function forgetSaved() {
  const isAnswer = performance.getEntriesByType("navigation")[0]?.type === "navigate";
  const isSaved = !document.querySelector("[data-niet-bewaard]");
  for (const key of Object.keys(sessionStorage).filter((one) => one.startsWith(CONCEPT))) {
    const { sent, from } = readConcept(key);
    if (sent && isAnswer && isSaved && document.referrer === from) sessionStorage.removeItem(key);
  }
}

function begin(form) {
  const key = conceptKey(form);
  const isRefused = document.querySelector("main > .faults");
  // A form that comes back with faults holds all that was sent: it is not saved as it stands.
  untouched.set(form, isRefused ? "" : JSON.stringify(fieldsOf(form)));
  const kept = sessionStorage.getItem(key) && readConcept(key);
  if (!kept || isRefused || JSON.stringify(kept.fields) === untouched.get(form)) return;
  fillIn(form, kept.fields);
  tell(form, "status", "Wat u hier invulde en nog niet bewaarde, staat er weer.", "Begin leeg", () => {
    sessionStorage.removeItem(key);
    startEmpty(form);
  });
}

async function isThere() {
  try {
    const answer = await fetch("/static/werkbank.svg",
      { cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    return answer.ok;
  } catch {
    return false;
  }
}

// A browser that sends a form to a workbench that was stopped shows a page of its own in its place.
async function sendWhenThere(event) {
  const form = event.target;
  if (!isOurs(form) || form.dataset.gaat === "ja") return;
  event.preventDefault();
  if (form.dataset.gaat) return;  // pressed twice
  form.dataset.gaat = "vraagt";
  if (await isThere()) {
    form.dataset.gaat = "ja";
    form.requestSubmit(event.submitter);
    if (form.dataset.concept !== undefined) storeConcept(form, true);
  } else {
    tell(form, "alert", "Niet bewaard: de werkbank antwoordt niet. Wat u invulde, staat er nog. Start "
      + "haar opnieuw zoals u haar begon, laat haar startadres in een ander tabblad opengaan, en "
      + "bewaar dan hier nog eens.");
  }
  delete form.dataset.gaat;
}

forgetSaved();
document.addEventListener("submit", sendWhenThere);
// The scripts of a screen have run by then: what they add to a form can be put back.
document.addEventListener("DOMContentLoaded", () => {
  const forms = [...document.querySelectorAll("form[data-concept]")];
  forms.forEach(begin);
  const storeAll = () => forms.filter((form) => form.dataset.concept !== undefined)
    .filter((form) => !readConcept(conceptKey(form))?.sent).forEach((form) => storeConcept(form, false));
  for (const name of ["input", "change", "click"]) document.addEventListener(name, storeAll);
  window.addEventListener("pagehide", storeAll);
});
