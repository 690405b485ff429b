"""A page that says that a location is closed or moved never gives an open location."""

import json

import pytest

from spiders.dutch.patterns import NOT_OPEN
from spiders.extract import extract_page
from spiders.finding import SiteFinding
from spiders.page import Page

ADDRESS = "<p>Kersenlaan 12<br>7523 XA Enschede</p>"


def read(body: str, kind: str = "text/html") -> list[SiteFinding]:
    return extract_page(Page("http://replica.example.nl/x", body.encode(), kind)).findings


@pytest.mark.parametrize(
    "words",
    [
        "Let op: deze locatie is per 1 januari definitief gesloten.",
        "Wij zijn per 1 januari 2026 verhuisd naar de Molenweg.",
        "Het spreekuur is tijdelijk gesloten.",
        "Gesloten wegens verbouwing",
        "Dit loket is opgeheven.",
        "Voormalige locatie",
    ],
)
def test_words_that_deny_stand_on_the_record(words: str) -> None:
    (found,) = read(f"<main><h2>Loket Zuid</h2><p>{words}</p>{ADDRESS}</main>")
    assert found.voorbehoud == words


@pytest.mark.parametrize(
    "words",
    [
        "maandag 9:00 tot 12:00 uur, dinsdag gesloten",
        "Tijdens de feestdagen zijn wij gesloten.",
        "Gesloten wegens zomervakantie",
        "U vindt ons in het voormalige postkantoor.",
        "Open tot 17.00 uur; zaterdag en zondag dicht",
    ],
)
def test_ordinary_words_deny_nothing(words: str) -> None:
    assert not NOT_OPEN.search(words)


def test_a_denial_belongs_to_its_own_location() -> None:
    two = (
        f"<h2>Loket Noord</h2>{ADDRESS}<h2>Loket Zuid (definitief gesloten)</h2>"
        "<p>Molenweg 5<br>3512 AB Utrecht</p>"
    )
    assert [bool(f.voorbehoud) for f in read(f"<main>{two}</main>")] == [False, True]


@pytest.mark.parametrize(
    "member", [{"permanentlyClosed": True}, {"status": "gesloten"}, {"name": "Loket (gesloten)"}]
)
def test_data_may_deny_as_well(member: dict[str, object]) -> None:
    office = {"name": "Loket", "street": "Kersenlaan 12", "zip": "7523 XA", "city": "Enschede"}
    open_and_closed = json.dumps([office, office | {"street": "Molenweg 5"} | member])
    found = read(open_and_closed, "application/json")
    assert [bool(f.voorbehoud) for f in found] == [False, True]
