"""What each layer reads, from small pages that are MADE BY US; addresses and names are made up."""

import json

import pytest

from spiders.extract import extract_page
from spiders.finding import SiteFinding
from spiders.page import Page

HTML = "text/html; charset=utf-8"
URL = "http://replica.example.nl/locaties"


def read(body: str | bytes, kind: str = HTML, url: str = URL) -> list[SiteFinding]:
    content = body.encode() if isinstance(body, str) else body
    return extract_page(Page(url, content, kind)).findings


def summary(findings: list[SiteFinding]) -> list[tuple[str, str, str, str]]:
    return [(f.naam, f.adres, f.postcode, f.plaats) for f in findings]


A = ("Loket Aadorp", "Het Baken 3", "7600 AA", "Aadorp")
B = ("Loket Beedorp", "Grotestraat 3-B", "7620 AB", "Beedorp")
BOTH = [A, B]


def dicts(*keys: str) -> list[dict[str, str]]:
    return [dict(zip(keys, values, strict=True)) for values in BOTH]


@pytest.mark.parametrize(
    "script",
    [
        f"window.__STATE__ = {json.dumps({'x': {'items': dicts('naam', 'straat', 'postcode', 'plaats')}})};",
        "var m = [{name: 'Loket Aadorp', street: 'Het Baken 3', zip: '7600 AA', city: 'Aadorp',},"
        "{name: \"Loket Beedorp\", street: 'Grotestraat 3-B', zip: '7620 AB', city: 'Beedorp'}];",
        "var m = [['Loket Aadorp', 52.1, 4.3, 'Het Baken 3, 7600 AA Aadorp'],"
        "['Loket Beedorp', 52.2, 4.4, 'Grotestraat 3-B, 7620 AB Beedorp']];",
        'L.marker([52,4]).bindPopup("<b>Loket Aadorp</b><br>Het Baken 3<br>7600 AA Aadorp");'
        "L.marker([52,4]).bindPopup('<b>Loket Beedorp</b><br>Grotestraat 3-B<br>7620 AB Beedorp');",
    ],
    ids=["page state", "javascript literal", "arrays", "balloons"],
)
def test_locations_in_a_script(script: str) -> None:
    assert summary(read(f"<html><body><script>{script}</script></body></html>")) == BOTH


def test_locations_in_data_attributes() -> None:
    markers = "".join(
        f"<div data-title='{n}' data-address='{s}' data-postcode='{p}' data-city='{c}'></div>"
        for n, s, p, c in BOTH
    )
    assert summary(read(f"<html><body>{markers}</body></html>")) == BOTH
    value = json.dumps(dicts("title", "address", "zip", "city")).replace("'", "&#39;")
    assert summary(read(f"<html><body><div data-markers='{value}'></div></body></html>")) == BOTH


def test_a_place_before_the_address_in_its_line_is_the_place() -> None:
    (found,) = read(
        "<li><strong>Enschede</strong>: Loket Zuid, Kersenlaan 12, 7523 XA. Tel. 053</li>"
    )
    assert (found.naam, found.plaats) == ("Loket Zuid", "Enschede")


def test_a_street_and_its_number_under_labels_on_lines_of_their_own() -> None:
    (found,) = read(
        "<h3>Loket</h3><p>Straat: Kersenlaan<br>Huisnummer: 12<br>Postcode: 7523 XA<br>"
        "Plaats: Enschede</p>"
    )
    assert (found.naam, found.adres, found.plaats) == ("Loket", "Kersenlaan 12", "Enschede")


@pytest.mark.parametrize(
    "attribute", ["ng-init='init({})'", ":items='{}'", "data-props='{}'", "x-data='{{a: {}}}'"]
)
def test_json_in_an_attribute_of_any_name(attribute: str) -> None:
    value = json.dumps(dicts("title", "address", "zip", "city"))
    assert summary(read(f"<html><body><div {attribute.format(value)}></div></body></html>")) == BOTH


def test_json_of_an_interface_with_nested_addresses() -> None:
    nodes = [
        {"type": "node--locatie", "id": f"u{i}", "attributes": {
            "title": n, "path": {"alias": f"/vestiging/{i}"},
            "field_address": {"address_line1": s, "postal_code": p, "locality": c}}}
        for i, (n, s, p, c) in enumerate(BOTH)
    ]  # fmt: skip
    found = read(json.dumps({"data": nodes}), "application/vnd.api+json")
    assert summary(found) == BOTH
    assert [f.link for f in found] == [
        "http://replica.example.nl/vestiging/0",
        "http://replica.example.nl/vestiging/1",
    ]


def test_a_named_item_without_address_in_a_list_of_locations_is_kept() -> None:
    items = [
        *dicts("naam", "adres", "postcode", "plaats"),
        {"naam": "Loket Ceedorp", "plaats": "C"},
    ]
    assert summary(read(json.dumps(items), "application/json"))[2:] == [
        ("Loket Ceedorp", "", "", "C")
    ]


@pytest.mark.parametrize("day", ["https://schema.org/Monday", "http://schema.org/Monday", "Monday"])
def test_a_day_is_its_name_and_no_address_of_schema_org(day: str) -> None:
    hours = [
        {
            "@type": "OpeningHoursSpecification",
            "dayOfWeek": [day],
            "opens": "09:00",
            "closes": "12:00",
        }
    ]
    address = {"streetAddress": A[1], "postalCode": A[2], "addressLocality": A[3]}
    data = {"name": A[0], "address": address, "openingHoursSpecification": hours}
    (found,) = read(f"<script type='application/ld+json'>{json.dumps(data)}</script>")
    assert found.openingstijden == "Monday 09:00-12:00"


@pytest.mark.parametrize(
    ("street", "adres"),
    [
        ("Kersenlaan 90 – 92", "Kersenlaan 90 – 92"),
        ("Kersenlaan 12, 2e verdieping", "Kersenlaan 12, 2e verdieping"),
        ("Kersenlaan 12, unit 3", "Kersenlaan 12, unit 3"),
        ("Kersenlaan 90 t/m 94", "Kersenlaan 90 t/m 94"),
    ],
)
def test_a_range_and_a_unit_are_part_of_the_address(street: str, adres: str) -> None:
    (found,) = read(f"<h3>Loket</h3><p>{street}<br>NL-7523 XA Enschede (op afspraak)</p>")
    assert (found.adres, found.postcode, found.plaats) == (adres, "7523 XA", "Enschede")


@pytest.mark.parametrize(
    ("words", "naam"),
    [
        (
            "U kunt elke week terecht bij Loket De Brug aan de Kersenlaan 12 in Enschede.",
            "Loket De Brug",
        ),
        ("Loket De Brug aan de Kersenlaan 12, 7523 XA Enschede", "Loket De Brug"),
        ("U vindt ons aan de Kersenlaan 12 in Enschede, tegenover het station.", ""),
        ("Het spreekuur is in het pand op de Kersenlaan 12 (7523 XA Enschede).", ""),
    ],
)
def test_an_address_in_a_sentence_is_read_and_its_words_are_no_name(words: str, naam: str) -> None:
    (found,) = read(f"<p>{words}</p>")
    assert (found.naam, found.adres, found.plaats) == (naam, "Kersenlaan 12", "Enschede")


def test_a_mobile_number_beside_a_person_is_not_read() -> None:
    (found,) = read(
        "<h3>Loket</h3><p>Spreekuur door Jan Jansen, 06-12345678</p>"
        "<p>Kersenlaan 12<br>7523 XA Enschede</p>"
    )
    assert found.telefoon == ""


def test_the_number_of_a_bank_is_no_telephone() -> None:
    (found,) = read(
        "<h3>Loket</h3><p>Kersenlaan 12<br>7523 XA Enschede<br>IBAN NL20 BANK 0123 4567 89</p>"
    )
    assert found.telefoon == ""


def test_neighbours_keep_their_own_hours() -> None:
    block = "<h3>Loket {0}</h3><p>{1}</p><p>Kersenlaan {0}, 7523 XA Enschede</p>"
    found = read(block.format(1, "maandag 9.00-12.00") + block.format(2, "dinsdag 9.00-12.00"))
    assert [f.openingstijden for f in found] == ["maandag 9.00-12.00", "dinsdag 9.00-12.00"]


def test_a_page_without_a_stated_encoding_is_read_as_a_browser_does() -> None:
    html = "<h3>Café De Brug</h3><p>Kersenlaan 12<br>7523 XA Enschede</p>"
    assert [f.naam for f in read(html.encode("cp1252"), "text/html")] == ["Café De Brug"]
    assert [f.naam for f in read(html.encode(), "text/html")] == ["Café De Brug"]


def test_publishers_and_staff_in_json_ld_are_no_locations() -> None:
    address = {"streetAddress": A[1], "postalCode": A[2], "addressLocality": A[3]}
    head = {"streetAddress": "Hoofdweg 1", "postalCode": "3500 ZZ", "addressLocality": "Hoofdstad"}
    data = {
        "@type": "LegalService", "name": A[0], "address": address,
        "parentOrganization": {"@type": "Organization", "name": "Hoofd", "address": head},
        "employee": {"@type": "Person", "name": "P. Persoon", "address": head},
        "openingHoursSpecification": [{"dayOfWeek": ["Monday"], "opens": "9:00", "closes": "12:00"}],
    }  # fmt: skip
    (found,) = read(f"<script type='application/ld+json'>{json.dumps(data)}</script>")
    assert summary([found]) == [A]
    assert found.openingstijden == "Monday 9:00-12:00"


@pytest.mark.parametrize(
    "block",
    [
        "<h3>{n}</h3><p>{s}<br>{p} {c}</p>",
        "<h3><span>{n}</span></h3><div>{s}</div><div>{p} {c}</div>",
        "<p><strong>{n}</strong><br>{s}<br>{p}&nbsp;{c}</p>",
        "<p>{n}<br>Bezoekadres: {s}, {p} {c}<br>Postadres: Postbus 12, 7620 AA {c}</p>",
        "<p>{n}, {s}, {p} {c}. Open: maandag 9.00 - 12.00 uur.</p>",
        "<ul><li>{n} | {s} | {p} | {c}</li></ul>",
        "<h4>{n}</h4><ul><li>{s}</li><li>{p} {c}</li><li>Tel. 0800 8020</li></ul>",
        "<h2>{n}</h2><h3>Bezoekadres</h3><p>{s}<br>{p} {c}</p><h3>Openingstijden</h3><p>ma 9.00</p>",
        "<button>{n}</button><div><p>{s}<br>{p} {c}</p></div>",
        "<details><summary>{n}</summary><p>{s}<br>{p} {c}</p></details>",
        "<div><div>{n}</div><div>{s}</div><div>{p} {c}</div></div>",
        "<a href='/x/{c}'><h3>{n}</h3><p>{s}, {p} {c}</p></a>",
        "<h3>{n}</h3><p>{p} {c}, {s}</p>",
        "<h3>{n}</h3><dl><dt>Straat</dt><dd>{s}</dd><dt>Postcode</dt><dd>{p}</dd>"
        "<dt>Plaats</dt><dd>{c}</dd></dl>",
        "<h3>{n}</h3><table><tr><th>Adres</th><td>{s}</td></tr><tr><th>Postcode</th><td>{p}</td></tr>"
        "<tr><th>Plaats</th><td>{c}</td></tr></table>",
        "<table><tr><td>{n}</td><td>{s}</td><td>{p} {c}</td></tr></table>",
        "<h3>{n}</h3><p>Straat: {s}<br>Postcode: {p}<br>Plaats: {c}</p>",
        "<p>{n} - {s} - {p} {c} - 0555-123456</p>",
        "<table><tr><td>maandag 9.00-12.00</td><td>{n}, {s}, {p} {c}</td></tr></table>",
        "<details><summary>{n}</summary><div hidden><p>{s}<br>NL-{p} {c}</p></div></details>",
    ],
)
def test_a_location_written_in_this_way_is_read(block: str) -> None:
    blocks = [block.format(n=n, s=s, p=p, c=c) for n, s, p, c in BOTH]
    html = f"<html><body><main><h1>Locaties</h1>{''.join(blocks)}</main></body></html>"
    assert summary(read(html)) == BOTH


@pytest.mark.parametrize("mark", ["; ", ", ", ". ", " | "])
def test_several_addresses_in_one_line_are_several_locations(mark: str) -> None:
    text = mark.join(f"{n}, {s}, {p} {c}" for n, s, p, c in BOTH)
    assert summary(read(f"<h2>Locaties</h2><p>{text}</p>")) == BOTH


def test_a_heading_shared_by_several_addresses_is_a_section_and_no_name() -> None:
    html = "<h2>Overijssel</h2>" + "".join(f"<p>{n}<br>{s}<br>{p} {c}</p>" for n, s, p, c in BOTH)
    assert summary(read(html)) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "Op 28 maart 2026 zijn wij gesloten.",
        "Stap 3: bel 0800 8020.",
        "Artikel 12, Wet op de proef",
        "Postbus 487, 3500 AL Proefstad",
        "Postbus 487<br>3500 AL Proefstad",
        "Antwoordnummer 12<br>3500 WB Proefstad",
        "In het postcodegebied van 1234 AB wonen veel mensen.",
        "Versie 2026 AB",
        "IBAN NL12 BANK 0123 4567 89",
    ],
)
def test_what_is_no_visiting_address_gives_no_location(text: str) -> None:
    assert read(f"<html><body><h3>Kop</h3><p>{text}</p></body></html>") == []


def test_an_address_glued_together_is_left_as_it_is() -> None:
    (found,) = read("<h3>Loket</h3><p>Buurthuis ProefMakassarplein 11095 RP Proefstad</p>")
    assert found.adres == "Buurthuis ProefMakassarplein 11095 RP Proefstad"


@pytest.mark.parametrize(
    "hours",
    [
        "iedere dag van 09.00 uur tot 18.00 uur",
        "Vrije inloop maandag 16.00-18.30 en dinsdag t/m vrijdag 09.00-11.30.",
        "Taalspreekuur: maandag 13.30–17.00, dinsdag 09.30–12.00",
        "Om de week op dinsdag van 10.00 tot 11.30 uur",
        "Oneven weken op woensdag van 10:00 tot 12:00 uur.",
        "Iedere eerste en derde maandag van de maand van 13:00 tot 15:00 uur.",
        "op woensdag van 1930 uur tot 2030 uur",
        "vrijdagochtend van 9:30-11:30 uur",
    ],
)
def test_opening_hours_stay_as_they_were_written(hours: str) -> None:
    (found,) = read(f"<h3>Loket Aadorp</h3><p>Het Baken 3<br>7600 AA Aadorp</p><p>{hours}</p>")
    assert found.openingstijden == hours
    assert found.telefoon == ""


def test_an_appointment_line_stays_as_it_was_written() -> None:
    text = "Afspraak maken: (020) 555 01 10"
    (found,) = read(f"<h3>Loket Aadorp</h3><p>Het Baken 3<br>7600 AA Aadorp<br>{text}</p>")
    assert (found.op_afspraak, found.telefoon) == (text, "(020) 555 01 10")


def test_hours_in_a_list_of_terms_or_a_table_keep_their_days() -> None:
    for hours in (
        "<dl><dt>Maandag</dt><dd>10:00 - 12:00</dd><dt>Dinsdag</dt><dd>gesloten</dd></dl>",
        "<table><tr><td>Maandag</td><td>10:00 - 12:00</td></tr><tr><td>Dinsdag</td>"
        "<td>gesloten</td></tr></table>",
    ):
        (found,) = read(f"<h3>Loket Aadorp</h3><p>Het Baken 3<br>7600 AA Aadorp</p>{hours}")
        assert found.openingstijden == "Maandag 10:00 - 12:00; Dinsdag gesloten"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("mark", [";", ",", "\t"])
def test_a_csv_of_any_dialect_is_read(mark: str, encoding: str) -> None:
    rows = [["Naam organisatie", "Bezoekadres", "Postcode", "Woonplaats", "Toelichting é"]]
    rows += [[*values, ""] for values in BOTH]
    text = "\r\n".join(mark.join(row) for row in rows)
    assert summary(read(text.encode(encoding), "text/csv", f"{URL}.csv")) == BOTH


def test_a_layer_that_comes_later_only_fills_what_is_missing() -> None:
    data = json.dumps(dicts("name", "address", "zip", "city"))
    blocks = "".join(
        f"<h3>Anders {n}</h3><p>{s}<br>{p} {c}<br>Tel. 0555-123456</p>" for n, s, p, c in BOTH
    )
    found = read(f"<body><script>var x = {data};</script><main>{blocks}</main></body>")
    assert summary(found) == BOTH
    assert {(f.laag, f.telefoon) for f in found} == {("ingebedde json", "0555-123456")}


def kinds(html: str) -> list[str]:
    return [f.vestigingsvorm.casefold() for f in read(f"<main>{html}</main>")]


def block(number: int, name: str) -> str:
    return f"<h3>{name}</h3><p>Proefweg {number}<br>12{number}0 AB Proefstad</p>"


def test_two_rows_of_a_timetable_are_one_location_with_both_its_hours() -> None:
    row = "<tr><td>{d}</td><td>{t}</td><td>Loket Aadorp</td><td>Het Baken 3</td><td>7600 AA Aadorp</td></tr>"
    rows = row.format(d="Maandag", t="9.00 - 12.00") + row.format(d="Vrijdag", t="13.00 - 15.00")
    heads = "<tr><th>Dag</th><th>Tijd</th><th>Locatie</th><th>Straat</th><th>Postcode en plaats</th></tr>"
    (found,) = read(f"<main><table>{heads}{rows}</table></main>")
    assert (found.naam, found.adres) == ("Loket Aadorp", "Het Baken 3")
    assert found.openingstijden == "Maandag 9.00 - 12.00; Vrijdag 13.00 - 15.00"


def test_offices_beside_one_another_in_a_table_keep_their_own_words() -> None:
    blocks = [f"<td><b>{n}</b><br>{s}<br>{p} {c}<br>Open: {d} 9.00-12.00</td>"
              for (n, s, p, c), d in zip(BOTH, ("maandag", "vrijdag"), strict=True)]  # fmt: skip
    found = read(f"<main><table><tr>{''.join(blocks)}</tr></table></main>")
    assert summary(found) == BOTH
    assert [f.openingstijden for f in found] == [
        "Open: maandag 9.00-12.00",
        "Open: vrijdag 9.00-12.00",
    ]


def test_the_place_of_a_postcode_may_stand_far_above_it() -> None:
    offices = "".join(
        f"<li>Loket {n}<ul><li>Kersenlaan {n}, 7523 XA</li></ul></li>" for n in range(1, 6)
    )
    found = read(f"<main><ul><li>Enschede<ul>{offices}</ul></li></ul></main>")
    assert [(f.adres, f.plaats) for f in found] == [
        (f"Kersenlaan {n}", "Enschede") for n in range(1, 6)
    ]


@pytest.mark.parametrize("name", ["card-footer", "modal-footer", "card__footer"])
def test_the_footer_of_a_card_belongs_to_the_page(name: str) -> None:
    block = f"<h3>Loket Aadorp</h3><div class='{name}'>Het Baken 3<br>7600 AA Aadorp</div>"
    assert summary(read(f"<main>{block}</main>")) == [A]
    for other in ("site-footer", "modal cookie-consent", f"{name} breadcrumbs"):
        assert read(f"<main>{block.replace(name, other)}</main>") == []


def test_a_region_beside_a_location_is_not_its_name() -> None:
    heads = "<tr><th>Regio</th><th>Waar</th><th>Adres</th></tr>"
    cells = [f"<td>{n}</td><td>{s}, {p} {c}</td>" for n, s, p, c in BOTH]
    rows = f"<tr><td rowspan='2'>Oost</td>{cells[0]}</tr><tr>{cells[1]}</tr>"
    assert summary(read(f"<main><table>{heads}{rows}</table></main>")) == BOTH


def test_a_section_says_what_kind_its_locations_are_and_a_neighbour_does_not() -> None:
    two = f"<h2>Vestigingen</h2>{block(1, 'A1')}{block(2, 'B2')}<h2>Servicepunten</h2>{block(3, 'C3')}"
    assert kinds(f"<h1>Vestigingen en servicepunten</h1>{two}") == ["vestiging"] * 2 + [
        "servicepunt"
    ]
    mixed = block(1, "Servicepunt A") + block(2, "Loket B")
    assert kinds(f"<h1>Vestigingen</h1>{mixed}") == ["servicepunt", ""]
    assert kinds(f"<h1>Onze vestigingen</h1>{block(1, 'A1')}") == [""]
