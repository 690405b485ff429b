"""Business cards of offices, and calendars of hours that come back, are read."""

import pytest

from spiders.extract import extract_page
from spiders.finding import SiteFinding
from spiders.page import Page

CARD = r"""BEGIN:VCARD
VERSION:3.0
FN:Loket De Brug
ORG:Loket De Brug
ADR;TYPE=work:;;Kersenlaan 12;Enschede;;7523 XA;Nederland
TEL;TYPE=work,voice:053 123 45 67
TEL;TYPE=cell:06 12 34 56 78
END:VCARD
"""
EVENT = r"""BEGIN:VEVENT
UID:{n}
DTSTART;TZID=Europe/Amsterdam:202603{n:02d}T133000
DTEND;TZID=Europe/Amsterdam:202603{n:02d}T150000
SUMMARY:Spreekuur De Brug
LOCATION:Kersenlaan 12\, 7523 XA
  Enschede
END:VEVENT
"""


def read(text: str, kind: str) -> list[SiteFinding]:
    body = text.replace("\n", "\r\n").encode()
    return extract_page(Page("http://replica.example.nl/x", body, kind)).findings


def test_a_card_tells_where_an_office_is() -> None:
    (found,) = read(CARD, "text/vcard")
    assert (found.naam, found.adres, found.postcode, found.plaats, found.telefoon) == (
        "Loket De Brug", "Kersenlaan 12", "7523 XA", "Enschede", "053 123 45 67",
    )  # fmt: skip


def test_a_postal_box_on_a_card_is_no_place_to_go() -> None:
    assert read(CARD.replace("Kersenlaan 12", "Postbus 12"), "text/vcard") == []


@pytest.mark.parametrize(
    ("names", "found"),
    [
        ("N:Proefpersoon;Synthia;;;", []),
        ("N:;;;;", ["Loket De Brug"]),
        ("N:Loket De Brug;;;;", ["Loket De Brug"]),
    ],
)
def test_a_card_of_a_person_is_no_office(names: str, found: list[str]) -> None:
    card = CARD.replace("ORG:Loket De Brug", names)
    assert [finding.naam for finding in read(card, "text/vcard")] == found


def test_hours_that_come_back_are_a_location_once() -> None:
    events = EVENT.format(n=3) + EVENT.format(n=10)
    (found,) = read(f"BEGIN:VCALENDAR\n{events}END:VCALENDAR\n", "text/calendar")
    assert (found.naam, found.adres, found.plaats, found.openingstijden) == (
        "Spreekuur De Brug", "Kersenlaan 12", "Enschede", "dinsdag 13:30-15:00",
    )  # fmt: skip


def test_a_rule_makes_one_event_come_back_and_universal_time_is_ours() -> None:
    event = EVENT.format(n=3).replace("UID:3", "RRULE:FREQ=WEEKLY")
    event = event.replace(";TZID=Europe/Amsterdam", "").replace("0000", "0000Z")
    (found,) = read(
        event.replace("133000", "123000Z").replace("150000Z", "140000Z"), "text/calendar"
    )
    assert found.openingstijden == "dinsdag 13:30-15:00"


def test_what_is_held_once_is_no_location() -> None:
    assert read(EVENT.format(n=3), "text/calendar") == []


@pytest.mark.parametrize("kind", ["text/vcard", "text/calendar"])
def test_a_broken_file_gives_what_was_whole(kind: str) -> None:
    whole = CARD + EVENT.format(n=3) + EVENT.format(n=10)
    for size in range(0, len(whole), 11):
        assert len(read(whole[:size], kind)) <= 1
