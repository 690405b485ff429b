"""Opening hours in words become those of schema.org, where the words can be read whole.

Reading is all or nothing: every word must be one of the few below. What has no form in schema.org
(even weeks, the first Monday of a month, by appointment) holds a word that is not, so the text
gives "" and stays as words. A guess would send somebody to a closed door.
"""

import re
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple

from schemas.folding import strip_accents

LONGEST_HOURS = 1000
"""Characters of a text that may still be opening hours; a longer one is a page."""

SCHEMA_DAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_WEEK = range(len(SCHEMA_DAYS))
_DAY_GROUPS = {"daily": _WEEK, "workdays": _WEEK[:5], "weekend": _WEEK[5:]}
# A bare "1.30 - 3.00" is an afternoon written short; nothing here opens at night.
_EARLIEST = 6 * 60

_DAY_NAMES = (
    r"ma(?:andag(?:en|s)?)?|mon?|monday",
    r"di(?:nsdag(?:en|s)?)?|tu(?:es?)?|tuesday",
    r"wo(?:ensdag(?:en|s)?)?|wed?|wednesday",
    r"do(?:nderdag(?:en|s)?)?|th(?:u(?:rs)?)?|thursday",
    r"vr(?:ijdag(?:en|s)?)?|fri?|friday",
    r"za(?:terdag(?:en|s)?)?|sat?|saturday",
    r"zo(?:ndag(?:en|s)?)?|sun?|sunday",
)
_DAYS = "|".join(f"(?P<day{n}>{names})" for n, names in enumerate(_DAY_NAMES))
_HOURS_TOKEN = re.compile(
    r"(?P<space>\s+)"
    rf"|(?:(?:{_DAYS})(?:-?(?:ochtend|middag|avond)(?:en)?)?\.?(?![a-z0-9]))"
    r"|(?P<daily>(?:(?:iedere|elke) dag|alle dagen|dagelijks|daily)(?![a-z]))"
    r"|(?P<workdays>(?:(?:op )?(?:werkdagen|weekdagen)|doordeweeks|weekdays)(?![a-z]))"
    r"|(?P<weekend>(?:in het )?weekend(?![a-z]))"
    r"|(?P<closed>(?:gesloten|dicht|closed)(?![a-z]))"
    r"|(?P<time>(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-5][0-9])(?![.:]?[0-9])"
    # Four digits alone may be a year; with "uur" behind them, or behind the end, they are a time.
    r"|(?P<glued>[0-9]{4})(?=\s?(?:uur|u)(?![a-z])|\s?(?:-|tot)\s?[0-9]{4}\s?(?:uur|u)(?![a-z]))"
    r"|(?P<whole>[0-9]{1,2})(?![.:]?[0-9]))"
    r"|(?P<to>t/m|t\.?e\.?m\.?(?![a-z])|tot en met(?![a-z])|tm(?![a-z])|tot(?![a-z])|-)"
    r"|(?P<and>[,;|/&+]|en(?![a-z])|and(?![a-z]))"
    # What may stand around hours and changes nothing about them.
    r"|(?P<filler>(?:openingstijden|openingsuren|geopend|open|vrije inloop|inloopspreekuur|inloop"
    r"|spreekuur|zonder afspraak|van|op|om|'s|uur|u)(?![a-z])[.:]?|[.:])"
)
_PLAIN_SIGNS = str.maketrans(
    {"–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "’": "'", "\n": ";"}
)


class _Range(NamedTuple):
    """From and to, in minutes after midnight."""

    opens: int
    closes: int


class _Unreadable(Exception):  # noqa: N818 - it is no error: the words say more than hours
    """The text is no plain list of days with hours."""


class _Token(NamedTuple):
    kind: str  # day, days, time, closed, to, and
    days: frozenset[int] = frozenset()
    minutes: int = 0


def read_opening_hours(text: str) -> str:
    """Return opening hours in the form of schema.org: "Mo-Fr 09:00-12:00|Mo,We 13:00-17:00".

    One part per range of hours, with the days that have it, in order of day and hour; days without
    hours are left out. "" when any part of the text is not understood, is contradictory, or the
    text is longer than LONGEST_HOURS. Never raises; linear in the length of the text.
    """
    if len(text) > LONGEST_HOURS:
        return ""
    try:
        return _write(_read_week(_list_tokens(text)))
    except _Unreadable:
        return ""


def _list_tokens(text: str) -> list[_Token]:
    folded = " ".join(strip_accents(text.translate(_PLAIN_SIGNS)).casefold().split())
    tokens: list[_Token] = []
    at = 0
    while at < len(folded):
        match = _HOURS_TOKEN.match(folded, at)
        if match is None:
            raise _Unreadable
        at = match.end()
        tokens += _as_token(match)
    return tokens


def _as_token(match: re.Match[str]) -> Iterable[_Token]:
    kind = str(match.lastgroup)
    if kind == "time":
        yield _Token(kind, minutes=_minutes(match))
    elif kind in _DAY_GROUPS:
        yield _Token("days", frozenset(_DAY_GROUPS[kind]))
    elif kind in {"closed", "to", "and"}:
        yield _Token(kind)
    elif kind not in {"space", "filler"}:
        yield _Token("day", frozenset({int(kind.removeprefix("day"))}))


def _minutes(match: re.Match[str]) -> int:
    if glued := match["glued"]:
        hour, minute = int(glued[:2]), int(glued[2:])
    else:
        hour, minute = int(match["hour"] or match["whole"]), int(match["minute"] or 0)
    if hour > 23 or minute > 59:
        raise _Unreadable
    return hour * 60 + minute


class _Reader:
    """Walks over the tokens of a text."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.tokens, self.at = tokens, 0

    def next_is(self, *kinds: str) -> bool:
        return self.at < len(self.tokens) and self.tokens[self.at].kind in kinds

    def take(self, *kinds: str) -> _Token:
        if not self.next_is(*kinds):
            raise _Unreadable
        self.at += 1
        return self.tokens[self.at - 1]

    def skip(self, kind: str) -> None:
        while self.next_is(kind):
            self.at += 1


def _read_week(tokens: list[_Token]) -> dict[int, set[_Range]]:
    """Return the ranges of every day that is named; one that is closed has none."""
    reader = _Reader(tokens)
    reader.skip("and")
    week: dict[int, set[_Range]] = {}
    while reader.at < len(tokens):
        days, ranges = _read_days(reader), _read_ranges(reader)
        for day in days:
            if day in week and not (week[day] and ranges):
                raise _Unreadable  # both open and closed, or closed twice
            week.setdefault(day, set()).update(ranges)
    for found in week.values():
        ordered = sorted(found)
        if any(b.opens < a.closes for a, b in pairwise(ordered)):
            raise _Unreadable
    return week


def _read_days(reader: _Reader) -> set[int]:
    days: set[int] = set()
    while reader.next_is("day", "days"):
        first = reader.take("day", "days")
        days |= first.days
        if reader.next_is("to") and first.kind == "day":
            reader.take("to")
            if reader.next_is("and"):  # "maandag- en dinsdagmiddag"
                reader.skip("and")
                continue
            days |= _days_between(*first.days, *reader.take("day").days)
        reader.skip("and")
    if not days:
        raise _Unreadable
    return days


def _days_between(first: int, last: int) -> set[int]:
    """Return the days from first to last, over the end of the week when last comes first."""
    length = (last - first) % len(SCHEMA_DAYS)
    return {(first + step) % len(SCHEMA_DAYS) for step in range(length + 1)}


def _read_ranges(reader: _Reader) -> set[_Range]:
    if reader.next_is("closed"):
        reader.take("closed")
        reader.skip("and")
        return set()
    ranges: set[_Range] = set()
    while not ranges or reader.next_is("time"):
        opens = reader.take("time").minutes
        reader.take("to")
        closes = reader.take("time").minutes
        if not _EARLIEST <= opens < closes:
            raise _Unreadable
        ranges.add(_Range(opens, closes))
        reader.skip("and")
    return ranges


def _write(week: dict[int, set[_Range]]) -> str:
    days_of: dict[_Range, list[int]] = {}
    for day in sorted(week):
        for found in sorted(week[day]):
            days_of.setdefault(found, []).append(day)
    parts = sorted(days_of.items(), key=lambda part: (part[1], part[0]))
    return "|".join(
        f"{_write_days(days)} {_clock(r.opens)}-{_clock(r.closes)}" for r, days in parts
    )


def _write_days(days: list[int]) -> str:
    """Write days as schema.org does: "Mo-We,Fr"; two that follow each other stand apart."""
    runs: list[list[int]] = []
    for day in days:
        if runs and runs[-1][-1] == day - 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return ",".join(
        f"{SCHEMA_DAYS[run[0]]}-{SCHEMA_DAYS[run[-1]]}"
        if len(run) > 2
        else ",".join(SCHEMA_DAYS[day] for day in run)
        for run in runs
    )


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"
