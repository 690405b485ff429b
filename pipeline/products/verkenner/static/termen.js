/* The terms and places that words name: "huur", "ruzie met de buren", "Buren". It touches no page. */
"use strict";

var Termen = (function () {
  /* `termen`: {naam, uitleg, woorden} of every term, in order; a place in it is what a word names.
     `plaatsIndex` and `naamIndex` bear the names that a word may be of instead. */
  function Lijst(termen, plaatsIndex, naamIndex) {
    var lijst = this;
    this.plaatsIndex = plaatsIndex;
    this.indexen = [plaatsIndex, naamIndex];
    this.termen = termen;
    this.zinnen = new Map();
    this.plaatsen = new Map();
    this.langst = 1;
    this.index = new Zoeken.Index();
    termen.forEach(function (term, plek) {
      [term.naam].concat(term.woorden).forEach(function (zin) { lijst.leer(lijst.zinnen, zin, { plek: plek, zin: zin }); });
      [term.naam, term.uitleg].concat(term.woorden.filter(function (w) { return w.indexOf(" ") < 0; })).forEach(function (tekst) {
        lijst.index.voegToe(plek, 1, tekst);
      });
    });
  }

  Lijst.prototype.leer = function (waar, zin, wat) {
    var woorden = Zoeken.vraagwoorden(zin);
    this.langst = Math.max(this.langst, woorden.length);
    waar.set(woorden.join(""), wat);
  };
  Lijst.prototype.leerPlaats = function (naam) { this.leer(this.plaatsen, naam, true); };

  /* Read words into parts, the longest phrase first. Of every part: its text, how it was typed (`getypt`), the phrase that it is
     or begins, the terms it may mean (place -> how sure), the one that it names for sure (else -1),
     and whether it is the name of a place. A part that is both is for the reader to decide: then it names nothing. */
  Lijst.prototype.lees = function (woorden) {
    var delen = [];
    var los = new Map();
    woorden = this.voegSamen(woorden, los);
    function zoalsGetypt(woord) { return los.get(woord) || woord; }
    for (var i = 0; i < woorden.length; i += delen[delen.length - 1].lengte) {
      delen.push(this.leesDeel(woorden, i));
      delen[delen.length - 1].getypt = delen[delen.length - 1].tekst.split(" ").map(zoalsGetypt).join(" ");
    }
    return delen;
  };

  /* Two words that are one, written apart ("rechts winkel"): together they are a word that is known,
     or like one while they are not both words by themselves. */
  Lijst.prototype.voegSamen = function (woorden, los) {
    var lijst = this, uit = [], indexen = this.indexen;
    function kent(woord) {
      return lijst.raak(woord).size > 0 || indexen.some(function (index) { return index.zoekWoord(woord).size > 0; });
    }
    for (var i = 0; i < woorden.length; i++) {
      var samen = i + 1 < woorden.length ? woorden[i] + woorden[i + 1] : "";
      var isWoord = samen && (lijst.zinnen.has(samen) || indexen.some(function (index) { return index.plaats.has(samen); }));
      if (samen.length > 5 && (isWoord || (!(kent(woorden[i]) && kent(woorden[i + 1])) && kent(samen)))) {
        uit.push(samen);
        los.set(samen, woorden[i] + " " + woorden[i + 1]);
        i++;
      } else uit.push(woorden[i]);
    }
    return uit;
  };

  Lijst.prototype.leesDeel = function (woorden, begin) {
    for (var n = Math.min(this.langst, woorden.length - begin); n > 0; n--) {
      var tekst = woorden.slice(begin, begin + n).join(" "), samen = woorden.slice(begin, begin + n).join("");
      var zin = this.zinnen.get(samen);
      var isPlaats = this.plaatsen.has(samen) || (n === 1 && this.plaatsIndex.plaats.has(tekst));
      var deel = { tekst: tekst, samen: samen, lengte: n, isPlaats: isPlaats, termen: new Map(), naam: -1, zin: zin ? zin.zin : "" };
      if (zin) deel.termen.set(zin.plek, 1);
      else if (begin + n === woorden.length) this.vulAan(deel);
      if (n === 1) this.leesWoord(deel);
      if (zin || isPlaats || deel.termen.size || n === 1) return kies(deel, this.noemt(deel));
    }
  };

  /* Who types has the end of a phrase still to come. */
  Lijst.prototype.vulAan = function (deel) {
    if (deel.samen.length < 4) return;
    this.zinnen.forEach(function (zin, woorden) {
      if (!woorden.startsWith(deel.samen)) return;
      deel.termen.set(zin.plek, 0.8);
      deel.zin = zin.zin;
    });
  };
  Lijst.prototype.leesWoord = function (deel) {
    if (this.zinnen.has(deel.samen)) return;
    this.raak(deel.tekst).forEach(function (score, plek) {
      if (!(deel.termen.get(plek) >= score)) deel.termen.set(plek, score);
    });
  };
  /* The terms that a word hits. A word inside another is another word ("huur" in "verhuurder"): that
     scores 0.5, and is left. A word that a name bears ("Papierhulp") is not taken apart, and one that
     is, may name only one term: of that the reader is told. */
  Lijst.prototype.raak = function (woord) {
    var uit = new Map();
    if (woord.length < 4) return uit;
    var raak = this.index.zoek(woord, "heel");
    if (!raak.size && !this.indexen.some(function (index) { return index.zoek(woord, "heel").size; })) {
      raak = this.index.zoek(woord);
      if (raak.size > 1) return uit;
    }
    raak.forEach(function (score, plek) { if (score !== 0.5) uit.set(plek, score); });
    return uit;
  };
  /* The one term that a part names: no typing error, and no beginning of what may be a place. */
  Lijst.prototype.noemt = function (deel) {
    if (deel.termen.size !== 1) return -1;
    var raak = Array.from(deel.termen)[0];
    if (raak[1] < 0.8) return -1;
    if (raak[1] < 1 && Array.from(this.plaatsIndex.zoek(deel.tekst).values()).some(function (s) { return s >= 1.6; })) return -1;
    return raak[0];
  };

  function kies(deel, naam) {
    var heel = Array.from(deel.termen).filter(function (raak) { return raak[1] === 1; });
    deel.heel = heel.map(function (raak) { return raak[0]; });
    deel.isBeide = deel.isPlaats && heel.length > 0;
    if (deel.isPlaats && !deel.isBeide) deel.termen.clear();
    deel.naam = deel.isPlaats ? -1 : naam;
    return deel;
  }

  return { Lijst: Lijst };
})();
