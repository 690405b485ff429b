"""When answers were sent: every way in which survey tools write a moment, as a day."""

import re
from collections.abc import Iterable

from pipeline.read.cells import parse_day

NO_DATE_KEPT = "1980-01-01"
"""LimeSurvey writes this day when a survey keeps no dates: it means nothing."""
TIME_OF_DAY = re.compile(r"[T ]+\d{1,2}[:.]\d{2}.*$")
HALF_OF_DAY = re.compile(r"\d\s*[ap]\.?m\b", re.IGNORECASE)
TWO_NUMBERS_AND_YEAR = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})")


def read_days(cells: Iterable[str]) -> list[str]:
    """Return ISO days for a column of moments; "" where no date was kept, else the cell as it is.

    03/01/2026 is a day in March or in January: the column decides, by a number above 12. Does it
    not tell, then 10:15 AM says that the tool writes American dates, where the month goes first.
    3/1/2026, without noughts, is how American tools write too: then only the year is certain.
    """
    written = list(cells)
    days = [TIME_OF_DAY.sub("", cell).strip() for cell in written]
    numbers = [(int(m[1]), int(m[2])) for day in days if (m := TWO_NUMBERS_AND_YEAR.fullmatch(day))]
    is_day_first = any(first > 12 for first, _ in numbers)
    is_month_first = not is_day_first and (
        any(second > 12 for _, second in numbers) or any(map(HALF_OF_DAY.search, written))
    )
    tells = is_day_first or is_month_first
    read = [
        _sure_year(day)
        if not tells and _may_be_american(day)
        else _read_day(day, month_first=is_month_first)
        for day in days
    ]
    return [cell if day is None else day for cell, day in zip(written, read, strict=True)]


def _may_be_american(day: str) -> bool:
    """Tell whether a day that its column does not explain is another one in American order."""
    found = TWO_NUMBERS_AND_YEAR.fullmatch(day)
    if found is None or "/" not in day:
        return False
    first, second, _ = found.groups()
    return min(len(first), len(second)) == 1 and int(first) != int(second)


def _sure_year(day: str) -> str:
    year = day.rpartition("/")[2]
    return f"20{year}" if len(year) == 2 else year


def _read_day(day: str, *, month_first: bool) -> str | None:
    """Return an ISO day, "" for no date, or None when it is no day."""
    if not day or day == NO_DATE_KEPT:
        return ""
    if found := TWO_NUMBERS_AND_YEAR.fullmatch(day):
        first, second, year = found.groups()
        year = f"20{year}" if len(year) == 2 else year
        day = f"{second}-{first}-{year}" if month_first else f"{first}-{second}-{year}"
    return parse_day(day)
