"""What a publisher asks of programs is read, noted, and obeyed as docs/bronnen.md says."""

import pytest
from scrapy.http import Headers

from spiders.crawling.publisher import wishes_of
from spiders.evidence.outcomes import RESERVED
from spiders.page import Page
from tests.sites.facts import make_places
from tests.sites.replicas import BUILDS, HTML, page
from tests.sites.serve import Handler
from tests.spiders.conftest import START, Crawl
from tests.spiders.test_hostile_pages import send

PLACES = make_places("juridischloket", 20)


def wishes(html: str = "", **headers: str) -> list[str]:
    given = Headers({name.replace("_", "-"): value for name, value in headers.items()})
    return wishes_of(Page("http://replica.example.nl/", html.encode(), "text/html"), given)


@pytest.mark.parametrize(
    ("html", "headers", "asked"),
    [
        ("", {"TDM_Reservation": "1"}, ["tdm-reservation"]),
        ("<meta name='tdm-reservation' content='1'>", {}, ["tdm-reservation"]),
        ("<meta name='tdm-reservation' content='0'>", {"TDM_Reservation": "0"}, []),
        ("<meta name='robots' content='noarchive, nofollow'>", {}, ["noarchive", "nofollow"]),
        ("", {"X_Robots_Tag": "noarchive, noai"}, ["noai", "noarchive"]),
        ("", {"X_Robots_Tag": "otherbot: nofollow"}, []),
        ("", {"X_Robots_Tag": "sjo-inventarisatie: nofollow"}, ["nofollow"]),
        ("<meta name='robots' content='none'>", {}, ["nofollow"]),
        ("<a rel='nofollow' href='/x'>x</a>", {}, []),
    ],
)
def test_a_wish_is_read_where_it_may_stand(
    html: str, headers: dict[str, str], asked: list[str]
) -> None:
    assert wishes(html, **headers) == asked


@pytest.mark.parametrize(
    ("html", "headers", "is_asked"),
    [
        ("", {}, True),
        ("", {"TDM_Reservation": "0"}, False),
        ("<meta name='tdm-reservation' content='0'>", {}, False),
    ],
)
def test_a_reservation_of_the_site_holds_where_page_and_header_are_silent(
    html: str, headers: dict[str, str], is_asked: bool
) -> None:
    given = Headers({name.replace("_", "-"): value for name, value in headers.items()})
    page_of_site = Page("http://replica.example.nl/", html.encode(), "text/html")
    assert bool(wishes_of(page_of_site, given, is_reserved=True)) == is_asked


@pytest.mark.heavy
def test_a_page_that_the_file_of_the_site_reserves_is_not_read(crawl_site: Crawl) -> None:
    rules = b'[{"location": "/", "tdm-reservation": 1}]'
    site = BUILDS["tekst"](PLACES, START)
    report = crawl_site({**site, "/.well-known/tdmrep.json": ("text/plain", rules)}).report
    assert (report.verdict.state, report.verdict.cause, report.records) == ("failed", RESERVED, 0)


@pytest.mark.heavy
def test_a_page_with_a_reservation_is_not_read(crawl_site: Crawl) -> None:
    body = BUILDS["tekst"](PLACES, START)[START][1]

    def reserved(handler: Handler) -> None:
        send(handler, body, TDM_Reservation="1")

    report = crawl_site({}, special={START: reserved}).report
    assert (report.verdict.state, report.verdict.cause, report.records) == ("failed", RESERVED, 0)


@pytest.mark.heavy
def test_links_of_a_page_that_asks_not_to_follow_are_not_followed_and_it_is_told(
    crawl_site: Crawl,
) -> None:
    site = BUILDS["drupal"](PLACES, START)
    wish = "<meta name='robots' content='nofollow, noarchive'>"
    head = site[START][1].replace(b"</head>", f"{wish}</head>".encode())
    report = crawl_site({**site, START: (HTML, head)}).report
    asked = [url for url in report.statuses if not url.endswith(("sitemap.xml", "tdmrep.json"))]
    assert len(asked) == 1
    assert any(w.startswith("noarchive") for w in report.verdict.warnings)


@pytest.mark.heavy
def test_a_refused_robots_txt_forbids_nothing_and_is_told(crawl_site: Crawl) -> None:
    from tests.spiders.test_verdict_causes import status

    special = {"/robots.txt": status(403)}
    site = {START: (HTML, page("Locaties", "<p>Bel ons.</p>" * 99))}
    site |= BUILDS["tekst"](PLACES, START)
    report = crawl_site(site, special=special).report
    assert report.verdict.state == "ok"
    assert list(report.robots["status"].values()) == [403]
    assert any("robots.txt geweigerd (403)" in w for w in report.verdict.warnings)
