"""Opening hours of schema.org as HSDS schedules."""

import re
from collections.abc import Iterator
from typing import Any

from pipeline.normalise.opening_hours import SCHEMA_DAYS

_HOURS_PART = re.compile(r"(?P<days>\S+) (?P<opens>\d\d:\d\d)-(?P<closes>\d\d:\d\d)")


def read_schedules(schema: str, words: str) -> Iterator[dict[str, Any]]:
    """Yield a schedule per part of `schema` ("Mo-Fr 09:00-17:00|Sa 10:00-12:00").

    Times are local and carry no offset, for that of the Netherlands changes twice a year. Hours
    that are known in words only are one schedule with those words.
    """
    if not schema and words:
        yield {"description": words}
    for part in schema.split("|") if schema else []:
        found = _HOURS_PART.fullmatch(part)
        if found is None:
            yield {"description": part}
            continue
        yield {
            "freq": "WEEKLY",
            "wkst": "MO",
            "byday": ",".join(day.upper() for day in _list_days(found["days"])),
            "opens_at": found["opens"],
            "closes_at": found["closes"],
            "description": words,
            "notes": "Plaatselijke tijd (Europe/Amsterdam)",
        }


def _list_days(text: str) -> Iterator[str]:
    """Yield the days of "Mo-We,Fr"."""
    for span in text.split(","):
        first, _, last = span.partition("-")
        start, end = SCHEMA_DAYS.index(first), SCHEMA_DAYS.index(last or first)
        yield from SCHEMA_DAYS[start : end + 1]
