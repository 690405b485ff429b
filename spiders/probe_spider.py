"""The spider of a probe: a dozen requests that show how a site is made, and no capture of it."""

from collections import Counter
from collections.abc import Iterator
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.http import Response

from schemas.sites import Site
from spiders.evidence.barren import folder_of
from spiders.extract import Extract
from spiders.job import Job
from spiders.links import find_like_links, find_links, promise_of
from spiders.loads import find_loads, find_locator_loads
from spiders.page import Page
from spiders.site_spider import SiteSpider

PROBE_REQUESTS = 12  # robots.txt of each host comes on top
_SITEMAPS_ASKED, _LISTS_ASKED, _FOLDERS_ASKED = 3, 4, 3  # of those


class ProbeSpider(SiteSpider):
    """Asks the start addresses, sitemaps, the likeliest lists, what they load, and one detail."""

    def __init__(self, job: Job, site: Site) -> None:
        super().__init__(job, site)
        self._candidates: dict[str, int] = {}
        self._loads: dict[str, None] = {}
        self._details: dict[str, int] = {}

    def _plan(self) -> Iterator[list[Request]]:
        yield [r for url in self.start_urls for r in self._ask([url], 0, start=url)]
        yield list(self._ask(self._sitemaps()[:_SITEMAPS_ASKED], 1, expected="sitemap"))
        for _ in range(_LISTS_ASKED):
            best = sorted(self._candidates, key=lambda url: (-self._candidates[url], url))
            asked = self.frontier.asked
            yield list(self._ask([url for url in best if url not in asked][:1], 1))
        yield list(self._ask(list(self._loads)[:2], 1))
        yield list(self._ask(self._samples(), 1))
        details = sorted(self._details, key=lambda url: (-self._details[url], url))
        yield list(self._ask(details[:1], 1))

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
            groups = find_like_links(page)
            self.witness.note_links(page, [], groups)
            for url in find_links(page, self.site, self._start_paths):
                self._candidates.setdefault(url, promise_of(url))
            for group in groups[:2]:
                own = {url: len(group) for url in group if urlsplit(url).path != "/"}
                self._details |= {u: max(n, self._details.get(u, 0)) for u, n in own.items()}
                for url in group[:1]:
                    self._candidates.setdefault(url, 0)
            self._loads |= dict.fromkeys([*find_loads(page), *find_locator_loads(page)])
        yield from ()
