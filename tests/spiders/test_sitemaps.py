"""A sitemap is known by what it holds, whatever it is called; what is none gives nothing."""

import gzip

import pytest

from spiders.navigation.sitemaps import read_sitemap
from spiders.page import Page

HOST = "http://replica.example.nl"
URLSET = f"<urlset><url><loc> {HOST}/a </loc></url><url><loc>{HOST}/b</loc></url></urlset>".encode()
INDEX = f"<sitemapindex><sitemap><loc>{HOST}/deel.gz</loc></sitemap></sitemapindex>".encode()


def read(body: bytes, name: str = "x", kind: str = "") -> tuple[list[str], list[str]] | None:
    found = read_sitemap(Page(f"{HOST}/{name}", body, kind))
    return None if found is None else (found.pages, found.sitemaps)


@pytest.mark.parametrize("name", ["sitemap.xml", "deel.gz", "kaart", "wp-sitemap-posts-1.xml"])
@pytest.mark.parametrize("body", [URLSET, gzip.compress(URLSET)], ids=["plain", "compressed"])
def test_pages_are_read_from_any_form(name: str, body: bytes) -> None:
    assert read(body, name) == ([f"{HOST}/a", f"{HOST}/b"], [])


def test_an_index_names_sitemaps_and_plain_lines_are_pages() -> None:
    assert read(INDEX) == ([], [f"{HOST}/deel.gz"])
    assert read(f"{HOST}/a\n".encode(), "sitemap.txt", "text/plain") == ([f"{HOST}/a"], [])


@pytest.mark.parametrize(
    "body", [b"", b"<html><h1>404</h1>", b"\x1f\x8bkapot", gzip.compress(b"<html>", mtime=0)]
)
def test_what_is_no_sitemap_is_none(body: bytes) -> None:
    assert read(body, "sitemap.xml") is None


def test_a_sitemap_that_was_cut_off_gives_what_came() -> None:
    assert read(URLSET[:-30]) == ([f"{HOST}/a"], [])
