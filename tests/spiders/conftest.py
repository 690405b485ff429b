"""Crawls of replica sites: real HTTP on loopback, the real Scrapy process, no delay."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from spiders.captures.crawl import CrawlRequest, CrawlResult, crawl
from tests.sites.facts import Place
from tests.sites.replicas import Replica
from tests.sites.serve import Answer, serve

START = "/vestigingen"
Crawl = Callable[..., CrawlResult]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "sjo.toml").write_text('[crawl]\ncontact = "beheer@example.org"\n', "utf-8")
    return tmp_path


def crawl_url(root: Path, url: str, source: str = "juridischloket", **options: Any) -> CrawlResult:
    """Crawl one source from one address, without delay and with private addresses allowed."""
    chosen = {"delay": 0.0, "allow_private": True, "response_seconds": 5.0, **options}
    request = CrawlRequest(wave="2026", root=root, start_url=url, **chosen)
    return crawl([source], request, lambda *_: None)[0]


@pytest.fixture
def crawl_site(root: Path) -> Crawl:
    def run(
        site: Replica,
        source: str = "juridischloket",
        special: Mapping[str, Answer] | None = None,
        start: str = START,
        **options: Any,
    ) -> CrawlResult:
        with serve(site, special) as (url, _):
            return crawl_url(root, url + start, source, **options)

    return run


@pytest.fixture
def replay(root: Path) -> Callable[[str], CrawlResult]:
    def run(source: str = "juridischloket") -> CrawlResult:
        request = CrawlRequest(wave="2026", root=root, replay=True)
        return crawl([source], request, lambda *_: None)[0]

    return run


def records_of(result: CrawlResult) -> list[dict[str, str]]:
    """Return the records of a capture."""
    assert result.folder is not None
    text = (result.folder / "records.jsonl").read_text("utf-8")
    return [json.loads(line) for line in text.split("\n") if line]


def identities(records: list[dict[str, str]]) -> list[tuple[str, str, str]]:
    """Return name, address and postcode of records, sorted."""
    return sorted((r["naam"], r["adres"], r["postcode"]) for r in records)


def truth(places: list[Place]) -> list[tuple[str, str, str]]:
    """Return what the records of places must show, sorted."""
    return sorted(p.identity() for p in places)
