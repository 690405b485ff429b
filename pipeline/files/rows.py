"""Rows of a file as Excel shows them, and the bounds within which a file is read."""

import re
import unicodedata
from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import NamedTuple

from schemas.folding import drop_invisible

MAX_FILE_BYTES = 64_000_000
MAX_FILE_COLUMNS = 1_000
MAX_ROWS_BEFORE_HEADER = 30  # how far down the header is looked for, to say where it stands
MAX_CELL_LENGTH = 32_767  # what a cell of Excel holds
UNUSUAL_SPACE = re.compile("[\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]")


class CellType(StrEnum):
    """What a cell of a workbook holds when it holds no text."""

    DATUM = "datum"
    TIJD = "tijd"
    GETAL = "getal"
    WAAR_ONWAAR = "waar of onwaar"


class Row(NamedTuple):
    """One row: its number in Excel, the line where it begins in a text file (else 0), its cells.

    `typed` gives, by position, the cells of a workbook that are no text.
    """

    rij: int
    line: int
    cells: tuple[str, ...]
    typed: Mapping[int, CellType] = MappingProxyType({})

    def without(self, positions: frozenset[int]) -> "Row":
        """Return the row with the cells at these positions emptied."""
        kept = ("" if at in positions else cell for at, cell in enumerate(self.cells))
        return self._replace(cells=tuple(kept))


def clean_cell(text: str) -> str:
    """Return a cell without what nobody can see: zero-width signs, odd spaces, split accents.

    Web pages and word processors leave such signs behind in what is copied from them. Two cells
    that look the same are the same after this; nothing that can be read changes.
    """
    if text.isascii():
        return text.strip()
    visible = UNUSUAL_SPACE.sub(" ", drop_invisible(text))
    return unicodedata.normalize("NFC", visible).strip()


def column_letter(at: int) -> str:
    """Return Excel's letter of the column with 0-based position `at`: 0 = A, 26 = AA."""
    letters = ""
    at += 1
    while at:
        at, rest = divmod(at - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Return the 1-based position of a column of Excel: A = 1, AA = 27; "" = 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
