import pandas as pd
import pytest

from pipeline.country.streets import StreetRegister

TOWNS = pd.DataFrame(
    {
        "woonplaatscode": ["0001", "0002"],
        "woonplaats": ["Proefstad", "Leegdorp"],
        "gemeentecode": ["GM0001", "GM0001"],
    }
)
NAMES = [
    *("Hoge Woerd", "Lage Woerd", "Kanaalweg-West", "Kanaalweg-Oost", "Prinsengracht"),
    *("Prinsegracht", "Burgemeester Backxlaan", "Burchtstraat", "Dokter Proeflaan", "IJsselkade"),
]
REGISTER = StreetRegister.from_reference(
    pd.DataFrame([("0001", name) for name in NAMES], columns=["woonplaatscode", "straatnaam"]),
    TOWNS,
)
PLACE = ("Proefstad", "GM0001")


@pytest.mark.parametrize(
    ("written", "street"),
    [
        ("Hoge Woerd", "Hoge Woerd"),
        ("HOGE WOERD", "Hoge Woerd"),
        ("Kanaalweg West", "Kanaalweg-West"),
        ("Burg. Backxlaan", "Burgemeester Backxlaan"),
        ("Burg.Backxlaan", "Burgemeester Backxlaan"),
        ("Ysselkade", "IJsselkade"),
        ("Prinsengr.", "Prinsengracht"),
        ("Lange Woerd", ""),
        ("Kanaalweg", ""),
    ],
)
def test_a_street_is_known_in_its_spellings_and_no_other_is(written: str, street: str) -> None:
    assert REGISTER.find_street_named(written, *PLACE) == street


@pytest.mark.parametrize(
    ("one", "other", "are_two"),
    [
        ("Hoge Woerd", "Lage Woerd", True),
        ("Kanaalweg-West", "Kanaalweg Oost", True),
        ("Prinsengracht", "Prinsegracht", True),
        ("Hoge Woerd", "HOGE WOERD", False),
        ("Burg. Backxlaan", "Burgemeester Backxlaan", False),
        ("Hoge Woerd", "Hoge Woert", False),
    ],
)
def test_two_names_that_both_exist_are_two_streets(one: str, other: str, are_two: bool) -> None:
    first, second = (REGISTER.find_street_named(name, *PLACE) for name in (one, other))
    assert bool(first and second and first != second) is are_two


def test_the_likeliest_streets_are_suggested() -> None:
    assert REGISTER.suggest_streets("Hoge Woert", *PLACE)[0] == "Hoge Woerd"
    assert REGISTER.suggest_streets("Dr. Proeflaan", *PLACE) == ["Dokter Proeflaan"]
    assert REGISTER.suggest_streets("xyz", *PLACE) == []


def test_of_a_place_without_a_list_nothing_is_said() -> None:
    assert not REGISTER.knows("Leegdorp", "GM0001")
    assert REGISTER.find_street_named("Hoge Woerd", "Leegdorp", "GM0001") == ""
    assert not StreetRegister().knows(*PLACE)
