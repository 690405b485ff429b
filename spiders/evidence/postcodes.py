"""The postcodes that stand on a page, found or not: the measure of what the layers missed.

On purpose it shares no pattern and no reader with the layers: what both overlook in the same way,
nobody would notice.
"""

import io
import logging
import re
import zipfile
from collections.abc import Iterable

from schemas.captures import LocationWords
from spiders.bounds import MAX_BODY_BYTES, MAX_PDF_PAGES, MAX_UNZIPPED_BYTES
from spiders.evidence.shown import OTHER_TAG, shown_text
from spiders.page import Page

_SPACE = r"(?:[ \t\xa0\u2007\u202f]|&nbsp;|&#160;|&#xa0;|\\u00a0)"
_CAPITALS = re.compile(
    rf"(?<![\w.,€-])(?<!€ )(?:NL-)?([1-9]\d{{3}}){_SPACE}{{0,2}}([A-Z]{{2}})(?![\w-])"
)
# Glued to a house number ("Kerkstraat 12a3511LX"), or in small letters: only beside a street's
# number or before a name with a capital is it no "2026 en" or "1000 km".
_AFTER_NUMBER = re.compile(
    rf"(?i)[a-z]{{3}}\.?{_SPACE}\d{{1,4}}(?:[a-z]|-\w{{1,3}})?[,;|{{<\s]{{0,3}}(?:nl-)?"
    rf"([1-9]\d{{3}}){_SPACE}?([a-z]{{2}})(?![\w-])"
)
_GLUED = re.compile(rf"[^\W\d_]{_SPACE}?\d{{1,3}}[a-z]?([1-9]\d{{3}}){_SPACE}?([A-Z]{{2}})\b")
_BEFORE_NAME = re.compile(
    rf"(?<![\w.,€-])([1-9]\d{{3}}){_SPACE}?([a-zA-Z][a-zA-Z])(?={_SPACE}{{1,2}}[A-Z'’][a-z'’])"
)
_PLAIN_WORDS_TEXT = (
    "aan al als bij cm da de dr en er et ft ha he ie ik in is ja je km kg la le ma me ml mm na "
    "nu of om op pm re st te tl ti to ts uw va vs we wo ze zo"
)
_PLAIN_WORDS = frozenset(_PLAIN_WORDS_TEXT.split())
_NO_POSTCODE = frozenset(["SA", "SD", "SS"])
_POSTAL = re.compile(
    r"(?i)\b(postbus|antwoordnummer|p\.?\s?o\.?\s?box|postadres|factuuradres|correspondentie-?adres)"
)
_POSTAL_REACH = 120  # characters between such a word and its postcode, markup included


def postcodes_of(page: Page) -> set[str]:
    """Return the postcodes in a page's main text and scripts, or in a file, as "1234AB".

    Of postal boxes, invoices and the frame of a page (footer, navigation) none are returned. A file
    that cannot be read has none.
    """
    if page.kind == "html":
        return _find(shown_text(page)) | _find(" ".join(page.scripts), prose=False)
    if page.kind == "script":
        return _find(page.text, prose=False)
    readers = {"xlsx": _sheet_text, "docx": _sheet_text, "odt": _sheet_text, "pdf": _pdf_text}
    return _find(readers.get(page.kind, _plain_text)(page))


def find_unread_postcodes(seen: Iterable[str], read: Iterable[LocationWords]) -> list[str]:
    """Return the postcodes, as "1234AB", that no location has, sorted."""
    written = "".join(f"{one.adres} {one.postcode}|" for one in read).upper()
    held = "".join(c for c in written if c.isalnum() or c == "|")
    return sorted(postcode for postcode in seen if postcode not in held)


def _find(text: str, *, prose: bool = True) -> set[str]:
    patterns = (_CAPITALS, _GLUED, _AFTER_NUMBER, _BEFORE_NAME) if prose else (_CAPITALS,)
    return {
        f"{match[1]}{letters}"
        for pattern in patterns
        for match in pattern.finditer(text)
        if (letters := match[2].upper()) not in _NO_POSTCODE
        and not (match[2].islower() and match[2] in _PLAIN_WORDS)
        and not _is_postal(text, match.start(1))
    }


def _is_postal(text: str, at: int) -> bool:
    """Tell whether the address that a postcode ends is postal: no other stands in between."""
    before = text[max(0, at - _POSTAL_REACH) : at]
    *_, last = [0, *(word.end() for word in _POSTAL.finditer(before))]
    return last > 0 and not _CAPITALS.search(before, last)


def _plain_text(page: Page) -> str:
    return page.text


def _pdf_text(page: Page) -> str:
    from pypdf import PdfReader  # noqa: PLC0415 - rarely needed
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        pages = PdfReader(io.BytesIO(page.body)).pages[:MAX_PDF_PAGES]
        return "\n".join(one.extract_text() for one in pages)
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return ""


def _sheet_text(page: Page) -> str:
    """Return the strings of a workbook as they lie in its XML; an .xls is read as its bytes."""
    if not page.body.startswith(b"PK"):
        return page.body[:MAX_BODY_BYTES].replace(b"\0", b"").decode("latin-1")
    texts: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(page.body)) as archive:
            parts = [i for i in archive.infolist() if i.filename.endswith(".xml")]
            if sum(i.file_size for i in parts) > MAX_UNZIPPED_BYTES:
                return ""
            texts = [archive.read(i).decode("utf-8", "replace") for i in parts]
    except (zipfile.BadZipFile, ValueError, OSError, RuntimeError):
        return ""
    return OTHER_TAG.sub("\n", " ".join(texts))
