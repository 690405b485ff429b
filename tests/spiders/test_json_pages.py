"""Where a JSON answer goes on is read in the forms in which interfaces say it; its end is an end."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.navigation.json_pages import find_next_pages, find_other_pages, find_page_after

HOST = "http://replica.example.nl"
ITEMS = [{"naam": "a"}, {"naam": "b"}]


@pytest.mark.parametrize(
    ("address", "value", "following"),
    [
        ("/a", {"next": "/a?page=2"}, "/a?page=2"),
        ("/a", {"links": {"next": f"{HOST}/b"}}, "/b"),
        ("/a", {"links": {"volgende": f"{HOST}/b"}}, "/b"),
        ("/a?pagina=1", {"meta": {"huidige_pagina": 1, "laatste_pagina": 4}}, "/a?pagina=2"),
        ("/a", {"_links": {"next": {"href": "/c"}}}, "/c"),
        ("/a", {"_links": {"self": {"href": "/a"}, "next": {"href": "/c"}}}, "/c"),
        ("/a", {"links": [{"rel": "self", "href": "/a"}, {"rel": "next", "href": "/c"}]}, "/c"),
        ("/a", {"nextPage": 2}, "/a?page=2"),
        ("/a?page=1", {"meta": {"page": 1, "totalPages": 3}}, "/a?page=2"),
        ("/a?pagina=2", {"pages": 3, "items": ITEMS}, "/a?pagina=3"),
        ("/a?x=1", {"hasMore": True, "items": ITEMS}, "/a?page=2&x=1"),
        ("/a", {"next_cursor": "q1"}, "/a?cursor=q1"),
        ("/a?after=q0", {"pageInfo": {"endCursor": "q1", "hasNextPage": True}}, "/a?after=q0&cursor=q1"),
        ("/a?limit=2&offset=2", {"total": 5, "items": ITEMS}, "/a?limit=2&offset=4"),
        ("/a", {"total": 5, "limit": 2, "offset": 0}, "/a?offset=2"),
    ],
)  # fmt: skip
def test_it_goes_on_where_it_says(address: str, value: Any, following: str) -> None:
    assert find_next_pages(HOST + address, value) == [HOST + following]


@pytest.mark.parametrize(
    "value",
    [{"next": None}, {"page": 3, "totalPages": 3}, {"hasMore": False}, {"nextCursor": ""},
     {"total": 2, "limit": 2, "offset": 0}, [], None, 3, {"items": ITEMS, "total": 2}],
)  # fmt: skip
def test_its_end_is_an_end(value: Any) -> None:
    assert find_next_pages(f"{HOST}/a", value) == []


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["next", "page", "total", "cursor", "links", "x"]), inner)
    ),
    max_leaves=12,
)


@given(json_values)
def test_any_json_gives_whole_addresses_or_none(value: Any) -> None:
    assert all(url.startswith("http") or url == "" for url in find_next_pages(f"{HOST}/a", value))


@pytest.mark.parametrize("odd", ["\u00b2", "\u0661", "9" * 5_000, "-1", "1e9"])
@pytest.mark.parametrize("name", ["page", "offset", "resultOffset"])
def test_a_number_that_is_none_in_an_address_or_answer_ends_no_crawl(name: str, odd: str) -> None:
    url = f"https://kaart.example/api?{name}={odd}"
    answers = (
        {"total": odd, "limit": odd},
        {"pages": 10**4_299, "limit": 10**4_299},
        {"hasMore": True},
    )
    for answer in (*answers, {"exceededTransferLimit": True}):
        found = [*find_next_pages(url, answer), *find_page_after(url, 3)]
        assert all(
            address.startswith("https://kaart.example/api?") for address in filter(None, found)
        )


def test_a_list_that_was_begun_in_the_middle_is_read_from_its_first_page() -> None:
    links = {"first": {"href": "/a?page=0"}, "next": {"href": "/a?page=2"}}
    found = find_other_pages(f"{HOST}/a?page=1", {"_links": links})
    assert found == [f"{HOST}/a?page=0", f"{HOST}/a?page=2"]
    assert find_other_pages(f"{HOST}/a", {"_links": links}) == [f"{HOST}/a?page=2"]
