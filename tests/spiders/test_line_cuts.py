"""Addresses without a postcode that share a line are read apart; what is no address is not."""

import pytest

from spiders.layers.prose import find_in_lines
from spiders.lines.page_lines import PageLine

FIVE = [
    ("Kersenlaan 12", "Enschede"),
    ("Bakkerstraat 5a", "Arnhem"),
    ("Spoorlaan 350-2", "Tilburg"),
    ("Eiland 17", "Zwolle"),
    ("Markt 3", "Assen"),
]


def addresses(text: str) -> list[tuple[str, str]]:
    return [(f.adres, f.plaats) for f in find_in_lines([PageLine(text)], "tekst")]


@pytest.mark.parametrize(
    ("one", "glue", "last"),
    [
        ("{1} (Loket, {0})", "; ", "; "),
        ("{1}: {0}", " | ", " | "),
        ("{1}: {0}", ", ", " en "),
        ("{0} in {1}", ", ", " en "),
        ("{0} te {1}", "; ", "; "),
        ("{0}, {1}", "; ", "; "),
        ("in {1} aan de {0}", ", ", " en "),
        ("{1}, {0}", "; ", "; "),
    ],
)
def test_every_address_of_a_sentence_is_read(one: str, glue: str, last: str) -> None:
    parts = [one.format(*office) for office in FIVE]
    assert addresses(f"U vindt ons: {glue.join(parts[:-1])}{last}{parts[-1]}.") == FIVE


def test_what_stands_before_a_street_in_brackets_is_the_name() -> None:
    found = find_in_lines([PageLine("Assen (Loket Noord, Markt 3); Zwolle (Eiland 17)")], "tekst")
    assert [(f.naam, f.plaats) for f in found] == [("Loket Noord", "Assen"), ("", "Zwolle")]


@pytest.mark.parametrize(
    "text",
    [
        "Open op maandag 9 tot 12 in Assen, dinsdag 13 tot 15 in Zwolle",
        "Sinds 12 mei 2024 in Assen en vanaf 3 juni in Zwolle",
        "Team 3 in Assen en Team 4 in Zwolle",
        "Assen: 14 vrijwilligers; Zwolle: 22 vrijwilligers",
        "Postbus 12 in Assen, Postbus 17 in Zwolle",
    ],
)
def test_other_numbers_beside_places_are_no_addresses(text: str) -> None:
    assert addresses(text) == []
