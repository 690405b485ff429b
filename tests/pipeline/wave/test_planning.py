"""The work of a wave is spread over readers, and nobody reads their own."""

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.errors import SjoError
from pipeline.wave.planning import (
    SEARCH_WORK,
    collect_planning,
    divide_work,
    draw_exhausted,
    parse_lezers,
    read_planning,
    select_exhausted,
)
from tests.pipeline.tree import write

CODES = [f"GM{n:04d}" for n in range(1, 31)]
GEMEENTEN = pd.DataFrame(
    {"gemeentecode": CODES, "gemeente": [f"Plaats {c}" for c in CODES], "provincie": "Drenthe"}
)


@given(
    st.dictionaries(st.sampled_from(CODES), st.integers(0, 90)),
    st.lists(st.sampled_from("ABCDEF"), unique=True),
)
def test_every_gemeente_is_planned_once_and_the_work_is_even(
    known: dict[str, int], lezers: list[str]
) -> None:
    planning = divide_work(GEMEENTEN, known, lezers, 2028)
    assert list(planning["gemeentecode"]) == CODES
    work = planning["locaties_bekend"] + SEARCH_WORK
    load = work.groupby(planning["lezer"]).sum()
    if lezers:
        assert set(load.index) == set(lezers)
        assert load.max() - load.min() <= work.max()
    if len(lezers) > 1:
        assert (planning["lezer"] != planning["tweede_lezer"]).all()
        assert (planning["tweede_lezer"] != "").all()


def test_a_random_five_percent_is_searched_to_exhaustion_the_same_for_the_same_year() -> None:
    chosen = draw_exhausted(CODES, 2028)
    assert len(chosen) == 2
    assert chosen == draw_exhausted(CODES[::-1], 2028)
    assert any(draw_exhausted(CODES, year) != chosen for year in range(2029, 2035))
    planning = divide_work(GEMEENTEN, {}, ["AB", "CD"], 2028)
    assert set(planning.loc[planning["uitputtend"] == "ja", "gemeentecode"]) == chosen


def test_which_gemeenten_were_exhausted_is_read_from_the_planning(tmp_path: Path) -> None:
    path = tmp_path / "manual_entries" / "2028" / "planning.csv"
    assert select_exhausted(read_planning(tmp_path, 2028)) == frozenset()
    write(path, ["gemeentecode;gemeente", "GM0001;Een"])
    assert select_exhausted(read_planning(tmp_path, 2028)) == frozenset()
    write(path, ["gemeentecode;gemeente;uitputtend", "GM0001;Een;ja", "GM0002;Twee;nee"])
    assert select_exhausted(read_planning(tmp_path, 2028)) == {"GM0001"}


def test_readers_are_named_once_and_can_name_a_file() -> None:
    assert parse_lezers(" AB, CD,") == ["AB", "CD"]
    for text in ("AB,AB", "AB,../x", "A B"):
        with pytest.raises(SjoError, match="--lezers"):
            parse_lezers(text)


def test_a_fault_in_the_planning_or_the_stand_is_found_at_its_place(tmp_path: Path) -> None:
    folder = tmp_path / "manual_entries" / "2028"
    rows = ["GM0001;Een;AB;AB", "GM0001;Een;AB;CD"]
    write(folder / "planning.csv", ["gemeentecode;gemeente;lezer;tweede_lezer", *rows])
    write(folder / "meting.toml", ['stand = "bijna"'])
    _, faults = collect_planning(tmp_path, 2028)
    told = "\n".join(map(str, faults))
    assert "staat ook op rij 2" in told
    assert "vier ogen" in told
    assert 'stand = "afgerond"' in told
