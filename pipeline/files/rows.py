"""Rows of a file as Excel shows them, and the bounds within which a file is read."""

from typing import NamedTuple

MAX_FILE_BYTES = 64_000_000
MAX_FILE_COLUMNS = 1_000
MAX_CELL_LENGTH = 32_767  # what a cell of Excel holds


class Row(NamedTuple):
    """One row: its number in Excel, the line where it begins in a text file (else 0), its cells."""

    rij: int
    line: int
    cells: tuple[str, ...]

    def without(self, positions: frozenset[int]) -> "Row":
        """Return the row with the cells at these positions emptied."""
        kept = ("" if at in positions else cell for at, cell in enumerate(self.cells))
        return self._replace(cells=tuple(kept))


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
