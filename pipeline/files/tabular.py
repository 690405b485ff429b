"""Read a csv or xlsx that a person made into a table of strings with Excel's row numbers."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pipeline.files.cell_faults import find_row_faults
from pipeline.files.delimited import read_delimited
from pipeline.files.findings import FileError, Finding
from pipeline.files.header import Header, find_header, read_header, same_titles
from pipeline.files.listing import read_bytes
from pipeline.files.rows import CellType, Row, column_letter
from pipeline.files.workbook import read_workbook
from pipeline.text.yes_no import parse_yes_no
from schemas.columns import Template
from schemas.folding import fold_letters
from schemas.records import MULTI_VALUE_SEPARATOR


@dataclass(frozen=True)
class Table:
    """The content of one file.

    `frame` holds all columns of the template as stripped str ("" = empty), its index is the row
    as Excel counts. `letters` gives Excel's letter of the columns present, `lines` the line in
    the text file of each row (empty for xlsx). `typed` gives the cells of a workbook, by row and
    column, that hold a date, a number or a boolean instead of text; `notices` what was read another
    way than it was written.
    """

    bestand: str
    template: Template
    frame: pd.DataFrame
    letters: dict[str, str] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)
    typed: dict[tuple[int, str], CellType] = field(default_factory=dict)
    notices: list[Finding] = field(default_factory=list)

    @classmethod
    def empty(cls, template: Template) -> "Table":
        """Return a table without rows."""
        index = pd.Index([], name="rij", dtype="int64")
        frame = pd.DataFrame({name: [] for name in template.names}, index=index, dtype="str")
        return cls("", template, frame)

    def cells(self, kolom: str) -> list[tuple[int, str]]:
        """Return (row, cell) of one column."""
        return list(zip(self.frame.index.tolist(), self.frame[kolom].tolist(), strict=True))

    def finding(self, rij: int, kolom: str, regel: str, advies: str = "") -> Finding:
        """Return a finding on one cell of this table."""
        value = str(self.frame.at[rij, kolom])
        letter = self.letters.get(kolom, "")
        line = self.lines.get(rij, 0)
        return Finding(self.bestand, rij, letter, kolom, value, regel, advies, line)


def read_table(
    path: Path,
    bestand: str,
    template: Template,
    prepare: Callable[[list[Row]], list[Row]] = list,
) -> Table:
    """Read one file into the columns of its template.

    `bestand` is how messages name the file. A column that may hold several labels may also come as
    one column per label, titled "leefgebieden: Algemeen", with x where it holds. Raises FileError
    with every fault found: unreadable, not text, the header not on top or twice, columns missing,
    unknown or twice, cells outside the columns, too long or left by a failed formula. `prepare`
    may change the rows before they are judged.
    """
    try:
        return _make_table(prepare(read_rows(path, bestand, template)), bestand, template)
    except FileError as error:
        if not template.is_confidential:
            raise
        raise FileError(fault._replace(waarde="") for fault in error.findings) from None


def _make_table(rows: list[Row], bestand: str, template: Template) -> Table:
    filled = [row for row in rows if any(row.cells)]
    if not filled:
        raise FileError([Finding(bestand, regel="bestand is leeg")])
    if at := find_header(filled, template):
        raise FileError([_header_fault(filled[at], bestand)])
    titles, body = filled[0], filled[1:]
    header = read_header(titles, bestand, template)
    again = [row for row in body if same_titles(row, titles)]
    skipped = {row.rij for row in again}
    # Dropped before the cells are looked at, so that no message can hold one of them.
    body = [row.without(header.dropped) if header.dropped else row for row in body]
    body = [row for row in body if row.rij not in skipped]
    faults = [*header.faults, *(_repeated_header(row, bestand) for row in again)]
    faults += find_row_faults(body, titles, bestand)
    faults += _label_faults(body, header, bestand)
    if faults:
        raise FileError(faults)
    frame = pd.DataFrame(
        {name: _column(body, name, header) for name in template.names},
        index=pd.Index([row.rij for row in body], name="rij", dtype="int64"),
        dtype="str",
    )
    firsts = {name: some[0][0] for name, some in header.labels.items()} | header.positions
    letters = {name: column_letter(at) for name, at in firsts.items()}
    lines = {row.rij: row.line for row in body if row.line}
    return Table(bestand, template, frame, letters, lines, _typed_cells(body, header))


def read_rows(path: Path, bestand: str, template: Template) -> list[Row]:
    """Return the rows of a file; FileError when it is no readable csv or xlsx."""
    content = read_bytes(path, bestand)
    known = {fold_letters(name) for name in template.names}
    if path.suffix.lower() == ".xlsx":
        return read_workbook(content, bestand, known)
    if path.suffix.lower() == ".csv":
        return read_delimited(content, bestand, known)
    raise FileError(
        [Finding(bestand, regel="geen .csv of .xlsx", advies="bewaar het bestand als een van die")]
    )


def _header_fault(header: Row, bestand: str) -> Finding:
    rule = f"de kop staat op rij {header.rij}; daarboven staat nog iets"
    advice = "haal de rijen boven de kop weg, of zet die notities in een ander bestand"
    return Finding(bestand, header.rij, regel=rule, advies=advice, regelnummer=header.line)


def _repeated_header(row: Row, bestand: str) -> Finding:
    rule = "de kop staat hier nog een keer; zijn twee bestanden onder elkaar geplakt?"
    return Finding(bestand, row.rij, regel=rule, advies="haal deze rij weg", regelnummer=row.line)


def _column(body: list[Row], name: str, header: Header) -> list[str]:
    """Return the cells of a column, with the labels that columns of one label each add to them."""
    at, labels = header.positions.get(name), header.labels.get(name)
    own = [""] * len(body)
    if at is not None:
        own = [row.cells[at] if at < len(row.cells) else "" for row in body]
    if labels is None:
        return own
    added = ([label for at, label in labels if _has_label(row, at)] for row in body)
    joined = zip(own, added, strict=True)
    return [MULTI_VALUE_SEPARATOR.join(filter(None, [cell, *more])) for cell, more in joined]


def _has_label(row: Row, at: int) -> bool:
    return at < len(row.cells) and parse_yes_no(row.cells[at]) == "ja"


def _label_faults(body: list[Row], header: Header, bestand: str) -> Iterator[Finding]:
    for name, labels in header.labels.items():
        for at, label in labels:
            for row in body:
                cell = row.cells[at] if at < len(row.cells) else ""
                if parse_yes_no(cell) is not None:
                    continue
                rule, kolom = "geen x of leeg", f"{name}: {label}"
                advice = "zet een x als dit geldt en laat de cel anders leeg"
                letter = column_letter(at)
                yield Finding(bestand, row.rij, letter, kolom, cell, rule, advice, row.line)


def _typed_cells(body: list[Row], header: Header) -> dict[tuple[int, str], CellType]:
    return {
        (row.rij, name): row.typed[at]
        for row in body
        if row.typed
        for name, at in header.positions.items()
        if at in row.typed
    }
