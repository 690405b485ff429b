"""Which words are a place of the Netherlands and which digits a postcode area of it.

Read from data/reference, the same files the build places addresses with: those of this program,
unless a crawl hands over others.
"""

import csv
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from schemas.folding import fold_code
from schemas.place_aliases import PLACE_ALIASES
from spiders.errors import CrawlError

_OWN_REFERENCE = Path(__file__).resolve().parents[2] / "data" / "reference"
_FILES = ("pc4.csv", "woonplaatsen.csv", "gemeenten.csv", "plaatsnamen.csv")
_MAX_WORDS = 6  # of a name: "Alphen aan den Rijn" has four
_ALSO_THE_COUNTRY = frozenset(["nederland"])  # a hamlet, and on every other page the country
_SPOKEN = {fold_code(said): fold_code(name) for said, name in PLACE_ALIASES.items()}
_ADDED = re.compile(
    r"(?:[ -](?:Centrum|Noord|Oost|Zuid|West|Noordoost|Noordwest|Zuidoost|Zuidwest|Nieuw-West)\b)?"
    r"(?: ?\((?:[A-Za-z]{1,3}|Gld|[Gg]em\. [^()]{2,30})\.?\)| (?:NH|ZH|NB|Gld|Ov|Lb)\b\.?)?"
)
_GOES_ON = re.compile(
    r"(?:v\.?d?|van|op|aan|a/d|bij|den|der|de|i/d|in ’t|in 't)\.? ?[A-Z’']"
    r"|en [A-Z’'](?![^,;|.()]{0,60} \d)"  # "Breda en Markt 3" goes on with the next address
)
_PLACE_WORD = re.compile(r"[\w’'`./()-]+")


class _Gazetteer:
    """Where the names are read from; set once, when a process begins."""

    folder = _OWN_REFERENCE


def read_places_from(folder: Path) -> None:
    """Read the names of places from a folder data/reference, when it holds them.

    Raises CrawlError when neither it nor this program has them.
    """
    known = [f for f in (folder, _OWN_REFERENCE) if all((f / n).is_file() for n in _FILES)]
    if not known:
        raise CrawlError(
            f"{folder}: {', '.join(_FILES)} ontbreken; zonder hen is geen plaats te herkennen."
        )
    if known[0] != _Gazetteer.folder:
        _Gazetteer.folder = known[0]
        for kept in (_places_by_area, _names, _provinces, is_place):
            kept.cache_clear()


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (_Gazetteer.folder / name).open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


@cache
def _places_by_area() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in _rows("pc4.csv"):
        found.setdefault(row["pc4"], set()).add(fold_code(row["plaats"]))
    return {area: frozenset(names) for area, names in found.items()}


@cache
def _names() -> frozenset[str]:
    given = [row["woonplaats"] for row in _rows("woonplaatsen.csv")]
    given += {row["gemeente"] for row in _rows("gemeenten.csv")}
    given += [row["naam"] for row in _rows("plaatsnamen.csv")]
    bare = [name.partition(" (")[0] for name in given]
    folded = frozenset(map(fold_code, [*given, *bare]))
    return folded.union(_SPOKEN, *_places_by_area().values()) - _ALSO_THE_COUNTRY


@lru_cache(maxsize=1 << 14)
def is_place(text: str) -> bool:
    """Tell whether a text is the name of a place or gemeente: "Den Haag", "Hengelo (O)"."""
    return bool(text) and len(text) <= 60 and place_at_start(text) == text


@cache
def _provinces() -> frozenset[str]:
    return frozenset(fold_code(row["provincie"]) for row in _rows("gemeenten.csv")) | {"friesland"}


def is_province(text: str) -> bool:
    """Tell whether a text is the name of a province: "Fryslân", "Friesland", "Noord-Holland"."""
    return fold_code(text) in _provinces()


def is_area(digits: str) -> bool:
    """Tell whether four digits are a postcode area where people live."""
    return digits in _places_by_area()


def areas_of_regions() -> list[str]:
    """Return one postcode area of every two first digits: some ninety, spread over the country."""
    first: dict[str, str] = {}
    for area in sorted(_places_by_area()):
        first.setdefault(area[:2], area)
    return list(first.values())


def lies_in(digits: str, place: str) -> bool:
    """Tell whether a postcode area is one of a place: ("3511", "Utrecht")."""
    name = fold_code(place)
    return not _places_by_area().get(digits[:4], frozenset()).isdisjoint({name, _SPOKEN.get(name)})


def place_at_start(text: str) -> str:
    """Return the longest name of a place that a text begins with, as written there, or "".

    "Utrecht (op afspraak)" begins with "Utrecht"; "Hoek v. Holland" with nothing: a name that goes
    on after a known one is another name.
    """
    ends = [
        m.end() for _, m in zip(range(_MAX_WORDS), _PLACE_WORD.finditer(text[:80]), strict=False)
    ]
    for end in reversed(ends):
        name = text[:end].rstrip(" .-/" if "(" in text[:end] else " .-/)")
        if fold_code(name) in _names() and not name.endswith("("):
            rest = text[end:].lstrip()
            if _GOES_ON.match(rest):
                return ""
            added = _ADDED.match(text, len(name))
            return text[: added.end()] if added else name
    return ""
