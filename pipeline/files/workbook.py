"""Read the one filled sheet of an .xlsx as rows of text, within bounds."""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from pipeline.files.cell_faults import EXCEL_ERROR_ADVICE, EXCEL_ERROR_RULE
from pipeline.files.findings import FileError, Finding
from pipeline.files.rows import (
    MAX_FILE_COLUMNS,
    MAX_ROWS_BEFORE_HEADER,
    CellType,
    Row,
    clean_cell,
    column_number,
)
from schemas.folding import fold_letters, fold_words

MAX_UNPACKED_BYTES = 256_000_000
MAX_CELLS = 5_000_000
EXPLANATORY_SHEETS = ("toelichting", "keuzelijsten", "bewaarde tekst")
PLACE = re.compile(rb"""\sr\s*=\s*(?:"([^"]*)"|'([^']*)')""")
CELL_TAG = re.compile(rb"<(?:\w+:)?c[\s/>]")
ROW_TAG = re.compile(rb"<(?:\w+:)?row[\s/>]")
COUNT_ATTRIBUTE = re.compile(rb"""\s(?:uniqueC|c)ount\s*=\s*["']\s*(\d+)""")
CELL_PLACE = re.compile(rb"([A-Za-z]{0,3})(\d{1,7})")
FILLED_CELL = re.compile(rb"<(?:\w+:)?c((?:\s[^>]*?)?)(?<!/)>(.*?)</(?:\w+:)?c>", re.DOTALL)
IS_ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
IS_TEXT = re.compile(rb"""\st\s*=\s*["']str["']""")
FORMULA_TAG = re.compile(rb"<(?:\w+:)?f[\s/>]")
STORED_VALUE = re.compile(rb"<(?:\w+:)?(?:v|t)(?:\s[^>]*)?>[^<]")

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


def read_workbook(content: bytes, bestand: str, known: AbstractSet[str] = frozenset()) -> list[Row]:
    """Return the rows of the one filled sheet; `known` are folded column names.

    One rule for all sheets: every filled sheet is read or named. Only EXPLANATORY_SHEETS are
    skipped, as long as they hold no table of their own; a hidden sheet counts as any other.
    Raises FileError when the file is damaged, too large when unpacked, holds cells with an error
    of Excel or a formula without its outcome, when more than one sheet is filled, or the filled
    one is hidden.
    """
    package = _unpack(content, bestand)
    try:
        workbook = CalamineWorkbook.from_filelike(package)
        sheets = {
            about.name: (about.visible, _rows(workbook.get_sheet_by_name(about.name)))
            for about in workbook.sheets_metadata
            if about.typ == SheetTypeEnum.WorkSheet
        }
    except CalamineError as error:
        raise _broken(bestand) from error
    filled = {
        name: (visible, rows)
        for name, (visible, rows) in sheets.items()
        if any(any(row.cells) for row in rows)
        and not (fold_words(name) in EXPLANATORY_SHEETS and not _holds_header(rows, known))
    }
    # Which of two filled sheets is meant is for the person to say; a guess would lose the other.
    faults = list(_sheet_faults({name: visible for name, (visible, _) in filled.items()}, bestand))
    if faults:
        raise FileError(faults)
    return next((rows for _, rows in filled.values()), [])


def _holds_header(rows: list[Row], known: AbstractSet[str]) -> bool:
    first = (row for row in rows[:MAX_ROWS_BEFORE_HEADER] if any(row.cells))
    return any(sum(fold_letters(cell) in known for cell in row.cells) >= 2 for row in first)


def _sheet_faults(filled: dict[str, SheetVisibleEnum], bestand: str) -> Iterator[Finding]:
    """Yield why a workbook has no one table: what is left unread would be lost."""
    if len(filled) > 1:
        names = ", ".join(f"'{name[:40]}'" for name in list(filled)[:5])
        advice = "bewaar elk werkblad als eigen bestand, of haal weg wat niet meetelt"
        yield Finding(bestand, regel=f"meer werkbladen gevuld: {names}", advies=advice)
    for name, visible in filled.items():
        if visible != SheetVisibleEnum.Visible:
            rule = f"verborgen werkblad '{name[:40]}' is gevuld"
            yield Finding(bestand, regel=rule, advies="maak het zichtbaar, of haal het weg")


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
    if not sheet.height:
        return []
    rows = enumerate(sheet.to_python(skip_empty_area=False), 1)
    return [
        Row(rij, 0, tuple(clean_cell(as_text(cell)) for cell in cells), _types_of(cells))
        for rij, cells in rows
    ]


def _types_of(cells: list[CellValue]) -> dict[int, CellType]:
    return {at: _type_of(cell) for at, cell in enumerate(cells) if not isinstance(cell, str)}


def _type_of(value: CellValue) -> CellType:
    match value:
        case bool():
            return CellType.WAAR_ONWAAR
        case int() | float():
            return CellType.GETAL
        case date():
            return CellType.DATUM
        case _:
            return CellType.TIJD


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
    faults = list(_lost_values(content, bestand))
    if faults:
        raise FileError(faults)
    return content


def _lost_values(content: bytes, bestand: str) -> Iterator[Finding]:
    """Yield cells whose value is an error, or a formula that was never computed: it reads as empty.

    Programs that write workbooks without Excel leave formulas uncomputed. An outcome that is an
    empty text is stored as text, and is no loss.
    """
    if not (IS_ERROR.search(content) or FORMULA_TAG.search(content)):
        return
    for attributes, cell in FILLED_CELL.findall(content):
        if IS_ERROR.search(attributes):
            yield _at(attributes, bestand, f"{EXCEL_ERROR_RULE} (zoals #N/B)", EXCEL_ERROR_ADVICE)
        elif (
            FORMULA_TAG.search(cell)
            and not IS_TEXT.search(attributes)
            and not STORED_VALUE.search(cell)
        ):
            advice = "open het bestand in Excel en bewaar het, of plak de waarde"
            yield _at(attributes, bestand, "formule zonder uitkomst: de cel leest als leeg", advice)


def _at(attributes: bytes, bestand: str, rule: str, advice: str) -> Finding:
    written = PLACE.search(attributes)
    place = CELL_PLACE.fullmatch(written[1] or written[2] or b"") if written else None
    rij, letters = (int(place[2]), place[1].decode().upper()) if place else (0, "")
    return Finding(bestand, rij, letters, regel=rule, advies=advice)


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
