"""A list as a spreadsheet gives it: a workbook, or a csv of which the header must be looked for."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.delimited import read_delimited
from pipeline.files.listing import read_bytes
from pipeline.files.rows import MAX_ROWS_BEFORE_HEADER, Row
from pipeline.files.workbook import read_workbook
from pipeline.own_list.list_columns import (
    LIST_COLUMNS,
    TITLES_OF,
    has_names,
    is_list_header,
    locate_columns,
)
from schemas.folding import fold_letters


def read_list_rows(path: Path) -> pd.DataFrame:
    """Read the known columns of a csv or xlsx as text; the index is the row of the file, less 2.

    The header is the first of the upper rows that names them. SjoError when none does, and with
    every fault of a file that cannot be read.
    """
    known = {fold_letters(name) for names in TITLES_OF.items() for name in (names[0], *names[1])}
    is_workbook = path.suffix.lower() == ".xlsx"
    read = read_workbook if is_workbook else read_delimited
    rows = [row for row in read(read_bytes(path, str(path)), str(path), known) if any(row.cells)]
    upper = rows[:MAX_ROWS_BEFORE_HEADER]
    at = next((n for n, row in enumerate(upper) if is_list_header(row.cells)), 0)
    titles = rows[at].cells if rows else ()
    places = require_list_columns(path, titles)
    body = rows[at + 1 :]
    _check_widths(path, body, len(titles))
    return pd.DataFrame(
        {name: [_cell(row, place) for row in body] for name, place in places},
        index=pd.Index([row.rij - 2 for row in body], dtype="int64"),
        dtype=object,
    )


def require_list_columns(path: Path, titles: Sequence[str]) -> list[tuple[str, int]]:
    """Return (column, position) of what is known of a header; SjoError when it cannot be used."""
    places, faults = locate_columns(titles)
    if not has_names(places):
        seen = ", ".join(title.strip() for title in titles[:20] if title.strip()) or "geen kolommen"
        faults.append(f"kolom organisatie of bezoekadres ontbreekt (wel aanwezig: {seen})")
    if faults:
        raise SjoError(
            f"{path}: {'; '.join(faults)}. Bekend zijn {', '.join(LIST_COLUMNS)}; wat ontbreekt "
            "telt als leeg. Welke andere namen mogen, staat in docs/koppelen.md"
        )
    return list(places.items())


def _check_widths(path: Path, body: Sequence[Row], width: int) -> None:
    wide = [row.rij for row in body if any(row.cells[width:])]
    if wide:
        shown = ", ".join(map(str, wide[:5]))
        raise SjoError(
            f"{path}: niet te lezen als tabel: in {len(wide)} rijen (rij {shown}) staan meer "
            "cellen dan de kop kolommen heeft"
        )


def _cell(row: Row, at: int) -> str:
    return row.cells[at].strip() if at < len(row.cells) else ""
