"""What the gazetteer takes for a place, and where a place ends in a text."""

import pytest

from spiders.dutch.places import is_area, is_place, lies_in, place_at_start


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Utrecht (op afspraak)", "Utrecht"),
        ("Bergen op Zoom, tel. 0800", "Bergen op Zoom"),
        ("'s-Hertogenbosch", "'s-Hertogenbosch"),
        ("Den Haag", "Den Haag"),
        ("Enschede).", "Enschede"),
        ("Enschede - 053 555 01 10", "Enschede"),
        ("Hengelo (O)", "Hengelo (O)"),
        ("Amsterdam Zuidoost en omgeving", "Amsterdam Zuidoost"),
        ("Hoek v. Holland", ""),  # there is a Hoek, and this is another place
        ("Antwerpen", ""),
        ("Nederland", ""),
        ("", ""),
    ],
)
def test_the_longest_known_name_is_the_place(text: str, place: str) -> None:
    assert place_at_start(text) == place
    assert is_place(text) == (bool(text) and text == place)


def test_a_postcode_area_lies_in_its_place_under_any_of_its_names() -> None:
    assert lies_in("2521BB", "Den Haag")
    assert lies_in("2521", "'s-Gravenhage")
    assert lies_in("5211", "Den Bosch")
    assert lies_in("5671", "Nuenen")
    assert not lies_in("2521", "Utrecht")
    assert is_area("3511")
    assert not is_area("2000")
