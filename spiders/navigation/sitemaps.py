"""Sitemaps: the site's own list of its pages, in each of its forms."""

import gzip
import io
import re
import zlib
from dataclasses import dataclass, field

from scrapy.utils.sitemap import Sitemap

from spiders.bounds import MAX_BODY_BYTES, MAX_SITEMAP_URLS
from spiders.navigation.urls import canonical
from spiders.page import Page

USUAL_PLACE = "/sitemap.xml"  # where it lies when robots.txt names none
_GZIP = b"\x1f\x8b"
_ROOT = re.compile(rb"<(?:\w+:)?(urlset|sitemapindex)\b")
_LINE = re.compile(r"https?://\S+")


@dataclass
class SitemapContent:
    """What a sitemap names: pages, and further sitemaps when it is an index."""

    pages: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)


def read_sitemap(page: Page) -> SitemapContent | None:
    """Return what a sitemap names, canonical and within bounds; None when the page is none.

    It is known by what it holds, not by its name: a sitemap may be compressed or not whatever it
    is called, and one of plain lines has no mark but its type.
    """
    body = _uncompressed(page.body)
    root = _ROOT.search(body[:4_000])
    if root is None:
        is_plain = page.content_type.startswith("text/plain") and "sitemap" in page.url
        return SitemapContent(_lines(body)) if is_plain and _LINE.match(page.text) else None
    found: list[str] = []
    try:
        for entry in Sitemap(body):
            if len(found) == MAX_SITEMAP_URLS:
                break
            found.append(canonical(entry["loc"].strip()))
    except (StopIteration, SyntaxError, ValueError, KeyError):
        pass  # cut off or broken: what was read before counts
    if not body.rstrip().endswith(b">"):
        found = found[:-1]  # the last address is half of one
    is_index = root[1] == b"sitemapindex"
    return SitemapContent(sitemaps=found) if is_index else SitemapContent(pages=found)


def _lines(body: bytes) -> list[str]:
    text = body.decode("utf-8", "replace")
    return [canonical(u) for u in _LINE.findall(text)[:MAX_SITEMAP_URLS]]


def _uncompressed(body: bytes) -> bytes:
    """Return a body unpacked when it is compressed; what does not fit the bound is no sitemap."""
    if not body.startswith(_GZIP):
        return body
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as file:
            content = file.read(MAX_BODY_BYTES + 1)
    except (OSError, EOFError, zlib.error):
        return b""
    return content if len(content) <= MAX_BODY_BYTES else b""
