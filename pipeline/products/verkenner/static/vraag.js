/* What is asked, as it stands in the address (#...) and on the screen: an address is a question.
   `als` is how a reader wants a word read that is a place and a topic; it goes with those words. */
"use strict";

var Vraag = (function () {
  var KEUZES = ["type", "leefgebied", "soort", "partij", "functie", "provincie", "klasse", "staat"];
  var gelezen = { q: "", als: "" };
  var MEERVOUDIG = new Set(["type", "leefgebied"]);

  function leesAdres() {
    var gevraagd = new URLSearchParams(location.hash.slice(1));
    var vraag = { q: gevraagd.get("q") || "", toon: gevraagd.get("toon") || "locaties", als: gevraagd.get("als") || "" };
    KEUZES.forEach(function (keuze) {
      var waarde = gevraagd.get(keuze) || "";
      vraag[keuze] = (MEERVOUDIG.has(keuze) ? waarde.split(",") : [waarde]).filter(Boolean);
    });
    return vraag;
  }
  function maakAdres(vraag) {
    var delen = [];
    if (vraag.q.trim()) delen.push("q=" + encodeURIComponent(vraag.q.trim()).replace(/%20/g, "+"));
    KEUZES.forEach(function (keuze) {
      if (vraag[keuze].length) delen.push(keuze + "=" + vraag[keuze].map(encodeURIComponent).join(","));
    });
    if (vraag.als) delen.push("als=" + encodeURIComponent(vraag.als));
    if (vraag.toon !== "locaties") delen.push("toon=" + vraag.toon);
    return "#" + delen.join("&");
  }
  function leesScherm() {
    var vraag = { q: document.getElementById("vraag").value, toon: document.querySelector("[name=toon]:checked").value };
    vraag.als = vraag.q.trim() === gelezen.q ? gelezen.als : "";
    KEUZES.forEach(function (keuze) {
      vraag[keuze] = Array.from(document.querySelectorAll("[name=" + keuze + "]")).filter(function (veld) {
        return veld.type === "checkbox" ? veld.checked : veld.value;
      }).map(function (veld) { return veld.value; });
    });
    return vraag;
  }
  function vulScherm(vraag) {
    gelezen = { q: vraag.q, als: vraag.als };
    var zoekveld = document.getElementById("vraag");
    if (document.activeElement !== zoekveld || zoekveld.value.trim() !== vraag.q) zoekveld.value = vraag.q;
    document.querySelectorAll("[name=toon]").forEach(function (veld) { veld.checked = veld.value === vraag.toon; });
    KEUZES.forEach(function (keuze) {
      document.querySelectorAll("[name=" + keuze + "]").forEach(function (veld) {
        if (veld.type === "checkbox") veld.checked = vraag[keuze].indexOf(veld.value) >= 0;
        else veld.value = vraag[keuze][0] || "";
      });
    });
  }

  return { leesAdres: leesAdres, maakAdres: maakAdres, leesScherm: leesScherm, vulScherm: vulScherm };
})();
