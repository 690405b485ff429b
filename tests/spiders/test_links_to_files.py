"""Files that a page links to: those that are read, and lists that no one can read."""

import pytest

from schemas.sites import load_sites
from spiders.navigation.links import find_links, find_unreadable_lists, is_ignored
from spiders.page import Page

SITE = load_sites()["juridischloket"]
HOST = "http://replica.example.nl"


def page(html: str) -> Page:
    return Page(f"{HOST}/over", f"<main>{html}</main>".encode(), "text/html")


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/f/kantoor-12.vcf'>Visitekaartje</a>",
        "<a href='/f/spreekuren.ics'>In uw agenda</a>",
        "<a href='/f/adressenlijst.odt'>Lijst</a>",
    ],
)
def test_cards_calendars_and_open_documents_are_followed(link: str) -> None:
    assert len(find_links(page(link), SITE, ())) == 1


@pytest.mark.parametrize(
    ("link", "count"),
    [
        ("<a href='/f/12.doc'>Adressen van de spreekuren</a>", 1),
        ("<a href='/f/vestigingen-2026.zip'>Download</a>", 1),
        ("<a href='/f/klachtenformulier.doc'>Formulier</a>", 0),
        ("<a href='/f/checklist.doc'>Checklijst</a>", 0),
        ("<a href='/f/adressen.docx'>Adressen</a>", 0),
    ],
)
def test_a_list_in_a_file_that_no_one_reads_is_seen(link: str, count: int) -> None:
    assert len(find_unreadable_lists(page(link))) == count


def test_below_an_address_that_a_person_gave_its_own_words_are_no_reason_to_pass_by() -> None:
    assert is_ignored(f"{HOST}/agenda/spreekuren", SITE)
    assert not is_ignored(f"{HOST}/agenda/spreekuren", SITE, ["/agenda"])
    assert is_ignored(f"{HOST}/agenda/nieuws", SITE, ["/agenda"])
    assert is_ignored(f"{HOST}/agendapunten/nieuws", SITE, ["/agenda", "/"])


def test_data_in_a_folder_of_feeds_is_asked_and_its_news_is_not() -> None:
    assert not is_ignored(f"{HOST}/feed/locaties.xml", SITE)
    assert is_ignored(f"{HOST}/feed/", SITE)


@pytest.mark.parametrize(
    ("method", "asked"),
    [("get", [f"{HOST}/over?blad=2"]), ("post", []), ("", [f"{HOST}/over?blad=2"])],
)
def test_a_button_that_asks_another_page_is_a_link(method: str, asked: list[str]) -> None:
    button = "<button name='blad' value='2'>2</button>"
    page_form = page(
        f"<form method='{method}' action='/over'>{button}</form>".replace(" method=''", "")
    )
    assert find_links(page_form, SITE, ()) == asked
