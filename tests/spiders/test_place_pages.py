"""SchuldHulpMaatje: a page about a place is a location, a page about anything else is not."""

import pytest

from spiders.page import Page
from spiders.sources.schuldhulpmaatje import find_place_page


def place_of(title: str, path: str) -> str:
    body = f"<main><h1>{title}</h1><p>Vraag hulp.</p></main>".encode()
    found = find_place_page(Page(f"http://replica.example.nl{path}", body, "text/html"))
    return found.plaats if found else ""


@pytest.mark.parametrize(
    ("title", "path", "place"),
    [
        ("SchuldHulpMaatje Enschede", "/enschede/", "Enschede"),
        ("SchuldHulpMaatje Alphen aan den Rijn", "/alphen-aan-den-rijn", "Alphen aan den Rijn"),
        ("SchuldHulpMaatje in Den Haag", "/den-haag/", "Den Haag"),
        ("Enschede", "/plaatsen/enschede/", "Enschede"),
    ],
)
def test_a_page_about_a_place_is_a_location_there(title: str, path: str, place: str) -> None:
    assert place_of(title, path) == place


@pytest.mark.parametrize("title", ["Contact", "Doneren", "Nieuwsbrief", "SchuldHulpMaatje", ""])
def test_a_page_about_something_else_is_no_place(title: str) -> None:
    assert place_of(title, f"/{title.lower()}/") == ""
