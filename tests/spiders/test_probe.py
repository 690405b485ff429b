"""A probe of an unknown site: a dozen requests, no capture, and lines to paste that work."""

import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from spiders.by_hand.probe import Proposal, probe, propose
from spiders.by_hand.probe_screen import describe_probe
from spiders.captures.crawl import CrawlRequest
from spiders.commands import app
from spiders.crawling.probe_spider import PROBE_REQUESTS
from tests.sites.facts import make_places
from tests.sites.replicas import BUILDS, HTML, Replica, page
from tests.sites.serve import serve
from tests.sites.ways import INTRO, WAYS, fill_in, links

pytestmark = pytest.mark.heavy

START = "/zoek-ons"
PLACES = [p for p in make_places("juridischloket", 36) if p.postcode]
# What the start, as a path, and the pattern of each way should be.
RIGHT = {
    "zipped sitemap": (("/kaart/deel-1.gz", "/kaart/deel-2.gz"), ("^/bureau/",)),
    "regions": ((START,), ()),
    "drupal": ((START,), (f"^{START}/",)),
    "lijst-van-namen": ((START,), ("^/vestiging/",)),
    "store locator": (
        (
            "/wp-admin/admin-ajax.php?action=store_search&autoload=1&lat=52.1&lng=5.3"
            "&max_results=1000&search_radius=500",
        ),
        (),
    ),
}


def run_probe(
    root: Path, site: Replica, start: str = START
) -> tuple[Proposal | None, list[str], list[str]]:
    """Probe a site; return the proposal with paths only, what was said, and what was asked."""
    served: Replica = {}
    with serve(served) as (url, asked):
        served |= fill_in(site, url)
        request = CrawlRequest("", root, start_url=url + start, delay=0.0, allow_private=True)
        found = probe("juridischloket", request)
    proposal = propose(found)
    if proposal:
        paths = tuple(address.removeprefix(url) for address in proposal.start)
        proposal = Proposal(paths, proposal.volg, proposal.minimum)
    return proposal, list(describe_probe(found)), [path for path, _ in asked]


@pytest.mark.parametrize("way", RIGHT)
def test_a_probe_proposes_the_list_its_pages_and_a_minimum(way: str, root: Path) -> None:
    make = WAYS[way] if way in WAYS else BUILDS[way]
    proposal, _, asked = run_probe(root, make(PLACES, START))
    assert proposal is not None
    assert (proposal.start, proposal.volg) == RIGHT[way]
    assert 0.5 * len(PLACES) < proposal.minimum <= len(PLACES)
    assert tomllib.loads(proposal.as_toml())["minimum"] == proposal.minimum
    assert len(asked) <= PROBE_REQUESTS + 1  # robots.txt
    assert not (root / "data").exists()


def test_from_a_home_page_it_finds_its_way_to_the_list(root: Path) -> None:
    site = WAYS["regions"](PLACES, "/in-het-land")
    menu = [("/over-ons", "Over ons"), ("/in-het-land", "Bij u in de buurt"), ("/steun", "Steun")]
    site["/"] = (HTML, page("Welkom", INTRO + links([*menu, ("/vraag", "Stel uw vraag")])))
    site |= {path: (HTML, page(words, INTRO)) for path, words in menu if path != "/in-het-land"}
    proposal, _, _ = run_probe(root, site, "/")
    assert proposal is not None
    assert proposal.start == ("/in-het-land",)
    assert 0.5 * len(PLACES) < proposal.minimum <= len(PLACES)


def test_a_site_that_keeps_programs_out_gets_no_proposal_and_no_way_around(root: Path) -> None:
    wall = page("Toegang geweigerd", "<p>Bent u een robot?</p>")
    proposal, said, _ = run_probe(root, {START: (HTML, wall)})
    assert proposal is None
    assert "geweigerd door de site" in said[-1]


def test_what_robots_txt_says_is_told(root: Path) -> None:
    site = BUILDS["drupal"](PLACES, START)
    rules = f"User-agent: *\nCrawl-delay: 0.1\nDisallow: {START}\n"
    site["/robots.txt"] = ("text/plain", rules.encode())
    _, said, _ = run_probe(root, site)
    assert "status 200, regels voor *, wachttijd 0.1 s" in said[0]
    assert said[1].startswith("    verbiedt ")


def test_a_probe_is_of_one_source(root: Path) -> None:
    done = CliRunner().invoke(app, ["crawl", "--probe", "--root", str(root)])
    assert (done.exit_code, "noem die bron erbij" in done.output) == (1, True)
