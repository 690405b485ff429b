// The form by which a change is reported. It makes a mail or a file, and sends nothing.
"use strict";
(function () {
  const known = JSON.parse(document.getElementById("gegevens").textContent);
  const at = (id) => document.getElementById(id);
  const form = at("melding");
  const judge = Oordeel(known.vormen);
  const values = [...document.querySelectorAll("[data-veld]")];
  const asked = new URLSearchParams(location.search);
  const addressed = new RegExp(known.persoon.aanspreking, "i");
  const named = new RegExp(known.persoon.naam);
  const personal = /(?:\+31|0031|\b0)[ -]?6(?:[ -]?\d){8}\b|[^\s<>@]+@[^\s<>@]+\.\w+/;
  const arrowed = /->|=>|→|\b(?:moet zijn|wordt|is nu)\b/i;
  const SETTLED_MS = 250;
  let places = [];
  let wasNew = false;
  let file = null;

  const kind = () => form.querySelector("[name=soort]:checked").value;
  const place = () => (kind() === "nieuw" ? undefined : places.find((one) => one.id === at("locatie").value));
  const found = (name) => (place() && place().velden[name]) || "";
  const line = (text) => text.replace(/\s+/g, " ").trim();

  // What a gemeente has comes in a script of its own: a page opened as a file may not fetch.
  function loadGemeente(code, chosen) {
    places = [];
    showPlaces("");
    if (!code) return;
    const script = document.createElement("script");
    script.src = `gemeente/${encodeURIComponent(code)}.js`;
    script.onload = () => {
      if (at("gemeente").value !== code) return;
      places = window.verkennerGemeente.locaties;
      showPlaces(chosen);
    };
    document.head.append(script);
  }

  function showPlaces(chosen) {
    const first = places.length ? "Kies een locatie" : "Kies eerst een gemeente";
    const empty = at("gemeente").value && !places.length ? "Hier staat geen locatie" : first;
    at("locatie").replaceChildren(
      new Option(empty, ""),
      ...places.map((one) => new Option(`${one.naam} (${one.adres})`, one.id))
    );
    at("locatie").value = places.some((one) => one.id === chosen) ? chosen : "";
    const lost = chosen && !at("locatie").value;
    at("locatie-uitleg").textContent = lost && at("gemeente").value ? tellLost(chosen) : "";
    showFound();
  }

  const tellLost = (chosen) => `Locatie ${chosen} staat in deze versie niet in deze gemeente.`;

  // A link may name a location only: where it lies stands in what the first page searches in.
  function findPlace(id) {
    const script = document.createElement("script");
    script.src = "assets/gegevens.js";
    script.onload = () => {
      const { locaties, gemeenten } = window.VERKENNER;
      const found = locaties.id.indexOf(id);
      if (found < 0) {
        at("locatie-uitleg").textContent = `Locatie ${id} staat niet in deze versie.`;
      } else if (!at("gemeente").value) {
        const steps = locaties.gemeente.slice(0, found + 1);
        at("gemeente").value = gemeenten.code[steps.reduce((sum, step) => sum + step, 0)];
        loadGemeente(at("gemeente").value, id);
      }
    };
    document.head.append(script);
  }

  function showFound() {
    for (const value of values) {
      const told = found(value.dataset.veld).split(known.scheiding).join(", ");
      value.querySelector("[data-gevonden]").textContent = told || "niets";
      fill(value, found(value.dataset.veld));
    }
    showKind();
  }

  // A text starts empty, so that the new value is typed whole; a list starts as it was found.
  function fill(value, text) {
    const name = value.dataset.veld;
    const boxes = [...value.querySelectorAll(`[name="w_${name}"]`)];
    const terms = text.split(known.scheiding);
    if (boxes.length) boxes.forEach((box) => (box.checked = terms.includes(box.value)));
    else at(`w_${name}`).value = "";
  }

  function showKind() {
    const isNew = kind() === "nieuw";
    at("waarden").hidden = !(isNew || (kind() === "wijziging" && place()));
    at("waarden-uitleg").textContent = isNew
      ? "Schrijf op wat u van de locatie weet; de naam van de organisatie is nodig."
      : "Vink aan wat niet klopt en schrijf wat het moet zijn. Laat leeg wat weg moet.";
    at("locatie").disabled = isNew;
    for (const value of values) {
      const tick = value.querySelector("[name=fout]");
      value.querySelector(".tick").hidden = isNew;
      value.querySelector(".found").hidden = isNew;
      value.querySelector(".new").hidden = !isNew && !tick.checked;
    }
    stale();
  }

  function stale() {
    at("klaar").hidden = true;
    warnOfPersons();
  }

  function typed(value) {
    const name = value.dataset.veld;
    const boxes = [...value.querySelectorAll(`[name="w_${name}"]`)];
    if (!boxes.length) return line(at(`w_${name}`).value);
    return boxes.filter((box) => box.checked).map((box) => box.value).sort().join(known.scheiding);
  }

  function reported() {
    const isNew = kind() === "nieuw";
    if (!isNew && kind() !== "wijziging") return [];
    return values
      .filter((value) => isNew || value.querySelector("[name=fout]").checked)
      .map((value) => {
        const name = value.dataset.veld;
        return { veld: name, gevonden: isNew ? "" : found(name), gemeld: typed(value) };
      })
      .filter((one) => !isNew || one.gemeld);
  }

  function today() {
    const now = new Date();
    const two = (number) => String(number).padStart(2, "0");
    return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  }

  function findFaults(some) {
    const faults = [];
    const isNew = kind() === "nieuw";
    if (!at("gemeente").value) faults.push(["gemeente", "Kies een gemeente."]);
    if (!isNew && !place()) faults.push(["locatie", "Kies een locatie."]);
    if (isNew && !some.some((one) => one.veld === "organisatie")) {
      faults.push(["w_organisatie", "Schrijf op hoe de organisatie heet."]);
    }
    if (kind() === "wijziging" && place() && !some.length) {
      faults.push(["waarden-uitleg", "Vink aan wat niet klopt."]);
    }
    for (const one of some) {
      const label = known.velden[one.veld];
      if (one.gemeld === one.gevonden) {
        const told = one.gemeld ? "is hetzelfde als wat er staat" : "is leeg, en er staat niets";
        faults.push([`w_${one.veld}`, `${label} ${told}: schrijf wat het moet zijn, of haal het vinkje weg.`]);
      }
      const wrong = judge.value(one.veld, one.gemeld);
      if (wrong) faults.push([`w_${one.veld}`, wrong]);
      if (one.gemeld.length > known.langst.waarde) {
        faults.push([`w_${one.veld}`, `${label} is langer dan ${known.langst.waarde} tekens.`]);
      }
    }
    if (judge.moment(at("per").value) === null) faults.push(["per", judge.per(at("per").value)]);
    if (at("bericht").value.trim().length > known.langst.bericht) {
      faults.push(["bericht", `De toelichting is langer dan ${known.langst.bericht} tekens.`]);
    }
    return faults;
  }

  // The fields in the order of their declaration, null for nothing: schemas/mutatie.schema.json.
  function makeFile(some) {
    const isNew = kind() === "nieuw";
    const told = {
      vorm: known.vorm,
      gemeld_op: today(),
      via: "formulier",
      gemeente: at("gemeente").value,
      locatie_id: isNew ? null : place().id,
      versie: known.versie,
      soort: kind(),
      per: judge.moment(at("per").value),
      bericht: at("bericht").value.split("\n").map(line).join("\n").trim(),
    };
    const said = Object.fromEntries(known.sleutels.map((key) => [key, told[key] || null]));
    said.velden = some.map((one) => ({
      veld: one.veld,
      gevonden: one.gevonden || null,
      gemeld: one.gemeld || null,
    }));
    return said;
  }

  function writeMail(said) {
    const gemeente = at("gemeente").selectedOptions[0].textContent;
    const lines = [`Soort: ${said.soort}`, `Gemeente: ${gemeente}`];
    const seen = said.versie ? `, versie ${said.versie}` : "";
    if (said.locatie_id) lines.push(`Locatie: ${said.locatie_id} (${place().naam})${seen}`);
    for (const one of said.velden) {
      const now = one.gemeld || known.wissen;
      const before = one.gevonden || "(leeg)";
      const isPlain = said.soort === "nieuw" && !arrowed.test(now);
      lines.push(`${known.velden[one.veld]}: ${isPlain ? "" : before + known.pijl}${now}`);
    }
    if (said.per) lines.push(`Per: ${said.per}`);
    if (said.bericht) lines.push(`Toelichting: ${line(said.bericht)}`);
    return lines.join("\n");
  }

  function warnOfPersons() {
    const texts = [at("bericht").value, ...reported().map((one) => (one.veld === "email" ? "" : one.gemeld))];
    const isPersonal = (text) => addressed.test(text) || personal.test(text);
    const mail = reported().find((one) => one.veld === "email");
    const isOf = texts.some(isPersonal) || named.test(texts[0]) || (mail && /^[a-z]\.?[a-z]+\.[a-z]+@|\.[a-z]+@/i.test(mail.gemeld));
    at("persoon").hidden = !isOf;
    at("persoon").textContent = isOf
      ? "Let op: dit lijkt over een persoon te gaan. Schrijf geen namen, mobiele nummers of e-mailadressen van personen op; het loket neemt ze niet op."
      : "";
  }

  function judgeField(field) {
    const { id, value } = field;
    if (id === "per") judge.show(id, judge.per(value) || judge.later(value, today()));
    else if (id.startsWith("w_")) judge.show(id, judge.value(id.slice(2), value));
  }

  function submit(event) {
    event.preventDefault();
    const some = reported();
    const faults = findFaults(some);
    judge.showAll(faults);
    if (faults.length) return;
    file = makeFile(some);
    const mail = writeMail(file);
    const subject = `Melding ${file.soort}${file.locatie_id ? ` ${file.locatie_id}` : ""}`;
    const query = `subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(mail.replace(/\n/g, "\r\n"))}`;
    at("mailtekst").textContent = mail;
    at("mail").href = `mailto:${known.mailadres}?${query}`;
    at("lang").hidden = query.length < 1800;
    at("klaar").hidden = false;
    document.querySelector("[data-bericht]").textContent = "";
    at("klaar-kop").focus();
  }

  function save() {
    const link = document.createElement("a");
    const text = JSON.stringify(file, null, 1) + "\n";
    link.href = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    link.download = `melding-${file.locatie_id || file.gemeente}-${file.gemeld_op}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
    document.querySelector("[data-bericht]").textContent = "Bewaard. Voeg het bestand bij uw mail.";
  }

  at("zonder").hidden = true;
  form.hidden = false;
  at("gemeente").addEventListener("change", () => loadGemeente(at("gemeente").value, ""));
  at("locatie").addEventListener("change", showFound);
  form.addEventListener("change", (event) => {
    // What is known of one location is not what is reported of another: a new one starts empty.
    if (event.target.name === "soort" && (kind() === "nieuw") !== wasNew) {
      wasNew = !wasNew;
      showFound();
    } else if (event.target.name === "soort" || event.target.name === "fout") showKind();
    else if (event.target.id !== "gemeente" && event.target.id !== "locatie") stale();
    // A line that comes between press and release would move the button from under the pointer.
    setTimeout(() => judgeField(event.target), SETTLED_MS);
  });
  form.addEventListener("input", stale);
  form.addEventListener("submit", submit);
  at("bewaar").addEventListener("click", save);
  const wanted = asked.get("gemeente") || "";
  if ([...at("gemeente").options].some((option) => option.value === wanted)) at("gemeente").value = wanted;
  showKind();
  loadGemeente(at("gemeente").value, asked.get("locatie") || "");
  if (!at("gemeente").value && asked.get("locatie")) findPlace(asked.get("locatie"));
})();
