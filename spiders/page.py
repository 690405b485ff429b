"""A response as the layers see it: address, kind, text and, once asked for, the parsed tree."""

import itertools
import re
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from urllib.parse import urljoin

from selectolax.lexbor import LexborHTMLParser, LexborNode
from w3lib.encoding import html_to_unicode

from spiders.bounds import MAX_OPEN_TAGS, MAX_OPTIONS
from spiders.markup import attribute_of, text_of
from spiders.values.jsontext import parse_json

MEDIA_TYPES = {
    "html": ("text/html", "application/xhtml+xml"),
    "json": ("application/json", "application/geo+json", "application/ld+json", "text/json"),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
    "csv": ("text/csv", "application/csv"),
    "pdf": ("application/pdf",),
    "docx": ("application/vnd.openxmlformats-officedocument.wordprocessingml.document",),
    "odt": ("application/vnd.oasis.opendocument.text",),
    "ics": ("text/calendar",),
    "vcf": ("text/vcard", "text/x-vcard", "text/directory"),
    "script": ("application/javascript", "text/javascript", "application/x-javascript"),
    "xml": (
        "application/xml",
        "text/xml",
        "application/rss+xml",
        "application/vnd.google-earth.kml+xml",
    ),
}
EXTENSIONS = {
    "json": "json",
    "geojson": "json",
    "xlsx": "xlsx",
    "xls": "xlsx",
    "ods": "xlsx",
    "csv": "csv",
    "pdf": "pdf",
    "xml": "xml",
    "kml": "xml",
    "js": "script",
    "ics": "ics",
    "vcf": "vcf",
}


_SCRIPT = re.compile(r"(?is)<script\b.*?</script>")
_OPTION = re.compile(r"(?i)<option\b[^<>]*>[^<]*(?:</option\s*>)?")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)")
# Elements without content, and those that the next of their kind closes: they do not nest.
_FLAT_TEXT = (
    "area base br col embed hr img input link meta source track wbr p li dd dt td th tr option"
)
_FLAT = frozenset(_FLAT_TEXT.split())


def _without_options_above(bound: int, text: str) -> str:
    """Return text with no more options to choose from than the bound, the first ones."""
    count = itertools.count(1)
    return _OPTION.sub(lambda match: match[0] if next(count) <= bound else "", text)


def _cut_where_too_deep(text: str) -> str:
    if text.count("<") <= MAX_OPEN_TAGS:
        return text
    depth = 0
    for match in _TAG.finditer(text):
        if match[2].lower() not in _FLAT:
            depth = max(0, depth - 1) if match[1] else depth + 1
        if depth > MAX_OPEN_TAGS:
            return text[: match.start()]
    return text


def _guess_encoding(body: bytes) -> str:
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


@dataclass
class Page:
    """One response: where it came from, its media type and its body after decompression."""

    url: str
    body: bytes
    content_type: str = ""

    @property
    def is_robots(self) -> bool:
        """Whether it is what a host tells programs, and no page of the site."""
        return self.url.endswith("/robots.txt")

    @cached_property
    def kind(self) -> str:
        """Return what the media type tables call it, or html: by first bytes, type and name."""
        head = self.body[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
        if head.startswith(b"%PDF-"):
            return "pdf"
        if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            return self._kind_of_archive()
        media_type = self.content_type.partition(";")[0].strip().lower()
        for kind, types in MEDIA_TYPES.items():
            if media_type in types or (kind == "json" and media_type.endswith("+json")):
                return kind
        if re.match(rb"(?i)<!doctype html|<html", head):
            return "html"
        extension = self.url.partition("?")[0].rpartition(".")[2].lower()
        return EXTENSIONS.get(extension, "html")

    def _kind_of_archive(self) -> str:
        if b"word/document.xml" in self.body:
            return "docx"
        return "odt" if self.body[:200].find(b"opendocument.text") > 0 else "xlsx"

    @cached_property
    def text(self) -> str:
        """Return the body decoded as a browser would; bytes that fit nothing become U+FFFD.

        A page that states no encoding is UTF-8 where that fits, else windows-1252.
        """
        return html_to_unicode(
            self.content_type or None, self.body, auto_detect_fun=_guess_encoding
        )[1]

    @cached_property
    def data_text(self) -> str:
        """Return the text with the quotation marks of data in attributes as they are in scripts."""
        return self.text.replace("&quot;", '"')

    @cached_property
    def scripts(self) -> list[str]:
        """Return the scripts as written, their tags included."""
        return [self.text] if self.kind == "script" else _SCRIPT.findall(self.text)

    @cached_property
    def markup(self) -> str:
        """Return the text without its scripts."""
        return _SCRIPT.sub(" ", self.text)

    @cached_property
    def options_left_out(self) -> int:
        """Return how many options of its selects `tree` leaves out: those beyond the bound."""
        return max(0, self.text.lower().count("<option") - MAX_OPTIONS)

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """Return the parsed page; broken markup is mended as browsers do.

        Parsing takes time quadratic in the depth and in the options of a select: a page nested
        absurdly deep is cut off there, and has no more options than `MAX_OPTIONS`.
        """
        text = self.text.replace("\0", "")
        text = _without_options_above(MAX_OPTIONS, text) if self.options_left_out else text
        return LexborHTMLParser(_cut_where_too_deep(text))

    @cached_property
    def main(self) -> LexborNode | None:
        """Return the element that is marked as the main part, None when none is."""
        return self.tree.css_first("main, [role=main]")

    @cached_property
    def visible_text(self) -> str:
        """Return the text of the main part, else of all, white space as one space; "" of a file."""
        shown = (self.main or self.tree.body) if self.kind == "html" else None
        return text_of(shown) if shown else ""

    @cached_property
    def json_value(self) -> Any:
        """Return what a JSON answer holds; None when it cannot be read, or the page is none."""
        return parse_json(self.text.lstrip("\ufeff")) if self.kind == "json" else None

    @cached_property
    def base_url(self) -> str:
        """Return the address that the links of the page are relative to."""
        base = self.tree.css_first("base[href]") if self.kind == "html" else None
        return urljoin(self.url, attribute_of(base, "href") if base else "")

    @property
    def language(self) -> str:
        """Return the two letters of the page's own language, or ""."""
        return self.full_language[:2]

    @cached_property
    def full_language(self) -> str:
        """Return the page's own language as it writes it, in small letters: "nl-be", or ""."""
        root = self.tree.css_first("html")
        return (attribute_of(root, "lang") if root else "").lower()
