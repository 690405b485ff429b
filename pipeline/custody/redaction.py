"""Texts that must go: found in published tables and in what those came from, and left out."""

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.listing import name_of
from pipeline.privacy.gate import PLACEHOLDER
from schemas.published import TABLES
from schemas.regular_files import read_regular
from schemas.shapes import Vorm, shape_declared

SHORTEST_TEXT = 4
CLOSED = (Vorm.VAST, Vorm.KENMERK)
"""Columns of these shapes hold no words of a source; losing part of one would break a version."""
EMPTIED = (Vorm.WEBADRES, Vorm.TELEFOON, Vorm.EMAIL)
"""Part of such a value is no value: it goes as a whole."""
SEARCHED = {".csv", ".jsonl", ".json", ".toml", ".md"}


def make_pattern(texts: Sequence[str]) -> re.Pattern[str] | None:
    """Return what finds texts, whatever their case and white space; None without any.

    SjoError for a text so short that it would be found everywhere.
    """
    for text in texts:
        if len("".join(text.split())) < SHORTEST_TEXT:
            raise SjoError(f"--text {text!r}: te kort; geef ten minste {SHORTEST_TEXT} tekens")
    words = (r"\s+".join(map(re.escape, text.split())) for text in texts)
    return re.compile("|".join(words), re.IGNORECASE) if texts else None


def count_hits(tables: Mapping[str, pd.DataFrame], pattern: re.Pattern[str]) -> int:
    """Return how many cells of the columns that hold words of sources match."""
    return sum(int(_find(tables[n], c, pattern).sum()) for n, c, _ in _list_columns(tables))


def redact(tables: Mapping[str, pd.DataFrame], pattern: re.Pattern[str]) -> dict[str, pd.DataFrame]:
    """Return published tables without what matches; where it stood, "(weggelaten)" stands."""
    redacted = {name: table.copy() for name, table in tables.items()}
    for name, column, vorm in _list_columns(tables):
        found = _find(tables[name], column, pattern)
        cells = tables[name].loc[found, column].astype("str")
        left = (
            cells.map(lambda _: "")
            if vorm in EMPTIED
            else cells.str.replace(pattern, PLACEHOLDER, regex=True)
        )
        redacted[name].loc[found, column] = left
    return redacted


def find_in_inputs(root: Path, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield file:line of every line of entries and captures that matches.

    Workbooks and archived pages are not looked into.
    """
    for place in ("manual_entries", "data/raw"):
        for path in sorted((root / place).rglob("*")):
            if path.suffix.lower() in SEARCHED and path.is_file():
                lines = read_regular(path).decode("utf-8", "replace").splitlines()
                for number, line in enumerate(lines, start=1):
                    if pattern.search(line):
                        yield f"{name_of(path, root)}:{number}"


def _list_columns(tables: Mapping[str, pd.DataFrame]) -> Iterator[tuple[str, str, Vorm]]:
    for name in tables:
        for column, field in TABLES[name].to_schema().columns.items():
            vorm = shape_declared(field)
            if vorm is not None and vorm not in CLOSED and column in tables[name]:
                yield name, column, vorm


def _find(table: pd.DataFrame, column: str, pattern: re.Pattern[str]) -> pd.Series:
    return table[column].astype("str").fillna("").str.contains(pattern)
