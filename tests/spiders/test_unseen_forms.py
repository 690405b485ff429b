"""Forms of sites that were met late: each is read by what its values are."""

import json

import pytest

from spiders.extract import extract_page
from spiders.finding import SiteFinding
from spiders.lines.page_lines import PageLine
from spiders.lines.sightings import find_sightings
from spiders.page import Page


def read(text: str, kind: str) -> list[SiteFinding]:
    return extract_page(Page("http://replica.example.nl/x", text.encode(), kind)).findings


def test_the_markers_in_a_script_of_their_own_are_read() -> None:
    script = (
        'L.marker([52.1, 5.1]).bindPopup("<b>Loket</b><br>" +\n "Kersenlaan 12<br>" +\n'
        ' "7523 XA Enschede");'
    )
    (found,) = read(script, "text/javascript")
    assert (found.naam, found.adres, found.plaats) == ("Loket", "Kersenlaan 12", "Enschede")


def test_a_telephone_number_that_is_a_link_in_data_is_one() -> None:
    link = {"value": {"href": "tel:0531234567", "text": "053 123 45 67", "linktype": "external"}}
    office = {"naam": "Loket", "adres": "Kersenlaan 12, 7523 XA Enschede", "telefoon": link}
    (found,) = read(json.dumps([office]), "application/json")
    assert found.telefoon == "0531234567"


def test_words_as_markup_writes_them_are_read_as_they_are_said() -> None:
    office = {"title": {"rendered": "Loket &#8217;t Punt"}, "adres": "Markt 3, 8011 LW Zwolle"}
    (found,) = read(json.dumps([office]), "application/json")
    assert found.naam == "Loket ’t Punt"


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Wij zitten aan de Markt 3 in Zwolle (8011 LW). Kom langs.", ("Markt 3", "Zwolle")),
        ("Kom naar de Kersenlaan 12 te Enschede (7523 XA)", ("Kersenlaan 12", "Enschede")),
        ("von Clermontplein 15, 6291 AT Vaals", ("von Clermontplein 15", "Vaals")),
        ("dr. Nolensstraat 4, 9501 HN Stadskanaal", ("dr. Nolensstraat 4", "Stadskanaal")),
    ],
)
def test_an_address_in_a_line_is_whole(text: str, address: tuple[str, str]) -> None:
    (found,) = find_sightings([PageLine(text)])
    assert (found.adres, found.plaats) == address


def test_two_lines_of_hours_in_a_cell_are_both_kept() -> None:
    row = "<tr><td>Loket {n}</td><td>Markt {n}<br>8011 LW Zwolle</td><td>maandag 9.00-12.00<br>"
    row += "vrijdag 13.00-15.00</td></tr>"
    found = read(f"<table>{row.format(n=3)}{row.format(n=5)}</table>", "text/html")
    assert {f.openingstijden for f in found} == {"maandag 9.00-12.00; vrijdag 13.00-15.00"}


@pytest.mark.parametrize("before", ["", "Wij zitten aan de ", "MFC De Pol, "])
def test_a_street_called_by_where_it_goes_is_whole(before: str) -> None:
    (found,) = find_sightings([PageLine(f"{before}Weg naar Rhijnauwen 4, 3981 BA Bunnik")])
    assert (found.adres, found.plaats) == ("Weg naar Rhijnauwen 4", "Bunnik")


def test_what_is_said_about_a_telephone_number_does_not_hide_it() -> None:
    told = {"telephone-description": "Algemeen", "telephone": "050 367 40 00", "fax": ""}
    street = {"street": "Markt 3", "zipcode": "8011 LW", "city": "Zwolle"}
    office = {"title": "Loket", "location": street, "communication": told}
    (found,) = read(json.dumps({"data": [office]}), "application/json")
    assert found.telefoon == "050 367 40 00"


def test_the_hours_of_a_telephone_are_not_those_of_the_location_above() -> None:
    own = "<h3>Loket</h3><p>Markt 3<br>8011 LW Zwolle<br>vrijdag 13.00 – 14.30 uur</p>"
    other = "<h3>Kunt u niet komen?</h3><p>Bel 088 234 56 78, ma t/m do van 9.00 tot 12.00 uur.</p>"
    (found,) = read(f"<main>{own}{other}</main>", "text/html")
    assert found.openingstijden == "vrijdag 13.00 – 14.30 uur"


def test_an_address_beside_that_of_its_map_is_one_with_its_telephone() -> None:
    on_map = {
        "address": "Celebesstraat 4-6, 9715 JG Groningen, Nederland", "lat": 52.1, "lng": 5.1,
        "place_id": "ChIJ", "street_number": "4-6", "street_name": "Celebesstraat",
        "city": "Groningen", "state": "Gelderland", "post_code": "9715 JG", "country_short": "NL",
    }  # fmt: skip
    given = {"street_name": "Celebesstraat 4-6", "postcode": "9715", "phone": "050 318 20 20"}
    office = {"post_title": "Huis Oost", "addresses": {**given, "map": on_map}}
    (found,) = read(json.dumps([office]), "application/json")
    assert (found.naam, found.locatienaam, found.plaats) == ("Huis Oost", "", "Groningen")
    assert (found.adres, found.postcode) == ("Celebesstraat 4-6", "9715 JG")
    assert found.telefoon == "050 318 20 20"
