"""SYNTHETISCH: a third set of forms, as local welfare organisations write their offices."""

import json
from collections.abc import Sequence

from benchmarks.forms import Form, Office, page
from benchmarks.forms.files import XLSX, workbook_of

Offices = Sequence[Office]
PHONED = "naam adres postcode plaats telefoon"
PLACED = "naam adres plaats telefoon openingstijden"
LETTERS = "<p>" + " ".join(f"<a href='?letter={c}'>{c}</a>" for c in "ABCDEFGHIJKLM") + "</p>"
NAMED_IN_BOLD = (
    "<li><strong>{naam}</strong> {straat} {nummer}, {postcode} {plaats}, telefoon {telefoon}</li>"
)
AT_SOMEBODY = (
    "<p>In {plaats} kunt u elke week binnenlopen bij {naam}, {straat} {nummer}, {postcode} "
    "{plaats}. Liever bellen? Dat kan op {telefoon}.</p>"
)
IN_BRACKETS = "{plaats} ({naam}, {straat} {nummer}, {postcode}, tel. {telefoon})"
HOSTED = (
    "<tr><td>{plaats}</td><td>{naam}, {straat} {nummer}</td><td>{openingstijden}</td>"
    "<td>{telefoon}</td></tr>"
)
LABELLED = (
    "<h3>{naam}</h3><p><strong>Adres:</strong> {straat} {nummer}, {plaats}</p>"
    "<p><strong>Telefoon</strong> {telefoon}</p>"
)
HELD_IN = (
    "<h2>{plaats}</h2><p>Het spreekuur wordt gehouden in {naam}, aan de {straat} {nummer} te "
    "{plaats}. Bel voor een afspraak: {telefoon}.</p>"
)
SITS_AT = "<p>{naam} zit sinds januari aan de {straat} {nummer}, {postcode} {plaats}.</p>"
COLUMNS = "<tr><th>Plaats</th><th>Locatie</th><th>Tijd</th><th>Telefoon</th></tr>"


def _each(text: str, offices: Offices, glue: str = "") -> str:
    return glue.join(text.format(**vars(o)) for o in offices)


def _markers(offices: Offices) -> str:
    balloons = "\n".join(
        f"L.marker([52.1{i}, 5.2{i}]).addTo(map).bindPopup({json.dumps(_balloon(o))});"
        for i, o in enumerate(offices)
    )
    return page(f"<script>var map = L.map('kaart');\nL.use('x', 8);\n{balloons}</script>")


def _balloon(o: Office) -> str:
    return f"<h4>{o.naam}</h4><p>{o.adres}<br>{o.postcode} {o.plaats}</p><p>Tel: {o.telefoon}</p>"


def _sheet_of_hours(offices: Offices) -> bytes:
    head = [["Adressenlijst"], [], ["Nr.", "Naam spreekuur", "Straat + nr", "PC", "Woonplaats",
            "Telefoonnr.", "Inloop"]]  # fmt: skip
    rows = [[str(i), o.naam, o.adres, o.postcode, o.plaats, o.telefoon, o.openingstijden]
            for i, o in enumerate(offices, start=1)]  # fmt: skip
    return workbook_of([*head, *rows, ["Wijzigingen graag doorgeven"]])


FORMS = (
    Form("name in bold before its address, below letters",
         lambda o: page(f"{LETTERS}<ul>{_each(NAMED_IN_BOLD, o)}</ul>"), PHONED),
    Form("labels in bold, no postcode", lambda o: page(_each(LABELLED, o)),
         "naam adres plaats telefoon"),
    Form("a sentence that says in which building", lambda o: page(_each(HELD_IN, o)),
         "adres plaats telefoon"),
    Form("a sentence about who sits where", lambda o: page(_each(SITS_AT, o))),
    Form("a sentence that says with whom", lambda o: page(_each(AT_SOMEBODY, o)), PHONED),
    Form("in brackets behind the place",
         lambda o: page(f"<p>Ook zitten wij in {_each(IN_BRACKETS, o, '; ')}.</p>"), PHONED),
    Form("table of hosts without postcodes",
         lambda o: page(f"<table>{COLUMNS}{_each(HOSTED, o)}</table>"), PLACED),
    Form("balloons among short strings", _markers, PHONED),
    Form("workbook of hours", _sheet_of_hours, PHONED + " openingstijden", XLSX),
)  # fmt: skip
