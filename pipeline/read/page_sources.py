"""Further pages that a row of locations rests on, each with what it supports.

One cell holds them all, as `https://a.example/contact (bezoekadres, telefoon)`, with ; between. The
last word between the brackets may be the date of that page itself (jjjj-mm-dd, jjjj-mm or jjjj).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from schemas.folding import fold_letters
from schemas.manual import SUPPORTED_COLUMNS
from schemas.published.base import PARTIAL_DAY

_SOURCE = re.compile(r"\s*(?P<url>https?://\S+)\s+\((?P<words>[^()]*)\)\s*(?:;|$)")
_MOMENT = re.compile(PARTIAL_DAY)
_COLUMN_OF = {fold_letters(name): name for name in SUPPORTED_COLUMNS}


@dataclass(frozen=True)
class PageSource:
    """A page, the columns of LOCATIES that it supports, and its own date ("" when it has none)."""

    url: str
    kolommen: Sequence[str]
    pagina_van: str

    def __str__(self) -> str:
        words = [*self.kolommen, *filter(None, [self.pagina_van])]
        return f"{self.url} ({', '.join(words)})"


def parse_page_sources(cell: str) -> list[PageSource] | None:
    """Return the pages that a cell names, None when it has not that form or names no column."""
    found, at = [], 0
    while at < len(cell):
        match = _SOURCE.match(cell, at)
        source = _read(match) if match else None
        if match is None or source is None:
            return None
        found.append(source)
        at = match.end()
    return found


def normal_page_sources(cell: str) -> str | None:
    """Return a cell in its one form; None as `parse_page_sources`."""
    found = parse_page_sources(cell)
    return None if found is None else "; ".join(map(str, found))


def _read(match: re.Match[str]) -> PageSource | None:
    words = [word.strip() for word in match["words"].split(",")]
    moment = words.pop() if _MOMENT.fullmatch(words[-1]) else ""
    columns = [_COLUMN_OF.get(fold_letters(word), "") for word in words]
    return PageSource(match["url"], columns, moment) if columns and all(columns) else None
