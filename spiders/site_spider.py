"""The spider of every site: where to begin, what to follow, when to stop."""

import re
from collections import Counter
from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from scrapy.utils.gz import gunzip
from scrapy.utils.sitemap import Sitemap
from twisted.python.failure import Failure

from schemas.sites import Site
from spiders.archive import CAPTURED_AT
from spiders.bounds import (
    MAX_BARREN_PAGES,
    MAX_BODY_BYTES,
    MAX_DEPTH,
    MAX_PAGES,
    MAX_QUERIES_PER_PATH,
    MAX_QUEUED,
    MAX_SITEMAP_URLS,
)
from spiders.collect import Collector
from spiders.evidence.page_kinds import find_obstacle, visible_text
from spiders.evidence.witness import Witness
from spiders.extract import Extract, extract_page
from spiders.job import Job
from spiders.links import (
    canonical,
    find_like_links,
    find_links,
    is_ignored,
    is_sitemap,
    is_wanted,
    whole_url,
)
from spiders.outcomes import (
    ENDLESS,
    FETCHED,
    GONE,
    OBSTACLES,
    OWN_PAGE_GONE,
    TOO_MANY,
    name_empty_page,
    name_failure,
    name_status,
)
from spiders.page import Page

START = "start"  # request.meta: the start address this request goes back to


class SiteSpider(Spider):
    """Reads a site as its table in sources.toml declares it, with the layers of extraction.

    A source whose pages differ has a class of its own that overrides `parse_page`. `outcomes` holds
    how every address ended, `start_outcomes` those of the start addresses.
    """

    def __init__(self, job: Job, site: Site, **kwargs: Any) -> None:
        super().__init__(name=site.name, **kwargs)
        self.site = site
        self.start_urls = [canonical(url) for url in job.start_urls]
        self.limit = min(job.limit or MAX_PAGES, MAX_PAGES)
        self.minimum = job.minimum
        self.witness = Witness()
        self.collector = Collector(site.sleutel)
        self.outcomes: dict[str, str] = {}
        self.start_outcomes: dict[str, str] = {}
        self.bounds_met: set[str] = set()
        self.pages = 0
        self._asked: set[str] = set()
        self._started = 0
        self._start_paths = tuple(urlsplit(u).path for u in self.start_urls if not is_sitemap(u))
        self._per_path: Counter[str] = Counter()
        self._barren: Counter[str] = Counter()

    def parse_page(self, page: Page) -> Extract:
        """Return the locations of a page; a source whose pages differ overrides this."""
        return extract_page(page)

    async def start(self) -> AsyncIterator[Request]:
        """Ask the first start address, or all of a source that consists of several sites."""
        self.crawler.signals.connect(self._try_next_start, signal=signals.spider_idle)
        for url in self.start_urls if self.site.alle_start else self.start_urls[:1]:
            self._started += 1
            yield self._request(url, url, 0)

    def _try_next_start(self) -> None:
        """Go on to the next start address when those before gave too little.

        Start addresses are guesses until a first crawl: a site that answers the first is not asked
        the others.
        """
        engine = self.crawler.engine
        enough = self.collector.count() >= max(1, self.minimum)
        if engine is None or enough or self._started >= len(self.start_urls) or self.bounds_met:
            return
        url = self.start_urls[self._started]
        self._started += 1
        if url not in self._asked:
            engine.crawl(self._request(url, url, 0))
            raise DontCloseSpider

    def _request(self, url: str, start: str, depth: int) -> Request:
        self._asked.add(url)
        return Request(
            url,
            callback=self.read_response,
            errback=self.note_failure,
            dont_filter=True,
            meta={START: start if depth == 0 else "", "sjo_depth": depth, "sjo_asked": url},
        )

    def note_failure(self, failure: Failure) -> None:
        """Note why an address gave no response."""
        assert failure.value is not None
        self._note(failure.request, name_failure(failure.value))  # type: ignore[attr-defined]

    def _note(self, request: Request, outcome: str) -> None:
        if outcome == GONE and self.collector.is_known(request.meta["sjo_asked"]):
            outcome = OWN_PAGE_GONE
        self.outcomes[request.meta["sjo_asked"]] = outcome
        if request.meta[START]:
            self.start_outcomes[request.meta[START]] = outcome

    def read_response(self, response: Response) -> Iterator[Request]:
        """Take the locations of a response and ask what it leads to."""
        assert response.request is not None
        request = response.request
        self.pages += 1
        if outcome := name_status(response.status):
            self._note(request, outcome)
            return
        self._note(request, FETCHED)
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        page = Page(canonical(response.url), response.body, kind)
        if page.url in self._asked and page.url != request.meta["sjo_asked"]:
            return  # a redirect to a page that is asked by itself
        self._asked.add(page.url)
        if is_sitemap(page.url) or page.body[:2] == b"\x1f\x8b":
            yield from self._follow(_sitemap_urls(page, self.site, self._start_paths), request)
        else:
            yield from self._read_page(page, request)

    def _read_page(self, page: Page, request: Request) -> Iterator[Request]:
        is_start = bool(request.meta[START])
        visible = visible_text(page) if page.kind == "html" else ""
        self.witness.note_answer(page, [])
        if obstacle := find_obstacle(page, visible):
            self.witness.note_obstacle(page.url, obstacle)
            self._note(request, OBSTACLES[obstacle])
            return
        extract = self.parse_page(page)
        for finding in extract.findings:
            finding.link = whole_url(page.url, finding.link)
        if is_start:
            self._start_paths = (*self._start_paths, urlsplit(page.url).path)
        seen_on = str(request.meta[CAPTURED_AT])[:10]
        added = self.collector.add(page.url, extract, seen_on, is_start=is_start)
        is_own = self.collector.is_own_page(page.url)
        self.witness.note_page(page, extract, visible)
        shape = _shape(page.url)
        self._barren[shape] = (
            0 if added or (is_own and extract.findings) else self._barren[shape] + 1
        )
        if page.kind != "html":
            return
        links = find_links(page, self.site, self._start_paths)
        if not extract.findings and is_start:
            links += [url for group in find_like_links(page) for url in group]
            self._note(request, name_empty_page(page, visible))
        own = [f.link for f in extract.findings if f.link]
        self.witness.note_links(page, own, find_like_links(page))
        yield from self._follow(own + links, request)

    def _follow(self, urls: Iterable[str], request: Request) -> Iterator[Request]:
        depth = request.meta["sjo_depth"] + 1
        if depth > MAX_DEPTH:
            self.bounds_met.add(ENDLESS)
            return
        for url in urls:
            if url in self._asked or is_ignored(url, self.site):
                continue
            path = url.partition("?")[0]
            if (
                self._barren[_shape(url)] >= MAX_BARREN_PAGES
                or self._per_path[path] >= MAX_QUERIES_PER_PATH
            ):
                self.bounds_met.add(ENDLESS)
            elif len(self._asked) >= min(self.limit, MAX_QUEUED) or self.collector.is_full:
                self.bounds_met.add(TOO_MANY)
                return
            else:
                self._per_path[path] += 1
                yield self._request(url, "", depth)


def _shape(url: str) -> str:
    """Return what the addresses of one list or calendar share: the words, not the numbers."""
    return re.sub(r"\d+", "0", url)


def _sitemap_urls(page: Page, site: Site, start_paths: tuple[str, ...]) -> list[str]:
    """Return the addresses of a sitemap that promise locations, and the sitemaps of an index."""
    body = page.body
    if body[:2] == b"\x1f\x8b":
        try:
            body = gunzip(body, max_size=MAX_BODY_BYTES)
        except (OSError, EOFError, ValueError):  # ValueError: larger than the bound
            return []
    found: list[str] = []
    try:
        for i, entry in enumerate(Sitemap(body)):
            url = canonical(entry["loc"])
            if is_sitemap(url) or is_wanted(url, site, start_paths):
                found.append(url)
            if i >= MAX_SITEMAP_URLS:
                break
    except (StopIteration, SyntaxError, ValueError):
        return found
    return found
