"""Every verdict, provoked by a real fault of the server."""

import os
import signal
import socket
import threading
import time
from pathlib import Path

import pytest

from spiders.captures.crawl import CrawlResult
from spiders.evidence.advice import (
    ABOVE_MAXIMUM,
    ADVICE,
    BARREN,
    BELOW_MINIMUM,
    ENDED,
    FAR_FEWER,
    LIMITED,
    NEW_LAYOUT,
    NEWLY_EMPTY,
    PAGES_FAILED,
)
from spiders.evidence.outcomes import (
    BOT_WALL,
    CONNECTION_REFUSED,
    COOKIE_WALL,
    FOREIGN,
    GONE,
    LOGIN,
    NAME_NOT_FOUND,
    NO_ADDRESS,
    NO_SCRIPT,
    OFF_DOMAIN,
    PRIVATE,
    REDIRECT_LOOP,
    ROBOTS,
    SERVER_ERROR,
    SOFT_GONE,
    TIMEOUT,
    TLS,
    TOO_LARGE,
)
from tests.sites.facts import make_places
from tests.sites.replicas import BUILDS, HTML, page
from tests.sites.serve import Answer, Handler, serve
from tests.spiders.conftest import START, Crawl, crawl_url, records_of

pytestmark = pytest.mark.heavy

PLACES = make_places("juridischloket")


def status(code: int, **headers: str) -> Answer:
    def answer(handler: Handler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    return answer


def slow(handler: Handler) -> None:
    time.sleep(1.2)
    status(200)(handler)


def state_and_cause(result: CrawlResult) -> tuple[str, str]:
    verdict = result.report.verdict
    if verdict.cause:
        assert result.advice == ADVICE[verdict.cause]
    return verdict.state, verdict.cause


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_name_that_does_not_exist(root: Path) -> None:
    result = crawl_url(root, "http://bestaat-niet.invalid/vestigingen")
    assert state_and_cause(result) == ("failed", NAME_NOT_FOUND)


def test_a_server_that_refuses(root: Path) -> None:
    result = crawl_url(root, f"http://127.0.0.1:{closed_port()}/")
    assert state_and_cause(result) == ("failed", CONNECTION_REFUSED)


def test_a_server_that_does_not_speak_tls(root: Path) -> None:
    with serve(BUILDS["tekst"](PLACES, START)) as (url, _):
        result = crawl_url(root, url.replace("http:", "https:") + START)
    assert state_and_cause(result) == ("failed", TLS)


def test_an_address_in_a_private_network_is_refused_unless_allowed(root: Path) -> None:
    with serve(BUILDS["tekst"](PLACES, START)) as (url, asked):
        for address in (url, url.replace("127.0.0.1", "localhost")):
            result = crawl_url(root, address + START, allow_private=False, delay=1.0)
            assert state_and_cause(result) == ("failed", PRIVATE)
        assert asked == []


LOOP = {START: status(302, Location="/rondje"), "/rondje": status(302, Location=START)}
APP = page("", "<div id='root'></div><script src='/app.js'></script>", footer="")
WALL = page("Just a moment...", "<p>Checking your browser</p>", footer="")
WALL_IN_DUTCH = page("Even geduld", "<p>Bent u een robot?</p>", footer="")
LOGIN_PAGE = page("Inloggen", "<form><input name='u'><input type='password'></form>")
CONSENT = page("Cookies", "<p>Wij gebruiken cookies. Accepteer ze om verder te gaan.</p>")
BESIDE = "<p>Ons kantoor: Kerkstraat 12, 3511 LX Utrecht</p>"
ENGLISH = "<p>The office of our help is at Church Street 12, 3511 LX Utrecht.</p>"
FAULTS: list[tuple[str, dict[str, Answer], bytes, str]] = [
    ("slow", {"*": slow}, b"", TIMEOUT),
    ("forbidden", {START: status(403)}, b"", BOT_WALL),
    ("too many requests", {START: status(429, Retry_After="86400")}, b"", BOT_WALL),
    ("wall", {}, WALL, BOT_WALL),
    ("wall in Dutch", {}, WALL_IN_DUTCH, BOT_WALL),
    ("login", {}, LOGIN_PAGE, LOGIN),
    ("unauthorised", {START: status(401)}, b"", LOGIN),
    ("cookie wall", {}, CONSENT, COOKIE_WALL),
    ("says it is gone", {}, page("Pagina niet gevonden", BESIDE), SOFT_GONE),
    ("in English", {}, page("Our offices", ENGLISH * 20, lang="en"), FOREIGN),
    ("gone", {START: status(410)}, b"", GONE),
    ("server error", {START: status(503)}, b"", SERVER_ERROR),
    ("robots fail", {"/robots.txt": status(503)}, b"", ROBOTS),
    ("moved away", {START: status(301, Location="http://example.org/")}, b"", OFF_DOMAIN),
    ("to a neighbour", {START: status(302, Location="http://127.0.0.2/")}, b"", PRIVATE),
    ("to the cloud", {START: status(302, Location="http://169.254.169.254/")}, b"", PRIVATE),
    ("in circles", LOOP, b"", REDIRECT_LOOP),
    ("script only", {}, APP, NO_SCRIPT),
    ("no address", {}, page("Locaties", "<p>Bel ons.</p>" * 99), NO_ADDRESS),
]


@pytest.mark.parametrize(("fault", "special", "body", "cause"), FAULTS, ids=[f[0] for f in FAULTS])
def test_a_fault_of_the_server_is_named(
    fault: str, special: dict[str, Answer], body: bytes, cause: str, crawl_site: Crawl
) -> None:
    seconds = 0.4 if fault == "slow" else 5.0
    result = crawl_site({START: (HTML, body)}, special=special, response_seconds=seconds)
    assert state_and_cause(result) == ("failed", cause)
    assert records_of(result) == []


def test_robots_txt_that_forbids_the_list(crawl_site: Crawl) -> None:
    site = BUILDS["tekst"](PLACES, START)
    site["/robots.txt"] = ("text/plain", b"User-agent: *\nDisallow: /vestigingen\n")
    result = crawl_site(site)
    assert state_and_cause(result) == ("failed", ROBOTS)
    assert len(result.report.robots["forbidden"]) == 1


def test_a_page_of_100_mb_is_not_taken(crawl_site: Crawl) -> None:
    def huge(handler: Handler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Type", "text/html")
        handler.end_headers()
        handler.close_connection = True
        for _ in range(100):
            handler.wfile.write(b" " * 2**20)

    result = crawl_site({}, special={START: huge})
    assert state_and_cause(result) == ("failed", TOO_LARGE)
    assert result.report.peak_memory_mb < 200


def test_fewer_than_the_minimum(crawl_site: Crawl) -> None:
    result = crawl_site(BUILDS["tekst"](PLACES[:29], START), minimum=30)
    assert state_and_cause(result) == ("failed", BELOW_MINIMUM)
    assert result.report.records == 29


def test_more_than_the_maximum_warns(crawl_site: Crawl) -> None:
    places = make_places("juridischloket", 121)
    result = crawl_site(BUILDS["json-ld"](places, START))
    assert state_and_cause(result) == ("ok", "")
    assert any(w.startswith(ABOVE_MAXIMUM) for w in result.report.verdict.warnings)


def test_far_fewer_than_last_time(crawl_site: Crawl) -> None:
    assert state_and_cause(crawl_site(BUILDS["tekst"](PLACES, START))) == ("ok", "")
    assert state_and_cause(crawl_site(BUILDS["tekst"](PLACES[:40], START))) == (
        "partial",
        FAR_FEWER,
    )
    assert state_and_cause(crawl_site(BUILDS["tekst"](PLACES[:31], START))) == ("failed", FAR_FEWER)


def test_a_field_that_was_there_and_is_gone(crawl_site: Crawl) -> None:
    crawl_site(BUILDS["letters"](PLACES, START))
    site = BUILDS["letters"](PLACES, START)
    without = {
        k: (t, b.replace(b"Telefoon", b"Rij").replace(b"-555", b"x")) for k, (t, b) in site.items()
    }
    result = crawl_site(without)
    assert state_and_cause(result) == ("partial", NEWLY_EMPTY)
    assert any("telefoon" in w for w in result.report.verdict.warnings)


def test_addresses_that_no_layer_can_read_are_a_failure_not_a_quiet_half(crawl_site: Crawl) -> None:
    half = PLACES[:35]
    unread = "".join(f"var k{p.number} = 'x|{p.postcode}|{p.adres}';" for p in PLACES[35:])
    body = BUILDS["tekst"](half, START)[START][1]
    body = body.replace(b"</main>", f"<script>{unread}</script></main>".encode())
    result = crawl_site({START: (HTML, body)})
    assert state_and_cause(result) == ("failed", NEW_LAYOUT)
    assert result.report.records == 35
    assert len(result.report.postcodes_missed) == sum(bool(p.postcode) for p in PLACES[35:])


def test_pages_of_locations_that_no_longer_hold_one_are_a_failure(crawl_site: Crawl) -> None:
    site = BUILDS["drupal"](PLACES, START)
    for place in PLACES:
        site[f"{START}/{place.slug}"] = (HTML, page(place.naam, "<p>Neem contact op.</p>"))
    assert state_and_cause(crawl_site(site)) == ("failed", BARREN)


def test_a_part_of_the_pages_that_does_not_come_makes_it_partial(crawl_site: Crawl) -> None:
    site = BUILDS["drupal"](PLACES, START)
    special = {f"{START}/{p.slug}": status(403) for p in PLACES[:9]}
    result = crawl_site(site, special=special)
    assert state_and_cause(result) == ("partial", BOT_WALL)
    assert any("9 geweigerd" in w for w in result.report.verdict.warnings)


def test_links_to_pages_of_locations_that_are_gone_make_it_partial(crawl_site: Crawl) -> None:
    places = make_places("juridischloket", 60)
    site = BUILDS["letters"](places, START)
    gone = "".join(f"<a href='{START}/weg-{i}'>Locatie {i}</a>" for i in "abcd").encode()
    site[START] = (HTML, site[START][1].replace(b"</ul>", b"</ul>" + gone))
    assert state_and_cause(crawl_site(site)) == ("partial", PAGES_FAILED)


def test_a_trial_with_a_limit_is_partial(crawl_site: Crawl) -> None:
    result = crawl_site(BUILDS["drupal"](PLACES, START), limit=4)
    assert state_and_cause(result) == ("partial", LIMITED)
    assert result.report.pages == 4


def test_a_process_that_is_killed_leaves_a_failed_capture_and_the_others_whole(root: Path) -> None:
    stop = threading.Event()

    def hang(handler: Handler) -> None:
        stop.wait(20)

    def kill_the_crawl() -> None:
        for _ in range(400):
            time.sleep(0.05)
            for path in Path("/proc/self/task").glob("*/children"):
                for child in path.read_text().split():
                    if (
                        b"spiders.captures.run" in Path(f"/proc/{child}/cmdline").read_bytes()
                        and asked
                    ):
                        os.kill(int(child), signal.SIGKILL)
                        return

    with serve({}, {START: hang}) as (url, asked):
        killer = threading.Thread(target=kill_the_crawl)
        killer.start()
        result = crawl_url(root, url + START, response_seconds=30.0)
        killer.join()
        stop.set()
    assert state_and_cause(result) == ("failed", ENDED)
    assert result.folder is not None
    assert sorted(p.name for p in result.folder.iterdir()) == [
        "pages.warc.gz",
        "records.jsonl",
        "run.json",
    ]
    assert [p.name for p in result.folder.parent.iterdir()] == [result.folder.name]
