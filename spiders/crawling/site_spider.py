"""The spider of every site: where to begin, what to follow, when to stop."""

from collections.abc import AsyncIterator, Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from scrapy import Request, Spider, signals
from scrapy.exceptions import DontCloseSpider
from scrapy.http import Response
from twisted.python.failure import Failure

from schemas.sites import Site
from spiders.bounds import MAX_DEPTH, MAX_PAGES
from spiders.crawling.archive import CAPTURED_AT
from spiders.crawling.collect import Collector
from spiders.crawling.frontier import Frontier
from spiders.crawling.guard import CarefulRobots
from spiders.crawling.job import Job
from spiders.crawling.publisher import NO_FOLLOW, wishes_of
from spiders.crawling.reservations import RESERVATION_KEY, RESERVATIONS_FILE, Reservations
from spiders.dutch.patterns import POSTCODE_IN_TEXT
from spiders.evidence.answers import find_refusal
from spiders.evidence.barren import find_fruitful_folders, folder_of
from spiders.evidence.outcomes import (
    ENDLESS,
    FETCHED,
    GONE,
    NO_RESERVATIONS,
    NO_SITEMAP,
    OBSTACLES,
    OWN_PAGE_GONE,
    TOO_MANY,
    name_empty_page,
    name_failure,
    name_status,
)
from spiders.evidence.page_kinds import PageKind, find_obstacle
from spiders.evidence.rows import goes_on_in_data
from spiders.evidence.witness import Witness
from spiders.extract import Extract, extract_footers, extract_page
from spiders.navigation.leads import add_trials, find_leads
from spiders.navigation.links import is_wanted
from spiders.navigation.loads import find_loads_of_script, goes_on_unread
from spiders.navigation.row_pages import RowPages
from spiders.navigation.sitemaps import USUAL_PLACE, SitemapContent, read_sitemap
from spiders.navigation.urls import canonical, page_number, whole_url
from spiders.page import Page

# Keys of request.meta: the start address this request goes back to, how far from it, the address as
# it was asked (redirects change that of the request), and what is expected there but a page.
START, _DEPTH, _ASKED, _EXPECTED = "start", "sjo_depth", "sjo_asked", "sjo_expected"
_SITEMAP, _SCRIPT_FILE, _RESERVATIONS = "sitemap", "script", "reservations"
_ABSENT = {_SITEMAP: NO_SITEMAP, _RESERVATIONS: NO_RESERVATIONS}


class SiteSpider(Spider):
    """Reads a site as its table in sources.toml declares it, with the layers of extraction.

    A source whose pages differ has a class of its own that overrides `parse_page`. `outcomes` holds
    how every address ended, `start_outcomes` those of the start addresses; what was asked on trial
    stands in `optional`.
    """

    def __init__(self, job: Job, site: Site, **kwargs: Any) -> None:
        super().__init__(name=site.name, **kwargs)
        self.site = site
        self.minimum = job.minimum
        self.start_urls = [canonical(url) for url in job.start_urls]
        self.known_urls = [canonical(url) for url in job.known]
        self.frontier = Frontier(site, min(job.limit or MAX_PAGES, MAX_PAGES))
        for url in self.start_urls:
            self.frontier.open_list(url)
        self.collector = Collector(site.sleutel)
        self.witness = Witness()
        self.row_pages = RowPages()
        self.reservations = Reservations()
        self.outcomes: dict[str, str] = {}
        self.start_outcomes: dict[str, str] = {}
        self.optional: set[str] = set()
        self.pages = 0
        self._steps = self._plan()
        self._start_paths = tuple(
            urlsplit(u).path for u in self.start_urls if not u.endswith((".xml", ".gz"))
        )

    def parse_page(self, page: Page) -> Extract:
        """Return the locations of a page; a source whose pages differ overrides this."""
        return extract_page(page)

    async def start(self) -> AsyncIterator[Request]:
        """Ask the first start address, or all of a source that consists of several sites."""
        self.crawler.signals.connect(self._go_on, signal=signals.spider_idle)
        for request in next(self._steps):
            yield request

    def _go_on(self) -> None:
        """Take the next step of the plan that has something to ask."""
        engine = self.crawler.engine
        for requests in self._steps if engine is not None else ():
            for request in requests:
                engine.crawl(request)
            if requests:
                raise DontCloseSpider

    def _plan(self) -> Iterator[list[Request]]:
        """Yield what to ask, each time all that was asked before is read.

        First what their hosts reserve. Start addresses are guesses until a first crawl: a site
        that answers the first is not asked the others. Then come the sitemaps, the pages that had a
        location last time, the pages the sitemaps promise, and last, where too few were found,
        lists of like links on trial.
        """
        yield self._ask_reservations()
        starts = iter(self.start_urls)
        first = list(starts) if self.site.alle_start else self.start_urls[:1]
        yield [r for url in first for r in self._ask([url], 0, start=url)]
        for url in self.start_urls[len(first) :]:
            if self.collector.count() < max(1, self.minimum):
                yield list(self._ask([url], 0, start=url))
        yield list(self._ask(self._sitemaps(), 1, expected=_SITEMAP))
        yield list(self._ask(self.known_urls, 1))
        yield list(self._ask(self._promised(), 1))
        while not self._has_all() and (trial := self.frontier.take_aside()):
            self.optional.update(trial)
            yield [self._request(url, 1) for url in trial]
        yield list(self._ask(self._promised(), 1))

    def _ask_reservations(self) -> list[Request]:
        urls = [host + RESERVATIONS_FILE for host in _hosts_of(self.start_urls)]
        self.optional.update(urls)
        return [self._request(url, 1, expected=_RESERVATIONS) for url in urls]

    def _sitemaps(self) -> list[str]:
        """Return the sitemaps that robots.txt names, or where one usually lies."""
        robots = self.crawler.get_downloader_middleware(CarefulRobots)
        found: list[str] = []
        for host in _hosts_of(self.outcomes):
            told = robots.told.get(urlsplit(host).netloc) if robots else None
            found += told.sitemaps if told and told.sitemaps else [host + USUAL_PLACE]
        urls = [canonical(url) for url in found]
        self.optional.update(urls)
        return urls

    def _promised(self) -> list[str]:
        """Return what the sitemaps promise, and all that lies between pages of locations."""
        folders = find_fruitful_folders(self.witness.fruitful_pages(self.collector.frame()))
        told = (u for u in self.witness.sitemap if is_wanted(u, self.site, self._start_paths))
        known = self.witness.sitemap | self.frontier.seen
        return sorted({*told, *(url for url in known if folder_of(url) in folders)})

    def _has_all(self) -> bool:
        """Tell whether there are as many as known of the source, and as the site itself says."""
        count = self.collector.count()
        return 0 < max(self.minimum, self.witness.most_stated()) <= count

    def _ask(
        self, urls: Iterable[str], depth: int, *, start: str = "", expected: str = ""
    ) -> Iterator[Request]:
        if depth > MAX_DEPTH:
            self.frontier.bounds_met.add(ENDLESS)
            return
        for url in urls:
            if self.collector.is_full:
                self.frontier.bounds_met.add(TOO_MANY)
                return
            if self.frontier.admit(url, is_script=expected == _SCRIPT_FILE):
                yield self._request(url, depth, start=start, expected=expected)

    def _request(self, url: str, depth: int, *, start: str = "", expected: str = "") -> Request:
        return Request(
            url,
            callback=self.read_response,
            errback=self.note_failure,
            dont_filter=True,
            meta={START: start, _DEPTH: depth, _ASKED: url, _EXPECTED: expected},
        )

    def note_failure(self, failure: Failure) -> None:
        """Note why an address gave no response."""
        assert failure.value is not None
        self._note(failure.request, name_failure(failure.value))  # type: ignore[attr-defined]

    def _note(self, request: Request, outcome: str) -> None:
        asked = request.meta[_ASKED]
        if outcome == GONE and request.meta[_EXPECTED] in _ABSENT:
            outcome = _ABSENT[request.meta[_EXPECTED]]
        elif outcome == GONE and (self.collector.is_known(asked) or asked in self.known_urls):
            outcome = OWN_PAGE_GONE
        self.outcomes[asked] = outcome
        if request.meta[START]:
            self.start_outcomes[request.meta[START]] = outcome

    def read_response(self, response: Response) -> Iterator[Request]:
        """Take the locations of a response and ask what it leads to."""
        assert response.request is not None
        request = response.request
        is_page = request.meta[_EXPECTED] != _RESERVATIONS
        self.pages += is_page
        if outcome := name_status(response.status):
            self._note(request, outcome)
            return
        self._note(request, FETCHED)
        kind = (response.headers.get("Content-Type") or b"").decode("latin-1")
        page = Page(canonical(response.url), response.body, kind)
        if not is_page:
            self.reservations.note(page)
        elif not self._is_asked_itself(page, request.meta[_ASKED]):
            yield from self._read(page, response, request)

    def _is_asked_itself(self, page: Page, asked: str) -> bool:
        """Note where a redirect led; tell whether its page is asked by its own address."""
        if page.url == asked:
            return False
        self.witness.note_redirect(asked, page.url)
        is_asked = page.url in self.frontier.asked
        self.frontier.asked.add(page.url)
        return is_asked

    def _read(self, page: Page, response: Response, request: Request) -> Iterator[Request]:
        """Read an answer as what it is: a sitemap, a script, or a page."""
        if (sitemap := read_sitemap(page)) is not None:
            self.witness.note_answer(page, [])
            yield from self._read_sitemap(sitemap, request)
        elif request.meta[_EXPECTED] == _SITEMAP:
            self._note(request, NO_SITEMAP)
        elif request.meta[_EXPECTED] == _SCRIPT_FILE:
            self.row_pages.note(page)
            yield from self._ask_on_trial(find_loads_of_script(page), request.meta[_DEPTH] + 1)
            if POSTCODE_IN_TEXT.search(page.text):  # the markers of a map, in its own script
                yield from self._read_page(page, response, request)
        else:
            yield from self._read_page(page, response, request)

    def _read_sitemap(self, sitemap: SitemapContent, request: Request) -> Iterator[Request]:
        """Ask the sitemaps of an index, and of a start address also the pages it promises."""
        self.witness.sitemap.update(sitemap.pages)
        depth = request.meta[_DEPTH] + 1
        self.optional.update(sitemap.sitemaps)
        yield from self._ask(sitemap.sitemaps, depth, start=request.meta[START], expected=_SITEMAP)
        if request.meta[START]:
            wanted = (u for u in sitemap.pages if is_wanted(u, self.site, self._start_paths))
            yield from self._ask(wanted, depth)

    def _read_page(self, page: Page, response: Response, request: Request) -> Iterator[Request]:
        is_reserved = self.reservations.reserves(page.url)
        wishes = wishes_of(page, response.headers, is_reserved=is_reserved)
        self.witness.note_answer(page, wishes)
        reserved = PageKind.RESERVED if RESERVATION_KEY in wishes else None
        if obstacle := reserved or find_obstacle(page) or find_refusal(page):
            self.witness.note_obstacle(page.url, obstacle)
            self._note(request, OBSTACLES[obstacle])
            return
        extract = self.parse_page(page)
        for finding in extract.findings:
            finding.link = whole_url(page.url, finding.link)
        is_start = bool(request.meta[START])
        if is_start:
            self._start_paths = (*self._start_paths, urlsplit(page.url).path)
        seen_on = str(request.meta[CAPTURED_AT])[:10]
        added = self.collector.add(page.url, extract, seen_on, is_start=is_start)
        if not self.collector.count():
            self.collector.add_footers(page.url, extract_footers(page), seen_on)
        is_same = self.witness.note_page(page, extract)
        is_own = self.collector.is_own_page(page.url) and bool(extract.findings)
        self.frontier.note_yield(page.url, is_new=bool(added) or is_own)
        if is_start and not extract.findings and page.kind == "html":
            self._note(request, name_empty_page(page))
        stands_still = is_same and (page_number(page.url) or 0) > 1
        if not stands_still and NO_FOLLOW not in wishes:
            yield from self._follow(page, extract, response, request)

    def _follow(
        self, page: Page, extract: Extract, response: Response, request: Request
    ) -> Iterator[Request]:
        depth = request.meta[_DEPTH] + 1
        leads = find_leads(page, extract, response, self.site, self._start_paths)
        self.witness.note_leads(page, leads)
        if not extract.findings:
            leads.on_trial += self.row_pages.of(page)
        if page.kind == "html":
            self.row_pages.note(page)
            add_trials(leads, page, extract, is_start=bool(request.meta[START]))
            if goes_on_unread(page) or (not leads.further and goes_on_in_data(page)):
                self.witness.note_unopened(page)
        self.frontier.note_seen(leads.near)
        self.frontier.put_aside(leads.aside)
        yield from self._ask(leads.asked, depth)
        yield from self._ask_on_trial(leads.on_trial, depth)
        yield from self._ask_on_trial(leads.scripts, depth, expected=_SCRIPT_FILE)

    def _ask_on_trial(
        self, urls: list[str], depth: int, *, expected: str = ""
    ) -> Iterator[Request]:
        self.optional.update(urls)
        yield from self._ask(urls, depth, expected=expected)


def _hosts_of(urls: Iterable[str]) -> list[str]:
    """Return the hosts of addresses, each once, with their scheme."""
    return list(dict.fromkeys("{0.scheme}://{0.netloc}".format(urlsplit(url)) for url in urls))
