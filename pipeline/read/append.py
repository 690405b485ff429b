"""Change a file that one person fills in: alone, whole, and on disk before it returns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from pipeline.files.csv_text import add_to_csv, drop_from_csv, encode_rows
from pipeline.files.findings import FileError, Finding
from pipeline.files.listing import name_of, read_bytes
from pipeline.files.lock import edited
from pipeline.files.tabular import Table, read_table
from pipeline.files.whole import whole_file, write_whole
from schemas.columns import Template

NewRow = Mapping[str, str]
"""Cells by column; what it does not name stays empty."""


def append_rows(
    path: Path,
    root: Path,
    template: Template,
    make: Callable[[Table], Sequence[NewRow]],
    find_faults: Callable[[Table], Iterable[Finding]],
) -> Sequence[NewRow]:
    """Add what `make` returns to a csv, below what stands there, and return it.

    `make` gets the file as it is (an empty table when there is none), and nobody else writes in its
    folder until the rows are on disk. `find_faults` judges the file with the rows in it. FileError,
    and nothing changes, when the file cannot be read or a new row has a fault; faults of older rows
    are for `sjo check`.
    """
    bestand = name_of(path, root)
    _refuse_second_file(path, bestand)
    path.parent.mkdir(parents=True, exist_ok=True)
    with edited(path):
        known = read_table(path, bestand, template) if path.exists() else Table.empty(template)
        rows = make(known)
        if rows:
            _write(path, bestand, template, known, rows, find_faults)
    return rows


def take_out_rows(path: Path, root: Path, template: Template, kolom: str, value: str) -> None:
    """Take the rows that say `value` in a column out of a csv; all else stays as it was written."""
    bestand = name_of(path, root)
    with edited(path):
        content = read_bytes(path, bestand)
        write_whole(path, drop_from_csv(content, bestand, template, kolom, value))


def _write(
    path: Path,
    bestand: str,
    template: Template,
    known: Table,
    rows: Sequence[NewRow],
    find_faults: Callable[[Table], Iterable[Finding]],
) -> None:
    content = read_bytes(path, bestand) if path.exists() else b""
    with whole_file(path) as built:
        built.write_bytes(
            add_to_csv(content, bestand, template, rows)
            if content
            else encode_rows(template.names, rows)
        )
        written = read_table(built, bestand, template)
        last = max(known.frame.index, default=0)
        if faults := [f for f in find_faults(written) if f.rij > last and not f.is_notice]:
            raise FileError(faults)


def _refuse_second_file(path: Path, bestand: str) -> None:
    """Rows beside a workbook of the same person would make two files of one reader."""
    if path.with_suffix(".xlsx").exists():
        rule = f"u hebt al een bestand {path.stem}.xlsx"
        advice = f"bewaar het in Excel als CSV UTF-8 ({path.name}) en haal het xlsx-bestand weg"
        raise FileError([Finding(bestand, regel=rule, advies=advice)])
