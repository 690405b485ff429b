"""What a probe of a site tells, and the `start`, `volg` and `minimum` that it proposes."""

import re
from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from schemas.captures import RunReport
from spiders.captures.crawl import CrawlRequest
from spiders.captures.trial import crawl_on_trial
from spiders.crawling.guard import ROBOTS_AGENT
from spiders.crawling.probe_spider import PROBE_REQUESTS
from spiders.dutch.places import read_places_from
from spiders.evidence.barren import folder_of
from spiders.evidence.postcodes import postcodes_of
from spiders.evidence.stated import find_stated_counts
from spiders.extract import extract_page
from spiders.markup import attribute_of
from spiders.navigation.choices import find_choices
from spiders.navigation.links import find_like_links
from spiders.navigation.loads import find_loads, find_locator_loads
from spiders.navigation.sitemaps import read_sitemap
from spiders.navigation.urls import page_number, whole_url
from spiders.page import Page

_FRAME_PAGES = 3
_OF_THE_KNOWN = 0.85  # a proposed minimum, of the highest count seen


@dataclass(frozen=True)
class ProbedPage:
    """One page of a probe: what stands on it, and what it leads to.

    `stated` is the number of locations it says there are, `last_page` how many pages its list has
    (1: it does not say), `listed` its longest list of like links, `loads` what it loads by script.
    """

    page: Page
    locations: int
    postcodes: int
    stated: int
    last_page: int
    listed: tuple[str, ...]
    loads: tuple[str, ...]

    @property
    def rank(self) -> tuple[int, int, int]:
        """What pages sort by as a list of locations, best last."""
        most = max(self.locations, self.postcodes, len(self.listed))
        return most, self.locations, self.stated


@dataclass(frozen=True)
class Probe:
    """A site as a dozen requests show it: the report of the crawl, and its pages.

    `sitemaps` counts the pages of each sitemap by the folder they lie in, `robots_groups` names by
    host the group of robots.txt that is for us, "" for none.
    """

    report: RunReport
    pages: list[ProbedPage]
    sitemaps: dict[str, Counter[str]]
    robots_groups: dict[str, str]

    def lists(self) -> list[ProbedPage]:
        """Return the pages that may be a list of locations, best first."""
        found = [
            p for p in self.pages if p.locations > 1 or p.postcodes > 1 or p.listed or p.stated
        ]
        with_location = {p.page.url for p in self.pages if p.locations}
        leads = {p.page.url for p in self.pages if p.locations or with_location & {*p.listed}}
        return sorted(found, key=lambda p: (p.page.url in leads, p.rank), reverse=True)

    def detail(self) -> ProbedPage | None:
        """Return a page of one location, or None when the probe met none."""
        return next((p for p in self.pages if p.locations == 1 and p.page.kind == "html"), None)


@dataclass(frozen=True)
class Proposal:
    """Lines for the table of a source in sources.toml."""

    start: tuple[str, ...]
    volg: tuple[str, ...]
    minimum: int

    def as_toml(self) -> str:
        """Return the lines to paste."""
        start = "".join(f'    "{url}",\n' for url in self.start)
        volg = ", ".join(f"'{pattern}'" for pattern in self.volg)
        return f"start = [\n{start}]\nvolg = [{volg}]\nminimum = {self.minimum}"


def probe(source: str, request: CrawlRequest) -> Probe:
    """Ask a site some dozen addresses and return what it is made of; no capture is filed.

    Raises CrawlError for a request that cannot be carried out.
    """
    trial = replace(request, limit=PROBE_REQUESTS, is_probe=True)
    result, pages = crawl_on_trial(source, trial)
    read_places_from(request.root / "data" / "reference")
    return study(result.report, pages)


def study(report: RunReport, pages: list[Page]) -> Probe:
    """Return what the pages of a probe show."""
    sitemaps: dict[str, Counter[str]] = {}
    rest: list[Page] = []
    groups: dict[str, str] = {}
    for page in pages:
        sitemap = read_sitemap(page)
        if page.is_robots:
            groups[urlsplit(page.url).netloc] = _group_for_us(page.text)
        elif sitemap is not None:
            sitemaps[page.url] = Counter(_prefix(url) for url in sitemap.pages)
        else:
            rest.append(page)
    return Probe(report, _study_pages(rest), sitemaps, groups)


def _study_pages(pages: list[Page]) -> list[ProbedPage]:
    """Study pages; an address that most of them show belongs to the frame of the site."""
    found = [{f.address_key() for f in extract_page(page).findings} for page in pages]
    shown = Counter(address for addresses in found for address in addresses)
    frame = {a for a, n in shown.items() if n >= max(_FRAME_PAGES, len(pages) // 2)}
    return [
        _study_page(page, len(addresses - frame))
        for page, addresses in zip(pages, found, strict=True)
    ]


def _group_for_us(robots: str) -> str:
    names = re.findall(r"(?im)^\s*user-agent\s*:\s*(\S+)", robots)
    ours = (name for name in names if name.casefold() in {ROBOTS_AGENT, "*"})
    return min(ours, key=lambda name: name == "*", default="")


def _study_page(page: Page, locations: int) -> ProbedPage:
    groups = [*find_like_links(page), *find_choices(page)] if page.kind == "html" else []
    return ProbedPage(
        page=page,
        locations=locations,
        postcodes=len(postcodes_of(page)),
        stated=max((c.count for c in find_stated_counts(page)), default=0),
        last_page=_last_page(page),
        listed=tuple(groups[0]) if groups else (),
        loads=(*find_loads(page), *find_locator_loads(page)),
    )


def _last_page(page: Page) -> int:
    if page.kind != "html":
        return 1
    links = [whole_url(page.url, attribute_of(n, "href")) for n in page.tree.css("a[href]")]
    here = urlsplit(page.url).path
    own = (url for url in links if urlsplit(url).path.startswith(here.rstrip("/")))
    numbers = {n for url in own if (n := page_number(url)) is not None}
    return max(numbers, default=1) + (0 in numbers)


def _prefix(url: str) -> str:
    return urlsplit(folder_of(url)).path + "/"


def propose(found: Probe) -> Proposal | None:
    """Return what to write in sources.toml, or None when nothing looks like a list of locations.

    The list is the best page, or the page that lists that one among others; without one, it is a
    sitemap, when pages that it names hold a location.
    """
    detail = found.detail()
    folder = _prefix(detail.page.url) if detail else ""
    named = {url: counts[folder] for url, counts in found.sitemaps.items() if counts[folder]}
    best = _find_index(found)
    if best is None:
        return _proposal(tuple(named), folder, sum(named.values())) if named else None
    in_list = Counter(_prefix(url) for url in best.listed)
    if best.locations < len(best.listed) and in_list:
        folder = in_list.most_common(1)[0][0]
    known = max(_count_in_list(found, best), *named.values(), 0)
    return _proposal((best.page.url,), folder, known)


def _proposal(start: tuple[str, ...], folder: str, known: int) -> Proposal:
    volg = (f"^{folder}",) if len(folder) > 1 else ()
    return Proposal(start, volg, max(1, int(_OF_THE_KNOWN * known)))


def _find_index(found: Probe) -> ProbedPage | None:
    """Return the best list, or the page above it: letters, regions and locations hang below one."""
    best = next(iter(found.lists()), None)
    seen: set[str] = set()
    while best is not None and best.page.url not in seen:
        seen.add(best.page.url)
        # Rather a page too high than too low: from a region no crawl reaches the others. But the
        # home page lists everything, and is no list of locations for that.
        above = (p for p in found.pages if urlsplit(p.page.url).path != "/")
        best = next((p for p in above if best.page.url in p.listed), best)
    return best


def _count_in_list(found: Probe, best: ProbedPage) -> int:
    """Return how many locations a list promises: its own, those of its further pages, or below."""
    further = max(best.last_page - 1, 0) * best.locations + min(best.locations, 1)
    below = [p for p in found.pages if p.page.url in best.listed]
    each = [max(p.locations, len(p.listed)) for p in below]
    in_branches = len(best.listed) * sum(each) // len(each) if each else 0
    return max(best.locations, best.stated, further, len(best.listed), in_branches)
