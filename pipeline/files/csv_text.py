"""Rows as the text of a csv: a whole new file, added below what people wrote, or taken out."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from pipeline.files.defuse import defuse
from pipeline.files.delimited import Lines, read_delimited, tell_delimiter
from pipeline.files.encoding import decode_text
from pipeline.files.findings import FileError, Finding
from schemas.columns import Template
from schemas.folding import fold_letters

BOM_OF_CSV = b"\xef\xbb\xbf"
"""Without it Excel reads letters with accents in another code page."""


def encode_rows(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Return rows as a csv that Dutch Excel opens at a double click; no cell is a formula."""
    titles = ";".join(columns) + "\r\n"
    return BOM_OF_CSV + (titles + _write_rows(columns, rows, ";")).encode("utf-8")


def add_to_csv(
    content: bytes, bestand: str, template: Template, rows: Sequence[Mapping[str, str]]
) -> bytes:
    """Return the content of a csv with rows of `template` below it; what stood there stays.

    The file keeps its own delimiter and order of columns; text in another encoding becomes UTF-8.
    FileError when it is no readable csv, or lacks a column that a row fills.
    """
    known = {fold_letters(name) for name in template.names}
    titles = [row.cells for row in read_delimited(content, bestand, known) if any(row.cells)][:1]
    if not titles:
        return encode_rows(template.names, rows)
    text = decode_text(content, bestand)
    by_title = {fold_letters(name): name for name in template.names}
    columns = [by_title.get(fold_letters(title), "") for title in titles[0]]
    _require_columns(bestand, template, columns, rows)
    ending = "\r\n" if "\r\n" in text or "\n" not in text else "\n"
    between = "" if text.endswith("\n") else ending
    added = _write_rows(columns, rows, tell_delimiter(text, known), ending)
    return BOM_OF_CSV + (text + between + added).encode("utf-8")


def drop_from_csv(
    content: bytes, bestand: str, template: Template, kolom: str, value: str
) -> bytes:
    """Return the content of a csv without the rows that say `value` in a column; all else stays.

    Text in another encoding becomes UTF-8. FileError when it is no readable text.
    """
    text = decode_text(content, bestand)
    lines = Lines(text)
    kept, at = [], -1
    known = {fold_letters(name) for name in template.names}
    for cells in csv.reader(lines, delimiter=tell_delimiter(text, known)):
        titles = [fold_letters(cell) for cell in cells]
        if at < 0 and fold_letters(kolom) in titles:
            at = titles.index(fold_letters(kolom))
        elif at >= 0 and [cell.strip() for cell in cells[at : at + 1]] == [value]:
            lines.of_row.clear()
        kept += lines.of_row
        lines.of_row.clear()
    return BOM_OF_CSV + "".join(kept).encode("utf-8")


def _write_rows(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, str]],
    delimiter: str,
    ending: str = "\r\n",
) -> str:
    """Return rows as lines; a column without a name is not ours and stays empty."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=delimiter, lineterminator=ending)
    writer.writerows([defuse(row.get(column, "")) for column in columns] for row in rows)
    return text.getvalue()


def _require_columns(
    bestand: str,
    template: Template,
    columns: Sequence[str],
    rows: Sequence[Mapping[str, str]],
) -> None:
    lacking = [n for n in template.names if n not in columns and any(row.get(n) for row in rows)]
    if lacking:
        advice = f"voeg haar toe aan de kop, zoals in sjablonen/{template.name}.csv"
        rule = "kolom ontbreekt, en is nodig om deze rij te bewaren"
        raise FileError(Finding(bestand, 1, kolom=n, regel=rule, advies=advice) for n in lacking)
