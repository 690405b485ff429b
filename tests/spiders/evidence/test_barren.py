"""Which pages should have held a location, judged by their neighbours and their names."""

import pytest

from spiders.evidence.barren import find_barren

SITE = "http://replica.example.nl"
PLACES = ["almelo", "borne", "den-haag", "enschede", "hengelo-o", "alphen-aan-den-rijn"]


def urls(*slugs: str, folder: str = "/hulp") -> set[str]:
    return {f"{SITE}{folder}/{slug}/" for slug in slugs}


@pytest.mark.parametrize("folder", ["/hulp", ""])
@pytest.mark.parametrize(
    "slug",
    ["contact", "doneren", "aanmelden", "word-vrijwilliger", "over-ons", "veelgestelde-vragen",
     "onze-partners", "contact.html", "hoe-werkt-het", "klachtenregeling"],
)  # fmt: skip
def test_a_page_that_any_site_has_is_no_barren_page(folder: str, slug: str) -> None:
    pages = urls("linde", "brug", "spil", "eik", "kade", folder=folder)
    general = urls(slug, folder=folder)
    assert find_barren(pages, general, set(), [frozenset(pages | general)]) == []


def test_among_pages_called_by_their_place_one_without_a_place_is_no_barren_page() -> None:
    fruitful, other = urls(*PLACES), urls("schulden-en-toeslagen")
    assert find_barren(fruitful, other, set(), []) == []


def test_among_them_a_page_called_by_a_place_is() -> None:
    lost = urls("zwolle", "steunpunt-deventer")
    assert find_barren(urls(*PLACES), lost, set(), []) == sorted(lost)


def test_among_pages_of_other_names_any_other_is() -> None:
    lost = urls("molen")
    assert find_barren(urls("linde", "brug", "spil", "eik"), lost, set(), []) == sorted(lost)


def test_what_a_list_calls_the_page_of_a_location_is_one_whatever_its_name() -> None:
    own = urls("contact")
    assert find_barren(urls(*PLACES), own, own, []) == sorted(own)


def test_the_front_page_that_an_organisation_names_as_its_own_is_no_barren_page() -> None:
    read = urls("almelo", "borne", "deventer", "zwolle")
    front = "https://x.nl/"
    assert find_barren(read, {front}, {front, *read}, []) == []
