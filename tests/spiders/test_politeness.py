"""Polite and lawful: one question at a time, as slowly as asked, with a name and an address."""

import itertools
import time
from pathlib import Path

import pytest

from spiders.bounds import MAX_RETRY_AFTER_SECONDS
from spiders.captures.crawl import CrawlRequest, crawl
from spiders.crawling.guard import is_private
from spiders.crawling.warc import index_archive
from spiders.errors import CrawlError
from tests.sites.facts import make_places
from tests.sites.replicas import BUILDS, HTML, page
from tests.sites.serve import Handler, serve
from tests.spiders.conftest import START, Crawl, crawl_url, records_of
from tests.spiders.test_hostile_pages import send

pytestmark = pytest.mark.heavy

PLACES = make_places("juridischloket")


def test_requests_come_one_at_a_time_and_as_far_apart_as_the_delay(root: Path) -> None:
    times: list[tuple[float, float]] = []

    def answer(handler: Handler) -> None:
        begin = time.monotonic()
        time.sleep(0.05)
        site = BUILDS["drupal"](PLACES, START)
        kind, body = site.get(handler.path, (HTML, b""))
        times.append((begin, time.monotonic()))
        send(handler, body, kind)

    with serve({}, {"*": answer}) as (url, asked):
        crawl_url(root, url + START, delay=0.4, limit=4)
    assert len(times) >= 4
    gaps = [b[0] - a[0] for a, b in itertools.pairwise(times)]
    # Moments as the server saw them: a busy machine shifts one by some hundredths of a second.
    assert min(gaps) >= 0.3
    assert sum(gaps) / len(gaps) >= 0.38
    assert all(b[0] >= a[1] for a, b in itertools.pairwise(times))
    assert {agent for _, agent in asked} == {"sjo-inventarisatie/0 (+beheer@example.org)"} or all(
        agent.endswith("(+beheer@example.org)") for _, agent in asked
    )


def test_crawl_delay_is_obeyed(root: Path) -> None:
    site = BUILDS["drupal"](PLACES, START)
    site["/robots.txt"] = ("text/plain", b"User-agent: *\nCrawl-delay: 0.8\n")
    begin = time.monotonic()
    with serve(site) as (url, asked):
        result = crawl_url(root, url + START, limit=4)
    assert time.monotonic() - begin >= 0.8 * (len(asked) - 1)
    assert result.report.robots["crawl_delay"] == {"127.0.0.1": 0.8}


def test_retry_after_is_honoured_and_the_page_is_had(crawl_site: Crawl) -> None:
    times: list[float] = []
    body = BUILDS["tekst"](PLACES, START)[START][1]

    def busy(handler: Handler) -> None:
        times.append(time.monotonic())
        if len(times) > 1:
            send(handler, body)
            return
        handler.send_response(429)
        handler.send_header("Retry-After", "1")
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    result = crawl_site({}, special={START: busy})
    assert result.report.verdict.state == "ok"
    assert times[1] - times[0] >= 1.0
    assert MAX_RETRY_AFTER_SECONDS < 86_400


def test_what_did_not_change_is_not_sent_again(root: Path) -> None:
    site = BUILDS["drupal"](PLACES, START)
    sent: list[int] = []

    def answer(handler: Handler) -> None:
        if handler.path not in site:
            send(handler, b"", "text/plain")
            return
        if handler.headers.get("If-None-Match") == '"v1"':
            sent.append(304)
            handler.send_response(304)
            handler.end_headers()
            return
        sent.append(200)
        send(handler, site[handler.path][1], HTML, ETag='"v1"')

    with serve({}, {"*": answer}) as (url, _):
        first = crawl_url(root, url + START)
        assert set(sent) == {200}
        sent.clear()
        second = crawl_url(root, url + START)
        assert set(sent) == {304}
    assert records_of(first) == records_of(second)
    assert second.report.response_bytes == 0
    assert second.folder is not None
    again = crawl(["juridischloket"], CrawlRequest("2026", root, replay=True), lambda *_: None)
    assert again[0].folder is None  # a capture of unchanged pages replays by itself
    assert len(index_archive(second.folder / "pages.warc.gz")) == len(second.report.statuses) + 1


def test_a_missing_contact_is_an_error_and_not_a_default(root: Path) -> None:
    for text in ("", "[crawl]\n", '[crawl]\ncontact = ""\n', "[crawl\n", "[crawl]\ncontact = 3\n"):
        (root / "sjo.toml").write_text(text, "utf-8")
        with pytest.raises(CrawlError, match=r"contact|toml"):
            crawl_url(root, "http://127.0.0.1:9/")
    (root / "sjo.toml").unlink()
    with pytest.raises(CrawlError, match=r"sjo\.toml: ontbreekt"):
        crawl_url(root, "http://127.0.0.1:9/")
    assert not (root / "data").exists()


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"delay": 0.5, "allow_private": False}, "ten minste 1 seconde"),
        ({"wave": "../../etc"}, "jaartal"),
        ({"start_url": "file:///etc/passwd"}, "http"),
        ({"limit": -1}, "--limit"),
        ({"replay": True}, "geen opname"),
    ],
)
def test_a_request_that_cannot_be_carried_out_is_refused(
    wrong: dict[str, object], words: str, root: Path
) -> None:
    options = {"wave": "2026", "root": root, **wrong}
    with pytest.raises(CrawlError, match=words):
        crawl(["juridischloket"], CrawlRequest(**options), lambda *_: None)  # type: ignore[arg-type]


def test_a_private_address_is_asked_nothing(root: Path) -> None:
    with serve({START: (HTML, b"<h1>Binnen</h1>")}) as (url, asked):
        result = crawl_url(root, url + START, delay=1.0, allow_private=False)
    assert asked == []
    assert result.report.verdict.state == "failed"
    assert records_of(result) == []


def test_an_unknown_source_is_named_with_the_known_ones(root: Path) -> None:
    with pytest.raises(CrawlError, match=r"onzin.*juridischloket"):
        crawl(["onzin"], CrawlRequest("2026", root), lambda *_: None)


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "192.168.0.1", "169.254.169.254", "0.0.0.0", "::1", "fe80::1%eth0",
     "fd00::1", "::ffff:127.0.0.1", "100.64.0.1", "224.0.0.1",
     "64:ff9b::a00:1", "64:ff9b::7f00:1", "2002:a00:1::", "2002:7f00:1::1", "::7f00:1", "::10.0.0.1"],
)  # fmt: skip
def test_a_private_address_is_known_in_any_form(address: str) -> None:
    assert is_private(address)


def test_a_public_address_is_public() -> None:
    assert not is_private("93.184.216.34")
    assert not is_private("2606:2800:220:1:248:1893:25c8:1946")
    assert not is_private("64:ff9b::5db8:d822")
    assert not is_private("2002:5db8:d822::1")


def test_names_and_mailboxes_of_persons_are_dropped_and_role_mailboxes_stay(
    crawl_site: Crawl,
) -> None:
    body = (
        "<h3>Loket Proefstad</h3><p>Proefweg 1<br>1234 AB Proefstad</p>"
        "<p>Medewerkers zijn er op vrijdag van 9.00-12.00 uur</p>"
        "<p>Op afspraak bij mevrouw P. Persoon, maandag 9.00-12.00 uur</p>"
        "<p>Dinsdag 9.00-12.00 uur</p><p>p.persoon@example.nl</p>"
        "<h3>Loket Proefdorp</h3><p>Proefweg 2<br>1235 AB Proefdorp</p><p>spreekuur@example.nl</p>"
        "<h3>Loket Proefwijk</h3><p>Proefweg 3<br>1236 AB Proefwijk</p><p>proefwijk@example.nl</p>"
    )
    records = {r["plaats"]: r for r in records_of(crawl_site({START: (HTML, page("x", body))}))}
    assert [records[p]["email"] for p in ("Proefstad", "Proefdorp", "Proefwijk")] == [
        "",
        "spreekuur@example.nl",
        "proefwijk@example.nl",
    ]
    assert records["Proefstad"]["openingstijden"] == (
        "Medewerkers zijn er op vrijdag van 9.00-12.00 uur; Dinsdag 9.00-12.00 uur"
    )
    assert "persoon" not in str(records).casefold()
