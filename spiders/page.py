"""A response as the layers see it: address, kind, text and, once asked for, the parsed tree."""

import re
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser
from w3lib.encoding import html_to_unicode

KINDS = {
    "html": ("text/html", "application/xhtml+xml"),
    "json": ("application/json", "application/geo+json", "application/ld+json", "text/json"),
    "xlsx": (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "application/vnd.ms-excel",
        "application/vnd.oasis.opendocument.spreadsheet",
    ),
    "csv": ("text/csv", "application/csv"),
    "pdf": ("application/pdf",),
    "xml": ("application/xml", "text/xml", "application/rss+xml"),
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
}


@dataclass
class Page:
    """One response: where it came from, its media type and its body after decompression."""

    url: str
    body: bytes
    content_type: str = ""

    @cached_property
    def kind(self) -> str:
        """Return html, json, xlsx, csv, pdf or xml: by the body's first bytes, type and name."""
        head = self.body[:512].lstrip(b"\xef\xbb\xbf \t\r\n")
        if head.startswith(b"%PDF-"):
            return "pdf"
        if head.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0")):
            return "xlsx"
        media_type = self.content_type.partition(";")[0].strip().lower()
        for kind, types in KINDS.items():
            if media_type in types:
                return kind
        if re.match(rb"(?i)<!doctype html|<html", head):
            return "html"
        extension = self.url.partition("?")[0].rpartition(".")[2].lower()
        return EXTENSIONS.get(extension, "html")

    @cached_property
    def text(self) -> str:
        """Return the body decoded as a browser would; bytes that fit nothing become U+FFFD."""
        return html_to_unicode(self.content_type or None, self.body, default_encoding="utf-8")[1]

    @cached_property
    def tree(self) -> LexborHTMLParser:
        """Return the parsed page; broken markup is mended as browsers do."""
        return LexborHTMLParser(self.text.replace("\0", ""))

    @property
    def language(self) -> str:
        """Return the two letters of the page's own language, or ""."""
        root = self.tree.css_first("html")
        value = (root.attributes.get("lang") or "") if root else ""
        return value[:2].lower()
