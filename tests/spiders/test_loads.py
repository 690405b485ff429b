"""Whether a page goes on where no address leads: buttons for more, and those of a pager."""

import json

import pytest

from spiders.navigation.loads import (
    find_list_loads,
    find_loads,
    find_loads_of_script,
    find_locator_loads,
    goes_on_unread,
)
from spiders.page import Page


def goes_on(html: str) -> bool:
    return goes_on_unread(
        Page("http://replica.example.nl/x", f"<main>{html}</main>".encode(), "text/html")
    )


@pytest.mark.parametrize(
    "html",
    [
        "<button>Toon meer</button>",
        "<nav class='pagination'><button>1</button><button aria-label='Volgende pagina'>›</button></nav>",
        "<div class='pager'><ul><li><a href='#'>Volgende »</a></li></ul></div>",
        "<nav aria-label='Paginering'><a href='javascript:' title='Next'>></a></nav>",
    ],
)
def test_a_button_without_an_address_goes_on(html: str) -> None:
    assert goes_on(html)


@pytest.mark.parametrize(
    "html",
    [
        "<nav class='pagination'><button disabled>Volgende</button></nav>",
        "<nav class='pagination'><button aria-disabled='true'>Volgende</button></nav>",
        "<nav class='pagination'><a href='?page=2'>Volgende</a></nav>",
        "<div class='swiper-pagination'><button aria-label='Next slide'></button></div>",
        "<form><button>Volgende</button></form>",
        "<button>Toon meer</button><div data-next='/x?page=2'></div>",
    ],
)
def test_what_is_no_such_button_does_not(html: str) -> None:
    assert not goes_on(html)


SCRIPT = "http://replica.example.nl/main.js"


@pytest.mark.parametrize(
    ("script", "address"),
    [
        ('e={apiUrl:"/api/v2"};this.http.get(`${e.apiUrl}/loket?p=${i}`)', "/api/v2/loket?p=1"),
        ('e={apiUrl:"/api/v2"};g.get(e.apiUrl+"/loketten")', "/api/v2/loketten"),
        ('var restBase="/rest/";g("".concat(n.restBase,"/loketten"))', "/rest/loketten"),
        ('jQuery.get("/kaart/punten.xml")', "/kaart/punten.xml"),
        ('this.http.get("/loketten/lijst")', "/loketten/lijst"),
    ],
)
def test_a_script_loads_what_it_names_in_parts(script: str, address: str) -> None:
    loads = find_loads_of_script(Page(SCRIPT, script.encode(), "text/javascript"))
    assert f"http://replica.example.nl{address}" in loads


def test_other_paths_behind_a_root_are_no_loads() -> None:
    script = 'e={apiUrl:"/api/v2"};import(e.cdn+"/kaart.js");a(e.apiUrl+"/stijl.css")'
    loads = find_loads_of_script(Page(SCRIPT, script.encode(), "text/javascript"))
    assert loads == ["http://replica.example.nl/api/v2"]


def test_a_description_of_a_service_names_its_lists() -> None:
    ways: dict[str, dict[str, object]] = {
        "/loketten": {"get": {}},
        "/loketten/{id}": {"get": {}},
        "/melding": {"post": {}},
    }
    described = {"openapi": "3.0.1", "servers": [{"url": "/rest/v1"}], "paths": ways}
    page = Page(f"{SCRIPT}on", json.dumps(described).encode(), "application/json")
    assert find_loads(page) == ["http://replica.example.nl/rest/v1/loketten"]


def test_the_rest_service_of_a_map_product_is_asked() -> None:
    html = "<div class='wpgmza_map'></div>"
    page = Page("http://replica.example.nl/kaart", html.encode(), "text/html")
    assert find_locator_loads(page) == ["http://replica.example.nl/wp-json/wpgmza/v1/markers"]


def _page(html: str) -> Page:
    return Page("http://replica.example.nl/x", html.encode(), "text/html")


def test_a_pager_of_facets_names_its_pages_by_number() -> None:
    state = '{"prefix":"_","preload_data":{"settings":{"pager":{"page":1,"total_pages":3}}}}'
    found = find_locator_loads(_page(f"<script>window.FWP_JSON = {state};</script>"))
    assert found == [f"http://replica.example.nl/x?_paged={n}" for n in (2, 3)]


def test_a_link_without_an_address_turns_the_page() -> None:
    assert goes_on("<div class='pager'><a class='next' data-page='2'>Volgende</a></div>")


@pytest.mark.parametrize(
    ("script", "is_list", "count"),
    [
        ("fetch('/api/intern/locaties')", False, 1),
        ("jQuery.getJSON('/wp-json/rw/v1/hulppunten', toon)", False, 0),
        ("jQuery.getJSON('/wp-json/rw/v1/hulppunten', toon)", True, 1),
        ("fetch('/api/search/suggest')", True, 0),
        ("fetch(`/api/locaties/${id}`)", True, 0),
    ],
)
def test_what_a_page_loads_as_its_list(script: str, is_list: bool, count: int) -> None:
    found = find_list_loads(_page(f"<script>{script}</script>"), is_list=is_list)
    assert len(found) == count
