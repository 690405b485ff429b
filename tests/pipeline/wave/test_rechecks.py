"""What is due to be looked at again: by kind, once, and what cannot wait first."""

from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.wave.rechecks import LONGEST_YEARS, SHORTEST_YEARS, learn_cadence, list_due

COLUMNS = ["locatie_id", "soort_organisatie", "laatst_gezien"]
NONE = pd.DataFrame(columns=["locatie_id", "soort_verschil"], dtype=str)


def locations(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS, dtype=str)


def differences(*ids: str, kind: str = "verhuisd") -> pd.DataFrame:
    return pd.DataFrame([(i, kind) for i in ids], columns=["locatie_id", "soort_verschil"])


def test_a_kind_that_changes_more_is_looked_at_sooner() -> None:
    known = locations(*((f"s{n}", "stichting", "") for n in range(40)), *((f"g{n}", "gemeente", "") for n in range(40)))  # fmt: skip
    learnt = learn_cadence(known, differences(*(f"g{n}" for n in range(30))), 2)
    assert learnt["gemeente"] < 0.6 < learnt["stichting"]


def test_what_nobody_would_see_is_no_change() -> None:
    known = locations(*((f"s{n}", "stichting", "") for n in range(40)))
    quiet = learn_cadence(
        known, differences(*(f"s{n}" for n in range(30)), kind="niet waargenomen"), 2
    )
    assert quiet == learn_cadence(known, NONE, 2)


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 6))
def test_a_cadence_stays_within_its_bounds(alike: int, changed: int, years: int) -> None:
    known = locations(*((f"s{n}", "stichting", "") for n in range(alike + changed)))
    learnt = learn_cadence(known, differences(*(f"s{n}" for n in range(changed))), years)
    assert all(SHORTEST_YEARS <= span <= LONGEST_YEARS for span in learnt.values())


def test_what_cannot_wait_comes_first_and_what_was_seen_lately_is_not_due() -> None:
    known = locations(
        ("oud", "stichting", "2024-01-01"),
        ("pas", "stichting", "2026-10-01"),
        ("weg", "stichting", "2026-10-01"),
        ("ooit", "stichting", ""),
        ("jaar", "stichting", "2020"),
    )
    due = list_due(
        known, {"stichting": 1.0}, {"weg": "de site noemt haar niet meer"}, (), "2026-11-27"
    )
    assert [d.locatie["locatie_id"] for d in due] == ["weg", "ooit", "jaar", "oud"]
    assert due[0].vooraan == "de site noemt haar niet meer"


@given(st.sets(st.sampled_from("abcde")), st.sets(st.sampled_from("abcde")))
def test_nothing_is_due_twice(done: set[str], urgent: set[str]) -> None:
    known = locations(*((i, "stichting", "2020-01-01") for i in "abcde"))
    ids = [
        d.locatie["locatie_id"]
        for d in list_due(known, {}, dict.fromkeys(urgent, "x"), done, "2026-11-27")
    ]
    assert sorted(ids) == sorted(set("abcde") - done)


@given(st.dates(date(2000, 1, 1), date(2026, 1, 1)))
def test_due_is_the_day_seen_plus_the_cadence(seen: date) -> None:
    known = locations(("a", "stichting", seen.isoformat()))
    (due,) = list_due(known, {"stichting": 0.5}, {}, (), "2026-11-27")
    assert due.voor == (seen + timedelta(days=183)).isoformat()
