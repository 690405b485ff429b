"""The text of a Word document: its paragraphs as lines, its tables as rows."""

import io
import zipfile
from typing import Any

from scrapy.selector import Selector

from spiders.bounds import MAX_TABLE_COLUMNS, MAX_TABLE_ROWS, MAX_UNZIPPED_BYTES
from spiders.dutch import collapse

_MAIN_TEXT = "word/document.xml"
_NOT_IN_TABLE = "not(ancestor::*[local-name()='tbl'])"


def is_bomb(body: bytes) -> bool:
    """Tell whether a zipped file would unpack to more than we take, or cannot be unpacked."""
    if not body.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return sum(i.file_size for i in archive.infolist()) > MAX_UNZIPPED_BYTES
    except (zipfile.BadZipFile, ValueError):
        return True


def read_docx(body: bytes) -> tuple[list[str], list[list[list[str]]]]:
    """Return the lines outside tables, and the rows of each table; nothing of a broken file."""
    if is_bomb(body):
        return [], []
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            written = archive.read(_MAIN_TEXT).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError):
        return [], []
    root = Selector(text=written, type="xml")
    paragraphs = root.xpath(f"//*[local-name()='p'][{_NOT_IN_TABLE}]")
    lines = [line for paragraph in paragraphs for line in _lines_of(paragraph)]
    tables = [_rows_of(table) for table in root.xpath(f"//*[local-name()='tbl'][{_NOT_IN_TABLE}]")]
    return lines, tables


def _rows_of(table: Any) -> list[list[str]]:
    rows = table.xpath("./*[local-name()='tr']")[:MAX_TABLE_ROWS]
    cells = (row.xpath("./*[local-name()='tc']")[:MAX_TABLE_COLUMNS] for row in rows)
    return [[_text_of(cell) for cell in row] for row in cells]


def _text_of(cell: Any) -> str:
    paragraphs = cell.xpath(".//*[local-name()='p']")
    return "\n".join(line for paragraph in paragraphs for line in _lines_of(paragraph))


def _lines_of(paragraph: Any) -> list[str]:
    """Return the lines of a paragraph: a break in it begins another, a tab is a space."""
    parts = paragraph.xpath(".//*[local-name()='t' or local-name()='br' or local-name()='tab']")
    written = {"br": "\n", "tab": " "}
    words = (written.get(p.xpath("local-name()").get(), p.xpath("string()").get()) for p in parts)
    return [line for text in "".join(words).split("\n") if (line := collapse(text))]
