"""A crawl that missed something is never ok: every kind of loss, on a real site over loopback."""

import json

import pytest

from spiders.evidence import outcomes as o
from spiders.evidence.advice import (
    BARREN,
    CUT_OFF,
    FEWER_THAN_STATED,
    NAMES_UNREAD,
    REPEATED,
    UNOPENED,
    UNSOUND,
)
from tests.sites.facts import make_places
from tests.sites.replicas import BUILDS, HTML, Replica, page
from tests.spiders.conftest import START, Crawl, records_of

pytestmark = pytest.mark.heavy

PLACES = make_places("juridischloket", 24)
SOME = PLACES[:16]
ALL_PLACES = (
    *("Almelo", "Borne", "Deventer", "Zwolle", "Utrecht", "Ede", "Zeist", "Tiel", "Venlo", "Weert"),
    *("Goes", "Breda", "Assen", "Emmen", "Meppel", "Gouda", "Delft", "Leiden", "Hoorn", "Alkmaar"),
)
NOTE = "<p>Wij helpen u graag met al uw vragen over het recht, geheel gratis.</p>"


def listing(start: str = START) -> Replica:
    return BUILDS["tekst"](SOME, start)


def with_words(words: str) -> Replica:
    site = listing()
    site[START] = (HTML, site[START][1].replace(b"</h1>", f"</h1>{words}".encode()))
    return site


def half_of_the_pages(body: str) -> Replica:
    """A list of names whose pages, for a third of them, hold something else."""
    site = BUILDS["lijst-van-namen"](PLACES, START)
    for place in PLACES[16:]:
        site[f"/vestiging/{place.slug}/"] = (HTML, page(place.naam, body))
    return site


def standing_still() -> Replica:
    """A pager that gives its first page at every number."""
    pager = "".join(f"<a href='?page={n}'>{n}</a>" for n in (1, 2, 3))
    site = with_words(f"<nav class='pager'>{pager}</nav>")
    kind, body = site[START]
    dated = {f"{START}?page={n}": (kind, body.replace(b"</h1>", f"</h1>{n}e keer".encode()))
             for n in (1, 2, 3)}  # fmt: skip
    return {**site, **dated}


def cut_off() -> Replica:
    body = listing()[START][1]
    return {START: (HTML, body[: body.rindex(b"<p><strong>")])}


def error_in_the_second_answer() -> Replica:
    """JSON that goes on at an answer that says, with status 200, that we asked too often."""
    items = [{"naam": p.naam, "straat": p.adres, "postcode": p.postcode, "plaats": p.plaats}
             for p in SOME]  # fmt: skip
    first = {"data": items, "links": {"next": "/api/kantoren?page=2"}}
    second = {"error": {"code": 429, "message": "Rate limit exceeded"}}
    return {
        START: (HTML, page("Kantoren", "<div data-url='/api/kantoren?page=1'></div>")),
        "/api/kantoren?page=1": ("application/json", json.dumps(first).encode()),
        "/api/kantoren?page=2": ("application/json", json.dumps(second).encode()),
    }


def page_without_its_list() -> Replica:
    """The pager names a page that holds no list at all."""
    site = with_words(f"<nav class='pager'><a href='{START}?page=2'>2</a></nav>")
    return {**site, f"{START}?page=2": (HTML, page("Welkom", NOTE))}


SAMPLE = "<p>Straatnaam 123<br>1234 AB Plaatsnaam</p>"
PER_PROVINCE = "<label>Utrecht (9)</label> <label>Drenthe (7)</label> <label>Zeeland (8)</label>"
CHOICES = "".join(f"<option>{name}</option>" for name in ALL_PLACES)
SENT = f"<form method='post'><select name='plaats'>{CHOICES}</select></form>"
NAMES = "".join(f"<li>{p.naam}</li>" for p in SOME) + "".join(
    f"<li><a href='javascript:open({n})'>Bureau {word}</a></li>"
    for n, word in enumerate(
        ("Eik", "Berk", "Linde", "Iep", "Wilg", "Els", "Olm", "Den", "Spar", "Beuk", "Hazelaar")
    )
)
OPTIONS = "".join(f"<option>{p.plaats}</option>" for p in PLACES)
LOSSES: list[tuple[str, Replica, str, str]] = [
    ("said in words", with_words("<p>Wij hebben 24 vestigingen.</p>"), "partial", FEWER_THAN_STATED),
    ("said roughly", with_words("<p>Ruim twintig vestigingen.</p>"), "partial", FEWER_THAN_STATED),
    ("said in data", with_words("<script>{'total': 24}</script>"), "partial", FEWER_THAN_STATED),
    ("list of names", with_words(f"<select>{OPTIONS}</select>"), "partial", NAMES_UNREAD),
    ("barren pages", half_of_the_pages(NOTE), "failed", BARREN),
    ("pages that are gone", half_of_the_pages("").copy(), "failed", BARREN),
    ("pager stands still", standing_still(), "partial", REPEATED),
    ("more behind a button", with_words("<button>Toon meer</button>"), "partial", UNOPENED),
    ("error with status 200", error_in_the_second_answer(), "partial", o.BOT_WALL),
    ("a page of the pager without a list", page_without_its_list(), "partial", BARREN),
    ("samples where addresses belong", half_of_the_pages(SAMPLE), "failed", BARREN),
    ("places behind a form that is sent", with_words(SENT), "partial", UNOPENED),
    ("names without a link", with_words(f"<ul>{NAMES}</ul>"), "partial", NAMES_UNREAD),
    ("the second page of three", with_words("<p>Pagina 1 van 3</p>"), "partial", UNOPENED),
    ("counts per province", with_words(PER_PROVINCE), "partial", FEWER_THAN_STATED),
    ("cut off", cut_off(), "partial", CUT_OFF),
]  # fmt: skip


@pytest.mark.parametrize(
    ("site", "state", "cause"), [case[1:] for case in LOSSES], ids=[case[0] for case in LOSSES]
)
def test_what_was_missed_is_seen(site: Replica, state: str, cause: str, crawl_site: Crawl) -> None:
    verdict = crawl_site(site).report.verdict
    assert (verdict.state, verdict.cause) == (state, cause), verdict


def test_pages_that_say_they_are_gone_or_stop_us_are_no_locations(crawl_site: Crawl) -> None:
    site = BUILDS["lijst-van-namen"](PLACES, START)
    gone, walled = PLACES[20:], PLACES[18:20]
    office = "<p>Hoofdkantoor: Kerkstraat 12, 3511 LX Utrecht</p>"
    for place in gone:
        site[f"/vestiging/{place.slug}/"] = (HTML, page("Pagina niet gevonden", office))
    for place in walled:
        wall = page("Toegang geweigerd", "<p>Bent u een robot?</p>")
        site[f"/vestiging/{place.slug}/"] = (HTML, wall)
    report = crawl_site(site).report
    assert (report.verdict.state, report.verdict.cause) == ("partial", o.BOT_WALL)
    assert report.records == 18
    kinds = list(report.page_kinds.values())
    assert (kinds.count("pagina weg"), kinds.count("botmuur"), kinds.count("locatie")) == (4, 2, 18)


def test_addresses_without_street_or_place_are_not_ok(crawl_site: Crawl) -> None:
    rows = "".join(f"<tr><td>{p.naam}</td><td>{p.adres}</td></tr>" for p in SOME)
    table = f"<table><tr><th>Naam</th><th>Adres</th></tr>{rows}</table>"
    verdict = crawl_site({START: (HTML, page("Locaties", table))}).report.verdict
    assert (verdict.state, verdict.cause) == ("failed", UNSOUND)


@pytest.mark.parametrize("words", ["<p>Wij hebben 16 vestigingen.</p>", "<p>Sinds 1990.</p>"])
def test_a_sound_site_is_ok_and_every_figure_says_so(words: str, crawl_site: Crawl) -> None:
    verdict = crawl_site(with_words(words)).report.verdict
    assert (verdict.state, verdict.warnings) == ("ok", [])
    assert {m.name for m in verdict.measures} >= {
        *("postcodes", "pagina's van locaties", "antwoorden", "soorten pagina's"),
        *("hele antwoorden", "herhaalde pagina's", "sitemap", "namen in lijsten"),
        *("eigen aantal van de site", "hele adressen"),
    }


def test_the_minimum_of_a_source_is_for_its_whole_list_only(crawl_site: Crawl) -> None:
    assert crawl_site(listing()).report.verdict.state == "ok"
    assert crawl_site(listing(), minimum=17).report.verdict.state == "failed"


def test_a_list_that_the_page_loads_and_robots_forbids_is_missed(crawl_site: Crawl) -> None:
    site = with_words("<script>fetch('/api/intern/locaties').then(toon)</script>")
    site["/robots.txt"] = ("text/plain", b"User-agent: *\nDisallow: /api/\n")
    verdict = crawl_site(site).report.verdict
    assert (verdict.state, verdict.cause) == ("partial", o.ROBOTS)


def test_pages_under_one_heading_are_named_by_their_own(crawl_site: Crawl) -> None:
    site = BUILDS["lijst-van-namen"](SOME, START)
    for place in SOME:
        body = f"<h2>Hulp en raad</h2><p>{place.adres}<br>{place.postcode} {place.plaats}</p>"
        site[f"/vestiging/{place.slug}/"] = (HTML, page(place.naam, body))
    assert {r["naam"] for r in records_of(crawl_site(site))} == {p.naam for p in SOME}


def test_a_page_that_says_it_is_empty_in_the_middle_of_a_list_is_missed(crawl_site: Crawl) -> None:
    pager = "".join(f"<a href='?page={n}'>{n}</a>" for n in (2, 3))
    site = with_words(f"<nav class='pager'>{pager}</nav>")
    other = BUILDS["tekst"](PLACES[16:], START)[START]
    site[f"{START}?page=2"] = (HTML, page("Vestigingen", "<p>Geen resultaten gevonden.</p>"))
    verdict = crawl_site({**site, f"{START}?page=3": other}).report.verdict
    assert (verdict.state, verdict.cause) == ("partial", BARREN)
