"""Files to download: spreadsheets, csv, documents and the text of a pdf."""

import csv
import io
import logging
import re
from collections.abc import Iterator

from spiders.bounds import MAX_PDF_PAGES, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS
from spiders.dutch.patterns import POSTCODE_IN_TEXT
from spiders.finding import Laag, SiteFinding
from spiders.layers.documents import is_bomb, read_document
from spiders.layers.prose import find_in_lines
from spiders.layers.tables import find_in_rows, is_header
from spiders.lines.page_lines import CELL_MARK, PageLine
from spiders.page import Page

_CELL = re.compile(r"\S+(?: \S+)*")  # words with single spaces: a wider gap is a column's

_GAP_BEFORE_PLACE = 4  # characters between a postcode and its place


def find_in_file(page: Page) -> Iterator[SiteFinding]:
    """Yield the locations of a downloaded file; a file that cannot be read yields nothing."""
    if page.kind == "xlsx":
        for rows in _read_sheets(page.body):
            yield from (finding for _, finding in find_in_rows(rows, Laag.XLSX))
    elif page.kind in {"docx", "odt"}:
        texts, tables = read_document(page.kind, page.body)
        for rows in tables:
            yield from (finding for _, finding in find_in_rows(rows, Laag.DOCX))
        yield from find_in_lines([PageLine(text) for text in texts], Laag.DOCX)
    elif page.kind == "csv":
        yield from (finding for _, finding in find_in_rows(_read_csv(page.text), Laag.CSV))
    elif page.kind == "pdf":
        lines = [list(_cells(line)) for line in _read_pdf(page.body)]
        found = [finding for _, finding in find_in_rows(_align(lines), Laag.PDF)]
        lines = [_with_places(cells) for cells in lines]
        texts = _columns(lines) or [CELL_MARK.join(text for _, text in cells) for cells in lines]
        yield from found or find_in_lines([PageLine(text) for text in texts], Laag.PDF)


def _read_sheets(body: bytes) -> Iterator[list[list[str]]]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - rarely needed

    if is_bomb(body):
        return
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(body))
        for name in workbook.sheet_names[:MAX_TABLE_COLUMNS]:
            rows = workbook.get_sheet_by_name(name).to_python(nrows=MAX_TABLE_ROWS)
            yield [[_cell_text(c) for c in row[:MAX_TABLE_COLUMNS]] for row in rows]
    except (CalamineError, ValueError, OSError):
        return


def _cell_text(value: object) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _read_csv(text: str) -> list[list[str]]:
    first = text.lstrip("\ufeff")[:10_000]
    delimiter = max(";,\t|", key=first.partition("\n")[0].count)
    rows: list[list[str]] = []
    try:
        for row in csv.reader(io.StringIO(text.lstrip("\ufeff")), delimiter=delimiter):
            if len(rows) == MAX_TABLE_ROWS:
                break
            rows.append(row[:MAX_TABLE_COLUMNS])
    except csv.Error:
        pass
    return rows


def _cells(line: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match[0]) for match in _CELL.finditer(line))


def _with_places(cells: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Join a place to the postcode before it: many set two spaces between them, or a tab."""
    joined: list[tuple[int, str]] = []
    for start, text in cells:
        at, before = joined[-1] if joined else (0, "")
        is_near = start - (at + len(before)) <= _GAP_BEFORE_PLACE
        if is_near and POSTCODE_IN_TEXT.fullmatch(before):
            joined[-1] = (at, f"{before} {text}")
        else:
            joined.append((start, text))
    return joined


def _align(lines: list[list[tuple[int, str]]]) -> list[list[str]]:
    """Return the rows below a header with each cell under the heading it stands nearest to."""
    headers = (cells for cells in lines if is_header([text for _, text in cells]))
    starts = [start for start, _ in next(headers, [])]
    rows: list[list[str]] = []
    for cells in lines if starts else []:
        row = [""] * len(starts)
        for start, text in cells:
            at = min(range(len(starts)), key=lambda i: (abs(starts[i] - start), i))
            row[at] = f"{row[at]} {text}".strip()
        rows.append(row)
    return rows


def _columns(lines: list[list[tuple[int, str]]]) -> list[str]:
    """Return the texts of a page set in columns, one column after the other; [] when it is not.

    It is when postcodes stand beside one another: in a table of locations a row has one.
    """
    beside = [c for c in lines if sum(bool(POSTCODE_IN_TEXT.search(t)) for _, t in c) > 1]
    if not beside:
        return []
    starts = [start for start, _ in max(beside, key=len)]
    columns: list[list[str]] = [[] for _ in starts]
    for cells in lines:
        for start, text in cells:
            at = min(range(len(starts)), key=lambda i: (abs(starts[i] - start), i))
            columns[at].append(text)
    return [text for column in columns for text in column]


def _read_pdf(body: bytes) -> list[str]:
    from pypdf import PdfReader  # noqa: PLC0415 - rarely needed
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    lines: list[str] = []
    try:
        for page in PdfReader(io.BytesIO(body)).pages[:MAX_PDF_PAGES]:
            lines += [
                line.rstrip()
                for line in page.extract_text(extraction_mode="layout").splitlines()
                if line.strip()
            ]
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return lines
    return lines
