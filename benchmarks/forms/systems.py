"""SYNTHETISCH: a fourth set of forms, as content systems, plugins and registers write offices."""

import json
from collections.abc import Sequence
from urllib.parse import quote_plus

from benchmarks.forms import Form, Office, page
from benchmarks.forms.state import API

Offices = Sequence[Office]
XML = "text/xml"
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
DAY_FIRST = (
    "<li>{openingstijden}: {naam}, {straat} {nummer}, {plaats} (zonder afspraak, tel. {telefoon})"
    "</li>"
)
ROUTE = (
    "<div><h5>{naam}</h5><p>{plaats}</p><div><a href='https://www.google.com/maps/search/?api=1&amp;"
    "query={route}'>Route</a><a href='tel:{telefoon}'>Bel</a></div></div>"
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


def _route_only(offices: Offices) -> str:
    routes = [quote_plus(f"{o.adres}, {o.postcode} {o.plaats}") for o in offices]
    pairs = zip(offices, routes, strict=True)
    return page("".join(ROUTE.format(**vars(o), route=route) for o, route in pairs))


def _in_pieces(offices: Offices) -> str:
    """Write the state that Next.js sends in strings, cut anywhere."""
    rows = [
        {"title": o.naam, "address": {"line1": o.adres, "postalCode": o.postcode, "city": o.plaats},
         "phone": o.telefoon}
        for o in offices
    ]  # fmt: skip
    stream = '5:["$","main",null,{"locations":' + json.dumps(rows) + "}]\n"
    cut = [stream[i : i + 250] for i in range(0, len(stream), 250)]
    return page("".join(f"<script>self.__next_f.push([1,{json.dumps(c)}])</script>" for c in cut))


def _markers(offices: Offices) -> str:
    """Write XML as a script of one's own loads it, all in attributes."""
    told = (
        f'<marker name="{o.naam}" address="{o.adres}, {o.postcode} {o.plaats}" '
        f'phone="{o.telefoon}" lat="52.1" lng="5.1" type="loket"/>'
        for o in offices
    )
    return f"<?xml version='1.0'?><!-- SYNTHETISCH --><markers>{''.join(told)}</markers>"


def _kml(offices: Offices) -> str:
    """Write a map of one's own at Google: balloons of markup, and data with names."""
    told = (
        f"<Placemark><name>{o.naam}</name><description><![CDATA[<p>{o.adres}<br>{o.postcode} "
        f"{o.plaats}</p><p>Tel. {o.telefoon}</p>]]></description><Point><coordinates>5.1,52.1,0"
        "</coordinates></Point></Placemark>"
        if i % 2
        else f"<Placemark><name>{o.naam}</name><ExtendedData><Data name='adres'><value>{o.adres}"
        f"</value></Data><Data name='postcode'><value>{o.postcode}</value></Data><Data name="
        f"'plaats'><value>{o.plaats}</value></Data><Data name='telefoon'><value>{o.telefoon}"
        "</value></Data></ExtendedData></Placemark>"
        for i, o in enumerate(offices)
    )
    folder = f"<Document><Folder>{''.join(told)}</Folder></Document>"
    return f"<kml xmlns='http://www.opengis.net/kml/2.2'>{folder}</kml>"


def _cells_that_span(offices: Offices) -> str:
    """Write a table in which a region spans all its rows, as a text processor makes it."""
    rows = "".join(
        f"<tr>{'<td rowspan=3><p>Regio</p></td>' if i % 3 == 0 else ''}<td><p><b>{o.naam}</b></p>"
        f"</td><td><p>{o.adres}</p><p>{o.postcode}&nbsp;{o.plaats}</p></td><td><p>{o.telefoon}</p>"
        "</td></tr>"
        for i, o in enumerate(offices)
    )
    head = "<tr><td>Regio</td><td>Waar</td><td>Adres</td><td>Telefoon</td></tr>"
    return page(f"<table>{head}{rows}</table>")


def _timetable(offices: Offices) -> str:
    rows = "".join(
        f"<tr><td>{o.openingstijden.split(maxsplit=1)[0]}</td><td>{o.openingstijden.split(maxsplit=1)[1]}"
        f"</td><td>{o.naam}</td><td>{o.adres}</td><td>{o.postcode} {o.plaats}</td>"
        f"<td>{o.telefoon}</td></tr>"
        for o in offices
    )
    heads = ("Dag", "Tijd", "Locatie", "Straat", "Postcode / plaats", "Afspraak via")
    cells = "".join(f"<th>{h}</th>" for h in heads)
    return page(f"<table><tr>{cells}</tr>{rows}</table>")


def _short_headings(offices: Offices) -> str:
    """Write a csv with headings of eight letters, as a geographic register exports it."""
    rows = "\r\n".join(
        f"{i};{o.naam};{o.straat};{o.nummer};{o.postcode};{o.plaats};{o.telefoon};120000,3"
        for i, o in enumerate(offices)
    )
    return f"OBJECTID;NAAM_ORG;STRAATNM;HUISNR;POSTC;WOONPL;TELNR;X_RD\r\n{rows}\r\n"


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
    Form("day and time first", lambda o: page(f"<ul>{_each(DAY_FIRST, o)}</ul>"),
         "naam adres plaats telefoon openingstijden"),
    Form("address in the link to a map", _route_only, PHONED),
    Form("state in pieces", _in_pieces, PHONED),
    Form("markers in xml", _markers, PHONED, XML),
    Form("kml", _kml, PHONED, "application/vnd.google-earth.kml+xml"),
    Form("cells that span rows", _cells_that_span, PHONED),
    Form("timetable", _timetable, FULL),
    Form("csv with short headings", _short_headings, PHONED, "text/csv"),
)  # fmt: skip
