"""A site that only answers to a postcode is asked one of every region, and that is said."""

import re

import pytest

from spiders.evidence.outcomes import FILES_UNREAD, SEARCH_ONLY, name_empty_page
from spiders.navigation.postcode_search import find_postcode_searches
from spiders.page import Page

FIELD = "<input name='postcode' placeholder='1234 AB'>"


def page(html: str) -> Page:
    return Page("http://replica.example.nl/zoek", f"<main>{html}</main>".encode(), "text/html")


def test_one_postcode_of_every_region_is_asked() -> None:
    form = f"<form action='/bij-u'>{FIELD}<input type='hidden' name='l' value='nl'></form>"
    (asked,) = find_postcode_searches(page(form))
    areas = [match[1] for url in asked if (match := re.search(r"postcode=(\d\d)\d\dAA$", url))]
    assert len(areas) == len(set(areas)) == len(asked)
    assert 80 <= len(asked) <= 90
    assert asked[0].startswith("http://replica.example.nl/bij-u?l=nl&postcode=10")


def test_a_field_of_digits_is_given_digits() -> None:
    (asked,) = find_postcode_searches(page("<form><input name='zip'></form>"))
    assert re.search(r"zip=\d{4}$", asked[0])


@pytest.mark.parametrize(
    "html",
    [
        f"<form method='post'>{FIELD}</form>",
        f"<form>{FIELD}<input name='huisnummer'></form>",
        f"<form>{FIELD}<textarea name='vraag'></textarea></form>",
        "<form><input name='q' placeholder='Zoek op de site'></form>",
        "<p>Vul uw postcode in</p>",
    ],
)
def test_other_forms_are_left_alone(html: str) -> None:
    assert find_postcode_searches(page(html)) == []


def test_why_a_page_has_no_locations_is_named() -> None:
    assert name_empty_page(page(f"<form>{FIELD}</form>Zoek uw loket")) == SEARCH_ONLY
    files = "<a href='/f/lijst-12.doc'>Adressen van de spreekuren</a>"
    assert name_empty_page(page(files)) == FILES_UNREAD
