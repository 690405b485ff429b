"""SYNTHETISCH: a second set of forms, written after the first was read wholly, to measure anew."""

import json
from collections.abc import Sequence
from typing import Any

from benchmarks.forms import Form, Office, page
from benchmarks.forms.files import XLSX, pdf_of, workbook_of

Offices = Sequence[Office]
API = "application/json"
PHONED = "naam adres postcode plaats telefoon"
FULL = "naam adres postcode plaats telefoon openingstijden"


def _each(block: str, offices: Offices, around: str = "{}") -> str:
    return page(around.format("".join(block.format(**vars(o), o=o) for o in offices)))


DRUPAL_ADDRESS = (
    "<p class='address' translate='no'><span class='organization'>{naam}</span><br>"
    "<span class='address-line1'>{straat} {nummer}</span><br><span class='postal-code'>{postcode}"
    "</span> <span class='locality'>{plaats}</span><br><span class='country'>Nederland</span></p>"
)
VIEWS = (
    "<div class='views-row'><div class='views-field'><span class='field-content'>"
    "<a href='/l/{nummer}'>{naam}</a></span></div><div class='views-field'>"
    "<span class='views-label'>Adres: </span><div class='field-content'>{straat} {nummer}<br />"
    "{postcode} {plaats}</div></div><div class='views-field'><span class='views-label'>Telefoon: "
    "</span><span class='field-content'>{telefoon}</span></div></div>"
)
MAP_LINK = (
    "<h4>{naam}</h4><p><a href='https://www.google.com/maps?q=x' target='_blank'>{straat} "
    "{nummer}, {postcode} {plaats}</a></p><p><a href='tel:{telefoon}'>{telefoon}</a></p>"
)
PLACE_ABOVE = "<h3>{plaats}</h3><p>{naam}<br>{straat} {nummer}<br>{postcode}</p>"
BOLD_LABELS = (
    "<h3>{naam}</h3><p><strong>Adres:</strong> {straat} {nummer}<br><strong>Postcode:</strong> "
    "{postcode}<br><strong>Plaats:</strong> {plaats}<br><strong>Tel:</strong> {telefoon}</p>"
)
CAPITALS = "<h3>{naam}</h3><p>{o.adres_groot}<br>{postcode} {o.plaats_groot}</p>"
ADDRESS_TAG = (
    "<address><strong>{naam}</strong><br>{straat} {nummer}<br>{postcode}&nbsp;&nbsp;{plaats}<br>"
    "<abbr title='Telefoon'>T</abbr> {telefoon}<br><a href='mailto:{email}'>{email}</a></address>"
)
CONTACT_CELL = (
    "<tr><td>{naam}</td><td>{straat} {nummer}<br>{postcode} {plaats}<br>{telefoon}</td></tr>"
)
HOURS_TABLE = (
    "<tr><td><strong>{naam}</strong><br>{straat} {nummer}<br>{postcode} {plaats}</td>"
    "<td>{openingstijden}</td><td>{telefoon}</td></tr>"
)
LISTED = "<li>{plaats}: {straat} {nummer} ({naam}), {openingstijden}</li>"
TE = "<p>Locatie: {naam}, {straat} {nummer} te {plaats}. Tijd: {openingstijden}.</p>"
RDFA = (
    "<div vocab='http://schema.org/' typeof='LocalBusiness'><h2 property='name'>{naam}</h2>"
    "<div property='address' typeof='PostalAddress'><span property='streetAddress'>{straat} "
    "{nummer}</span>, <span property='postalCode'>{postcode}</span> "
    "<span property='addressLocality'>{plaats}</span></div></div>"
)


def _two_in_a_row(offices: Offices) -> str:
    cell = "<td><p><b>{naam}</b></p><p>{straat} {nummer}<br>{postcode} {plaats}</p></td>"
    cells = [cell.format(**vars(o)) for o in offices]
    rows = "".join(f"<tr>{a}{b}</tr>" for a, b in zip(cells[::2], cells[1::2], strict=True))
    return page(f"<table>{rows}</table>")


def _rowspan(offices: Offices) -> str:
    head = "<tr><th>Regio</th><th>Naam</th><th>Adres</th><th>Postcode</th><th>Plaats</th></tr>"
    rows = "".join(
        f"<tr>{'<td rowspan=3>Regio Oost</td>' if i % 3 == 0 else ''}<td>{o.naam}</td>"
        f"<td>{o.adres}</td><td>{o.postcode}</td><td>{o.plaats}</td></tr>"
        for i, o in enumerate(offices)
    )
    return page(f"<table>{head}{rows}</table>")


def _terms(offices: Offices) -> str:
    return page("<dl>" + "".join(
        f"<dt>{o.naam}</dt><dd>{o.adres}</dd><dd>{o.postcode} {o.plaats}</dd><dd>{o.telefoon}</dd>"
        for o in offices) + "</dl>")  # fmt: skip


def _component(offices: Offices) -> str:
    keys = {"naam": "naam", "straatnaam": "straat", "huisnummer": "nummer",
            "postcode": "postcode", "woonplaats": "plaats"}  # fmt: skip
    rows = json.dumps([{k: getattr(o, n) for k, n in keys.items()} for o in offices])
    written = rows.replace("'", "&#39;")
    return page(f"<kantoor-zoeker :kantoren='{written}'></kantoor-zoeker>")


def _calls(offices: Offices) -> str:
    calls = "".join(
        f"addMarker(52.1, 5.{i}, {json.dumps(o.naam)}, {json.dumps(o.adres)}, "
        f"{json.dumps(f'{o.postcode} {o.plaats}')});\n" for i, o in enumerate(offices))  # fmt: skip
    return page(f"<script>function init() {{ {calls} }}</script>")


def _pushed(offices: Offices) -> str:
    calls = "".join(
        f"markers.push({{lat: 52.{i}, title: {json.dumps(o.naam)}, html: "
        f"{json.dumps(f'<p>{o.adres}<br>{o.postcode} {o.plaats}</p>')}}});\n"
        for i, o in enumerate(offices))  # fmt: skip
    return page(f"<script>{calls}</script>")


def _kml(offices: Offices) -> str:
    marks = "".join(
        f"<Placemark><name>{o.naam}</name><address>{o.adres}, {o.postcode} {o.plaats}</address>"
        "<Point><coordinates>5.1,52.1</coordinates></Point></Placemark>"
        for o in offices
    )
    return f"<?xml version='1.0' encoding='UTF-8'?><kml><Document>{marks}</Document></kml>"


def _graphql(offices: Offices) -> str:
    nodes: list[dict[str, Any]] = [
        {"node": {"id": i, "title": o.naam, "slug": f"x{i}", "visitorAddress": {
            "streetName": o.straat, "houseNumber": o.nummer, "zipcode": o.postcode,
            "city": {"name": o.plaats}}, "contactDetails": {"phoneNumber": o.telefoon}}}
        for i, o in enumerate(offices)
    ]  # fmt: skip
    return json.dumps({"data": {"offices": {"edges": nodes}}})


def _algolia(offices: Offices) -> str:
    hits = [
        {"objectID": str(i), "name": o.naam, "street_and_number": o.adres, "zip_code": o.postcode,
         "place": o.plaats, "_geoloc": {"lat": 52.1, "lng": 5.1}, "_highlightResult": {
             "name": {"value": f"<em>{o.naam}</em>", "matchLevel": "full"},
             "street_and_number": {"value": o.adres, "matchLevel": "none"}}}
        for i, o in enumerate(offices)
    ]  # fmt: skip
    return json.dumps({"results": [{"hits": hits, "nbHits": 6}]})


def _grouped_by_city(offices: Offices) -> str:
    return json.dumps({o.plaats: [{"naam": o.naam, "adres": o.adres, "pc": o.postcode}]
                       for o in offices})  # fmt: skip


def _csv_lines(offices: Offices) -> str:
    rows = (f'"{o.naam}";"{o.adres}\n{o.postcode} {o.plaats}";"{o.telefoon}"' for o in offices)
    return "\ufeffNaam aanbieder;NAW;Bereikbaar op\n" + "\n".join(rows)


def _sheet_with_titles(offices: Offices) -> bytes:
    rows = [["SYNTHETISCH"], [], ["", "Aanbieder", "Straat + nr", "Postcode", "Woonplaats"]]
    for i, o in enumerate(offices):
        rows += [["Regio Oost"]] if i % 3 == 0 else []
        rows.append(["", o.naam, o.adres, o.postcode, o.plaats])
    return workbook_of(rows)


def _sheet_of_all(offices: Offices) -> bytes:
    head = ["Nr", "Provincie", "Gemeente", "Organisatie", "Naam locatie", "Straatnaam", "Nummer"]
    head += ["Toevoeging", "Postcode", "Plaats", "Algemeen telefoonnummer", "Mailadres", "URL"]
    rows = [
        [str(i), "Overijssel", o.plaats, o.naam, "", o.straat, o.nummer, "", o.postcode, o.plaats,
         o.telefoon, o.email, "www.example.nl"] for i, o in enumerate(offices)
    ]  # fmt: skip
    return workbook_of([head, *rows])


def _pdf_lines(offices: Offices) -> bytes:
    return pdf_of([[f"{o.naam}, {o.adres}, {o.postcode} {o.plaats}" for o in offices]])


FORMS = (
    Form("address module of Drupal", lambda o: _each(DRUPAL_ADDRESS, o)),
    Form("views of Drupal", lambda o: _each(VIEWS, o), PHONED),
    Form("address as a link to a map", lambda o: _each(MAP_LINK, o), PHONED),
    Form("place in the heading only", lambda o: _each(PLACE_ABOVE, o)),
    Form("bold labels on lines", lambda o: _each(BOLD_LABELS, o), PHONED),
    Form("capitals", lambda o: _each(CAPITALS, o)),
    Form("address element", lambda o: _each(ADDRESS_TAG, o), PHONED + " email"),
    Form("address in a cell, hours beside it",
         lambda o: _each(HOURS_TABLE, o, "<table>{}</table>"), FULL),
    Form("contacts in a cell", lambda o: _each(
        CONTACT_CELL, o,
        "<table><tr><th>Organisatie</th><th>Contact</th></tr>{}</table>"), PHONED),
    Form("workbook with a column for everything", _sheet_of_all, PHONED + " email", XLSX),
    Form("list by place", lambda o: _each(LISTED, o, "<ul>{}</ul>"),
         "naam adres plaats openingstijden"),
    Form("street te place", lambda o: _each(TE, o), "naam adres plaats openingstijden"),
    Form("rdfa", lambda o: _each(RDFA, o)),
    Form("two offices in a row of cells", _two_in_a_row),
    Form("table with rowspan", _rowspan),
    Form("terms with several texts", _terms, PHONED),
    Form("property of a component", _component),
    Form("calls of a function", _calls),
    Form("markers pushed with markup", _pushed),
    Form("kml", _kml, kind="application/vnd.google-earth.kml+xml"),
    Form("graphql", _graphql, PHONED, API),
    Form("hits of a search engine", _algolia, kind=API),
    Form("json grouped by place", _grouped_by_city, "naam adres postcode", API),
    Form("csv with lines in a cell", _csv_lines, PHONED, "text/csv"),
    Form("workbook with titles between rows", _sheet_with_titles, kind=XLSX),
    Form("pdf with a line an office", _pdf_lines, kind="application/pdf"),
)  # fmt: skip
