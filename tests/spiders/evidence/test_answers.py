"""What a JSON answer says of itself when it holds no locations."""

import json
from typing import Any

import pytest

from spiders.evidence.answers import find_refusal, is_empty_answer
from spiders.evidence.page_kinds import PageKind
from spiders.page import Page


def answer(value: Any) -> Page:
    return Page("http://kaart.example.nl/api", json.dumps(value).encode(), "application/json")


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ({"error": {"code": 429, "message": "Rate limit exceeded"}}, PageKind.BOT_WALL),
        ({"success": False, "message": "Er ging iets mis"}, PageKind.OUT_OF_SERVICE),
        ({"status": 401, "message": "Unauthorized"}, PageKind.LOGIN),
        ({"statusCode": 500}, PageKind.OUT_OF_SERVICE),
        ({"errors": ["onbekend veld"], "data": None}, PageKind.OUT_OF_SERVICE),
    ],
)
def test_an_answer_that_only_says_what_went_wrong_is_no_list(value: Any, kind: PageKind) -> None:
    assert find_refusal(answer(value)) == kind


@pytest.mark.parametrize(
    "value",
    [
        [],
        {"data": []},
        {"error": None, "items": [{"naam": "De Brug"}]},
        {"errors": ["een oud veld"], "data": [{"naam": "De Brug"}]},
        {"status": 200, "count": 0},
        {"code": "4123"},
    ],
)
def test_any_other_answer_is_itself(value: Any) -> None:
    assert find_refusal(answer(value)) is None


def test_a_list_without_items_is_the_end_of_one_in_parts() -> None:
    assert is_empty_answer(answer([])) and is_empty_answer(answer({"data": []}))
    assert not is_empty_answer(answer({"melding": "kapot"}))
    assert not is_empty_answer(Page("http://kaart.example.nl/api", b"<html>", "text/html"))
