"""Read a csv or xlsx that a person made into a table of strings with Excel's row numbers."""

import re
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from pipeline.files.delimited import read_delimited
from pipeline.files.findings import FileError, Finding
from pipeline.files.header import read_header
from pipeline.files.listing import read_bytes
from pipeline.files.rows import MAX_CELL_LENGTH, Row, column_letter
from pipeline.files.workbook import read_workbook
from schemas.columns import Template
from schemas.folding import fold_letters

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")


@dataclass(frozen=True)
class Table:
    """The content of one file.

    `frame` holds all columns of the template as stripped str ("" = empty), its index is the row
    as Excel counts. `letters` gives Excel's letter of the columns present, `lines` the line in
    the text file of each row (empty for xlsx).
    """

    bestand: str
    template: Template
    frame: pd.DataFrame
    letters: dict[str, str] = field(default_factory=dict)
    lines: dict[int, int] = field(default_factory=dict)

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


def read_table(path: Path, bestand: str, template: Template) -> Table:
    """Read one file into the columns of its template.

    `bestand` is how messages name the file. Raises FileError with every fault found: unreadable,
    not text, columns missing, unknown or twice, cells outside the columns or too long.
    """
    rows = read_rows(path, bestand, template)
    filled = [row for row in rows if any(row.cells)]
    if not filled:
        raise FileError([Finding(bestand, regel="bestand is leeg")])
    titles, body = filled[0], filled[1:]
    header = read_header(titles, bestand, template)
    # Dropped before the cells are looked at, so that no message can hold one of them.
    body = [row.without(header.dropped) for row in body] if header.dropped else body
    faults = [*header.faults, *(f for row in body for f in _cell_faults(row, titles, bestand))]
    if faults and template.is_confidential:
        faults = [fault._replace(waarde="") for fault in faults]
    if faults:
        raise FileError(faults)
    cells = {
        name: [row.cells[at] if at < len(row.cells) else "" for row in body]
        for name, at in header.positions.items()
    }
    frame = pd.DataFrame(
        {name: cells.get(name, [""] * len(body)) for name in template.names},
        index=pd.Index([row.rij for row in body], name="rij", dtype="int64"),
        dtype="str",
    )
    letters = {name: column_letter(at) for name, at in header.positions.items()}
    return Table(bestand, template, frame, letters, {row.rij: row.line for row in body if row.line})


def read_rows(path: Path, bestand: str, template: Template) -> list[Row]:
    """Return the rows of a file; FileError when it is no readable csv or xlsx."""
    content = read_bytes(path, bestand)
    if path.suffix.lower() == ".xlsx":
        return read_workbook(content, bestand)
    if path.suffix.lower() == ".csv":
        return read_delimited(content, bestand, {fold_letters(name) for name in template.names})
    raise FileError(
        [Finding(bestand, regel="geen .csv of .xlsx", advies="bewaar het bestand als een van die")]
    )


def _cell_faults(row: Row, header: Row, bestand: str) -> list[Finding]:
    """Return what is wrong with the cells of a row, whatever the columns mean."""

    def fault(at: int, rule: str, advice: str) -> Finding:
        letter, title = column_letter(at), _title(header, at)
        return Finding(bestand, row.rij, letter, title, row.cells[at], rule, advice, row.line)

    faults = []
    outside = next((at for at, cell in enumerate(row.cells) if cell and not _title(header, at)), -1)
    if outside >= 0:
        advice = "staat er een scheidingsteken of aanhalingsteken te veel?"
        faults.append(fault(outside, "cel staat buiten de kolommen met een naam", advice))
    if max(map(len, row.cells)) > MAX_CELL_LENGTH:
        at = next(at for at, cell in enumerate(row.cells) if len(cell) > MAX_CELL_LENGTH)
        rule = f"cel heeft {len(row.cells[at])} tekens, meer dan {MAX_CELL_LENGTH}"
        faults.append(fault(at, rule, "staat er een aanhalingsteken te veel?"))
    elif CONTROL.search("".join(row.cells)):
        at = next(at for at, cell in enumerate(row.cells) if CONTROL.search(cell))
        faults.append(fault(at, "onleesbaar teken in de cel", "typ de waarde opnieuw"))
    return faults


def _title(header: Row, at: int) -> str:
    return header.cells[at] if at < len(header.cells) else ""
