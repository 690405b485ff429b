"""Opening hours kept as data: days and times in lists, in a dictionary of days, in a string."""

import re
from functools import lru_cache
from typing import Any

from spiders.bounds import MAX_TABLE_COLUMNS
from spiders.values.jsontext import parse_json

_SCHEMA_ORG = re.compile(r"https?://schema\.org/")
_DAY_KEYS = ("dayofweek", "dagnaam", "dayname", "dag", "day", "weekdag", "weekday", "name", "naam")
_FROM_KEYS = ("opens", "open", "van", "from", "start", "begin", "vanaf", "starthours")
_TO_KEYS = ("closes", "close", "tot", "to", "end", "einde", "till", "until", "endhours")
DUTCH_DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
_ENGLISH_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_DAY_OF = {
    name[:length]: day
    for names in (DUTCH_DAYS, _ENGLISH_DAYS)
    for day, name in zip(DUTCH_DAYS, names, strict=True)
    for length in (2, 3, len(name))
} | {"tues": "dinsdag", "thur": "donderdag", "thurs": "donderdag"}
_CLOCK = re.compile(r"\d{1,2}[.:]\d{2}")
_HALVES = {"van": frozenset(_FROM_KEYS), "tot": frozenset(_TO_KEYS)}
_WORD_OF_NAME = re.compile(r"[A-Z]?[a-z]+")
_FULL_NAME = 6  # letters: "do" is a day, and a word
_MIDNIGHT, _MINUTES = 2400, 60
_SECONDS = re.compile(r"(?<=\d[.:]\d\d)[.:]\d\d\b")


def hours_of_data(value: Any) -> str:
    """Return hours kept as data in words, "; " between the days, "" when it holds none.

    A list of objects that name their days, a dictionary of which the keys are days, or either of
    them as JSON in a string. A day without a time is left out of a dictionary: it is closed.
    """
    if isinstance(value, str):
        value = parse_json(value) if value.lstrip()[:1] in "[{" else None
    while isinstance(value, dict) and len(value) == 1 and not is_by_day(value):
        value = next(iter(value.values()))  # {"Dag": [...]}
    if isinstance(value, dict) and not is_by_day(value):
        value = [value]
    if isinstance(value, list):
        lines = [_line_of(v) for v in value[:MAX_TABLE_COLUMNS] if isinstance(v, dict)]
        return "; ".join(filter(None, lines))
    if not is_by_day(value):
        return ""
    by_day = ((_DAY_OF[key.casefold()], _times(times)) for key, times in value.items())
    return "; ".join(f"{day} {times}" for day, times in by_day if _CLOCK.search(times))


def is_by_day(value: Any) -> bool:
    """Tell whether a value is a dictionary of which every key is a day of the week."""
    return isinstance(value, dict) and len(value) > 0 and _DAY_OF.keys() >= _folded(value)


def _folded(value: dict[str, Any]) -> set[str]:
    return {str(key).casefold() for key in value}


def day_of(name: str) -> str:
    """Return the weekday that a name is, in Dutch and in full: "Ma", "Monday"; "" for no day."""
    return _DAY_OF.get(name.strip(" .:").casefold(), "")


def hours_in_halves(pairs: list[tuple[str, str]]) -> list[str]:
    """Return the hours of days of which begin and end stand under names of their own, in order.

    "from_monday" and "until_monday" give "maandag 09:00-12:00"; one of the two gives none.
    """
    halves: dict[str, dict[str, str]] = {}
    for name, value in pairs:
        day, half = _half_of(name)
        if day and half and _CLOCK.match(value):
            halves.setdefault(day, {}).setdefault(half, _word(value))
    whole = ((day, told) for day, told in halves.items() if len(told) == len(_HALVES))
    return [f"{day} {told['van']}-{told['tot']}" for day, told in whole]


@lru_cache(maxsize=1 << 12)
def _half_of(name: str) -> tuple[str, str]:
    words = [w.casefold() for w in _WORD_OF_NAME.findall(name)]
    day = next((_DAY_OF[w] for w in words if len(w) >= _FULL_NAME and w in _DAY_OF), "")
    return day, next((h for h, keys in _HALVES.items() if not keys.isdisjoint(words)), "")


def _line_of(value: dict[str, Any]) -> str:
    value = {str(key).casefold(): said for key, said in value.items()}
    given = [said for key in _DAY_KEYS if (said := value.get(key))]
    if not given and value.get("day") == 0:
        given = [len(DUTCH_DAYS)]  # counted from Sunday
    days = next((said for said in given if not isinstance(said, int)), "")
    days = ", ".join(map(_word, days)) if isinstance(days, list) else _word(days)
    if not days and given and isinstance(given[0], int) and 1 <= given[0] <= len(DUTCH_DAYS):
        days = DUTCH_DAYS[given[0] - 1]
    if times := "-".join(filter(None, (_first(value, _FROM_KEYS), _first(value, _TO_KEYS)))):
        return f"{_SCHEMA_ORG.sub('', days)} {times}".strip()
    return _SCHEMA_ORG.sub("", days) or _word(value.get("value"))


def _times(value: Any) -> str:
    """Return the times of one day, in whatever way they are kept."""
    if isinstance(value, list):
        return " en ".join(filter(None, map(_times, value[:MAX_TABLE_COLUMNS])))
    if isinstance(value, dict):
        parts = (_first(value, _FROM_KEYS), _first(value, _TO_KEYS))
        return "-".join(filter(None, parts)) or _times(list(value.values()))
    return _word(value)


def _first(value: dict[str, Any], keys: tuple[str, ...]) -> str:
    told = {str(key).casefold(): said for key, said in value.items()}
    return next((said for key in keys if (said := _clock(told.get(key)))), "")


def _clock(value: Any) -> str:
    """Return a time as written, or of a number its hours and minutes: 930 is half past nine."""
    is_number = isinstance(value, int) and not isinstance(value, bool)
    if is_number and 0 < value <= _MIDNIGHT and value % 100 < _MINUTES:
        return f"{value // 100:02}:{value % 100:02}"
    return _word(value)


def _word(value: Any) -> str:
    return _SECONDS.sub("", value.strip()) if isinstance(value, str) else ""
