"""Addresses without a place take the one that their page names and their postcode lies in."""

from spiders.extract import extract_page
from spiders.page import Page

TABLE = (
    "<table><tr><th>Wijk</th><th>Locatie</th><th>Adres</th></tr>"
    "<tr><td>Centrum</td><td>De Singel</td><td>Eeldersingel 10A<br>9726 AN</td></tr>"
    "<tr><td>Utrecht</td><td>De Beijum</td><td>Melisseweg 4<br>9731 BK</td></tr></table>"
)


def _places(title: str, main: str) -> list[str]:
    body = f"<html lang=nl><title>{title}</title><main>{main}</main></html>"
    page = Page("https://x.nl/spreekuren", body.encode(), "text/html; charset=utf-8")
    return [found.plaats for found in extract_page(page).findings]


def test_the_place_of_the_title_is_that_of_the_rows() -> None:
    assert _places("Spreekuren in Groningen", TABLE) == ["Groningen", "Groningen"]


def test_a_place_that_the_postcode_does_not_lie_in_is_not_taken() -> None:
    assert _places("Welzijn Deventer", TABLE) == ["", ""]


def test_the_place_may_stand_in_the_text_above() -> None:
    intro = "<p>Wij houden spreekuur in heel Groningen.</p>"
    assert _places("Onze spreekuren", intro + TABLE) == ["Groningen", "Groningen"]
