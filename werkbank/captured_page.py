"""The page of a crawl on which a candidate was found, kept among the pages that readers rest on.

A crawl keeps its pages in one archive; evidence names a page by its sha256. So a page that is shown
beside a candidate is kept by itself too: what rests on it can be checked as any other quote.
"""

import json
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from pipeline.stages.claims import Row
from schemas.captures import RECORDS_NAME, WARC_NAME, list_captures, wave_of_capture
from schemas.records import mint_record_id
from schemas.regular_files import read_regular_text
from schemas.stored_pages import StoredPage, fold_page_address
from werkbank.desk import Desk

if TYPE_CHECKING:
    from spiders.crawling.warc import Event

READABLE_KINDS = ("html", "pdf")
"""Kinds of page that say anything to a reader."""


def find_captured_address(desk: Desk, row: Row) -> str:
    """Return the page that a capture names for a candidate; "" when it is of no capture here."""
    path = desk.root / row["bestand"]
    if path.name != RECORDS_NAME or not path.is_file():
        return ""
    told = desk.remember(f"opname {path}", [path], partial(_read_addresses, path, row["bron"]))
    return told.get(row["record_id"], "")


def keep_captured_page(desk: Desk, row: Row, url: str) -> StoredPage | None:
    """Return the page as the newest archive of the candidate's source holds it, kept by itself.

    None when no archive here holds it (one that cannot be read holds nothing), or it is of a kind
    that nobody reads.
    """
    # The spiders take a second to load, and most candidates are of people.
    from spiders.by_hand.page_store import keep_page  # noqa: PLC0415
    from spiders.crawling.warc import read_page  # noqa: PLC0415

    for archive in _list_archives(desk, row):
        index = desk.remember(f"archief {archive}", [archive], partial(_index_pages, archive))
        for event in reversed(index.get(fold_page_address(url), [])):
            page = read_page(archive, event.offset)
            if page is not None and page.kind in READABLE_KINDS:
                wave = wave_of_capture(archive.parent)
                return keep_page(url, page, event.date, wave, desk.root)
    return None


def _read_addresses(path: Path, bron: str) -> dict[str, str]:
    """Return record_id -> the page on which a record was found, of a file of records."""
    lines = (line for line in read_regular_text(path).split("\n") if line.strip())
    records = [json.loads(line) for line in lines]
    return {mint_record_id(bron, r["key"]): r["bron_url"] for r in records if r["bron_url"]}


def _index_pages(archive: Path) -> "dict[str, list[Event]]":
    """Return what came of each address, however it is written; nothing of what cannot be read."""
    from spiders.crawling.warc import index_archive  # noqa: PLC0415

    try:
        index = index_archive(archive)
    except (OSError, ValueError):  # damaged, or not fetched with the rest of the repository
        return {}
    found: dict[str, list[Event]] = {}
    for at, events in index.items():
        came = (event for event in events if not event.failure)
        found.setdefault(fold_page_address(at), []).extend(came)
    return found


def _list_archives(desk: Desk, row: Row) -> Iterator[Path]:
    captures = list_captures(desk.root / "data" / "raw", row["bron"])
    archives = (capture / WARC_NAME for capture in reversed(captures))
    return (archive for archive in archives if archive.is_file())
