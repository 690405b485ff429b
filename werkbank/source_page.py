"""The pages of a candidate as the screens show them: stored text, never the live site."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import partial

from pipeline.read.page_sources import parse_page_sources
from pipeline.read.stored_pages import (
    find_page_file,
    list_page_folders,
    list_stored_pages,
    read_page_text,
)
from pipeline.stages.claims import Row
from schemas.stored_pages import StoredPage, fold_page_address
from werkbank.captured_page import find_captured_address, keep_captured_page
from werkbank.desk import Desk
from werkbank.wave_tables import WaveEntries

LONGEST_PIECE = 100
"""Of what is picked as one quote, in signs; a longer line is cut behind a sentence."""
_SENTENCE = re.compile(r"\S.*?(?:[.!?](?=\s)|$)")


@dataclass(frozen=True)
class SourcePage:
    """A page on which a candidate may be read. `stored`: what is kept of it, None when nothing is.

    `lines` is its text, each a list of pieces that can be a quote.
    """

    url: str
    stored: StoredPage | None
    lines: Sequence[Sequence[str]]

    @property
    def sha256(self) -> str:
        """The mark of the stored page, "" when it is not kept."""
        return self.stored.sha256 if self.stored else ""

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from other pages: more addresses may have given the same bytes."""
        return fold_page_address(self.url), self.sha256


def find_source_pages(
    desk: Desk, entries: WaveEntries, row: Row, also: Iterable[tuple[str, str]] = ()
) -> list[SourcePage]:
    """Return the pages of a candidate, each once: where it was found first, its website last.

    Of each the newest stored page; where a crawl found it, the page as the crawl came by it.
    `also`: address and sha256 ("" for the newest) of pages that a reader added.
    """
    found = entries.entries[entries.entries["record_id"] == row["record_id"]]
    named = [s.url for cell in found["andere_bronnen"] for s in parse_page_sources(cell) or ()]
    captured = find_captured_address(desk, row)
    addresses = filter(None, [*found["bron_url"], *named, captured, row["website"]])
    pages = {fold_page_address(a): _newest_page(desk, row, a, captured) for a in addresses}
    more = [_added_page(desk, *page) for page in also]
    known = {page.key for page in pages.values()}
    extra = {page.key: page for page in more}
    return [*pages.values(), *(page for key, page in extra.items() if key not in known)]


def find_first_stored(pages: Sequence[SourcePage]) -> SourcePage:
    """Return the first page that is kept here, else the first; an empty one when there is none."""
    stored = (page for page in pages if page.stored)
    return next(stored, pages[0] if pages else SourcePage("", None, ()))


def find_page_number(pages: Sequence[SourcePage], url: str, sha256: str) -> int:
    """Return the number of a page among some: by both, by sha256, else by address; or 0."""
    address = fold_page_address(url)
    keys = [page.key for page in pages]
    fits = (
        [at for at, key in enumerate(keys) if key == (address, sha256)],
        [at for at, (_, mark) in enumerate(keys) if mark and mark == sha256],
        [at for at, (where, _) in enumerate(keys) if where == address],
    )
    return next((numbers[-1] for numbers in fits if numbers), 0)


def read_page_lines(desk: Desk, sha256: str) -> list[str]:
    """Return the text of a stored page, [] when it is not here; SjoError when it was altered."""
    path = find_page_file(desk.root, sha256) if sha256 else None
    if path is None:
        return []
    return desk.remember(f"tekst {sha256}", [path], partial(read_page_text, path))


def _newest_page(desk: Desk, row: Row, address: str, captured: str) -> SourcePage:
    stored = _pages_by_address(desk).get(fold_page_address(address))
    if stored is None and address == captured:
        stored = keep_captured_page(desk, row, captured)
    return _show(desk, stored, address)


def _added_page(desk: Desk, url: str, sha256: str) -> SourcePage:
    newest = _pages_by_address(desk).get(fold_page_address(url))
    if sha256 in ("", newest.sha256 if newest else ""):
        return _show(desk, newest, url)
    older = [page for page in list_stored_pages(desk.root) if page.sha256 == sha256]
    of_address = (p for p in older if fold_page_address(p.url) == fold_page_address(url))
    return _show(desk, next(of_address, older[0] if older else newest), url)


def _pages_by_address(desk: Desk) -> dict[str, StoredPage]:
    def read() -> dict[str, StoredPage]:
        # By time, so the newest of an address remains.
        return {fold_page_address(p.url): p for p in list_stored_pages(desk.root)}

    return desk.remember("paginas", list_page_folders(desk.root), read)


def _show(desk: Desk, stored: StoredPage | None, address: str) -> SourcePage:
    if stored is None:
        return SourcePage(address, None, ())
    lines = read_page_lines(desk, stored.sha256)
    return SourcePage(stored.url, stored, [_cut(line) for line in lines])


def _cut(line: str) -> list[str]:
    if len(line) <= LONGEST_PIECE:
        return [line]
    return _SENTENCE.findall(line)
