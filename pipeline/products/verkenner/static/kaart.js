/* The map: one shape per gemeente, coloured by what is shown. Who reads the list misses nothing. */
"use strict";

var Kaart = (function () {
  var SVG = "http://www.w3.org/2000/svg";
  var vlakken = null, beeld = null, merken = {};

  function maak(naam, waarden) {
    var element = document.createElementNS(SVG, naam);
    Object.keys(waarden).forEach(function (sleutel) { element.setAttribute(sleutel, waarden[sleutel]); });
    return element;
  }

  /* Which of the legend a gemeente belongs to. */
  function soortVan(uit, g) {
    var v = Verkenner.G.verschil[g];
    if (uit.vraag.toon !== "verschil") return "s" + uit.staten[g];
    if (v[0] && v[1]) return "w2";
    if (v[0]) return "w0";
    if (v[1]) return "w1";
    return v[2] || !v[3] ? "w4" : "w3";
  }

  function kleur(uit) {
    beeld = uit;
    if (!vlakken) return;
    var telling = {}, getoond = new Set(uit.gemeenten);
    var eigen = uit.gebied ? uit.gebied.gemeenten : [], dichtbij = uit.gebied && uit.vraag.toon === "locaties";
    Object.keys(vlakken).forEach(function (code) {
      var vlak = vlakken[code], soort = soortVan(uit, vlak.g);
      telling[soort] = (telling[soort] || 0) + 1;
      vlak.pad.setAttribute("class", soort + (dichtbij || getoond.has(vlak.g) ? "" : " buiten") + (eigen.indexOf(vlak.g) < 0 ? "" : " eigen"));
      vlak.titel.textContent = Verkenner.G.naam[vlak.g] + ": " + (uit.vraag.toon === "verschil" ? Beeld.verschil(vlak.g) : Beeld.staatTekst(uit, vlak.g));
      merk(vlak, { w0: "+", w1: "−", w2: "±" }[soort] || "");
    });
    var wat = [];
    document.querySelectorAll("#legenda li").forEach(function (regel) {
      var soort = regel.dataset.soort, past = (soort[0] === "w") === (uit.vraag.toon === "verschil");
      regel.hidden = !past;
      regel.querySelector("b").textContent = Verkenner.getal(telling[soort] || 0);
      if (past) wat.push(regel.textContent.trim().replace(/\s+/g, " "));
    });
    document.querySelector("#kaart svg").setAttribute("aria-label", "Kaart van de gemeenten: " + wat.join("; "));
  }

  /* A sign amid a shape, so that what came and went differs without colour too. */
  function merk(vlak, teken) {
    if (!teken && !merken[vlak.g]) return;
    if (!merken[vlak.g]) {
      var kader = vlak.pad.getBBox();
      merken[vlak.g] = maak("text", { "class": "merk", x: kader.x + kader.width / 2, y: kader.y + kader.height / 2 });
      vlak.pad.parentNode.parentNode.append(merken[vlak.g]);
    }
    merken[vlak.g].textContent = teken;
  }

  function teken() {
    var svg = maak("svg", { viewBox: "0 0 " + VLAKKEN.breedte + " " + VLAKKEN.hoogte, role: "img" });
    svg.append(patroon("wacht", 11, [maak("rect", { width: 11, height: 11, "class": "vel" }), maak("circle", { cx: 5.5, cy: 5.5, r: 2.4 })]));
    svg.append(patroon("onbekend", 9, [maak("rect", { width: 9, height: 9, "class": "vel" }), maak("rect", { width: 2.6, height: 9 })], "rotate(45)"));
    var groep = maak("g", { "class": "vlakken" });
    vlakken = {};
    Verkenner.G.code.forEach(function (code, g) {
      var pad = maak("path", { d: VLAKKEN.vlakken[code], "data-code": code }), titel = maak("title", {});
      pad.append(titel);
      groep.append(pad);
      vlakken[code] = { g: g, pad: pad, titel: titel };
    });
    svg.append(groep, maak("path", { d: VLAKKEN.grenzen, "class": "grenzen" }));
    VLAKKEN.provincies.forEach(function (provincie) {
      var naam = maak("text", { "class": "provincienaam", x: provincie[1], y: provincie[2] });
      naam.textContent = provincie[0];
      svg.append(naam);
    });
    svg.addEventListener("click", function (gebeurt) {
      var code = gebeurt.target.getAttribute("data-code");
      if (code) location.href = "gemeente/" + code + ".html";
    });
    document.getElementById("kaart").append(svg);
    document.getElementById("kaartuitleg").textContent = VLAKKEN.uitleg;
    if (beeld) kleur(beeld);
  }
  function patroon(naam, maat, delen, draai) {
    var waarden = { id: naam, width: maat, height: maat, patternUnits: "userSpaceOnUse" };
    if (draai) waarden.patternTransform = draai;
    var vorm = maak("pattern", waarden);
    delen.forEach(function (deel) { vorm.append(deel); });
    return vorm;
  }

  /* The shapes come when the map comes into sight: a telephone may never need them. */
  document.addEventListener("DOMContentLoaded", function () {
    var kijker = new IntersectionObserver(function (gezien) {
      if (!gezien.some(function (een) { return een.isIntersecting; })) return;
      kijker.disconnect();
      var script = document.createElement("script");
      script.src = "assets/vlakken.js";
      script.onload = teken;
      document.head.appendChild(script);
    });
    kijker.observe(document.getElementById("kaart"));
  });

  return { kleur: kleur };
})();
