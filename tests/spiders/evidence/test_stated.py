"""What a site says of its own number is read in words and in data; other numbers are not."""

import pytest

from spiders.evidence.stated import find_stated_counts
from spiders.page import Page


def stated(html: str) -> set[int]:
    page = Page("http://replica.example.nl/x", f"<main>{html}</main>".encode(), "text/html")
    return {c.count for c in find_stated_counts(page)}


@pytest.mark.parametrize(
    "html",
    ["Wij hebben 45 vestigingen.", "Onze vijfenveertig kantoren", "Locaties (45)", "1-10 van 45",
     "Resultaat 1 t/m 10 van de 45", "45 resultaten", "Er zijn 45 lokale afdelingen",
     "<ul data-total='45'></ul>", '<script>{"totalCount": 45}</script>', "10 van 45 locaties"],
)  # fmt: skip
def test_a_number_of_locations_is_read(html: str) -> None:
    assert stated(html) == {45}


@pytest.mark.parametrize(
    "html",
    [
        "Sinds 1990 locaties in het land",
        "Kerkstraat 45, Utrecht",
        "45 vrijwilligers",
        "Tel. 0570 61 70 45 Toon meer locaties",
        "Kerkstraat 45 Bekijk alle locaties",
    ],
)
def test_other_numbers_are_not(html: str) -> None:
    assert stated(html) == set()


@pytest.mark.parametrize("key", ["count", "gevonden", "nbHits", "aantalResultaten", "totaal"])
def test_the_number_that_an_answer_of_json_gives_is_read(key: str) -> None:
    body = f'{{"antwoord": {{"{key}": 45, "items": []}}}}'.encode()
    page = Page("http://replica.example.nl/api", body, "application/json")
    assert {c.count for c in find_stated_counts(page)} == {45}


def test_counts_behind_provinces_or_places_are_added_up() -> None:
    assert stated("<h1>Zoek in Utrecht (20), Drenthe (15) en Friesland (10)</h1>") == {45}
    assert stated("Kies een plaats: Almelo (20) Borne (15) Hengelo (10)") == {45}
    assert stated("Wonen (20) Werk (15) Schulden (10)") == set()
    assert stated("Almelo (20) en Borne (25)") == set()


def test_a_number_in_the_state_of_an_attribute_is_read() -> None:
    assert stated("<div data-page='{&quot;total&quot;:45}'></div>") == {45}


def test_a_rough_number_is_known_as_one() -> None:
    page = Page("http://replica.example.nl/x", b"<p>Ruim 150 locaties", "text/html")
    (count,) = find_stated_counts(page)
    assert (count.count, count.is_rough) == (150, True)
