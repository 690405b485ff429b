"""A crawl on trial: asked as any crawl is, and no capture is filed."""

import tempfile
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

from schemas.captures import WARC_NAME
from spiders.captures.crawl import CrawlRequest, CrawlResult, crawl
from spiders.config import read_sites
from spiders.crawling.warc import read_pages
from spiders.errors import NoPageError
from spiders.page import Page


def crawl_on_trial(source: str, request: CrawlRequest) -> tuple[CrawlResult, list[Page]]:
    """Crawl one source and return how that ended, and the pages that came, robots.txt included.

    Raises CrawlError for a request that cannot be carried out.
    """
    with tempfile.TemporaryDirectory() as folder:
        trial = replace(request, wave="0000", root=Path(folder), settings=request.root)
        (result,) = crawl([source], trial, lambda *_: None)
        archive = result.folder / WARC_NAME if result.folder else None
        return result, list(read_pages(archive)) if archive and archive.is_file() else []


def fetch_page(url: str, root: Path, allow_private: bool) -> Page:
    """Ask one address as a crawl asks it; NoPageError when it gives no page."""
    sites = read_sites()
    host = urlsplit(url).hostname or ""
    own = [n for n, s in sites.items() if any(host.endswith(d) for d in s.domeinen)]
    source = own[0] if own else next(iter(sites))
    request = CrawlRequest("", root, start_url=url, limit=1, allow_private=allow_private)
    result, pages = crawl_on_trial(source, request)
    if asked := [page for page in pages if not page.is_robots]:
        return asked[0]
    cause = result.report.verdict.cause
    raise NoPageError(f"{url}: {cause}. {result.advice}", cause)
