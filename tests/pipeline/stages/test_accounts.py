"""Every record, reading and find has one end; a build in which one has none, or two, stops."""

import pandas as pd
import pytest

from pipeline.boundary import AccountingError
from pipeline.stages.accounting import (
    account,
    account_finds,
    account_readings,
    count_per_source,
)
from schemas.published.readings import EXPLICIT
from schemas.readings import READ_FIELDS


def entered(*ids: str) -> pd.DataFrame:
    return pd.DataFrame({"record_id": list(ids), "bron": [i.partition(":")[0] for i in ids]})


def ends(
    published: list[str], waiting: list[str] | None = None, rejected: list[str] | None = None
) -> dict[str, pd.DataFrame]:
    ids = {"herkomst": published, "te_beoordelen": waiting or [], "afgekeurd": rejected or []}
    tables = {name: pd.DataFrame({"record_id": found}, dtype="str") for name, found in ids.items()}
    told = pd.Series([""] * len(ids["te_beoordelen"]), dtype="str")
    tables["te_beoordelen"] = tables["te_beoordelen"].assign(kandidaat_id="K1", locatie_id=told)
    return tables


def test_a_record_that_is_published_waits_or_was_rejected_has_its_end() -> None:
    account(entered("a:1", "a:2", "b:3"), ends(["a:1"], ["a:2"], ["b:3"]))
    account(entered("a:1"), ends([], [], ["a:1", "a:1"]))


@pytest.mark.parametrize(
    ("ids", "tables", "told"),
    [
        (["a:1", "a:2"], ends(["a:1"]), r"verdwenen \['a:2'\], erbij \[\], dubbel \[\]"),
        (["a:1"], ends(["a:1", "a:2"]), r"verdwenen \[\], erbij \['a:2'\], dubbel \[\]"),
        (["a:1"], ends(["a:1"], [], ["a:1"]), r"verdwenen \[\], erbij \[\], dubbel \['a:1'\]"),
        (["a:1", "a:1"], ends(["a:1"]), r"verdwenen \[\], erbij \[\], dubbel \[\]"),
        (["a:1"], ends(["a:2"]), r"verdwenen \['a:1'\], erbij \['a:2'\]"),
    ],
)
def test_a_record_that_vanished_appeared_or_ended_twice_stops_the_build(
    ids: list[str], tables: dict[str, pd.DataFrame], told: str
) -> None:
    with pytest.raises(AccountingError, match=told):
        account(entered(*ids), tables)


def test_not_more_than_three_are_named() -> None:
    ids = [f"a:{n}" for n in range(5)]
    with pytest.raises(AccountingError, match=r"verdwenen \['a:0', 'a:1', 'a:2'\]"):
        account(entered(*ids), ends([]))
    with pytest.raises(AccountingError, match=r"erbij \['a:0', 'a:1', 'a:2'\]"):
        account(entered(), ends(ids))
    with pytest.raises(AccountingError, match=r"dubbel \['a:0', 'a:1', 'a:2'\]"):
        account(entered(*ids), ends(ids, [], ids))


def test_the_ends_of_a_source_add_up_to_what_was_read() -> None:
    tables = ends(["a:1", "b:4"], ["a:2"], ["a:3", "a:3"])
    counted = count_per_source(entered("a:1", "a:2", "a:3", "b:4"), tables)
    assert counted.to_dict("list") == {
        "bron": ["a", "b"],
        "gelezen": [3, 1],
        "gepubliceerd": [1, 1],
        "te beoordelen": [1, 0],
        "afgekeurd": [1, 0],
    }


def published_reading(lezing_id: str, *states: str) -> pd.DataFrame:
    """Return the rows of one reading; the last of `states` holds for all further fields."""
    told = [*states, *[states[-1]] * len(READ_FIELDS)][: len(READ_FIELDS)]
    rows = {"lezing_id": lezing_id, "veld": list(READ_FIELDS), "stand": told, "vorm": EXPLICIT}
    return pd.DataFrame(rows)


def test_a_reading_stands_there_once_per_field_with_one_state() -> None:
    both = pd.concat([published_reading("AB-1", "telt"), published_reading("CD-2", "rust")])
    account_readings(pd.Series(["AB-1", "CD-2"]), both)


@pytest.mark.parametrize(
    ("ids", "rows"),
    [
        (["AB-1", "CD-2"], published_reading("AB-1", "telt")),
        (["AB-1"], published_reading("CD-2", "telt")),
        (["AB-1"], published_reading("AB-1", "telt").iloc[1:]),
        (["AB-1"], pd.concat([published_reading("AB-1", "telt")] * 2)),
        (["AB-1"], published_reading("AB-1", "rust", "telt")),
    ],
)
def test_a_reading_without_an_end_or_with_two_stops_the_build(
    ids: list[str], rows: pd.DataFrame
) -> None:
    with pytest.raises(AccountingError, match="lezingen zonder afloop"):
        account_readings(pd.Series(ids), rows)


def finds(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["zoekactie_id", "record_id", "uitkomst"])


def found(*rows: tuple[str, str | None, str | None]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["zoekactie_id", "record_id", "locatie_id"])


def test_the_last_row_of_a_find_holds() -> None:
    written = finds(("Z1", "a:1", "nieuw"), ("Z1", "a:1", "bekend"), ("Z1", "a:2", "nieuw"))
    account_finds(written, found(("Z1", "a:1", None), ("Z1", "a:2", None)))
    withdrawn = finds(("Z1", "a:1", "nieuw"), ("Z1", "a:1", "ingetrokken"))
    account_finds(withdrawn, found())
    account_finds(finds(("Z1", "L1", "bekend")), found(("Z1", None, "L1")))


@pytest.mark.parametrize(
    "published",
    [found(), found(("Z1", "a:2", None)), found(("Z1", "a:1", None), ("Z1", "a:1", None))],
)
def test_a_find_that_is_lost_or_told_twice_stops_the_build(published: pd.DataFrame) -> None:
    with pytest.raises(AccountingError, match="vondsten"):
        account_finds(finds(("Z1", "a:1", "nieuw")), published)
