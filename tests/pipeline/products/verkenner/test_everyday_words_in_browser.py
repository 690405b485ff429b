"""Asking the explorer in everyday words, in a real browser: what a word is read as, and when not."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.products.verkenner.write import write_explorer
from schemas.typology import labels, load_typology
from tests.pipeline.products.country import SEARCHED, make_edition
from tests.snapshots import assemble, gemeente_row, location_row
from tests.werkbank.browsing import find_axe_faults, needs_browser, phone

pytestmark = [pytest.mark.heavy, needs_browser]
TYPOLOGY = load_typology()
TOPICS = [
    *(f"type:{label}" for label in labels(TYPOLOGY.ondersteuningstypen)),
    *labels(TYPOLOGY.leefgebieden),
]
UTRECHT = gemeente_row("GM0344", "Utrecht", lat=52.09, lon=5.12, **SEARCHED)
BUREN = gemeente_row("GM0214", "Buren", provincie="Gelderland", lat=51.91, lon=5.33, **SEARCHED)
LOON = gemeente_row(
    "GM0809", "Loon op Zand", provincie="Noord-Brabant", lat=51.63, lon=5.07, **SEARCHED
)
IN_BUREN = "L0000000099"


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an explorer with a location in Utrecht per topic, in order, and one in Buren."""
    rows = [location_row(n, UTRECHT) for n, _ in enumerate(TOPICS)]
    offered = {row["locatie_id"]: [term] for row, term in zip(rows, TOPICS, strict=True)}
    rows.append(location_row(99, BUREN, organisatie="SYNTHETISCH Loket Betuwe"))
    tables = assemble([UTRECHT, BUREN, LOON], rows, offered)
    folder = tmp_path_factory.mktemp("woorden")
    write_explorer(make_edition(tables), folder)
    return folder


@pytest.fixture
def page(browser: Browser, explorer: Path) -> Iterator[Page]:
    with phone(browser) as page:
        page.goto((explorer / "index.html").as_uri())
        page.locator("html[data-klaar]").wait_for()
        yield page


def ask(page: Page, question: str) -> list[str]:
    """Type a question; return the topics of the locations in Utrecht that answer it."""
    page.get_by_role("searchbox").fill(question)
    return list_answers(page)


def list_answers(page: Page) -> list[str]:
    ids = page.locator("[data-locatie-id]").evaluate_all("all => all.map(e => e.dataset.locatieId)")
    return [TOPICS[int(id_[-2:])] for id_ in ids if id_ != IN_BUREN]


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("ruzie met de buren", "Wonen en buren"),
        ("Burenruzie", "Wonen en buren"),
        ("scheiden", "Familie en relatie"),
        ("ik wil scheiden", "Familie en relatie"),
        ("huur", "Wonen en buren"),
        ("huurtoeslag", "Werk en inkomen"),
        ("deurwaarder", "Schulden en incasso"),
        ("deurwarder", "Schulden en incasso"),
        ("uitkering", "Werk en inkomen"),
        ("WW", "Werk en inkomen"),
        ("verblijfsvergunning", "Politie en justitie"),
        ("ruzie met de baas", "Werk en inkomen"),
        ("uit huis gezet", "Wonen en buren"),
        ("wonen en buren", "Wonen en buren"),
        ("bezwaar maken", "type:Inhoudelijke hulp"),
        ("formulieren invullen", "type:Administratieve hulp"),
        ("brieven invullen", "type:Administratieve hulp"),
    ],
)
def test_everyday_words_are_read_as_the_topic_they_are_of(
    page: Page, question: str, topic: str
) -> None:
    assert ask(page, question) == [topic]


@pytest.mark.parametrize("begun", ["ruzie met de bu", "verblijfsverg", "uit huis"])
def test_who_is_still_typing_sees_where_it_goes(page: Page, begun: str) -> None:
    assert len(ask(page, begun)) == 1


def test_how_a_word_was_read_is_told(page: Page) -> None:
    ask(page, "deurwaarder")
    expect(page.locator("#uitleg")).to_have_text("‘deurwaarder’ lezen wij als Schulden en incasso.")
    ask(page, "schulden")
    expect(page.locator("#uitleg")).to_be_hidden()


def test_the_name_of_a_place_that_is_a_topic_too_is_for_the_reader_to_decide(page: Page) -> None:
    assert ask(page, "Buren") == ["Wonen en buren"]
    expect(page.locator(f"[data-locatie-id={IN_BUREN}]")).to_be_visible()
    choices = page.locator("#keuze").get_by_role("link")
    expect(choices).to_have_text(["de gemeente Buren", "het onderwerp Wonen en buren"])
    expect(page.locator("#uitleg")).to_be_hidden()


def test_the_choice_keeps_to_wcag(browser: Browser, explorer: Path) -> None:
    # Axe reads the style sheets itself, which the page may not: what it is told is not of the page.
    page = browser.new_page(viewport={"width": 320, "height": 740})
    page.goto((explorer / "index.html").as_uri() + "#q=Buren")
    page.locator("#keuze a").first.wait_for()
    assert find_axe_faults(page) == []
    page.close()


def test_a_place_that_was_chosen_stays_so_until_other_words_are_typed(page: Page) -> None:
    ask(page, "Buren")
    page.get_by_role("link", name="de gemeente Buren").click()
    expect(page.locator("[data-locatie-id]")).to_have_count(1)
    expect(page.locator(f"[data-locatie-id={IN_BUREN}]")).to_be_visible()
    page.get_by_text("Gemeenten", exact=True).click()
    expect(page.locator("#lijst > li")).to_have_count(1)
    page.reload()
    expect(page.locator("#lijst > li")).to_have_count(1)
    page.get_by_text("Locaties", exact=True).click()
    assert ask(page, "buren ") == ["Wonen en buren"]


def test_a_topic_that_was_chosen_is_a_filter(page: Page) -> None:
    ask(page, "Buren")
    page.get_by_role("link", name="het onderwerp Wonen en buren").click()
    expect(page.get_by_label("Wonen en buren")).to_be_checked()
    expect(page.get_by_role("searchbox")).to_have_value("")
    assert list_answers(page) == ["Wonen en buren"]


def test_a_longer_name_is_no_question(page: Page) -> None:
    ask(page, "loon")
    expect(page.locator("#keuze").get_by_role("link")).to_have_count(2)
    ask(page, "loon op zand")
    expect(page.locator("#keuze")).to_be_hidden()
    expect(page.locator("#lijst > li").first).to_contain_text("Loon op Zand")


@pytest.mark.parametrize(
    "misspelt",
    [
        "rechtwinkel",
        "rechtswinkkel",
        "rechtswnikel",
        "echtswinkel",
        "erchtswinkel",
        "rechts winkel",
        "rechts-winkel",
        "rechts winkle",
        "Réchtswinkel",
    ],
)
def test_a_misspelt_word_is_read_as_the_one_meant_and_told(page: Page, misspelt: str) -> None:
    assert ask(page, misspelt) == ["type:Informatie"]
    expect(page.locator("#uitleg")).to_contain_text("lezen wij als Informatie.")


@pytest.mark.parametrize(
    "misspelt",
    ["loketbetuwe", "loket betwue", "loket bet uwe", "loktebetuwe", "lloket betuwe"],
)
def test_a_misspelt_name_is_found_joined_and_split(page: Page, misspelt: str) -> None:
    ask(page, misspelt)
    expect(page.locator("[data-locatie-id]")).to_have_count(1)
    expect(page.locator(f"[data-locatie-id={IN_BUREN}]")).to_be_visible()


def test_a_misspelt_place_is_found_joined_and_split(page: Page) -> None:
    page.get_by_text("Gemeenten", exact=True).click()
    for asked, name in (
        ("loonopzand", "Loon op Zand"),
        ("loon opzand", "Loon op Zand"),
        ("utr echt", "Utrecht"),
    ):
        page.get_by_role("searchbox").fill(asked)
        expect(page.locator("#lijst > li")).to_have_count(1)
        expect(page.locator("#lijst > li")).to_contain_text(name)


def test_a_word_amid_others_that_only_part_of_a_phrase_knows_is_told(page: Page) -> None:
    assert ask(page, "ruzie met deurwaarder") == ["Schulden en incasso"]
    expect(page.locator("#uitleg")).to_contain_text("Met ‘ruzie’ is niets gevonden.")


def test_a_word_that_no_name_bears_is_taken_apart_and_that_is_told(page: Page) -> None:
    assert ask(page, "papierhulp") == ["type:Administratieve hulp"]
    expect(page.locator("#uitleg")).to_have_text("‘papierhulp’ lezen wij als Administratieve hulp.")


def test_words_that_were_typed_apart_are_told_apart(page: Page) -> None:
    assert ask(page, "xylofoon ruzie met mijn baas") == ["Werk en inkomen"]
    expect(page.locator("#uitleg")).to_contain_text("wat past bij ‘ruzie baas’.")
