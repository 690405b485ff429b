"""Persons never pass the collector, and what only looks like one does (names are made up)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schemas.captures import WORD_FIELDS
from spiders.clean import clean_finding
from spiders.crawling.collect import Collector
from spiders.dutch.persons import strip_parts_of_persons, strip_persons
from spiders.extract import Extract, extract_page
from spiders.finding import SiteFinding
from spiders.page import Page

URL = "http://replica.example.nl/locaties"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Spreekuur door Jan Jansen", "Spreekuur"),
        ("Spreekuur Fatima de Vries", "Spreekuur"),
        ("Loket Zuid (contactpersoon: mevrouw Jansen)", "Loket Zuid"),
        ("Contactpersoon: mevrouw Jansen", ""),
        ("t.a.v. mevrouw Jansen, Kersenlaan 12", "Kersenlaan 12"),
        ("Jan Jansen, Kersenlaan 12", "Kersenlaan 12"),
        ("Jan Jansen", ""),
        ("Stichting Jan de Vries", "Stichting Jan de Vries"),
        ("Johan de Wittlaan 12", "Johan de Wittlaan 12"),
        ("Spreekuur van Vluchtelingenwerk Nederland", "Spreekuur van Vluchtelingenwerk Nederland"),
        ("Loket De Brug", "Loket De Brug"),
        ("drs. P. van der Meer", ""),
        ("Prof. dr. A.B. Jansen MSc", ""),
        ("spreekuur door mr. Bakker", "spreekuur"),
        ("Coördinator Piet Puk", ""),
        ("Vrijwilliger Fatima", ""),
        ("Spreekuur door Bram", "Spreekuur"),
        ("Spreekuur door mevr. Yilmaz", "Spreekuur"),
        ("Spreekuur door Bram: donderdag 14:00", "Spreekuur: donderdag 14:00"),
        ("Karin Jansen-de Vries", ""),
        ("Karin Jansen - de Vries", ""),
        ("Anne-Marie van der Meer - de Vries", ""),
        ("Bel Jeroen Smit op 053 555 01 10", "op 053 555 01 10"),
        ("Op maandag is Els Smit er van 9.00-12.00", "Op maandag is er van 9.00-12.00"),
        ("Jan de Vries en Els Smit (bureau)", "(bureau)"),
        ("donderdag 14:00 door Els Smit en Piet Puk", "donderdag 14:00"),
        ("053 555 01 10 (Jan de Vries)", "053 555 01 10"),
    ],
)
def test_a_person_s_name_goes_and_the_rest_stays(text: str, kept: str) -> None:
    assert strip_persons(text) == kept


@pytest.mark.parametrize(
    "name",
    [
        "Stichting Jan Jansen Fonds",
        "Jan Jansen Fonds",
        "Jansen & Partners",
        "Stichting Vrienden van Jan de Vries",
        "Huis van de Wijk Jan Pieter",
        "Anne Frank Huis",
        "Spreekuur bij Anna Paulowna",
        "Coördinator Buurtbemiddeling",
        "Loket Zuid - de Brug",
        "Mr. Treublaan 12",
        "Dr. Kuyper 12",
        "Jan van Galenstraat 12",
        "E. Thomassen à Thuessinklaan 1",
        "J. Bentinck tot Nijenhuislaan 5",
        "Anna Paulowna",
    ],
)
def test_what_is_named_after_a_person_stays(name: str) -> None:
    assert strip_persons(name) == name
    assert strip_parts_of_persons(f"maandag 9.00-12.00; {name}") == f"maandag 9.00-12.00; {name}"


_FIRST = st.sampled_from(["Jan", "Fatima", "Anne-Marie", "Jan Willem", "P.", "A. B.", "René J."])
_LAST = st.sampled_from(["Qaxx", "van der Qaxx", "Qaxx-de Qaxx", "Qaxx - van den Qaxx", "El Qaxx"])
_TITLE = st.sampled_from(["", "drs. ", "mr. dr. ", "Ing. "])
_LEAD = st.sampled_from(
    ["", "Spreekuur door ", "Coördinator ", "Spreekuur ", "Bel ", "Inloop van ", "o.l.v. ",
     "Loket Zuid, ", "Vraag naar ", "Dan is "]
)  # fmt: skip
_TAIL = st.sampled_from(["", ": donderdag 14:00-16:00", " houdt spreekuur", " op maandag 9.00 uur"])


_SPOKEN = st.sampled_from(
    ["naam", "locatienaam", "adres", "plaats", "gemeente", "telefoon", "vestigingsvorm",
     "openingstijden", "op_afspraak", "voorbehoud"]
)  # fmt: skip


@given(_LEAD, _TITLE, _FIRST, _LAST, _TAIL, _SPOKEN)
def test_no_person_passes_in_any_field(
    lead: str, title: str, first: str, last: str, tail: str, name: str
) -> None:
    found = SiteFinding(**{name: f"{lead}{title}{first} {last}{tail}"})
    clean_finding(found, URL)
    assert not any("Qaxx" in getattr(found, word) for word in WORD_FIELDS)


def test_a_part_of_the_hours_that_speaks_of_a_person_goes_whole() -> None:
    hours = "maandag 9.00-12.00; Contactpersoon: mevrouw Jansen, 06-12345678; dinsdag 10.00"
    assert strip_parts_of_persons(hours) == "maandag 9.00-12.00; dinsdag 10.00"


def test_a_mobile_number_stays_where_it_is_the_organisation_s() -> None:
    of_desk = SiteFinding("Loket", telefoon="06-12345678", email="info@loket.example")
    of_person = SiteFinding("Loket", telefoon="06-12345678", email="j.jansen@loket.example")
    landline = SiteFinding("Loket", telefoon="053 555 01 10", email="j.jansen@loket.example")
    for found in (of_desk, of_person, landline):
        clean_finding(found, URL)
    assert (of_desk.telefoon, of_desk.email) == ("06-12345678", "info@loket.example")
    assert (of_person.telefoon, of_person.email) == ("", "")
    assert (landline.telefoon, landline.email) == ("053 555 01 10", "")


def test_what_a_spider_finds_by_itself_passes_the_same_door() -> None:
    collector = Collector("")
    own = SiteFinding("Jan Jansen", adres="t.a.v. mevrouw Jansen, Kersenlaan 12", postcode="7523 XA",
                      email="j.jansen@loket.example", openingstijden="Contactpersoon: mevrouw Jansen")  # fmt: skip
    collector.add(URL, Extract([own]), "2026-01-02", is_start=True)
    (record,) = collector.settle()
    assert "ansen" not in record.as_line()
    assert record.adres == "Kersenlaan 12"


def test_a_person_in_data_and_a_person_in_a_heading_are_no_location() -> None:
    data = (
        '{"@type":"Person","name":"Jan Jansen","address":{"streetAddress":"Kerkstraat 12",'
        '"postalCode":"3511 LX","addressLocality":"Utrecht"}}'
    )
    body = (
        f"<script type='application/ld+json'>{data}</script><main><h2>Spreekuur door Jan Jansen</h2>"
        "<p>Molenweg 5, 3512 AB Utrecht, jan.jansen@loket.example, 06-12345678</p></main>"
    )
    (found,) = extract_page(Page(URL, body.encode(), "text/html")).findings
    assert (found.naam, found.adres, found.telefoon) == ("Spreekuur", "Molenweg 5", "")


@given(st.text(max_size=80))
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    assert strip_persons(strip_persons(text)) == strip_persons(text)
