"""Hours kept as data become words; what holds no hours becomes nothing."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.values.day_hours import hours_of_data

WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ({"mon": ["09:00 - 12:00"], "tue": "0", "wed": None}, "maandag 09:00 - 12:00"),
        ({"maandag": "9.00-12.00", "dinsdag": "gesloten"}, "maandag 9.00-12.00"),
        ({"Monday": {"open": "09:00", "close": "12:00"}}, "maandag 09:00-12:00"),
        ({"Ma": [{"van": "09:00", "tot": "12:00"}, {"van": "13:00", "tot": "17:00"}]},
         "maandag 09:00-12:00 en 13:00-17:00"),
        ([{"dag": "maandag", "van": "09:00", "tot": "12:00"}], "maandag 09:00-12:00"),
        ([{"dayOfWeek": ["https://schema.org/Monday", "Tuesday"], "opens": "09:00",
           "closes": "12:00"}], "Monday, Tuesday 09:00-12:00"),
        ([{"day": "Friday", "from": "09:00"}], "Friday 09:00"),
        ([{"Dag": 4, "DagNaam": "donderdag", "Van": "10:00:00", "Tot": "12:30:00"}],
         "donderdag 10:00-12:30"),
        ({"Dag": {"naam": "maandag", "Van": "09:00", "Tot": "12:00"}}, "maandag 09:00-12:00"),
        ({"Dag": [{"naam": "vrijdag", "Van": "09:00", "Tot": "12:00"}]}, "vrijdag 09:00-12:00"),
        ([{"dag": 1, "van": "10:00", "tot": "12:30"}], "maandag 10:00-12:30"),
        (dict.fromkeys(WEEK, "0"), ""), ({"mon": "09:00", "place": "Utrecht"}, ""), ({}, ""),
        ("maandag 9.00-12.00", ""), ("{kapot", ""), (None, ""), (7, ""),
    ],
)  # fmt: skip
def test_days_and_times_are_words(value: Any, words: str) -> None:
    assert hours_of_data(value) == words
    if isinstance(value, dict | list):
        assert hours_of_data(json.dumps(value)) == words


@given(st.dictionaries(st.sampled_from(WEEK), st.integers(0, 23).map("{:02d}:00".format)))
def test_every_time_of_a_week_is_kept(week: dict[str, str]) -> None:
    assert [part.split()[1] for part in hours_of_data(week).split("; ") if part] == [*week.values()]


def test_hours_as_numbers_are_times() -> None:
    slots = [
        {"day": 1, "all_day": False, "starthours": 930, "endhours": 1200},
        {"day": 0, "starthours": 1300, "endhours": 1730},
    ]
    assert hours_of_data(slots) == "maandag 09:30-12:00; zondag 13:00-17:30"
