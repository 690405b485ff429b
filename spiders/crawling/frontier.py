"""Which addresses may still be asked: each once, within the bounds, no list without end."""

import re
from collections import Counter, deque
from collections.abc import Iterable
from urllib.parse import urlsplit

from schemas.sites import Site
from spiders.bounds import (
    MAX_BARREN_PAGES,
    MAX_QUERIES_PER_PATH,
    MAX_QUEUED,
    MAX_TRIAL_PAGES,
)
from spiders.evidence.outcomes import ENDLESS, TOO_MANY, UNTRIED
from spiders.navigation.links import is_ignored


class Frontier:
    """Admits addresses, and keeps lists of like links aside until all that promises more is read.

    `bounds_met` says which bounds were met; a crawl goes on without what they keep out.
    """

    def __init__(self, site: Site, limit: int) -> None:
        self._site = site
        self._most = min(limit, MAX_QUEUED)
        self.asked: set[str] = set()
        self.bounds_met: set[str] = set()
        self._per_path: Counter[str] = Counter()
        self._barren: Counter[str] = Counter()
        self._opened: set[str] = set()
        self._opened_paths: set[str] = set()
        self.seen: set[str] = set()
        self._aside: deque[list[str]] = deque()
        self._trials = 0

    @property
    def is_full(self) -> bool:
        """Whether no address more is admitted."""
        return len(self.asked) >= self._most

    def admit(self, url: str, *, is_script: bool = False) -> bool:
        """Tell whether an address is to be asked now, and if so note that it is.

        Scripts are no page, so that they are ignored elsewhere; here they may be asked.
        """
        if not url or url in self.asked or (not is_script and self._is_ignored(url)):
            return False
        path = url.partition("?")[0]
        if (
            self._barren[_shape(url)] >= MAX_BARREN_PAGES
            or self._per_path[path] >= MAX_QUERIES_PER_PATH
        ):
            self.bounds_met.add(ENDLESS)
            return False
        if self.is_full:
            self.bounds_met.add(TOO_MANY)
            return False
        self._per_path[path] += 1
        self.asked.add(url)
        return True

    def open_list(self, url: str) -> None:
        """Admit an address that a person gave, and further pages of it, whatever it is called."""
        self._opened.add(url.partition("?")[0])
        self._opened_paths.add(urlsplit(url).path)

    def _is_ignored(self, url: str) -> bool:
        path, _, query = url.partition("?")
        asked = f"?{query}" if path in self._opened else url
        return is_ignored(asked, self._site, self._opened_paths)

    def note_yield(self, url: str, *, is_new: bool) -> None:
        """Note whether a page gave something new: too many in a row that do not end their list."""
        self._barren[_shape(url)] = 0 if is_new else self._barren[_shape(url)] + 1
        if is_new:
            self._trials = 0
            self._per_path[url.partition("?")[0]] = 0

    def note_seen(self, urls: Iterable[str]) -> None:
        """Keep what pages link to: some of it may turn out to lie between pages of locations."""
        if len(self.seen) < MAX_QUEUED:
            self.seen.update(urls)

    def put_aside(self, lists: Iterable[list[str]]) -> None:
        """Keep lists of like links for when nothing else is left to ask."""
        self._aside.extend(lists)

    def take_aside(self) -> list[str]:
        """Return the addresses kept aside that are admitted now; none after too many in vain."""
        found: list[str] = []
        while self._aside and self._trials + len(found) < MAX_TRIAL_PAGES:
            found += [url for url in self._aside.popleft() if self.admit(url)]
        self._trials += len(found)
        if self._aside and not found:
            self.bounds_met.add(UNTRIED)
        return found


def _shape(url: str) -> str:
    """Return what the addresses of one list or calendar share: the words, not the numbers."""
    return re.sub(r"\d+", "0", url)
