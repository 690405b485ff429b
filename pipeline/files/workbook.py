"""Read the one filled sheet of an .xlsx as rows of text, within bounds."""

import io
import re
import struct
import zipfile
import zlib
from datetime import date, datetime, time, timedelta

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetVisibleEnum

from pipeline.files.findings import FileError, Finding
from pipeline.files.rows import MAX_FILE_COLUMNS, Row, column_number
from schemas.folding import fold_words

MAX_UNPACKED_BYTES = 256_000_000
MAX_CELLS = 5_000_000
EXPLANATORY_SHEETS = ("toelichting", "keuzelijsten")
PLACE = re.compile(rb"""\sr\s*=\s*(?:"([^"]*)"|'([^']*)')""")
CELL_TAG = re.compile(rb"<(?:\w+:)?c[\s/>]")
ROW_TAG = re.compile(rb"<(?:\w+:)?row[\s/>]")
COUNT_ATTRIBUTE = re.compile(rb"""\s(?:uniqueC|c)ount\s*=\s*["']\s*(\d+)""")
CELL_PLACE = re.compile(rb"([A-Za-z]{0,3})(\d{1,7})")
ERROR_CELL = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*?\bt="e"')

DAMAGED = (  # what zipfile raises on a package with bytes changed
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    LookupError,
    NotImplementedError,
    OSError,
    OverflowError,
    RuntimeError,
    ValueError,
)
CellValue = str | int | float | bool | date | datetime | time | timedelta


def read_workbook(content: bytes, bestand: str) -> list[Row]:
    """Return the rows of the filled, visible sheet; sheets that only explain are skipped.

    Raises FileError when the file is damaged, too large when unpacked, holds cells with an error
    of Excel, or when more than one sheet is filled.
    """
    package = _unpack(content, bestand)
    try:
        workbook = CalamineWorkbook.from_filelike(package)
        shown = [s.name for s in workbook.sheets_metadata if s.visible == SheetVisibleEnum.Visible]
        sheets = [
            workbook.get_sheet_by_name(name)
            for name in shown
            if fold_words(name) not in EXPLANATORY_SHEETS
        ]
    except CalamineError as error:
        raise _broken(bestand) from error
    # Which of two filled sheets is meant is for the person to say; a guess would lose the other.
    filled = [sheet for sheet in sheets if sheet.height]
    if len(filled) > 1:
        names = ", ".join(f"'{sheet.name[:40]}'" for sheet in filled[:5])
        advice = "bewaar elk werkblad als eigen bestand"
        raise FileError([Finding(bestand, regel=f"meer werkbladen gevuld: {names}", advies=advice)])
    return _rows(filled[0]) if filled else []


def as_text(value: CellValue) -> str:
    """Return a cell as a person reads it: 344, 1.5, ja/nee, 2026-03-01."""
    match value:
        case bool():
            return "ja" if value else "nee"
        case float() if value.is_integer():
            return str(int(value))
        case datetime() if value.time() == time():
            return value.date().isoformat()
        case datetime() | date() | time():
            return value.isoformat()
        case _:
            return str(value).strip()


def _rows(sheet: CalamineSheet) -> list[Row]:
    cells = sheet.to_python(skip_empty_area=False)
    return [Row(rij, 0, tuple(map(as_text, row))) for rij, row in enumerate(cells, 1)]


def _unpack(content: bytes, bestand: str) -> io.BytesIO:
    """Return the package with all parts unpacked and checked, so that no part can grow later."""
    unpacked = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            if len({part.filename for part in parts}) < len(parts):
                raise _broken(bestand)
            size = sum(part.file_size for part in parts)
            if size > MAX_UNPACKED_BYTES:
                rule = (
                    f"is uitgepakt {size / 1e6:.0f} MB, meer dan {MAX_UNPACKED_BYTES / 1e6:.0f} MB"
                )
                raise FileError([Finding(bestand, regel=rule, advies="splits het bestand")])
            with zipfile.ZipFile(unpacked, "w", zipfile.ZIP_STORED) as checked:
                for part in parts:
                    checked.writestr(part.filename, _read_part(package, part, bestand))
    except DAMAGED as error:
        raise _broken(bestand) from error
    unpacked.seek(0)
    return unpacked


def _read_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, bestand: str) -> bytes:
    if part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise _broken(bestand)
    content = package.read(part)
    if any(len(m[1]) > 9 or int(m[1]) > len(content) for m in COUNT_ATTRIBUTE.finditer(content)):
        raise _broken(bestand)  # more parts than bytes: the reader would reserve memory for them
    if b"sheetData" not in content:
        return content
    _check_extent(content, bestand)
    faults = [
        Finding(
            bestand,
            int(rij),
            letters.decode(),
            regel="cel bevat een fout van Excel (zoals #N/B)",
            advies="herstel de formule of plak de waarde",
        )
        for letters, rij in ERROR_CELL.findall(content)
    ]
    if faults:
        raise FileError(faults)
    return content


def _check_extent(content: bytes, bestand: str) -> None:
    """A cell far away would make the reader reserve memory for all cells before it."""
    rows, columns, placed = len(ROW_TAG.findall(content)), 0, 0
    for written in PLACE.finditer(content):
        place = CELL_PLACE.fullmatch(written[1] if written[1] is not None else written[2])
        if place is None:
            raise _broken(bestand)
        letters, rij = place[1].decode().upper(), int(place[2])
        placed += bool(letters)
        rows, columns = max(rows, rij), max(columns, column_number(letters))
        if columns > MAX_FILE_COLUMNS or rows * max(columns, 1) > MAX_CELLS:
            rule = f"beslaat meer dan {MAX_FILE_COLUMNS} kolommen of {MAX_CELLS} cellen"
            advice = "verwijder de lege rijen en kolommen tot deze cel"
            raise FileError([Finding(bestand, rij, letters, regel=rule, advies=advice)])
    if rows * (len(CELL_TAG.findall(content)) - placed) > MAX_CELLS:
        raise _broken(bestand)  # cells that do not say where they are could stand anywhere


def _broken(bestand: str) -> FileError:
    advice = "open het in Excel en bewaar het opnieuw als .xlsx"
    return FileError([Finding(bestand, regel="is geen leesbaar xlsx-bestand", advies=advice)])
