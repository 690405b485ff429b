"""The stored page of a candidate as the judging screen shows it: text, never the live site."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

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
    """Where a candidate was found, and what is kept of it.

    `addresses`: where to look, the source first. `stored`: the page that is shown, None when none
    of them is kept here. `lines` its text, each a list of pieces that can be a quote.
    """

    addresses: Sequence[str]
    stored: StoredPage | None
    lines: Sequence[Sequence[str]]

    @property
    def url(self) -> str:
        """The address that evidence names."""
        return self.stored.url if self.stored else next(iter(self.addresses), "")


def find_source_page(desk: Desk, entries: WaveEntries, row: Row) -> SourcePage:
    """Return the newest stored page of where a candidate was found, or of its website.

    Where a crawl found it, that is the page as the crawl came by it.
    """
    found = entries.entries.loc[entries.entries["record_id"] == row["record_id"], "bron_url"]
    captured = find_captured_address(desk, row)
    addresses = list(dict.fromkeys(filter(None, [*found.tolist(), captured, row["website"]])))
    pages = _pages_by_address(desk)
    stored = next((pages[a] for a in map(fold_page_address, addresses) if a in pages), None)
    if captured and fold_page_address(captured) not in pages:
        stored = keep_captured_page(desk, row, captured) or stored
    return SourcePage(addresses, stored, _pieces_of(desk, stored))


def read_page_lines(desk: Desk, sha256: str) -> list[str]:
    """Return the text of a stored page, [] when it is not here; SjoError when it was altered."""
    path = find_page_file(desk.root, sha256) if sha256 else None
    if path is None:
        return []
    return desk.remember(f"tekst {sha256}", [path], partial(read_page_text, path))


def _pages_by_address(desk: Desk) -> dict[str, StoredPage]:
    def read() -> dict[str, StoredPage]:
        # By time, so the newest of an address remains.
        return {fold_page_address(p.url): p for p in list_stored_pages(desk.root)}

    return desk.remember("paginas", list_page_folders(desk.root), read)


def _pieces_of(desk: Desk, stored: StoredPage | None) -> list[list[str]]:
    lines = read_page_lines(desk, stored.sha256) if stored else []
    return [_cut(line) for line in lines]


def _cut(line: str) -> list[str]:
    if len(line) <= LONGEST_PIECE:
        return [line]
    return _SENTENCE.findall(line)
