"""Which websites and numbers are one organisation's own, and which many share."""

import pytest

from pipeline.match.evidence.contacts import (
    Holders,
    is_shared_phone,
    is_shared_site,
    read_label,
)
from pipeline.match.names.name import make_places, read_name

HERE = make_places({("lindedorp",)}, {("beukenveen",)})


def held_by(*names: str) -> Holders:
    return [(read_name(name), HERE) for name in names]


@pytest.mark.parametrize(
    ("host", "label"),
    [
        ("linde-punt.nl", "lindepunt"),
        ("team.linde.nl", "teamlinde"),
        ("xn--socialekaart-sdwestfrysln-rdc15d.nl", "socialekaartsudwestfryslan"),
        ("xn--.nl", "xn"),
    ],
)
def test_the_label_of_a_site_is_read_as_people_write_it(host: str, label: str) -> None:
    assert read_label(host) == label


def test_a_site_named_after_a_place_and_no_holder_speaks_for_the_place() -> None:
    assert is_shared_site("lindedorp.nl", held_by("Wegwijzer"))
    assert not is_shared_site("wegwijzer-lindedorp.nl", held_by("Wegwijzer"))


def test_a_site_that_bears_no_name_may_have_two_and_one_that_bears_one_may_have_three() -> None:
    assert not is_shared_site("hulp.nl", held_by("Zonnehof", "Meerpaal"))
    assert is_shared_site("hulp.nl", held_by("Zonnehof", "Meerpaal", "Brugman"))
    assert not is_shared_site("zonnehof.nl", held_by("Zonnehof", "Meerpaal", "Brugman"))
    assert is_shared_site("zonnehof.nl", held_by("Zonnehof", "Meerpaal", "Brugman", "Kompas"))


def test_a_site_is_own_when_one_name_has_two_thirds_of_the_records() -> None:
    assert not is_shared_site("hulp.nl", held_by(*["Zonnehof"] * 4, "Meerpaal", "Brugman"))
    assert is_shared_site("hulp.nl", held_by(*["Zonnehof"] * 3, "Meerpaal", "Brugman"))


def test_a_number_is_shared_by_more_than_two_organisations() -> None:
    assert not is_shared_phone(held_by("Zonnehof", "Stichting Zonnehof", "Meerpaal"))
    assert is_shared_phone(held_by("Zonnehof", "Meerpaal", "Brugman"))
