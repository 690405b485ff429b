"""Rows of data that lack the address the others have are counted, by a reader of its own."""

import json
from typing import Any

import pytest

from schemas.captures import CapturedRecord
from spiders.evidence.rows import find_unread_rows, goes_on_in_data, rows_without_address
from spiders.page import Page

WITH = [{"naam": f"Loket {n}", "adres": f"Markt {n}, 8011 LW Zwolle"} for n in range(4)]
WITHOUT = [{"naam": "De Brug", "adres": None}, {"naam": "De Kade", "adres": None}]


def lacking(value: Any) -> list[tuple[str, ...]]:
    body = json.dumps(value).encode()
    return list(rows_without_address(Page("http://kaart.nl/api", body, "application/json")))


def test_rows_without_an_address_stand_out_among_those_with_one() -> None:
    assert lacking({"data": [*WITH, *WITHOUT]}) == [("De Brug",), ("De Kade",)]


def test_they_are_seen_in_the_state_of_a_page_as_well() -> None:
    state = json.dumps({"lijst": [*WITH, *WITHOUT]})
    body = f"<html><script type='application/json'>{state}</script></html>".encode()
    page = Page("http://kaart.nl/", body, "text/html")
    assert len(list(rows_without_address(page))) == 2


def test_a_list_of_other_things_lacks_nothing() -> None:
    news = [{"titel": f"Bericht {n}", "datum": "2026-01-02"} for n in range(9)]
    assert lacking(news) == []
    assert lacking([*WITH, {"kop": "Ons team", "tekst": "Welkom"}]) == []


def test_a_row_that_was_read_elsewhere_is_not_unread() -> None:
    read = CapturedRecord(key="1", bron_url="u", gezien_op="2026-01-02", naam="de brug")
    assert find_unread_rows([("De Brug",), ("De Kade",), ()], [read]) == ["?", "De Kade"]


@pytest.mark.parametrize(
    ("script", "goes_on"),
    [
        ("window.S = {lijst}", True),
        ("window.S = {nieuws}", False),
        ("window.S = {einde}", False),
    ],
)
def test_a_list_in_the_state_of_a_page_says_that_it_has_more(script: str, goes_on: bool) -> None:
    more, end = {"hasNextPage": True}, {"hasNextPage": False}
    states = {
        "lijst": {"locaties": {"edges": WITH, "pageInfo": more}},
        "nieuws": {"nieuws": {"edges": [{"titel": "Bericht"}], "pageInfo": more}, "l": WITH},
        "einde": {"locaties": {"edges": WITH, "pageInfo": end}},
    }
    for name, state in states.items():
        script = script.replace("{" + name + "}", json.dumps(state))
    body = f"<html><main></main><script>{script}</script></html>".encode()
    assert goes_on_in_data(Page("http://kaart.nl/", body, "text/html")) is goes_on
