"""A list of data whose items are each told at an address made with their id."""

import json

import pytest

from spiders.navigation.row_pages import RowPages, find_called_by_name
from spiders.page import Page

HOST = "http://replica.example.nl"
ROWS = json.dumps([{"id": 7, "naam": "Loket"}, {"id": 9, "naam": "Punt"}, {"naam": "zonder"}])


def _addresses(script: str, rows: str = ROWS) -> list[str]:
    pages = RowPages()
    pages.note(Page(f"{HOST}/kaart.js", script.encode(), "text/javascript"))
    return pages.of(Page(f"{HOST}/lijst", rows.encode(), "application/json"))


@pytest.mark.parametrize(
    "script",
    [
        "var bron='/k/json.php';$.getJSON(bron,f);m.on('click',()=>$.getJSON(bron+'?id='+p.id,g))",
        "$.getJSON('/k/json.php?id=' + item.id, toon)",
        "const b = '/k/json.php'; fetch(`${b}?id=${p.id}`)",
        "fetch(`/k/json.php?id=${p.id}`)",
    ],
)
def test_each_row_has_an_address(script: str) -> None:
    assert _addresses(script) == [f"{HOST}/k/json.php?id=7", f"{HOST}/k/json.php?id=9"]


def test_without_such_a_script_rows_have_none() -> None:
    assert _addresses("fetch('/k/json.php')") == []


def test_rows_without_the_member_have_none() -> None:
    assert _addresses("fetch(`/k/${p.slug}`)") == []


def test_an_address_kept_under_a_name_is_loaded_by_it() -> None:
    assert find_called_by_name("var bron='/k/json.php'; $.getJSON(bron, toon);") == ["/k/json.php"]
