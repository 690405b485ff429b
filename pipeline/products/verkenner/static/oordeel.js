// What the desk would say of a value, at the field where it stands. The forms are those of Python.
"use strict";

function Oordeel(forms) {
  const at = (id) => document.getElementById(id);
  const postcode = new RegExp(`^(?:${forms.postcode})$`);
  const host = new RegExp(`^(?:${forms.host})$`);

  // A day, month or year as the desk keeps it; "" for nothing, null for what is none.
  function moment(text) {
    const said = text.trim();
    const dutch = /^(?:(\d{1,2})[-/])?(\d{1,2})[-/](\d{4})$/.exec(said);
    const parts = dutch ? [dutch[3], dutch[2], dutch[1]].filter(Boolean) : said.split("-");
    const iso = parts.map((part, place) => (place ? part.padStart(2, "0") : part)).join("-");
    if (!said) return "";
    if (!/^\d{4}(?:-\d\d(?:-\d\d)?)?$/.test(iso)) return null;
    const [year, month, day] = iso.split("-").map(Number);
    if (year < forms.jaren[0] || year > forms.jaren[1]) return null;
    const real = new Date(Date.UTC(year, (month || 1) - 1, day || 1));
    const isReal = real.getUTCMonth() + 1 === (month || 1) && real.getUTCDate() === (day || 1);
    return isReal ? iso : null;
  }

  // As the pipeline reads one: http or https, a full host name, nobody's name or password.
  function isSite(text) {
    const full = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`;
    let address;
    try {
      address = new URL(full);
    } catch {
      return false;
    }
    if (/\s/.test(text)) return false;
    return /^https?:$/.test(address.protocol) && !address.username && !address.password && host.test(address.hostname);
  }

  // Why a new value is none, in words; "" when it may be one.
  function value(name, text) {
    const said = text.trim();
    if (!said) return "";
    if (name === "postcode" && !postcode.test(said.replace(/\s/g, "").toUpperCase())) {
      return "Dit is geen postcode. Schrijf vier cijfers en twee letters, zoals 1234 AB.";
    }
    if (name === "website" && !isSite(said)) {
      return "Dit is geen webadres. Schrijf het zoals het in de adresbalk staat: https://www.voorbeeld.nl.";
    }
    return "";
  }
  const per = (text) => (moment(text) === null ? "Sinds wanneer is geen bestaande dag, maand of jaar." : "");
  // What is announced may be reported: the desk then waits.
  function later(text, today) {
    const day = moment(text);
    return day && day > today ? "Dit ligt nog in de toekomst. Klopt dat, laat het dan staan." : "";
  }

  // A fault stands below its field, and is read out with it.
  function show(id, text) {
    const field = at(id);
    const place = `${id}-fout`;
    const others = (field.getAttribute("aria-describedby") || "").split(" ").filter((one) => one && one !== place);
    if (at(place)) at(place).remove();
    if (text) {
      const told = document.createElement("p");
      told.id = place;
      told.className = "fault small";
      told.textContent = text;
      field.after(told);
      others.unshift(place);
    }
    if (others.length) field.setAttribute("aria-describedby", others.join(" "));
    else field.removeAttribute("aria-describedby");
    if (field.matches("input, select, textarea")) field.setAttribute("aria-invalid", String(Boolean(text)));
  }

  function showAll(faults) {
    document.querySelectorAll("p.fault").forEach((told) => show(told.id.slice(0, -5), ""));
    for (const [id, text] of faults) show(id, text);
    const list = document.createElement("ul");
    for (const [id, text] of faults) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${id}`;
      link.textContent = text;
      item.append(link);
      list.append(item);
    }
    at("fouten").replaceChildren(list);
    at("fouten").hidden = !faults.length;
  }

  return { moment, value, per, later, show, showAll };
}
