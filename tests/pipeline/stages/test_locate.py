import pandas as pd

from pipeline.geocode.address import ASKED_PARTS
from pipeline.geocode.cache import GEOCODED
from pipeline.stages.locate import locate_addresses


def locaties(*rows: tuple[object, ...]) -> pd.DataFrame:
    columns = [*ASKED_PARTS, "gemeentecode", "lat", "lon", "nauwkeurigheid"]
    return pd.DataFrame(list(rows), columns=columns, index=pd.RangeIndex(5, 5 + len(rows)))


PROEF = ("Proeflaan", "12", "", "", "3599ZZ", "Utrecht", "GM0344", 52.0, 5.0, "postcodegebied")
OTHER = ("Zijpad", "3", "", "", "3598ZZ", "Utrecht", "GM0344", 52.2, 5.2, "postcodegebied")
NOWHERE = ("", "", "", "", "", "", "GM0344", 52.3, 5.3, "gemeente")


def geocoded(gemeentecode: str = "GM0344") -> pd.DataFrame:
    row = ("3599ZZ|12||proeflaan|utrecht", "0344200000000001", 52.123, 5.456, gemeentecode)
    return pd.DataFrame([row], columns=GEOCODED)


def points(table: pd.DataFrame) -> list[tuple[object, ...]]:
    return list(table[["lat", "lon", "nauwkeurigheid"]].itertuples(index=False, name=None))


def test_only_an_address_with_a_certain_answer_gets_its_own_point() -> None:
    before = locaties(NOWHERE, PROEF, OTHER)
    after = locate_addresses(before, geocoded(), {"GM0344"})
    assert points(after) == [
        (52.3, 5.3, "gemeente"),
        (52.123, 5.456, "adres"),
        (52.2, 5.2, "postcodegebied"),
    ]
    assert after.drop(columns=["lat", "lon", "nauwkeurigheid"]).equals(
        before.drop(columns=["lat", "lon", "nauwkeurigheid"])
    )


def test_without_answers_nothing_changes() -> None:
    before = locaties(NOWHERE, PROEF)
    empty = pd.DataFrame(columns=GEOCODED)
    assert points(locate_addresses(before, empty, {"GM0344"})) == points(before)


def test_a_point_in_another_gemeente_of_the_year_is_not_used() -> None:
    before = locaties(PROEF)
    assert points(locate_addresses(before, geocoded("GM0014"), {"GM0344", "GM0014"})) == points(
        before
    )


def test_a_point_in_a_gemeente_that_came_later_is_used() -> None:
    after = locate_addresses(locaties(PROEF), geocoded("GM1999"), {"GM0344", "GM0014"})
    assert points(after) == [(52.123, 5.456, "adres")]


def test_two_locaties_at_one_address_share_its_point() -> None:
    after = locate_addresses(locaties(PROEF, PROEF), geocoded(), {"GM0344"})
    assert after["nauwkeurigheid"].tolist() == ["adres", "adres"]
