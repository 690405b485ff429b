"""Read csv text as spreadsheets and survey tools write it: any usual encoding and delimiter."""

import codecs
import csv
import re
from collections.abc import Iterator

from pipeline.files.findings import FileError, Finding
from pipeline.files.rows import MAX_CELL_LENGTH, Row, column_letter
from schemas.folding import fold_letters

DELIMITERS = (";", ",", "\t")
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
LINE = re.compile(r"[^\r\n]*(?:\r\n?|\n)|[^\r\n]+")
SEPARATOR_LINE = re.compile(r"sep=([;,\t])[ ;,\t]*(?:\r\n?|\n)", re.IGNORECASE)
CONTROL_BYTES = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c"))


class Lines:
    """The lines of a text with their ends; counts them and remembers that they ran out."""

    def __init__(self, text: str) -> None:
        self._matches = LINE.finditer(text)
        self.count = 0
        self.has_ended = False

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        match = next(self._matches, None)
        if match is None:
            self.has_ended = True
            raise StopIteration
        self.count += 1
        return match.group()


def read_delimited(content: bytes, bestand: str, known: set[str]) -> list[Row]:
    """Return the rows of a csv; `known` are folded column names, to recognise the delimiter.

    Raises FileError when it is no text, a quote is not closed or a cell is too long.
    """
    text = decode_text(content, bestand)
    told = SEPARATOR_LINE.match(text)
    skipped_lines = 0
    if told is not None:  # Excel obeys this line and does not show it
        text, skipped_lines = text[told.end() :], 1
    delimiter = told.group(1) if told is not None else find_delimiter(text, known)
    return list(_rows(Lines(text), delimiter, bestand, skipped_lines))


def decode_text(content: bytes, bestand: str) -> str:
    """Return the text of a file: UTF-8 with or without BOM, UTF-16 with BOM, else cp1252."""
    if content.startswith(b"PK\x03\x04"):
        advice = "hernoem het naar .xlsx, of bewaar het in Excel als CSV UTF-8"
        raise FileError([Finding(bestand, regel="is een Excel- of zipbestand", advies=advice)])
    is_utf16 = content.startswith(UTF16_MARKS)
    sample = content[:65_536]
    controls = len(sample) - len(sample.translate(None, CONTROL_BYTES))
    if not is_utf16 and controls >= 4 and controls * 20 > len(sample):
        advice = "bewaar het in Excel als CSV UTF-8"
        raise FileError([Finding(bestand, regel="is geen tekstbestand", advies=advice)])
    # cp1252 reads almost any bytes, so it comes last: what is valid UTF-8 is hardly anything else.
    encodings = ("utf-16",) if is_utf16 else ("utf-8-sig", "cp1252")
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError as error:
            line = len(LINE.findall(content[: error.start].decode("latin-1"))) or 1
    advice = "bewaar het in Excel als CSV UTF-8"
    rule = f"tekst is niet te lezen vanaf regel {line}"
    raise FileError([Finding(bestand, line, regel=rule, advies=advice)])


def find_delimiter(text: str, known: set[str]) -> str:
    """Return the delimiter that gives the header most known names, else most cells."""

    def score(delimiter: str) -> tuple[int, int]:
        try:
            rows = csv.reader(Lines(text), delimiter=delimiter)
            header = next((row for row in rows if any(cell.strip() for cell in row)), None)
        except csv.Error:  # a cell too long: hardly the delimiter
            return 0, 0
        if header is None:  # the file holds nothing but this delimiter
            return 0, len(text)
        return sum(fold_letters(cell) in known for cell in header), len(header)

    return max(DELIMITERS, key=score)


def _rows(lines: Lines, delimiter: str, bestand: str, skipped_lines: int) -> Iterator[Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    rij = 0
    while True:
        rij, line = rij + 1, lines.count + 1 + skipped_lines
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            rule = f"cel is langer dan {MAX_CELL_LENGTH} tekens"
            advice = "sluit het aanhalingsteken dat in deze rij begint, of kort de cel in"
            fault = Finding(bestand, rij, regel=rule, advies=advice, regelnummer=line)
            raise FileError([fault]) from error
        if lines.has_ended:
            letter = column_letter(len(cells) - 1)
            rule = 'aanhalingsteken (") wordt niet gesloten'
            advice = 'het opent in deze cel; zet er een " achter of haal het weg'
            fault = Finding(bestand, rij, letter, "", "", rule, advice, line)
            raise FileError([fault])
        yield Row(rij, line, tuple(cell.strip() for cell in cells))
