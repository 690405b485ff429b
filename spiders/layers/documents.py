"""The text of a document of Word or OpenDocument: its paragraphs as lines, its tables as rows."""

import io
import zipfile
from dataclasses import dataclass
from typing import Any

from scrapy.selector import Selector

from spiders.bounds import MAX_TABLE_COLUMNS, MAX_TABLE_ROWS, MAX_UNZIPPED_BYTES
from spiders.dutch.patterns import collapse


@dataclass(frozen=True)
class _Form:
    """Where a kind of document keeps its text, and what it calls the parts of it."""

    main_text: str
    paragraphs: str
    table: str
    row: str
    cell: str
    parts: str

    @property
    def outside_tables(self) -> str:
        return f"not(ancestor::*[local-name()='{self.table}'])"


_FORMS_OF_DOCUMENTS = {
    "docx": _Form(
        "word/document.xml", "p", "tbl", "tr", "tc",
        ".//*[local-name()='t' or local-name()='br' or local-name()='tab']",
    ),
    "odt": _Form(
        "content.xml", "p", "table", "table-row", "table-cell",
        ".//text() | .//*[local-name()='line-break' or local-name()='tab' or local-name()='s']",
    ),
}  # fmt: skip
_WRITTEN = {"br": "\n", "line-break": "\n", "tab": " ", "s": " "}


def is_bomb(body: bytes) -> bool:
    """Tell whether a zipped file would unpack to more than we take, or cannot be unpacked."""
    if not body.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            return sum(i.file_size for i in archive.infolist()) > MAX_UNZIPPED_BYTES
    except (zipfile.BadZipFile, ValueError):
        return True


def read_document(kind: str, body: bytes) -> tuple[list[str], list[list[list[str]]]]:
    """Return the lines outside tables, and the rows of each table; nothing of a broken file.

    `kind` is docx or odt.
    """
    form = _FORMS_OF_DOCUMENTS[kind]
    if is_bomb(body):
        return [], []
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            written = archive.read(form.main_text).decode("utf-8", "replace")
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, RuntimeError):
        return [], []
    root = Selector(text=written, type="xml")
    names = f"local-name()='{form.paragraphs}' or local-name()='h'"
    paragraphs = root.xpath(f"//*[{names}][{form.outside_tables}]")
    lines = [line for paragraph in paragraphs for line in _lines_of(paragraph, form)]
    tables = root.xpath(f"//*[local-name()='{form.table}'][{form.outside_tables}]")
    return lines, [_rows_of(table, form) for table in tables]


def _rows_of(table: Any, form: _Form) -> list[list[str]]:
    rows = table.xpath(f".//*[local-name()='{form.row}']")[:MAX_TABLE_ROWS]
    cells = (row.xpath(f"./*[local-name()='{form.cell}']")[:MAX_TABLE_COLUMNS] for row in rows)
    return [[_text_of(cell, form) for cell in row] for row in cells]


def _text_of(cell: Any, form: _Form) -> str:
    paragraphs = cell.xpath(f".//*[local-name()='{form.paragraphs}']")
    return "\n".join(line for paragraph in paragraphs for line in _lines_of(paragraph, form))


def _lines_of(paragraph: Any, form: _Form) -> list[str]:
    """Return the lines of a paragraph: a break in it begins another, a tab is a space."""
    words = map(_words_of, paragraph.xpath(form.parts))
    return [line for text in "".join(words).split("\n") if (line := collapse(text))]


def _words_of(part: Any) -> str:
    name = "" if isinstance(part.root, str) else part.xpath("local-name()").get()
    said: str = part.get() if not name else part.xpath("string()").get()
    return _WRITTEN.get(name, said)
