"""Persons never pass the collector, and what only looks like one does (names are made up)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.clean import clean_finding, strip_parts_of_persons, strip_persons
from spiders.collect import Collector
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
    ],
)
def test_a_person_s_name_goes_and_the_rest_stays(text: str, kept: str) -> None:
    assert strip_persons(text) == kept


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
