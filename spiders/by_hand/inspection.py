"""What each layer finds on one page: the tool for the day a site changes."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from schemas.regular_files import read_regular
from schemas.system_faults import name_os_fault
from spiders.bounds import MAX_BODY_BYTES
from spiders.captures.trial import fetch_page
from spiders.config import read_sites
from spiders.crawling.warc import read_pages
from spiders.dutch.places import read_places_from
from spiders.errors import CrawlError
from spiders.evidence.answers import find_refusal
from spiders.evidence.outcomes import OBSTACLES
from spiders.evidence.page_kinds import find_obstacle
from spiders.evidence.postcodes import find_unread_postcodes, postcodes_of
from spiders.extract import extract_page, read_layers
from spiders.finding import SiteFinding
from spiders.navigation.links import find_links
from spiders.navigation.loads import find_loads
from spiders.page import Page


@dataclass
class Inspection:
    """What there is on a page: by layer, what is kept of it, and what no layer took.

    `obstacle` says what stands in the place of the page that was asked ("" for a page of the site);
    of such a page nothing is read.
    """

    url: str
    kind: str
    language: str
    obstacle: str
    by_layer: dict[str, list[SiteFinding]]
    kept: list[SiteFinding]
    postcodes_missed: list[str]
    links: list[str]


def inspect(url_or_file: str, root: Path, *, allow_private: bool = False) -> list[Inspection]:
    """Inspect a page by its address, a saved page or download, or every page of a .warc.gz.

    An address is asked as a crawl asks it: robots.txt, contact and bounds included. Raises
    CrawlError when it gives no page, or the file cannot be read.
    """
    read_places_from(root / "data" / "reference")
    if urlsplit(url_or_file).scheme in {"http", "https"}:
        pages = [fetch_page(url_or_file, root, allow_private)]
    else:
        pages = _read_file(Path(url_or_file))
    return [_inspect_page(page) for page in pages]


def _inspect_page(page: Page) -> Inspection:
    if obstacle := find_obstacle(page) or find_refusal(page):
        return Inspection(page.url, page.kind, page.language, OBSTACLES[obstacle], {}, [], [], [])
    by_layer = dict(read_layers(page))
    kept = extract_page(page).findings
    missed = find_unread_postcodes(postcodes_of(page), kept)
    is_html = page.kind == "html"
    site = next(iter(read_sites().values()))
    links = find_links(page, site, (urlsplit(page.url).path,)) if is_html else []
    links += [url for url in find_loads(page) if url not in links]
    language = page.language if is_html else ""
    return Inspection(page.url, page.kind, language, "", by_layer, kept, missed, links)


def _read_file(path: Path) -> list[Page]:
    try:
        if path.name.endswith(".warc.gz"):
            return [p for p in read_pages(path) if not p.is_robots]
        if path.stat().st_size > MAX_BODY_BYTES:
            raise CrawlError(f"{path}: groter dan {MAX_BODY_BYTES // 2**20} MB.")
        return [Page(path.name, read_regular(path))]
    except OSError as error:
        raise CrawlError(f"{path}: {name_os_fault(error)}.") from error
