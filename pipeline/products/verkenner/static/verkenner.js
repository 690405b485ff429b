/* The first page: what is asked stands in the address (#...), and what is shown follows from it. */
"use strict";

(function () {
  var V = VERKENNER, G = V.gemeenten, L = V.locaties;
  var LIJSTEN = { type: "ondersteuningstype", leefgebied: "leefgebied", soort: "soort_organisatie", partij: "landelijke_partij", functie: "functieverband" };
  var PER_KEER = 30;
  var RAADSLIEDEN = "sociaal-raadslieden";
  var aantal = L.id.length;
  var gemeenteVan = Zoeken.optellen(L.gemeente);
  var lat = Zoeken.optellen(L.lat), lon = Zoeken.optellen(L.lon);
  var letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
  var index = new Zoeken.Index();
  var plaatsIndex = new Zoeken.Index();
  var termLijst = null;
  var gebieden = null;
  var gevuld = false;
  var getoond = PER_KEER;
  var beeld = null;

  function het(id) { return document.getElementById(id); }
  function termen(lijst) { return V.lijsten[LIJSTEN[lijst]]; }
  function telWoord(n, een, meer) { return getal(n) + " " + (n === 1 ? een : meer); }
  function getal(n) { return String(n).replace(/\B(?=(\d{3})+$)/g, "."); }

  /* ---- the index ---- */
  function lijstWoorden(gekozen, lijst) {
    return gekozen.split("").map(function (letter) { return termen(lijst)[letters.indexOf(letter)][1]; });
  }
  /* What people ask for: a type or a leefgebied, by its place among both. */
  function onderwerpen() { return termen("type").concat(termen("leefgebied")); }
  function biedt(l, plek) {
    var typen = termen("type").length;
    return (plek < typen ? L.typen[l].indexOf(letters[plek]) : L.leefgebieden[l].indexOf(letters[plek - typen])) >= 0;
  }
  /* The index is made when words are asked for, or in the first idle moment: the page answers before. */
  function vulIndex() {
    if (gevuld) return;
    gevuld = true;
    var namen = G.naam.map(function (naam, g) { return [naam].concat(G.ook[g]); });
    namen.forEach(function (ieder, g) { ieder.forEach(function (naam) { plaatsIndex.voegToe(g, 3, naam); }); });
    termLijst = new Termen.Lijst(onderwerpen().map(function (term) {
      return { naam: term[1], uitleg: V.omschrijvingen[term[1]] || "", woorden: V.zoekwoorden[term[1]] || [] };
    }), plaatsIndex, index);
    namen.concat(L.plaatsen).flat().forEach(function (naam) { termLijst.leerPlaats(naam); });
    for (var l = 0; l < aantal; l++) {
      var g = gemeenteVan[l];
      index.voegToe(l, 3, L.naam[l]);
      namen[g].forEach(function (naam) { index.voegToe(l, 2, naam); });
      if (L.plaats[l] >= 0) index.voegToe(l, 2, L.plaatsen[L.plaats[l]]);
      index.voegToe(l, 1, L.adres[l]);
      if (L.soort[l] >= 0) index.voegToe(l, 1, termen("soort")[L.soort[l]][1]);
      if (L.partij[l] >= 0) index.voegToe(l, 2, termen("partij")[L.partij[l]][1]);
      if (L.raadslieden[l] === "1") index.voegToe(l, 2, "sociaal raadslieden raadsman raadsvrouw");
    }
    L.plaats.forEach(function (p, l) { if (p >= 0) plaatsIndex.voegToe(gemeenteVan[l], 2, L.plaatsen[p]); });
  }

  /* ---- postcodes and the places without a location: fetched after the first picture ---- */
  function haalGebieden() {
    if (!V.postcodes || het("postcodes")) return;
    var script = document.createElement("script");
    script.id = "postcodes";
    script.src = "assets/postcodes.js";
    script.onload = function () {
      var P = POSTCODES, waar = Zoeken.optellen(P.gemeente), ligt = Zoeken.optellen(P.ligt);
      var pc4 = Zoeken.optellen(P.pc4), plat = Zoeken.optellen(P.lat), plon = Zoeken.optellen(P.lon);
      P.plaats.forEach(function (naam, p) {
        plaatsIndex.voegToe(waar[p], 2, naam);
        termLijst.leerPlaats(naam);
      });
      gebieden = new Map();
      pc4.forEach(function (nummer, i) {
        var gebied = gebieden.get(String(nummer)) || { lat: 0, lon: 0, gemeenten: [], delen: 0, plaats: P.plaats[ligt[i]] };
        gebied.lat += plat[i];
        gebied.lon += plon[i];
        gebied.delen += 1;
        if (gebied.gemeenten.indexOf(waar[ligt[i]]) < 0) gebied.gemeenten.push(waar[ligt[i]]);
        gebieden.set(String(nummer), gebied);
      });
      toon();
      document.documentElement.dataset.postcodes = "1";
    };
    document.head.appendChild(script);
  }

  /* ---- what answers it ---- */
  function plekken(lijst, codes) {
    return codes.map(function (code) {
      return termen(lijst).findIndex(function (term) { return term[0] === code; });
    });
  }
  /* Return whether a location passes every choice about locations. */
  function maakZeef(vraag) {
    var typen = plekken("type", vraag.type).map(function (p) { return letters[p]; });
    var velden = plekken("leefgebied", vraag.leefgebied).map(function (p) { return letters[p]; });
    var soort = plekken("soort", vraag.soort)[0];
    var partijen = plekken("partij", vraag.partij), functies = plekken("functie", vraag.functie);
    var raadslieden = vraag.soort[0] === RAADSLIEDEN;
    return function (l) {
      return typen.every(function (t) { return L.typen[l].indexOf(t) >= 0; }) &&
        velden.every(function (v) { return L.leefgebieden[l].indexOf(v) >= 0; }) &&
        (!vraag.soort.length || (raadslieden ? L.raadslieden[l] === "1" : L.soort[l] === soort)) &&
        (!partijen.length || partijen.indexOf(L.partij[l]) >= 0) &&
        (!functies.length || functies.indexOf(L.functie[l]) >= 0);
    };
  }
  /* The state of a gemeente for what was chosen: of one term it is the version's own. Of several
     together: found where one location has them all; not found where one of them is not; where each
     is there but apart, only a whole search proves that none has them all. */
  function staatVan(g, heeft, gekozen, overig) {
    if (!gekozen.length && !overig) return +G.toestand[g];
    if (heeft) return 0;
    var staten = gekozen.map(function (plek) { return +G.termen[g][plek]; });
    if (staten.indexOf(1) >= 0 || G.toestand[g] === "1") return 1;
    if (staten.indexOf(2) >= 0 || G.toestand[g] === "2") return 2;
    if (staten.indexOf(3) >= 0 || G.toestand[g] === "3") return 3;
    return G.wacht[g] ? 2 : (G.geheel[g] === "1" && !overig ? 1 : 3);
  }
  /* What a question means: the parts that anything bears, those that nothing does, and the places
     and terms that they name, when they name nothing else ("vaals schulden"): of these the state is
     known. One word that nobody knows must not hide what the others find. */
  function begrijp(tekst, als) {
    if (tekst) vulIndex();
    var delen = tekst ? termLijst.lees(Zoeken.vraagwoorden(tekst)) : [];
    delen.forEach(function (deel) {
      if (deel.isBeide && als === "plaats") deel.termen.clear();
    });
    var gekend = delen.filter(function (d) { return d.termen.size || zoekTekst(index, d).size || zoekTekst(plaatsIndex, d).size; });
    var bekend = gekend.length ? gekend.map(function (d) { return d.tekst; }).join(" ") : tekst;
    var genoemd = gekend.filter(function (d) { return d.naam >= 0; });
    var namen = plaatsIndex.zoek(gekend.filter(function (d) { return d.naam < 0; }).map(function (d) { return d.tekst; }).join(" "));
    if (!genoemd.length || (namen && !namen.size)) {
      genoemd = [];
      namen = plaatsIndex.zoek(bekend);
    }
    return {
      tekst: bekend,
      getypt: gekend.map(function (d) { return d.getypt; }).join(" "),
      delen: gekend,
      gemist: gekend.length ? delen.filter(function (d) { return gekend.indexOf(d) < 0; }).map(function (d) { return d.getypt; }) : [],
      genoemd: genoemd,
      beide: gekend.filter(function (d) { return d.isBeide; }),
      termen: genoemd.map(function (d) { return d.naam; }),
      namen: namen
    };
  }
  /* Tell whether a part is read as one term: the reader is told of it, also of a typing error or of
     words written as one, and then also where a name bears it. */
  function isGelezen(deel) {
    if (deel.naam >= 0) return true;
    return deel.termen.size === 1 && !deel.isPlaats && Array.from(deel.termen.values())[0] < 0.8;
  }
  /* The gemeenten of the places that are called so: 3 where the gemeente is, 2 where a place in it. */
  function plaatsenMet(deel) {
    var uit = new Map();
    zoekTekst(plaatsIndex, deel).forEach(function (score, g) {
      if (score === 3 * deel.lengte || score === 2 * deel.lengte) uit.set(g, score / deel.lengte);
    });
    return uit;
  }
  function zoekTekst(waarin, deel) { return waarin.zoek(deel.tekst) || new Map(); }
  /* Return number -> score of the locations that answer a part: in their own words, by what they
     offer, or where it was said to be a place, by lying there. */
  function zoekDeel(deel, als) {
    var uit = new Map(), l, plaats = deel.isBeide && als === "plaats" ? plaatsenMet(deel) : null;
    if (!plaats) zoekTekst(index, deel).forEach(function (score, nummer) { uit.set(nummer, score); });
    for (l = 0; l < aantal; l++) {
      var score = plaats ? plaats.get(gemeenteVan[l]) || 0 : 0;
      deel.termen.forEach(function (zeker, plek) { if (biedt(l, plek)) score = Math.max(score, 2 * zeker); });
      if (score && !(uit.get(l) >= score)) uit.set(l, score);
    }
    return uit;
  }
  function beantwoord(vraag) {
    var telefoon = Zoeken.haalTelefoon(vraag.q), postcode = Zoeken.haalPostcode(telefoon[1]);
    var onleesbaar = Zoeken.vraagwoorden(postcode[2]).length ? "" : postcode[2].trim();
    var begrepen = begrijp(onleesbaar ? "" : postcode[2], vraag.als);
    var tekst = begrepen.tekst;
    var raak = !tekst ? null : begrepen.delen.length ? begrepen.delen.map(function (deel) { return zoekDeel(deel, vraag.als); }).reduce(Zoeken.beide) : new Map();
    var namen = begrepen.namen;
    var zeef = maakZeef(vraag);
    var gekozen = plekken("type", vraag.type).concat(plekken("leefgebied", vraag.leefgebied).map(function (p) {
      return p < 0 ? p : p + termen("type").length;
    })).filter(function (p) { return p >= 0; });
    gekozen = gekozen.concat(begrepen.termen);
    var overig = vraag.soort.length + vraag.partij.length + vraag.functie.length > 0;
    var heeft = new Set(), l, g;
    for (l = 0; l < aantal; l++) if (zeef(l) && begrepen.termen.every(function (plek) { return biedt(l, plek); })) heeft.add(gemeenteVan[l]);
    var staten = G.code.map(function (code, i) { return staatVan(i, heeft.has(i), gekozen, overig); });
    var mag = G.code.map(function (code, i) {
      return (!vraag.provincie.length || G.provincies[G.provincie[i]] === vraag.provincie[0]) &&
        (!vraag.klasse.length || G.klassen[G.klasse[i]] === vraag.klasse[0]) &&
        (!vraag.staat.length || V.toestanden[staten[i]] === vraag.staat[0]);
    });
    var locaties = [], bijTekst = new Map();
    for (l = 0; l < aantal; l++) {
      g = gemeenteVan[l];
      if (!mag[g] || (raak && !raak.has(l)) || !zeef(l)) continue;
      locaties.push(l);
      bijTekst.set(g, (bijTekst.get(g) || 0) + 1);
    }
    var gemeenten = [];
    for (g = 0; g < G.code.length; g++) {
      if (mag[g] && (!namen || namen.has(g) || bijTekst.has(g))) gemeenten.push(g);
    }
    var gebied = postcode[0] && gebieden ? gebieden.get(postcode[0]) : null;
    if (gebied && tekst === "") gemeenten = gemeenten.filter(function (i) { return gebied.gemeenten.indexOf(i) >= 0; });
    return { vraag: vraag, telefoon: telefoon[0], onleesbaar: onleesbaar, postcode: postcode, tekst: tekst, getypt: begrepen.getypt, gemist: begrepen.gemist, genoemd: begrepen.genoemd, gelezen: begrepen.delen.filter(isGelezen), beide: begrepen.beide, raak: raak, namen: namen, gebied: gebied, staten: staten, locaties: locaties, gemeenten: gemeenten, perGemeente: bijTekst };
  }

  /* ---- in which order ---- */
  var opNaam = new Intl.Collator("nl");
  function naarNaam(a, b) { return opNaam.compare(G.naam[a], G.naam[b]) || a - b; }
  function km(uit, l) {
    return Zoeken.afstand(uit.gebied.lat / uit.gebied.delen, uit.gebied.lon / uit.gebied.delen, lat[l], lon[l]);
  }
  function orden(uit) {
    if (uit.gebied) {
      uit.ver = new Map();
      var ter = [], heel = [];
      uit.locaties.forEach(function (l) {
        if (L.adres[l] && lat[l]) { uit.ver.set(l, km(uit, l)); ter.push(l); }
        else if (uit.gebied.gemeenten.indexOf(gemeenteVan[l]) >= 0) heel.push(l);
      });
      ter.sort(function (a, b) { return uit.ver.get(a) - uit.ver.get(b) || a - b; });
      uit.locaties = ter.concat(heel);
    } else if (uit.raak) {
      uit.locaties.sort(function (a, b) { return uit.raak.get(b) - uit.raak.get(a) || a - b; });
    }
    if (uit.namen) {
      uit.gemeenten.sort(function (a, b) { return (uit.namen.get(b) || 0) - (uit.namen.get(a) || 0) || naarNaam(a, b); });
    } else {
      uit.gemeenten.sort(naarNaam);
    }
    return uit;
  }

  window.Verkenner = {
    V: V, G: G, L: L, het: het, termen: termen, getal: getal, telWoord: telWoord, onderwerpen: onderwerpen, plaatsenMet: plaatsenMet, gemeenteVan: gemeenteVan, lijstWoorden: lijstWoorden
  };

  /* ---- the screen ---- */
  function toon() {
    beeld = orden(beantwoord(Vraag.leesAdres()));
    Vraag.vulScherm(beeld.vraag);
    Beeld.toon(beeld, getoond);
    if (window.Kaart) Kaart.kleur(beeld);
  }
  function vraagAnders(bewaar) {
    var adres = Vraag.maakAdres(Vraag.leesScherm());
    getoond = PER_KEER;
    if (adres !== (location.hash || "#")) {
      history[bewaar ? "pushState" : "replaceState"](null, "", adres);
    }
    toon();
  }
  function begin() {
    het("zoeken").hidden = false;
    het("resultaat").hidden = false;
    var typt = false;
    het("vraag").addEventListener("input", function () { vraagAnders(!typt); typt = true; });
    het("vraag").addEventListener("change", function () { typt = false; });
    het("zoeken").addEventListener("change", function (gebeurt) {
      if (gebeurt.target.id !== "vraag") { typt = false; vraagAnders(true); }
    });
    het("formulier").addEventListener("submit", function (gebeurt) {
      gebeurt.preventDefault();
      typt = false;
      vraagAnders(true);
    });
    het("wis").addEventListener("click", function () {
      history.pushState(null, "", "#");
      getoond = PER_KEER;
      toon();
      het("vraag").focus();
    });
    het("meer").addEventListener("click", function () {
      var eerste = getoond;
      getoond += PER_KEER;
      Beeld.toon(beeld, getoond);
      var links = document.querySelectorAll("#lijst > li");
      if (links[eerste]) links[eerste].querySelector("a").focus();
    });
    het("deel").addEventListener("click", function (gebeurt) {
      gebeurt.preventDefault();
      Beeld.kopieerLink();
    });
    het("csv").addEventListener("click", function () { Beeld.bewaar(beeld); });
    window.addEventListener("hashchange", function () { getoond = PER_KEER; toon(); });
    window.addEventListener("popstate", function () { getoond = PER_KEER; toon(); });
    toon();
    document.documentElement.dataset.klaar = "1";
    (window.requestIdleCallback || setTimeout)(function () {
      vulIndex();
      haalGebieden();
    });
  }
  document.addEventListener("DOMContentLoaded", begin);
})();
