from datetime import date

import pytest

from pipeline.text.dates import dutch_date, dutch_dates_in


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (date(2025, 3, 3), "3 maart 2025"),
        ("2025-03-03", "3 maart 2025"),
        ("2025-03", "maart 2025"),
        ("2025", "2025"),
        ("", ""),
        ("2025-13-01", "2025-13-01"),
        ("maart", "maart"),
    ],
)
def test_a_day_is_written_as_far_as_it_is_known(day: date | str, written: str) -> None:
    assert dutch_date(day) == written


def test_days_in_a_sentence_are_written_out_and_nothing_else_is_touched() -> None:
    told = "doorzocht (5 zoektermen, laatst op 2025-09-15); GM0344-2025-09-15 en 06-2025-09"
    assert dutch_dates_in(told) == told.replace("op 2025-09-15", "op 15 september 2025")
