/* What is shown: the list, its counts in one line, and the same as csv. Texts only, never markup. */
"use strict";

var Beeld = (function () {
  var X, V, G, L;

  function maak(naam, waarden, inhoud) {
    var element = document.createElement(naam);
    Object.keys(waarden || {}).forEach(function (sleutel) { element.setAttribute(sleutel, waarden[sleutel]); });
    [].concat(inhoud === undefined ? [] : inhoud).forEach(function (deel) {
      if (deel) element.append(deel);
    });
    return element;
  }
  function stip(staat) { return maak("span", { "class": "state s" + staat, "aria-hidden": "true" }); }
  function afstand(uit, l) {
    return (L.grof[l] === "1" ? "ongeveer " : "") + uit.ver.get(l).toFixed(1).replace(".", ",") + " km";
  }
  function adres(l) {
    var plaats = L.plaats[l] < 0 ? "" : L.plaatsen[L.plaats[l]];
    if (!L.adres[l]) return "werkt in de hele gemeente " + G.naam[X.gemeenteVan[l]];
    return [L.adres[l], [L.postcode[l], plaats].filter(Boolean).join(" ")].filter(Boolean).join(", ");
  }

  /* ---- a location ---- */
  function locatie(uit, l) {
    var g = X.gemeenteVan[l];
    var bel = L.telefoon[l]
      ? maak("a", { href: "tel:" + L.telefoon[l].replace(/^0/, "+31").replace(/[^0-9+]/g, ""), "class": "bel" }, L.telefoon[l])
      : maak("span", { "class": "quiet" }, "telefoon niet bekend");
    var uren = [L.uren[l] || "openingstijden niet bekend"];
    if (L.afspraak[l]) uren.push(L.afspraak[l]);
    else if (!L.uren[l]) uren = ["openingstijden en afspraak niet bekend" + (L.telefoon[l] ? ": bel eerst" : "")];
    var waar = adres(l);
    if (L.adres[l] && L.plaats[l] >= 0 && L.plaatsen[L.plaats[l]] !== G.naam[g]) waar += " (gemeente " + G.naam[g] + ")";
    var delen = [
      maak("h3", {}, maak("a", { href: "locatie/" + L.id[l] + ".html" }, L.naam[l])),
      maak("p", { "class": "waar" }, [uit.ver && uit.ver.has(l) ? maak("strong", { "class": "afstand" }, afstand(uit, l)) : null, waar]),
      maak("p", { "class": "bereik" }, [bel, maak("span", { "class": L.uren[l] ? "" : "quiet" }, uren.join(" · "))]),
      maak("p", { "class": "small quiet" }, X.lijstWoorden(L.typen[l], "type").concat(X.lijstWoorden(L.leefgebieden[l], "leefgebied")).join(" · ") || "typen en leefgebieden niet bekend")
    ];
    if (L.partij[l] >= 0) {
      delen.push(maak("p", { "class": "small partij" }, "Landelijke partij: inwoners van elke gemeente kunnen er terecht."));
    } else if (uit.gebied && L.adres[l] && uit.gebied.gemeenten.indexOf(g) < 0) {
      delen.push(maak("p", { "class": "small quiet" }, "In een andere gemeente: vraag of u er terecht kunt."));
    }
    return maak("li", { "data-locatie-id": L.id[l] }, delen);
  }

  /* ---- a gemeente ---- */
  function staatTekst(uit, g) {
    var staat = uit.staten[g];
    if (staat === 0 && uit.tekst && !telHier(uit, g)) return "geen locatie gevonden met deze woorden; dat zegt niet dat het er niet is";
    if (staat === 0) return X.telWoord(telHier(uit, g), "locatie", "locaties");
    return V.toestanden[staat] + (staat === 2 ? " (" + G.wacht[g] + ")" : "");
  }
  function telHier(uit, g) { return uit.perGemeente.get(g) || 0; }
  function verschil(g) {
    var v = G.verschil[g], delen = [];
    if (v[0]) delen.push(v[0] + " erbij");
    if (v[1]) delen.push(v[1] + " weg");
    if (v[2]) delen.push(X.telWoord(v[2], "verschil waarvan niet zeker is of er iets veranderde", "verschillen waarvan niet zeker is of er iets veranderde"));
    if (!v[3]) delen.push(V.nietTeZeggen);
    return delen.join(", ") || "geen verschil";
  }
  function gemeente(uit, g) {
    var soort = uit.vraag.toon === "verschil";
    return maak("li", { "data-gemeentecode": G.code[g], "class": "gemeente" }, [
      maak("h3", {}, maak("a", { href: "gemeente/" + G.code[g] + ".html" }, G.naam[g])),
      maak("p", { "class": "staat" }, soort ? verschil(g) : [stip(uit.staten[g]), staatTekst(uit, g)]),
      maak("p", { "class": "small quiet" }, G.provincies[G.provincie[g]] + " · " + (G.inwoners[g] === null ? "inwonertal niet bekend" : X.getal(G.inwoners[g]) + " inwoners"))
    ]);
  }

  /* ---- the lines above the list ---- */
  function telStaten(uit, welke) {
    var telling = [0, 0, 0, 0];
    welke.forEach(function (g) { telling[uit.staten[g]] += 1; });
    return telling;
  }
  function tellingen(uit) {
    if (uit.gebied && uit.vraag.toon === "locaties") return X.telWoord(uit.locaties.length, "locatie", "locaties") + (uit.locaties.length > 1 ? ", de dichtstbijzijnde eerst." : ".");
    var telling = telStaten(uit, uit.gemeenten);
    var wat = telling.map(function (n, staat) { return n ? X.getal(n) + " " + V.toestanden[staat] : ""; }).filter(Boolean);
    return X.telWoord(uit.locaties.length, "locatie", "locaties") + ". " + X.telWoord(uit.gemeenten.length, "gemeente", "gemeenten") + (wat.length ? ": " + wat.join("; ") : "") + ".";
  }
  function tellingVerschil() {
    var som = [0, 0, 0], onbekend = 0;
    G.verschil.forEach(function (v) { for (var i = 0; i < 3; i++) som[i] += v[i]; if (!v[3]) onbekend += 1; });
    return "Sinds versie " + V.vorige + ": " + X.telWoord(som[0], "locatie", "locaties") + " erbij, " + X.getal(som[1]) + " weg, " + X.telWoord(som[2], "verschil", "verschillen") + " waarvan niet zeker is of er iets veranderde; " + X.telWoord(onbekend, "gemeente", "gemeenten") + " " + V.nietTeZeggen + ".";
  }
  function bijPostcode(uit) {
    var nummer = uit.postcode[0];
    if (!nummer) return "";
    if (!V.postcodes) return "Deze versie kent geen postcodes: zoek op plaats of gemeente.";
    if (!uit.gebied) return document.getElementById("postcodes") && window.POSTCODES ? "Postcode " + nummer + " kennen wij niet: wat hieronder staat, is niet op afstand. Zoek op plaats of gemeente." : "Postcodes worden geladen.";
    var eigen = uit.gebied.gemeenten.map(function (g) { return G.naam[g] + " (" + staatTekst(uit, g) + ")"; });
    return nummer + " ligt in " + eigen.join(" en ") + ". Afstanden hemelsbreed.";
  }

  /* What the states of gemeenten are about, where they stand there: "huur" is read as a term. */
  function bijTermen(uit) {
    if (!uit.genoemd.length || !(uit.gebied || uit.namen || uit.vraag.toon === "gemeenten")) return "";
    var namen = uit.genoemd.map(function (deel) { return X.onderwerpen()[deel.naam][1]; });
    return "Wat bij een gemeente staat, gaat over: " + Array.from(new Set(namen)).join(", ") + ".";
  }
  /* How a word was read that is not of the term itself: "deurwaarder". */
  function bijLezing(uit) {
    var bij = new Map();
    uit.gelezen.forEach(function (deel) {
      var naam = X.onderwerpen()[Array.from(deel.termen.keys())[0]][1], woord = deel.zin || deel.tekst;
      if (Zoeken.vouw(naam).indexOf(Zoeken.vouw(woord)) < 0) bij.set(naam, (bij.get(naam) || []).concat("‘" + woord + "’"));
    });
    return Array.from(bij).map(function (een) { return een[1].join(" en ") + " lezen wij als " + een[0] + "."; }).join(" ");
  }

  /* ---- a word that is a place and a topic: the reader decides, we never guess ---- */
  function zonder(q, deel) {
    var weg = new Set(deel.tekst.split(" "));
    return q.split(/\s+/).filter(function (woord) {
      var delen = Zoeken.vraagwoorden(woord);
      return !delen.length || !delen.every(function (w) { return weg.has(w); });
    }).join(" ");
  }
  function alsOnderwerp(uit, deel, plek) {
    var typen = X.termen("type").length, lijst = plek < typen ? "type" : "leefgebied";
    var anders = Object.assign({}, uit.vraag, { q: zonder(uit.vraag.q, deel), als: "" });
    anders[lijst] = uit.vraag[lijst].concat(X.onderwerpen()[plek][0]);
    return maak("a", { href: Vraag.maakAdres(anders) }, "het onderwerp " + X.onderwerpen()[plek][1]);
  }
  function alsPlaats(uit, deel) {
    var waar = [], meer = 0;
    X.plaatsenMet(deel).forEach(function (soort, g) {
      if (waar.length < 3) waar.push((soort === 3 ? "de gemeente " : "een plaats in ") + G.naam[g]);
      else meer += 1;
    });
    return maak("a", { href: Vraag.maakAdres(Object.assign({}, uit.vraag, { als: "plaats" })) }, waar.join(" of ") + (meer ? " of elders" : ""));
  }
  function keuze(uit, deel) {
    var woord = "‘" + deel.tekst + "’", onderwerpen = deel.heel.map(function (plek) { return maak("li", {}, alsOnderwerp(uit, deel, plek)); });
    if (uit.vraag.als === "plaats") return [maak("p", {}, woord + " lezen wij als plaats. Bedoelt u iets anders?"), maak("ul", {}, onderwerpen)];
    return [maak("p", {}, woord + " is een plaats en een onderwerp. Wat bedoelt u?"), maak("ul", {}, [maak("li", {}, alsPlaats(uit, deel))].concat(onderwerpen))];
  }
  function toonKeuze(uit) {
    var delen = uit.beide.map(function (deel) { return keuze(uit, deel); });
    X.het("keuze").replaceChildren.apply(X.het("keuze"), delen.reduce(function (alle, een) { return alle.concat(een); }, []));
    X.het("keuze").hidden = !delen.length;
  }

  function bijWoorden(uit) {
    if (!uit.gemist.length) return "";
    return "Met ‘" + uit.gemist.join("’ en ‘") + "’ is niets gevonden. Hieronder staat wat past bij ‘" + uit.getypt + "’.";
  }

  function bijRest(uit) {
    var delen = [];
    if (uit.telefoon) delen.push("Op telefoonnummer zoeken kan hier niet: ‘" + uit.telefoon + "’ telt niet mee.");
    if (uit.onleesbaar) delen.push("Zoeken kan alleen met de letters a tot en met z en met cijfers: ‘" + uit.onleesbaar + "’ telt niet mee.");
    return delen.join(" ");
  }
  /* What a reader to whom nothing is shown may leave out, if anything was asked. */
  function raad(uit) {
    var filters = ["type", "leefgebied", "soort", "partij", "functie", "provincie", "klasse", "staat"].some(function (keuze) { return uit.vraag[keuze].length; });
    var delen = [filters ? "haal een filter weg" : "", uit.vraag.q.trim() ? "gebruik minder of andere woorden" : ""].filter(Boolean);
    var zin = delen.join(", of ");
    return zin && zin[0].toUpperCase() + zin.slice(1) + ". ";
  }
  /* The address of the page is the link. A page that was opened as a file may not copy everywhere. */
  function kopieerLink() {
    var gezegd = X.het("gekopieerd");
    function lukteNiet() { gezegd.textContent = "Kopiëren lukte niet: kopieer het adres van deze pagina uit de adresbalk."; }
    if (!navigator.clipboard) return lukteNiet();
    navigator.clipboard.writeText(location.href).then(function () { gezegd.textContent = "Link gekopieerd."; }, lukteNiet);
  }

  function toon(uit, aantal) {
    X = Verkenner; V = X.V; G = X.G; L = X.L;
    var toonGemeenten = uit.vraag.toon !== "locaties";
    var rijen = toonGemeenten ? uit.gemeenten : uit.locaties;
    if (uit.vraag.toon === "verschil") rijen = veranderd(rijen);
    X.het("resultaat").classList.toggle("calm", uit.vraag.partij.length > 0);
    X.het("telling").textContent = uit.vraag.toon === "verschil" ? tellingVerschil() : tellingen(uit);
    var uitleg = [bijRest(uit), bijPostcode(uit), bijWoorden(uit), bijLezing(uit), bijTermen(uit)].filter(Boolean).join(" ");
    X.het("uitleg").textContent = uitleg;
    X.het("uitleg").hidden = !uitleg;
    toonKeuze(uit);
    var lijst = X.het("lijst"), nieuw = document.createDocumentFragment();
    var vast = [];
    if (!toonGemeenten && uit.namen && uit.tekst) {
      vast = uit.gemeenten.filter(function (g) { return (uit.namen.get(g) || 0) >= 0.9; }).slice(0, 3);
    }
    vast.forEach(function (g) { nieuw.append(gemeente(uit, g)); });
    rijen.slice(0, aantal).forEach(function (rij) {
      nieuw.append(toonGemeenten ? gemeente(uit, rij) : locatie(uit, rij));
    });
    lijst.replaceChildren(nieuw);
    X.het("raad").textContent = raad(uit);
    X.het("gekopieerd").textContent = "";
    X.het("leeg").hidden = rijen.length + vast.length > 0;
    X.het("meer").hidden = rijen.length <= aantal;
    X.het("meer").textContent = "Toon meer (nog " + X.getal(Math.max(0, rijen.length - aantal)) + ")";
    X.het("wis").hidden = (location.hash || "#") === "#";
    X.het("deel").href = location.hash || "#";
    var filters = ["soort", "partij", "functie", "provincie", "klasse", "staat"].filter(function (keuze) { return uit.vraag[keuze].length; }).length;
    X.het("gekozen").textContent = filters ? " (" + filters + " gekozen)" : "";
  }
  function veranderd(rijen) {
    return rijen.filter(function (g) { return G.verschil[g][0] || G.verschil[g][1] || G.verschil[g][2] || !G.verschil[g][3]; });
  }

  /* ---- the same as csv ---- */
  function term(lijst, plek) { return plek < 0 ? "" : X.termen(lijst)[plek][1]; }
  function locatieRij(uit, l) {
    var g = X.gemeenteVan[l];
    return [L.id[l], L.naam[l], L.adres[l], L.postcode[l], L.plaats[l] < 0 ? "" : L.plaatsen[L.plaats[l]], G.code[g], G.naam[g], G.provincies[G.provincie[g]], L.telefoon[l], L.uren[l], L.afspraak[l], X.lijstWoorden(L.typen[l], "type").join("; "), X.lijstWoorden(L.leefgebieden[l], "leefgebied").join("; "), term("soort", L.soort[l]), { 0: "nee", 1: "ja" }[L.raadslieden[l]] || "", term("partij", L.partij[l]), term("functie", L.functie[l]), uit.ver && uit.ver.has(l) ? Math.round(uit.ver.get(l) * 10) / 10 : "", V.versie];
  }
  function gemeenteRij(uit, g) {
    var v = G.verschil[g];
    return [G.code[g], G.naam[g], G.provincies[G.provincie[g]], G.inwoners[g], G.klassen[G.klasse[g]], V.toestanden[uit.staten[g]], telHier(uit, g), G.wacht[g]].concat(v ? [v[0], v[1], v[2], v[3] ? "ja" : "nee"] : ["", "", "", ""], [V.versie]);
  }
  var LOCATIEKOPPEN = "locatie_id naam bezoekadres postcode woonplaats gemeentecode gemeente provincie telefoon openingstijden afspraak ondersteuningstypen leefgebieden soort_organisatie sociaal_raadslieden landelijke_partij functieverband afstand_km versie".split(" ");
  var GEMEENTEKOPPEN = "gemeentecode gemeente provincie inwoners grootteklasse toestand aantal_locaties te_beoordelen erbij weg onzeker doorzocht versie".split(" ");

  function bewaar(uit) {
    var soort = uit.vraag.toon;
    var gemeenten = soort === "verschil" ? veranderd(uit.gemeenten) : uit.gemeenten;
    var tekst = soort === "locaties"
      ? Zoeken.csv(LOCATIEKOPPEN, uit.locaties.map(function (l) { return locatieRij(uit, l); }))
      : Zoeken.csv(GEMEENTEKOPPEN, gemeenten.map(function (g) { return gemeenteRij(uit, g); }));
    var link = maak("a", { download: (V.synthetisch ? "SYNTHETISCH-" : "") + "verkenner-" + V.versie.replace(/[^0-9A-Za-z.]+/g, "-") + "-" + soort + ".csv" });
    link.href = URL.createObjectURL(new Blob([tekst], { type: "text/csv;charset=utf-8" }));
    link.click();
    setTimeout(function () { URL.revokeObjectURL(link.href); }, 10000);
  }

  return { toon: toon, kopieerLink: kopieerLink, bewaar: bewaar, maak: maak, verschil: verschil, staatTekst: staatTekst };
})();
