"""What is due to be looked at again: by kind, once, and what cannot wait first."""

from datetime import date, timedelta

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.wave.rechecks import (
    LONGEST_YEARS,
    SHORTEST_YEARS,
    Rechecks,
    Signal,
    due_day,
    learn_cadence,
    list_rechecks,
)

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


def ids_of(rechecks: Rechecks) -> list[str]:
    return [planned.locatie["locatie_id"] for planned in list_rechecks(rechecks)]


KNOWN = locations(
    ("oud", "stichting", "2024-01-01"),
    ("pas", "stichting", "2026-10-01"),
    ("weg", "stichting", "2026-10-01"),
    ("ooit", "stichting", ""),
    ("jaar", "stichting", "2020"),
)
YEARLY = {"stichting": 1.0}
DROPPED = Signal("de site noemt haar niet meer", "2026-11-02")


def test_what_cannot_wait_comes_first_and_what_was_seen_lately_is_not_due() -> None:
    planned = list_rechecks(Rechecks(KNOWN, YEARLY, signals={"weg": [DROPPED]}))
    assert [d.locatie["locatie_id"] for d in planned] == ["weg", "ooit", "jaar", "oud", "pas"]
    assert [d.is_due("2026-11-27") for d in planned] == [True, True, True, True, False]
    assert list(planned[0].redenen) == ["de site noemt haar niet meer"]


def test_a_signal_of_before_it_was_confirmed_moves_nothing_up() -> None:
    signals = {"weg": [DROPPED]}
    confirmed = {"weg": "2026-11-03"}
    (weg,) = (
        planned
        for planned in list_rechecks(Rechecks(KNOWN, YEARLY, confirmed, signals))
        if planned.locatie["locatie_id"] == "weg"
    )
    assert (weg.bevestigd, list(weg.redenen), weg.voor) == ("2026-11-03", [], "2027-11-03")


def test_what_has_no_day_holds_until_somebody_looks() -> None:
    report = Signal("melding M0123456789 staat nog open")
    rechecks = Rechecks(KNOWN, YEARLY, {"pas": "2026-11-03"}, {"pas": [report]})
    assert ids_of(rechecks)[0] == "pas"
    assert "pas" not in ids_of(Rechecks(KNOWN, YEARLY, {}, {"pas": [report]}, {"pas"}))


def test_a_wave_has_seen_everything_before_its_year_ends() -> None:
    planned = list_rechecks(Rechecks(KNOWN, YEARLY, last_day="2026-12-31"))
    assert max(d.voor for d in planned) == "2026-12-31"


@given(st.sets(st.sampled_from("abcde")), st.sets(st.sampled_from("abcde")))
def test_nothing_is_due_twice(done: set[str], moved: set[str]) -> None:
    known = locations(*((i, "stichting", "2020-01-01") for i in "abcde"))
    signals = {key: [Signal("x")] for key in moved}
    assert sorted(ids_of(Rechecks(known, {}, {}, signals, done))) == sorted(set("abcde") - done)


@given(st.dates(date(2000, 1, 1), date(2026, 1, 1)))
def test_due_is_the_day_confirmed_plus_the_cadence(seen: date) -> None:
    assert due_day(seen.isoformat(), 0.5) == (seen + timedelta(days=183)).isoformat()


@pytest.mark.parametrize(
    ("confirmed", "due"), [("2026-10", "2027-10-01"), ("2026", "2027-01-01"), ("", "")]
)
def test_a_month_or_year_counts_from_its_first_day_and_nothing_is_at_once(
    confirmed: str, due: str
) -> None:
    assert due_day(confirmed, 1) == due
