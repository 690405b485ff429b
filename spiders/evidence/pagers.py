"""Lists that a site shows page by page: one that stands still, one that was not read to its end."""

import hashlib
import re
from collections import defaultdict

from spiders.evidence.page_kinds import PageKind
from spiders.extract import Extract
from spiders.navigation.urls import list_of, page_number
from spiders.page import Page

_SAME_CHARS = 200  # of visible text: shells with less are not compared
_MANY_THE_SAME = 3  # addresses that give one page: one more than an alias
_PAGE_OF_PAGES = re.compile(r"(?i)\bpagina (\d{1,3}) (?:van|/) (\d{1,3})\b")


class Pagers:
    """Remembers what every page showed, and which page of how many it said to be."""

    def __init__(self) -> None:
        self._same: dict[str, list[str]] = {}
        self._numbered: dict[str, tuple[int, int]] = {}

    def note(self, page: Page, extract: Extract) -> bool:
        """Note a page; tell whether it shows what another did: of a list its locations.

        Beside the locations of a list a clock may run.
        """
        visible = page.visible_text
        if said := _PAGE_OF_PAGES.search(visible):
            self._numbered[page.url] = (int(said[1]), int(said[2]))
        words = sorted(f.same_words() for f in extract.findings)
        if len(words) < 2 and len(visible) < _SAME_CHARS:
            return False
        shown = (list_of(page.url), "") if len(words) > 1 else ("", visible)
        seen_as = hashlib.sha256(repr((shown, words)).encode()).hexdigest()
        self._same.setdefault(seen_as, []).append(page.url)
        return len(self._same[seen_as]) > 1

    def find_repeated(self) -> list[str]:
        """Return addresses that gave a page again: a pager that stands still, one page for all.

        Beyond its end a pager may repeat its last page: that is none.
        """
        found: list[str] = []
        for urls in self._same.values():
            first, *others = urls
            numbers = [n for url in others if (n := page_number(url)) is not None]
            stands_still = (page_number(first) or 0) <= 1 and any(n >= 2 for n in numbers)
            # Of one list, other addresses sort it or fold it out; elsewhere they are other pages.
            is_one_list = len({list_of(url) for url in urls}) == 1
            if stands_still or (not is_one_list and len(urls) >= _MANY_THE_SAME):
                found += others
        return sorted(found)

    def find_begun(self, lists: set[str]) -> set[str]:
        """Return, of these pages, the last of each list that says to have more than were read."""
        read: dict[str, dict[int, str]] = defaultdict(dict)
        said: dict[str, int] = defaultdict(int)
        for url in sorted(self._numbered.keys() & lists):
            number, count = self._numbered[url]
            read[list_of(url)].setdefault(number, url)
            said[list_of(url)] = max(count, said[list_of(url)])
        return {max(pages.values()) for key, pages in read.items() if len(pages) < said[key]}


def find_holes(kinds: dict[str, PageKind]) -> set[str]:
    """Return the pages that say they are empty, of lists that go on at a further page."""
    last: dict[str, int] = defaultdict(int)
    for url, kind in kinds.items():
        if kind in {PageKind.LIST, PageKind.LOCATION}:
            last[list_of(url)] = max(last[list_of(url)], page_number(url) or 0)
    empty = (url for url, kind in kinds.items() if kind == PageKind.EMPTY_LIST)
    return {url for url in empty if 0 < (page_number(url) or 0) < last[list_of(url)]}
