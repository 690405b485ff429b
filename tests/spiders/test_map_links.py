"""An address that stands only in a link to a map is read; beside its own words it is not again."""

import pytest

from spiders.extract import extract_page
from spiders.page import Page

QUERY = "Kersenlaan+12%2C+7523+XA+Enschede"


def read(link: str, rest: str = "") -> list[tuple[str, str, str, str]]:
    html = f"<main><h3>Loket De Brug</h3>{rest}<p><a href='{link}'>Route</a></p></main>"
    page = Page("http://replica.example.nl/x", html.encode(), "text/html")
    return [(f.naam, f.adres, f.postcode, f.plaats) for f in extract_page(page).findings]


@pytest.mark.parametrize(
    "link",
    [
        f"https://www.google.com/maps/search/?api=1&query={QUERY}",
        f"https://maps.google.nl/maps?q={QUERY}",
        f"https://www.google.nl/maps/place/{QUERY}/@52.1,6.8,17z",
        f"https://www.google.com/maps/dir//{QUERY}",
        f"https://maps.apple.com/?daddr={QUERY}",
        f"https://www.openstreetmap.org/search?query={QUERY}",
    ],
)
def test_what_a_link_asks_a_map_is_the_address(link: str) -> None:
    assert read(link) == [("Loket De Brug", "Kersenlaan 12", "7523 XA", "Enschede")]


def test_beside_the_words_of_the_page_it_is_not_read_again() -> None:
    link = f"https://maps.google.nl/maps?q={QUERY}"
    written = "<p>Kersenlaan 12a<br>7523XA Enschede</p>"
    assert read(link, written) == [("Loket De Brug", "Kersenlaan 12a", "7523XA", "Enschede")]


def test_a_postcode_in_small_letters_is_said_as_well() -> None:
    link = f"https://maps.google.nl/maps?q={QUERY.replace('12', '12a')}"
    written = "<p>Kersenlaan 12<br>7523 xa Enschede</p>"
    assert read(link, written) == [("Loket De Brug", "Kersenlaan 12", "7523 xa", "Enschede")]


@pytest.mark.parametrize(
    "link",
    [f"https://www.example.nl/?q={QUERY}", "https://www.google.nl/maps/@52.1,6.8,17z",
     "https://maps.google.nl/maps?q=Enschede", f"https://maps.google.nl/maps?q={'a+' * 200}{QUERY}"],
)  # fmt: skip
def test_other_links_give_nothing(link: str) -> None:
    assert read(link) == []
