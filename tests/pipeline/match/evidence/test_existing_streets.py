"""What the list of existing streets changes in matching (a small replica of it)."""

from dataclasses import replace

import pandas as pd
import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.streets import StreetRegister
from tests.pipeline.match.lists import Line, count_groups, together

TOWN = ("", "'s-Gravenhage", "'s-Gravenhage")
LISTED = ("Prinsengracht", "Prinsegracht", "Van Eesterenlaan", "Cornelis van Eesterenlaan")


@pytest.fixture(scope="module")
def listed(gazetteer: Gazetteer) -> Gazetteer:
    columns = ["woonplaatscode", "woonplaats", "gemeentecode"]
    town = pd.DataFrame([("0001", "'s-Gravenhage", "GM0518")], columns=columns)
    names = [*LISTED, "Burgemeester Proeflaan"]
    streets = pd.DataFrame({"woonplaatscode": "0001", "straatnaam": names})
    return replace(gazetteer, streets=StreetRegister.from_reference(streets, town))


def at(street: str) -> Line:
    return ("SYNTHETISCH Wijkpunt Lindehof", f"{street} 12", *TOWN)


@pytest.mark.parametrize("pair", [LISTED[:2], LISTED[2:]], ids=["typing error", "part"])
def test_two_streets_that_exist_are_two(
    gazetteer: Gazetteer, listed: Gazetteer, pair: tuple[str, str]
) -> None:
    lines = [at(street) for street in pair]
    assert together(gazetteer, *lines)
    assert count_groups(listed, *lines) == 2


def test_two_streets_that_exist_are_two_whatever_the_order_in_which_they_were_met(
    listed: Gazetteer,
) -> None:
    others = [("SYNTHETISCH Zonnehof", *at(street)[1:]) for street in LISTED[:2]]
    lines = [others[0], at(LISTED[1]), at(LISTED[0])]
    assert count_groups(listed, *lines) == count_groups(listed, *reversed(lines)) == 3


def test_a_street_that_is_not_listed_may_be_a_typing_error(listed: Gazetteer) -> None:
    assert together(listed, at("Prinsengracht"), at("Prinsengragt"))


def test_a_street_that_is_cut_short_is_the_one_that_exists(listed: Gazetteer) -> None:
    assert together(listed, at("Burgemeester Proeflaan"), at("Burg. Proefl."))


def test_where_the_place_is_not_known_nothing_changes(listed: Gazetteer) -> None:
    lines = [(*at(street)[:3], "", "'s-Gravenhage") for street in LISTED[:2]]
    assert together(listed, *lines)
