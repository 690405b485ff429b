"""One page is fetched as a crawl asks and kept as it came, under its sha256."""

import hashlib
from pathlib import Path

import pytest

from pipeline.read.closed_folders import find_stray_captures
from pipeline.read.stored_pages import (
    find_page_file,
    list_missed_pages,
    list_stored_pages,
    read_page_text,
)
from schemas.captures import DeadEnd
from spiders.by_hand.page_store import keep_page, store_page
from spiders.errors import CrawlError
from spiders.page import Page
from tests.sites.replicas import HTML, Replica
from tests.sites.serve import serve

PAGE = "<!doctype html><html><body><h1>SYNTHETISCH loket</h1><p>Wij geven advies.</p></body></html>"


def test_without_a_wave_nothing_is_asked(tmp_path: Path) -> None:
    with pytest.raises(CrawlError, match="--wave"):
        store_page("https://proef.example", "", tmp_path)


def test_what_is_no_address_is_refused_by_the_option_that_gave_it(tmp_path: Path) -> None:
    with pytest.raises(CrawlError, match=r"--page proef\.example: verwacht http"):
        store_page("proef.example", "2026", tmp_path)


@pytest.mark.heavy
def test_a_page_is_kept_as_it_came_once_and_can_be_read(root: Path) -> None:
    site: Replica = {"/over": (HTML, PAGE.encode())}
    with serve(site) as (url, asked):
        stored = store_page(f"{url}/over", "2026", root, allow_private=True)
        again = store_page(f"{url}/over", "2026", root, allow_private=True)
    assert asked[0][0] == "/robots.txt"
    assert again.sha256 == stored.sha256 == hashlib.sha256(PAGE.encode()).hexdigest()
    assert [page.url for page in list_stored_pages(root)] == [f"{url}/over"]
    path = find_page_file(root, stored.sha256)
    assert path is not None
    assert read_page_text(path) == ["SYNTHETISCH loket", "Wij geven advies."]
    assert find_stray_captures(root) == []


def test_an_address_that_gives_the_page_of_another_is_kept_with_its_own_day(tmp_path: Path) -> None:
    page, day = Page("", PAGE.encode(), HTML), "2026-10-0{}T10:00:00Z"
    addresses = [f"https://proef.example/{name}" for name in ("over", "contact", "loket")]
    for at, address in enumerate(addresses, start=1):
        keep_page(address, page, day.format(at), "2026", tmp_path)
    again = [keep_page(one, page, day.format(9), "2026", tmp_path) for one in addresses]
    kept = [(address, day.format(at)) for at, address in enumerate(addresses, start=1)]
    assert [(page.url, page.opgehaald_op) for page in again] == kept
    assert [(page.url, page.opgehaald_op) for page in list_stored_pages(tmp_path)] == kept
    assert len({page.sha256 for page in again}) == 1
    assert find_stray_captures(tmp_path) == []


@pytest.mark.heavy
def test_an_address_without_a_page_is_noted_until_it_has_one(root: Path) -> None:
    site: Replica = {}
    with serve(site) as (url, _):
        with pytest.raises(CrawlError):
            store_page(f"{url}/over", "2026", root, allow_private=True)
        assert list_stored_pages(root) == []
        (missed,) = list_missed_pages(root)
        assert (missed.url, missed.afloop) == (f"{url}/over", DeadEnd.GONE)
        assert find_stray_captures(root) == []
        site["/over"] = (HTML, PAGE.encode())
        store_page(f"{url}/over", "2026", root, allow_private=True)
    assert list_missed_pages(root) == []
