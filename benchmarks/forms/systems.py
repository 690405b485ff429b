"""SYNTHETISCH: a fourth set of forms, as content systems, plugins and registers write offices."""

import json
from collections.abc import Sequence

from benchmarks.forms import Form, Office, page
from benchmarks.forms.state import API

Offices = Sequence[Office]
PHONED = "naam adres postcode plaats telefoon"
FULL = f"{PHONED} openingstijden"
TERMS = (
    "<h2>{naam}</h2><h3>Contact</h3><dl><dt><span class='icon'></span><span>Adres</span></dt>"
    "<dd><span>{straat} {nummer}<br></span></dd><dd><span>{plaats}<br></span></dd>"
    "<dd><span>{postcode}<br></span></dd></dl><dl><dt><span>Telefoon</span></dt>"
    "<dd><span>{telefoon}</span></dd></dl><h3>Overige informatie</h3>"
    "<dl><dd><p>Spreekuur: {openingstijden}</p></dd></dl>"
)
CONTACT_PAGE = (
    "<h1>Contact en bereikbaarheid</h1><h2>Bezoekadres</h2><p>{naam}<br>{straat} {nummer}<br>"
    "{postcode} {plaats}</p><p>Telefoon: {telefoon}</p><p>Open: {openingstijden}</p>"
)
HELD_IN_BRACKETS = (
    "<h3>{plaats}</h3><p>Elke week, {openingstijden}, houden onze vrijwilligers een spreekuur voor "
    "iedereen in {naam} ({straat} {nummer}, {postcode} {plaats}). Bellen kan ook: {telefoon}.</p>"
)
POSTCODE_IN_BRACKETS = (
    "<h3>{plaats}</h3><p>In {plaats} vindt u ons elke week in {naam}. Het adres van dit spreekuur "
    "is {straat} {nummer} ({postcode}). U bent welkom op {openingstijden}. Tel. {telefoon}.</p>"
)


def _each(text: str, offices: Offices) -> str:
    return page("".join(text.format(**vars(o)) for o in offices))


def _address_and_its_parts(offices: Offices) -> str:
    """Write records by id, each with its address whole and in parts."""
    records = {
        f"a{i}-9c1d": {
            "title": o.naam,
            "adres": {
                "formatted": f"{o.adres}, {o.postcode} {o.plaats}, Nederland",
                "streetAddress": {"name": o.straat, "number": o.nummer, "apt": ""},
                "city": o.plaats,
                "postalCode": o.postcode,
                "country": "NL",
            },
            "telefoonnummer": o.telefoon,
            "openingstijden": f"<p>{o.openingstijden}</p>",
        }
        for i, o in enumerate(offices)
    }
    state = json.dumps({"data": {"store": {"Locaties": records}}})
    return page("<div id='app'></div>", head=f"<script type='application/json'>{state}</script>")


def _register(offices: Offices) -> str:
    """Write a page of an interface as registers keep addresses, the postcode in two halves."""
    rows = [
        {
            "id": i,
            "attributen": {
                "weergavenaam": o.naam,
                "locatie": {"straatnaam": o.straat, "huisnr": o.nummer,
                            "pc_cijfers": int(o.postcode[:4]), "pc_letters": o.postcode[-2:],
                            "stad": o.plaats},
                "bereikbaarheid": {"tel": o.telefoon, "mail": None},
            },
        }
        for i, o in enumerate(offices)
    ]  # fmt: skip
    return json.dumps({"data": rows, "meta": {"totaal": len(rows)}})


def _with_comments(offices: Offices) -> str:
    """Write JSON-LD as a plugin does: comments, a mark around it, text that breaks off its line."""
    things = ",\n".join(
        f'{{"@type": ["LocalBusiness", "LegalService"], // van de plugin: don\'t edit\n'
        f'"name": "{o.naam}", "description": "Wij helpen\nu [gratis] verder", /* }} */'
        f'"telephone": "tel:{o.telefoon}", "url": "https://www.example.nl/",'
        f'"address": "{o.adres}, {o.postcode} {o.plaats}",}}'
        for o in offices
    )
    script = f'<script type="application/ld+json">//<![CDATA[\n[{things}]\n//]]></script>'
    return page("<h1>Ons kantoor</h1>", head=script)


FORMS = (
    Form("terms with the place above the postcode", lambda o: _each(TERMS, o), FULL),
    Form("contact page under two general words", lambda o: _each(CONTACT_PAGE, o), FULL),
    Form("a long sentence with the address in brackets",
         lambda o: _each(HELD_IN_BRACKETS, o), PHONED),
    Form("sentences with only the postcode in brackets",
         lambda o: _each(POSTCODE_IN_BRACKETS, o), PHONED),
    Form("an address whole and in parts", _address_and_its_parts, FULL),
    Form("register with halves of postcodes", _register, PHONED, API),
    Form("json-ld with comments", _with_comments, PHONED),
)  # fmt: skip
