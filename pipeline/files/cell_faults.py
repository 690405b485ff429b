"""What is wrong with the cells of a table, whatever its columns mean."""

import re
from collections.abc import Iterable, Iterator

from pipeline.files.findings import Finding
from pipeline.files.rows import MAX_CELL_LENGTH, Row, column_letter

CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffd]")
EXCEL_ERROR = re.compile(
    r"#(?:N/[ABV]|[A-ZÉ][A-ZÉ0-9_./ ]{1,24}[!?]|#{2,}|GETTING_DATA|GEGEVENS_OPHALEN|NV)"
    r"|(?:Err|Fout):\d{3}"
)
"""What Excel and LibreOffice show for a failed formula, in Dutch and English: #N/B, #REF!."""
EXCEL_ERROR_RULE = "cel bevat een fout van Excel"
EXCEL_ERROR_ADVICE = "herstel de formule of plak de waarde"
MOST_NAMED_ROWS = 3


def find_row_faults(rows: Iterable[Row], header: Row, bestand: str) -> list[Finding]:
    """Return cells outside the named columns, too long, unreadable, or left by a failed formula."""
    faults: list[Finding] = []
    outside: list[Finding] = []
    untitled = [at for at, title in enumerate(header.cells) if not title]
    for row in rows:
        outside += _outside_fault(row, header, bestand, untitled)
        faults += _content_faults(row, header, bestand)
    return [*_gather(outside), *faults]


def _outside_fault(row: Row, header: Row, bestand: str, untitled: list[int]) -> Iterator[Finding]:
    width = len(row.cells)
    for at in (*(at for at in untitled if at < width), *range(len(header.cells), width)):
        if row.cells[at]:
            rule = "cel staat buiten de kolommen met een naam"
            advice = "staat er een scheidingsteken of aanhalingsteken te veel?"
            yield _fault(row, header, bestand, at, rule, advice)
            return


def _gather(outside: list[Finding]) -> list[Finding]:
    """Return one finding for many rows that stand too far to the right: one cause, one message."""
    if len(outside) <= MOST_NAMED_ROWS:
        return outside
    first = outside[0]
    rule = f"{first.regel}, en in nog {len(outside) - 1} rijen eronder"
    advice = "ontbreekt er een titel in de kop, of zijn de cellen een kolom verschoven?"
    return [first._replace(regel=rule, advies=advice)]


def _content_faults(row: Row, header: Row, bestand: str) -> Iterator[Finding]:
    if max(map(len, row.cells), default=0) > MAX_CELL_LENGTH:
        at = next(at for at, cell in enumerate(row.cells) if len(cell) > MAX_CELL_LENGTH)
        rule = f"cel heeft {len(row.cells[at])} tekens, meer dan {MAX_CELL_LENGTH}"
        yield _fault(row, header, bestand, at, rule, "staat er een aanhalingsteken te veel?")
        return
    text = "".join(row.cells)
    if CONTROL.search(text):
        at = next(at for at, cell in enumerate(row.cells) if CONTROL.search(cell))
        rule = "onleesbaar teken in de cel"
        yield _fault(row, header, bestand, at, rule, "typ de waarde opnieuw")
    if "#" in text or ":" in text:
        for at, cell in enumerate(row.cells):
            if EXCEL_ERROR.fullmatch(cell):
                yield _fault(row, header, bestand, at, EXCEL_ERROR_RULE, EXCEL_ERROR_ADVICE)


def _fault(row: Row, header: Row, bestand: str, at: int, rule: str, advice: str) -> Finding:
    letter, title = column_letter(at), _title(header, at)
    return Finding(bestand, row.rij, letter, title, row.cells[at], rule, advice, row.line)


def _title(header: Row, at: int) -> str:
    return header.cells[at] if at < len(header.cells) else ""
