"""Every way a site may be made: all locations found, none invented, and replay is the same."""

from collections.abc import Callable

import pytest

from spiders.captures.crawl import CrawlResult
from tests.sites.facts import make_places
from tests.sites.replicas import BUILDS
from tests.spiders.conftest import START, Crawl, identities, records_of, truth

pytestmark = pytest.mark.heavy

CRAWLED = {
    "juridischloket": ["drupal", "json-ld", "kaart", "tekst", "lijst-van-namen"],
    "vluchtelingenwerk": ["letters", "geojson", "microdata", "pdf"],
    "sociaalwerknederland": ["next", "json-ld", "tekst", "xlsx", "kaartjes"],
}
CASES = [(source, build) for source, builds in CRAWLED.items() for build in builds]


@pytest.mark.parametrize(("source", "build"), CASES)
def test_all_locations_of_a_build_are_found_and_none_invented(
    source: str, build: str, crawl_site: Crawl, replay: Callable[[str], CrawlResult]
) -> None:
    places = make_places(source)
    result = crawl_site(BUILDS[build](places, START), source)
    records = records_of(result)
    assert identities(records) == truth(places)
    assert result.report.verdict.state == "ok", result.report.verdict
    assert not any("/en/" in url for url in result.report.statuses)
    assert not any("persoon" in str(record).casefold() for record in records)
    again = replay(source)
    assert again.folder is None  # the very same bytes: nothing was written
    assert again.report.sha256["records.jsonl"] == result.report.sha256["records.jsonl"]


def test_what_a_page_says_of_a_location_is_kept_in_its_own_words(crawl_site: Crawl) -> None:
    places = make_places("juridischloket")
    records = {r["naam"]: r for r in records_of(crawl_site(BUILDS["drupal"](places, START)))}
    for place in places:
        record = records[place.naam]
        assert record["plaats"] == place.plaats
        assert record["telefoon"] == place.telefoon
        assert record["email"] == place.email
        assert record["openingstijden"] == place.openingstijden
        assert record["op_afspraak"] == place.op_afspraak
        assert record["key"].endswith(f"{START}/{place.slug}")
        assert record["laag"] == "tekst"
    forms = {r["vestigingsvorm"] for r in records.values() if "Servicepunt" in r["naam"]}
    assert forms == {"Servicepunt"}


def test_the_number_in_an_address_is_the_key(crawl_site: Crawl) -> None:
    places = make_places("sociaalwerknederland")
    result = crawl_site(BUILDS["next"](places, START), "sociaalwerknederland")
    assert sorted(r["key"] for r in records_of(result)) == sorted(str(p.number) for p in places)


def test_a_place_page_without_address_is_a_location_of_schuldhulpmaatje(crawl_site: Crawl) -> None:
    from tests.sites.replicas import HTML, page

    towns = ["almelo", "assen", "breda", "delft", "ede", "enschede", "gouda", "hoorn", "leiden"]
    towns += ["meppel", "tiel", "zwolle"]
    links = "".join(f"<li><a href='/{t}/'>{t.title()}</a></li>" for t in towns)
    site = {START: (HTML, page("Locaties", f"<ul>{links}</ul>"))}
    site |= {
        f"/{t}/": (HTML, page(f"SchuldHulpMaatje {t.title()}", "<p>Vraag hulp.</p>")) for t in towns
    }
    result = crawl_site(site, "schuldhulpmaatje")
    records = records_of(result)
    assert result.report.verdict.state == "ok", result.report.verdict
    assert sorted(r["plaats"].casefold() for r in records) == sorted(towns)
    assert {r["adres"] for r in records} == {""}


def test_an_organisation_page_of_a_sociale_kaart_has_its_first_address(crawl_site: Crawl) -> None:
    from tests.sites.replicas import HTML, address_html, page

    places = make_places("sociaalwerknederland", 30)
    links = "".join(
        f"<li><a href='/is/organisatie/{p.number}/invis2/{p.slug}'>{p.naam}</a></li>"
        for p in places
    )
    hall = "<h3>Gemeentehuis</h3><p>Stadhuisplein 1<br>7600 ZZ Proefstad</p>"
    site = {START: (HTML, page("Organisaties", f"<ul>{links}</ul>"))}
    for p in places:
        body = address_html(p) + hall
        site[f"/is/organisatie/{p.number}/invis2/{p.slug}"] = (HTML, page(p.naam, body))
    result = crawl_site(site, "socialekaart")
    assert identities(records_of(result)) == truth(places)
    assert sorted(r["key"] for r in records_of(result)) == sorted(str(p.number) for p in places)


def test_a_redesign_gives_nearly_all_locations_or_fails(crawl_site: Crawl) -> None:
    places = make_places("juridischloket")
    expected = set(truth(places))
    crawl_site(BUILDS["drupal"](places, START))
    for build in ("nieuw", "next"):
        result = crawl_site(BUILDS[build](places, START))
        found = len(expected & set(identities(records_of(result)))) / len(expected)
        assert found >= 0.95 or result.report.verdict.state == "failed", build
        assert (
            any("opmaak veranderd" in w for w in result.report.verdict.warnings) or build == "nieuw"
        )
