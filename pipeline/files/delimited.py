"""Read csv text as spreadsheets and survey tools write it: any usual encoding and delimiter."""

import csv
import re
from collections.abc import Iterator
from itertools import islice

from pipeline.files.encoding import decode_text
from pipeline.files.findings import FileError, Finding
from pipeline.files.rows import (
    MAX_CELL_LENGTH,
    MAX_ROWS_BEFORE_HEADER,
    Row,
    clean_cell,
    column_letter,
)
from schemas.folding import fold_letters

DELIMITERS = (";", ",", "\t", "|")
LEAST_DELIMITERS_OF_A_ROW = 4
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
SEPARATOR_LINE = re.compile(r'"?sep=([^\w\s"]|\t)"?[ ;,|\t"]*(?:\r\n?|\n)', re.IGNORECASE)


class Lines:
    """The lines of a text with their ends; counts them and keeps those of the present row."""

    def __init__(self, text: str) -> None:
        self._matches = LINE.finditer(text)
        self.count = 0
        self.of_row: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        match = next(self._matches, None)
        if match is None:
            raise StopIteration
        self.count += 1
        self.of_row.append(match.group())
        return match.group()


def read_delimited(content: bytes, bestand: str, known: set[str]) -> list[Row]:
    """Return the rows of a csv; `known` are folded column names, to recognise the delimiter.

    Raises FileError when it is no text, a quote stands wrong or is not closed, or a cell is too
    long.
    """
    text = decode_text(content, bestand)
    delimiter = tell_delimiter(text, known)
    told = SEPARATOR_LINE.match(text)
    skipped_lines = 0
    if told is not None:  # Excel obeys this line and does not show it
        text, skipped_lines = text[told.end() :], 1
    rows = list(_rows(Lines(text), delimiter, bestand, skipped_lines))
    if faults := list(_swallowed_rows(rows, delimiter, bestand)):
        raise FileError(faults)
    return rows


def tell_delimiter(text: str, known: set[str]) -> str:
    """Return what separates the cells of a text: as its first line says, else as it looks."""
    told = SEPARATOR_LINE.match(text)
    return told.group(1) if told is not None else find_delimiter(text, known)


def _swallowed_rows(rows: list[Row], delimiter: str, bestand: str) -> Iterator[Finding]:
    """Yield cells that hold whole rows: a quote opens there that closes some rows further down."""
    most = max((len(row.cells) for row in rows[:1]), default=0) - 1
    ends = [row.line for row in rows[1:]] + [0]
    of_more_lines = (row for row, end in zip(rows, ends, strict=True) if end != row.line + 1)
    for row in of_more_lines if most >= LEAST_DELIMITERS_OF_A_ROW else ():
        for at, cell in enumerate(row.cells):
            lines = cell.splitlines()
            if len(lines) > 1 and any(line.count(delimiter) >= most for line in lines):
                rule = 'aanhalingsteken (") opent in deze cel en neemt rijen eronder mee'
                advice = "haal het weg, of sluit het aan het eind van de cel"
                letter = column_letter(at)
                yield Finding(bestand, row.rij, letter, "", cell, rule, advice, row.line)


def find_delimiter(text: str, known: set[str]) -> str:
    """Return the delimiter that gives one of the first rows most known names, else most cells."""

    def score(delimiter: str) -> tuple[int, int]:
        try:
            reader = csv.reader(Lines(text), delimiter=delimiter)
            filled = (row for row in reader if any(cell.strip() for cell in row))
            first = list(islice(filled, MAX_ROWS_BEFORE_HEADER))
        except csv.Error:  # a cell too long: hardly the delimiter
            return 0, 0
        if not first:  # the file holds nothing but this delimiter
            return 0, len(text)
        return max(sum(fold_letters(cell) in known for cell in row) for row in first), len(first[0])

    return max(DELIMITERS, key=score)


def _rows(lines: Lines, delimiter: str, bestand: str, skipped_lines: int) -> Iterator[Row]:
    # Strict: else a quote doubled wrongly changes a name without a word.
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    rij = 0
    while True:
        rij, line = rij + 1, lines.count + 1 + skipped_lines
        lines.of_row.clear()
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            fault = _explain(error, "".join(lines.of_row), delimiter)
            raise FileError([fault._replace(bestand=bestand, rij=rij, regelnummer=line)]) from error
        yield Row(rij, line, tuple(map(clean_cell, cells)))


def _explain(error: csv.Error, raw: str, delimiter: str) -> Finding:
    """Return why the csv reader refused the text of a row; the caller adds file and row."""
    if "field larger" in str(error):
        advice = "sluit het aanhalingsteken dat in deze rij begint, of kort de cel in"
        return Finding("", regel=f"cel is langer dan {MAX_CELL_LENGTH} tekens", advies=advice)
    at, start = _first_broken_cell(raw, delimiter)
    is_open = "end of data" in str(error)
    if is_open:
        rule = 'aanhalingsteken (") wordt niet gesloten'
        advice = 'het opent in deze cel; zet er een " achter of haal het weg'
    else:
        rule = 'aanhalingsteken (") staat verkeerd'
        advice = 'schrijf elk " binnen de cel dubbel ("") of haal het weg'
    return Finding("", 0, column_letter(at), "", raw[start:][:MAX_CELL_LENGTH], rule, advice)


def _first_broken_cell(raw: str, delimiter: str) -> tuple[int, int]:
    """Return the position of the first cell that opens with a quote and does not end with it."""
    end = re.escape(delimiter)
    cell = re.compile(rf'"(?:[^"]|"")*"(?=[{end}\r\n]|$)|(?!")[^{end}\r\n]*')
    at = start = 0
    while (match := cell.match(raw, start)) and raw[match.end() : match.end() + 1] == delimiter:
        at, start = at + 1, match.end() + 1
    return at, start
