"""The spider of a probe: a dozen requests that show how a site is made, and no capture of it."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response

from schemas.sites import Site
from spiders.crawling.job import Job
from spiders.crawling.site_spider import SiteSpider
from spiders.evidence.barren import folder_of
from spiders.extract import Extract
from spiders.navigation.choices import find_choices
from spiders.navigation.leads import Leads
from spiders.navigation.links import find_like_links, find_links, promise_of
from spiders.navigation.loads import find_loads, find_locator_loads, find_script_files
from spiders.page import Page

PROBE_REQUESTS = 12  # robots.txt and tdmrep.json of each host come on top
_SITEMAPS_ASKED, _LISTS_ASKED, _FOLDERS_ASKED = 3, 5, 3  # of those


class ProbeSpider(SiteSpider):
    """Asks the start addresses, sitemaps, the likeliest lists, what they load, and one detail."""

    def __init__(self, job: Job, site: Site) -> None:
        super().__init__(job, site)
        self._candidates: dict[str, int] = {}
        self._loads: dict[str, None] = {}
        self._scripts: dict[str, None] = {}
        self._details: dict[str, int] = {}

    def _plan(self) -> Iterator[list[Request]]:
        yield self._ask_reservations()
        yield [r for url in self.start_urls for r in self._ask([url], 0, start=url)]
        yield list(self._ask(self._sitemaps()[:_SITEMAPS_ASKED], 1, expected="sitemap"))
        yield list(self._ask(list(self._scripts)[:1], 1, expected="script"))
        yield list(self._ask(list(self._loads)[:2], 1))
        for _ in range(_LISTS_ASKED):
            yield list(self._ask(self._best_candidate(), 1))
        yield list(self._ask(list(self._loads)[:2], 1))
        yield list(self._ask(self._samples(), 1))
        details = sorted(self._details, key=lambda url: (-self._details[url], url))
        yield list(self._ask(details[:1], 1))

    def _best_candidate(self) -> list[str]:
        """Return the page that promises most and is not asked; of equals the one found last.

        So the probe goes down a site of regions, rather than along its menu.
        """
        found = [url for url in reversed(self._candidates) if url not in self.frontier.asked]
        return sorted(found, key=lambda url: -self._candidates[url])[:1]

    def _samples(self) -> list[str]:
        """Return a page of each of the larger folders of the sitemaps."""
        folders = Counter(folder_of(url) for url in self.witness.sitemap)
        common = [folder for folder, count in folders.most_common(_FOLDERS_ASKED) if count > 1]
        return [min(u for u in self.witness.sitemap if folder_of(u) == f) for f in common]

    def _follow(
        self, page: Page, extract: Extract, response: Response, request: Request
    ) -> Iterator[Request]:
        """Keep what a page leads to for later steps, by how much it promises."""
        if page.kind == "html":
            groups = [*find_like_links(page), *find_choices(page)]
            self.witness.note_leads(page, Leads(groups=groups))
            for url in find_links(page, self.site, self._start_paths):
                self._candidates.setdefault(url, promise_of(url) + 1)
            for group in groups[:2]:
                own = {url: len(group) for url in group if urlsplit(url).path != "/"}
                self._details |= {u: max(n, self._details.get(u, 0)) for u, n in own.items()}
                self._candidates |= {url: 1 for url in group[:1] if url not in self._candidates}
            self._loads |= dict.fromkeys([*find_loads(page), *find_locator_loads(page)])
            self._scripts |= dict.fromkeys([] if extract.findings else find_script_files(page))
        yield from ()
