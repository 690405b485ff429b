/* Searching: folding, an index of words, near misses, filters and distances. It touches no page. */
"use strict";

var Zoeken = (function () {
  var STIL = new Set("aan bij de een en het hulp ik in mijn met naar of om op te van voor waar".split(" "));
  var AARDE_KM = 6371.0088;
  var DEEL = 10000;
  var KLEINSTE = 2;
  var POSTCODE = /(^|[^0-9a-z])([0-9]{4})(?:\s?([a-z]{2}))?(?![0-9a-z])/i;

  var TELEFOON = /(^|[^0-9a-z])((?:\+[0-9]|\(?0)[0-9 ()./-]{5,}[0-9])/i;

  function vouw(tekst) {
    if (/^[\x00-\x7f]*$/.test(tekst)) return tekst.toLowerCase();
    return tekst.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  }

  /* "'s-Gravenhage" -> s, gravenhage, sgravenhage: people leave marks out, or write them apart. */
  function woorden(tekst) {
    var gevonden = [];
    vouw(tekst).split(/[^a-z0-9'’-]+/).forEach(function (deel) {
      var delen = deel.split(/['’-]+/).filter(Boolean);
      gevonden.push.apply(gevonden, delen);
      if (delen.length > 1) gevonden.push(delen.join(""));
    });
    return gevonden;
  }

  function optellen(stappen) {
    var som = 0;
    return stappen.map(function (stap) { som += stap; return som; });
  }

  /* An index: per word the numbers of what bears it, each with how much that says. */
  function Index() {
    this.plaats = new Map();
    this.woorden = [];
    this.dragers = [];
    this.bekend = new Map();
    this.gevonden = new Map();
  }

  Index.prototype.voegToe = function (nummer, gewicht, tekst) {
    if (!tekst) return;
    var index = this;
    var delen = this.bekend.get(tekst);
    if (!delen) this.bekend.set(tekst, delen = woorden(tekst));
    delen.forEach(function (woord) {
      var plek = index.plaats.get(woord);
      if (plek === undefined) {
        plek = index.woorden.length;
        index.plaats.set(woord, plek);
        index.woorden.push(woord);
        index.dragers.push([]);
      }
      index.dragers[plek].push(nummer, gewicht);
    });
    if (this.gevonden.size) this.gevonden.clear();
  };

  /* Return number -> score of what bears a word; else one like it; else the words that it is made of.
     `hoe`: "heel" leaves out what it is made of, "deel" (half of a word) what it is only inside of. */
  Index.prototype.zoekWoord = function (vraag, hoe) {
    var sleutel = vraag + " " + (hoe || "");
    var bekend = this.gevonden.get(sleutel);
    if (bekend) return bekend;
    var uit = new Map();
    var begint = false;
    var index = this;
    function tel(plek, waarde) {
      var dragers = index.dragers[plek];
      for (var i = 0; i < dragers.length; i += 2) {
        var score = waarde * dragers[i + 1];
        if (!(uit.get(dragers[i]) >= score)) uit.set(dragers[i], score);
      }
    }
    this.woorden.forEach(function (woord, plek) {
      if (woord === vraag) { begint = true; tel(plek, 1); }
      else if (woord.startsWith(vraag)) { begint = true; tel(plek, 0.8); }
      else if (hoe !== "deel" && vraag.length > 4 && woord.includes(vraag)) tel(plek, woord.length === vraag.length + 1 ? 0.3 : 0.5);
    });
    if (!begint && vraag.length > 3) {
      var fouten = vraag.length > 7 ? 2 : 1;
      this.woorden.forEach(function (woord, plek) {
        var afstand = verschil(vraag, woord, fouten);
        if (afstand <= fouten) tel(plek, 0.4 - 0.1 * afstand);
      });
    }
    if (!uit.size && hoe !== "heel") uit = this.zoekDelen(vraag);
    if (this.gevonden.size > 200) this.gevonden.clear();
    this.gevonden.set(sleutel, uit);
    return uit;
  };

  /* Words written as one ("juridischloket"): one half is a word as it stands, the other may be
     misspelt, or made of words again; neither is only inside one. Sure of itself, it scores as a word that begins so. */
  Index.prototype.zoekDelen = function (vraag) {
    var uit = new Map();
    for (var i = vraag.length - KLEINSTE; i >= KLEINSTE && !uit.size; i--) {
      var helften = [vraag.slice(0, i), vraag.slice(i)];
      if (!this.plaats.has(helften[0]) && !this.plaats.has(helften[1])) continue;
      beide(this.zoekWoord(helften[0], "deel"), this.zoekWoord(helften[1], "deel")).forEach(function (score, nummer) {
        uit.set(nummer, 0.4 * score);
      });
    }
    return uit;
  };

  /* Return the words that a question asks for: without those that say nothing, unless all do. */
  function vraagwoorden(tekst) {
    var alle = vouw(tekst).split(/[^a-z0-9'’-]+/).map(function (deel) {
      return deel.replace(/['’]/g, "").replace(/^-+|-+$/g, "");
    }).filter(Boolean);
    var vragen = alle.filter(function (woord) { return !STIL.has(woord); });
    return vragen.length ? vragen : alle;
  }

  /* Return number -> score of what bears every word of a question; null when it asks nothing.
     `hoe` as for a word. */
  Index.prototype.zoek = function (tekst, hoe) {
    var vragen = vraagwoorden(tekst);
    if (!vragen.length) return null;
    var index = this;
    return vragen.reduce(function (samen, vraag) {
      var delen = vraag.split("-").filter(Boolean);
      var uit = index.zoekWoord(delen.join(""), hoe);
      if (!uit.size && delen.length > 1) {
        uit = delen.map(function (deel) { return index.zoekWoord(deel, hoe); }).reduce(beide);
      }
      return samen ? beide(samen, uit) : uit;
    }, null);
  };

  function beide(een, ander) {
    var uit = new Map();
    een.forEach(function (score, nummer) {
      var meer = ander.get(nummer);
      if (meer !== undefined) uit.set(nummer, score + meer);
    });
    return uit;
  }

  /* Tell whether two words begin alike: the first letter is what people mistype least, and it keeps
     what is only alike away. Swapped, missed or typed in front it still begins so, not another. */
  function begintAls(vraag, woord) {
    return woord[0] === vraag[0] || (vraag.length > 5 && (
      (woord[0] === vraag[1] && (woord[1] === vraag[0] || woord[1] === vraag[2])) ||
      (woord[1] === vraag[0] && woord[2] === vraag[1])));
  }

  /* Typing errors between a question and the beginning of a word (a letter more, less, other, or two
     swapped); more than `meest` counts as one too many. */
  function verschil(vraag, woord, meest) {
    if (woord.length < vraag.length - meest || !begintAls(vraag, woord)) return meest + 1;
    var breed = Math.min(woord.length, vraag.length + meest);
    var voor = null;
    var vorige = [];
    for (var j = 0; j <= breed; j++) vorige[j] = j;
    for (var i = 1; i <= vraag.length; i++) {
      var rij = [i];
      var laagst = i;
      for (j = 1; j <= breed; j++) {
        var zelfde = vraag[i - 1] === woord[j - 1];
        rij[j] = Math.min(vorige[j - 1] + (zelfde ? 0 : 1), vorige[j] + 1, rij[j - 1] + 1);
        if (voor && j > 1 && vraag[i - 1] === woord[j - 2] && vraag[i - 2] === woord[j - 1]) {
          rij[j] = Math.min(rij[j], voor[j - 2] + 1);
        }
        if (rij[j] < laagst) laagst = rij[j];
      }
      if (laagst > meest) return meest + 1;
      voor = vorige;
      vorige = rij;
    }
    return Math.min.apply(null, vorige.slice(Math.max(0, vraag.length - meest)));
  }

  /* Take a telephone number out of a question: "bel 030 231 1490" -> ["030 231 1490", "bel"]. */
  function haalTelefoon(tekst) {
    var gevonden = TELEFOON.exec(tekst);
    if (!gevonden) return ["", tekst];
    return [gevonden[2], (tekst.slice(0, gevonden.index) + gevonden[1] + tekst.slice(gevonden.index + gevonden[0].length)).trim()];
  }

  /* Take a postcode out of a question: "3511 AB schulden" -> ["3511", "AB", "schulden"]. */
  function haalPostcode(tekst) {
    var gevonden = POSTCODE.exec(tekst);
    if (!gevonden) return ["", "", tekst];
    var rest = tekst.slice(0, gevonden.index) + gevonden[1] + " " +
      tekst.slice(gevonden.index + gevonden[0].length);
    return [gevonden[2], (gevonden[3] || "").toUpperCase(), rest.trim()];
  }

  /* Kilometres as the crow flies between two points in parts of a degree. */
  function afstand(lat, lon, lat2, lon2) {
    var graad = Math.PI / 180 / DEEL;
    var half = Math.pow(Math.sin((lat2 - lat) * graad / 2), 2) +
      Math.cos(lat * graad) * Math.cos(lat2 * graad) * Math.pow(Math.sin((lon2 - lon) * graad / 2), 2);
    return 2 * AARDE_KM * Math.asin(Math.min(1, Math.sqrt(half)));
  }

  /* A cell of a csv for a Dutch spreadsheet (comma in a fraction, semicolon between) that no spreadsheet program runs: the rule of pipeline/files/defuse.py. */
  function csvCel(waarde) {
    var tekst = waarde === null || waarde === undefined ? "" : String(waarde);
    if (typeof waarde === "number") return tekst.replace(".", ",");
    if (!/^\+[0-9]{4,15}$/.test(tekst) && (/^\s*[=+\-@]/.test(tekst) || /^[\t\r]/.test(tekst))) {
      tekst = "'" + tekst;
    }
    return /[";\r\n]/.test(tekst) ? '"' + tekst.replace(/"/g, '""') + '"' : tekst;
  }

  function csv(koppen, rijen) {
    return "\ufeff" + [koppen].concat(rijen).map(function (rij) {
      return rij.map(csvCel).join(";");
    }).join("\r\n") + "\r\n";
  }

  return { Index: Index, vraagwoorden: vraagwoorden, beide: beide, vouw: vouw, optellen: optellen, haalTelefoon: haalTelefoon, haalPostcode: haalPostcode, afstand: afstand, csv: csv };
})();
