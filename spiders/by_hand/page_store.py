"""Keep one page because a reader rests on it: fetched as a crawl asks, stored as it came."""

import hashlib
import os
from pathlib import Path
from urllib.parse import urlsplit

from schemas.captures import WAVE_PATTERN
from schemas.regular_files import read_regular_text
from schemas.stored_pages import PAGES_FOLDER, MissedPage, StoredPage, parse_stored_page
from spiders.captures.trial import fetch_page
from spiders.crawling.warc import now
from spiders.errors import CrawlError, NoPageError
from spiders.page import Page

KEPT_KINDS = {"html": "text/html", "pdf": "application/pdf", "json": "text/plain"}
"""Kinds of page that can be read as text, and the content type that is noted."""


def store_page(url: str, wave: str, root: Path, *, allow_private: bool = False) -> StoredPage:
    """Fetch a page and keep it in data/raw/<wave>/paginas/; the same page again changes nothing.

    robots.txt, contact and bounds hold as for a crawl. CrawlError when there is no page (that is
    noted: who rests on it must look again), or it is of a kind that nobody can read as text.
    """
    if not WAVE_PATTERN.fullmatch(wave):
        raise CrawlError("Geef met --wave aan bij welke meting de pagina hoort, zoals --wave 2026.")
    if urlsplit(url).scheme not in {"http", "https"}:
        raise CrawlError(f"--page {url}: verwacht http://... of https://...")
    folder = root / "data" / "raw" / wave / PAGES_FOLDER
    try:
        page = fetch_page(url, root, allow_private)
    except NoPageError as error:
        _note_missed(folder, MissedPage(url, now(), error.outcome))
        raise
    stored = keep_page(url, page, now(), wave, root)
    (folder / MissedPage(url, "", "").json_name).unlink(missing_ok=True)
    return stored


def keep_page(url: str, page: Page, fetched_at: str, wave: str, root: Path) -> StoredPage:
    """Keep what an address gave, now or in a crawl, and return what is kept of it.

    The same page of that address again changes nothing: it stays as of the day it was first seen.
    `fetched_at`: ISO, UTC. CrawlError when nobody can read it as text.
    """
    if page.kind not in KEPT_KINDS:
        raise CrawlError(f"{url}: dit is geen pagina of pdf ({page.kind}); er is niets bewaard.")
    sha256 = hashlib.sha256(page.body).hexdigest()
    stored = StoredPage(url, fetched_at, sha256, KEPT_KINDS[page.kind])
    folder = root / "data" / "raw" / wave / PAGES_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    first, other = (folder / name for name in stored.json_names)
    known = {page.url: page for page in map(_read_sidecar, (first, other)) if page}
    if url in known:
        return known[url]
    if not (folder / stored.file_name).exists():
        _write(folder / stored.file_name, page.body)
    # Last: without it there is no page.
    _write(other if known else first, stored.to_json().encode("utf-8"))
    return stored


def _read_sidecar(path: Path) -> StoredPage | None:
    """Return what a .json says of a page; None when there is none, or it cannot be read."""
    try:
        return parse_stored_page(read_regular_text(path))
    except (OSError, ValueError):
        return None


def _note_missed(folder: Path, missed: MissedPage) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    _write(folder / missed.json_name, missed.to_json().encode("utf-8"))


def _write(path: Path, content: bytes) -> None:
    built = path.with_name(f".{os.getpid()}-{path.name}")
    with built.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    built.replace(path)
