"""However a site hides its list, all its locations are reached, and the verdict is right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from spiders.captures.crawl import CrawlResult
from tests.sites.facts import make_places
from tests.sites.replicas import HTML, Replica, page
from tests.sites.serve import serve
from tests.sites.systems import SYSTEMS
from tests.sites.ways import WAYS, detail, fill_in, links, urlset
from tests.spiders.conftest import crawl_url, identities, records_of, truth

pytestmark = pytest.mark.heavy

START = "/zoek-ons"
PLACES = [p for p in make_places("juridischloket", 36) if p.postcode]
EVERY_WAY = {**WAYS, **SYSTEMS}
Replay = Callable[[], CrawlResult]


def crawl(root: Path, site: Replica, start: str = START) -> CrawlResult:
    served: Replica = {}
    with serve(served) as (url, _):
        served |= fill_in(site, url)
        return crawl_url(root, url + start)


@pytest.mark.parametrize("way", EVERY_WAY)
def test_every_location_is_reached(way: str, root: Path, replay: Replay) -> None:
    result = crawl(root, EVERY_WAY[way](PLACES, START))
    assert identities(records_of(result)) == truth(PLACES)
    assert result.report.verdict.state == "ok", result.report.verdict
    assert replay().folder is None  # the very same bytes, and the same verdict


def test_pages_of_the_sitemap_beside_those_of_the_list_are_read_too(root: Path) -> None:
    listed = PLACES[:20]
    site = {f"/bureau/{p.slug}": detail(p) for p in PLACES}
    site[START] = (HTML, page("Lijst", links([(f"/bureau/{p.slug}", p.naam) for p in listed])))
    site["/sitemap.xml"] = ("application/xml", urlset([f"/bureau/{p.slug}" for p in PLACES]))
    assert identities(records_of(crawl(root, site))) == truth(PLACES)


def test_what_had_a_location_last_time_is_asked_again(root: Path) -> None:
    served: Replica = {f"/bureau/{p.slug}": detail(p) for p in PLACES}
    whole = links([(f"/bureau/{p.slug}", p.naam) for p in PLACES])
    with serve(served) as (url, _):
        served[START] = (HTML, page("Lijst", whole))
        crawl_url(root, url + START)
        shorter = links([(f"/bureau/{p.slug}", p.naam) for p in PLACES[:16]])
        served[START] = (HTML, page("Lijst", shorter))
        del served[f"/bureau/{PLACES[-1].slug}"]  # closed, and its page with it
        again = crawl_url(root, url + START)
    assert identities(records_of(again)) == truth(PLACES[:-1])
    assert again.report.verdict.state == "ok", again.report.verdict
    assert "locatiepagina weg" in again.report.statuses.values()


def test_a_page_that_leads_back_to_the_list_is_no_location(root: Path) -> None:
    from tests.spiders.test_verdict_causes import status

    site: Replica = {f"/bureau/{p.slug}": detail(p) for p in PLACES[:20]}
    site[START] = (HTML, page("Lijst", links([(f"/bureau/{p.slug}", p.naam) for p in PLACES])))
    back = {f"/bureau/{p.slug}": status(302, Location=START) for p in PLACES[20:]}
    with serve(site, back) as (url, _):
        report = crawl_url(root, url + START).report
    assert report.verdict.state == "failed"
    assert len(report.evidence["barren_pages"]) == len(PLACES) - 20
