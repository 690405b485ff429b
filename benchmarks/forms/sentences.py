"""SYNTHETISCH: offices in running text."""

from collections.abc import Sequence

from benchmarks.forms import Form, Office, page

Offices = Sequence[Office]
PLACED = "adres plaats"


def _each(text: str, offices: Offices, glue: str = "") -> str:
    return page(glue.join(text.format(**vars(o), pc=o.postcode.replace(" ", "")) for o in offices))


IN_SENTENCE = (
    "<p>U kunt elke week terecht bij {naam} aan de {straat} {nummer} in {plaats}. Bel {telefoon} "
    "voor een afspraak.</p>"
)
WITH_POSTCODE = (
    "<p>Het spreekuur is in het pand op de {straat} {nummer} ({postcode} {plaats}), tegenover het "
    "station. Kom gerust langs.</p>"
)
GLUED = "<h3>{naam}</h3><p>{straat} {nummer}{pc} {plaats}</p>"
FLOORS = "<h3>{naam}</h3><p>{straat} {nummer}, 2e verdieping<br>{postcode} {plaats}, Nederland</p>"
TWO = "{naam}: {straat} {nummer}, {postcode} {plaats}, tel. {telefoon}"
DENIED = (
    "<h3>{naam}</h3><p>Let op: deze locatie is per 1 januari definitief gesloten.</p>"
    "<p>{straat} {nummer}, {postcode} {plaats}</p>"
)

FORMS = (
    Form("a sentence without postcode", lambda o: _each(IN_SENTENCE, o), PLACED),
    Form("a sentence with the address in brackets", lambda o: _each(WITH_POSTCODE, o),
         "adres postcode plaats"),
    Form("number and postcode glued", lambda o: _each(GLUED, o), count=1),
    Form("floors", lambda o: _each(FLOORS, o)),
    Form("two offices in a paragraph", lambda o: f"<p>{_each(TWO, o, ' en ')}</p>",
         "naam adres postcode plaats telefoon", count=2),
    Form("closed", lambda o: _each(DENIED, o)),
)  # fmt: skip
