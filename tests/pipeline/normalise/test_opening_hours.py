"""Opening hours: what can be read whole comes out in schema.org form, anything else as nothing."""

import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.normalise.opening_hours import LONGEST_HOURS, SCHEMA_DAYS, read_opening_hours
from schemas.normalised import HOURS

DUTCH_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("iedere dag van 09.00 uur tot 18.00 uur", "Mo-Su 09:00-18:00"),
        (
            "Vrije inloop maandag 16.00-18.30 en dinsdag t/m vrijdag 09.00-11.30.",
            "Mo 16:00-18:30|Tu-Fr 09:00-11:30",
        ),
        ("Maandag: 10.00 - 15.00 uur", "Mo 10:00-15:00"),
        (
            "maandag t/m donderdag 09.00-16.00 en vrijdag 09.00-13.00",
            "Mo-Th 09:00-16:00|Fr 09:00-13:00",
        ),
        ("op woensdag van 1930 uur tot 2030 uur", "We 19:30-20:30"),
        ("do 1930 - 2030 uur", "Th 19:30-20:30"),
        ("vrijdagochtend van 9:30-11:30 uur", "Fr 09:30-11:30"),
        ("do 10 - 12 uur", "Th 10:00-12:00"),
        ("ma t/m vr 9.00-17.00", "Mo-Fr 09:00-17:00"),
        ("ma, di en do 9-12 en 13-17 uur", "Mo,Tu,Th 09:00-12:00|Mo,Tu,Th 13:00-17:00"),
        ("maandag- en dinsdagmiddag 13.00-15.00", "Mo,Tu 13:00-15:00"),
        ("za t/m ma 10.00-12.00", "Mo,Sa,Su 10:00-12:00"),
        ("werkdagen 9.00–17.00; weekend gesloten", "Mo-Fr 09:00-17:00"),
        ("Monday 9:00-12:00; Tuesday 09:00-12:00", "Mo,Tu 09:00-12:00"),
        ("maandag 09.00-12.00\ndinsdag gesloten", "Mo 09:00-12:00"),
        ("Maandag zonder afspraak van 9 tot 12 uur", "Mo 09:00-12:00"),
    ],
)
def test_days_with_hours_are_read_however_they_are_written(written: str, hours: str) -> None:
    assert read_opening_hours(written) == hours


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Spreekuur alleen op afspraak.",
        "maandag 9.00-12.00 uur; Alleen op afspraak.",
        "zonder afspraak",
        "Om de week op dinsdag van 10.00 tot 11.30 uur",
        "Oneven weken op woensdag van 10:00 tot 12:00 uur.",
        "Iedere eerste en derde maandag van de maand van 13:00 tot 15:00 uur.",
        "Taalspreekuur: maandag 13.30-17.00, dinsdag 09.30-12.00",
        "maandag 9-12 bij mevrouw Jansen",
        "Monday 09:00",
        "maandag",
        "maandagmiddag",
        "9.00-17.00",
        "gesloten",
        "ma 9-5",
        "di 1.30 - 3.00 uur",
        "di 9.00-25.00",
        "dinsdag 2023-2024",
        "ma 9-12, ma gesloten",
        "ma 9-12; ma 10-13",
    ],
)
def test_what_says_more_or_less_than_days_with_hours_is_not_guessed(written: str) -> None:
    assert read_opening_hours(written) == ""


quarters = st.integers(min_value=6 * 4, max_value=23 * 4 + 3).map(lambda n: divmod(n * 15, 60))
ranges = st.tuples(quarters, quarters).filter(lambda pair: pair[0] < pair[1])
weeks = st.dictionaries(st.integers(0, 6), ranges, min_size=1)


@given(weeks)
def test_its_dutch_form_reads_as_its_own_output(
    week: dict[int, tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    dutch = " en ".join(
        f"{DUTCH_DAYS[day]} van {a[0]}.{a[1]:02d} tot {b[0]}.{b[1]:02d} uur"
        for day, (a, b) in week.items()
    )
    schema = "|".join(
        f"{SCHEMA_DAYS[day]} {a[0]:02d}:{a[1]:02d}-{b[0]:02d}:{b[1]:02d}"
        for day, (a, b) in week.items()
    )
    assert read_opening_hours(dutch) == read_opening_hours(schema) != ""


@given(weeks)
def test_what_was_read_reads_the_same_again(
    week: dict[int, tuple[tuple[int, int], tuple[int, int]]],
) -> None:
    written = "; ".join(
        f"{SCHEMA_DAYS[day]} {a[0]}:{a[1]:02d}-{b[0]}:{b[1]:02d}" for day, (a, b) in week.items()
    )
    once = read_opening_hours(written)
    assert read_opening_hours(once) == once


words = st.sampled_from(["ma", "t/m", "vr", "9.00", "-", "12", " ", ";", "en", "uur", "1930", "zo"])


@given(st.one_of(st.text(), st.lists(words).map("".join), st.lists(words).map(" ".join)))
def test_any_text_gives_hours_of_schema_org_or_nothing(text: str) -> None:
    assert re.fullmatch(rf"({HOURS}(\|{HOURS})*)?", read_opening_hours(text))


@pytest.mark.parametrize("part", ["ma ", "ma-", "9.00-", "ma 9-12 en ", "0", "ma,", " ", "t.e.m"])
def test_hostile_text_costs_no_more_than_its_length(part: str) -> None:
    start = time.process_time()
    read_opening_hours(part * (LONGEST_HOURS // len(part)))
    read_opening_hours(part * 1_000_000)
    assert time.process_time() - start < 1
