"""The first page of the explorer in a real browser, from a folder on disk, without a network.

Each task says what a reader does, in taps or keys, and what then stands there.
"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.products.verkenner.write import write_explorer
from tests.pipeline.products.country import SEARCHED, make_edition
from tests.snapshots import Row, assemble, gemeente_row, location_row, pandas_types
from tests.werkbank.browsing import find_axe_faults, needs_browser, phone

pytestmark = [pytest.mark.heavy, needs_browser]
WHOLLY_SEARCHED = {**SEARCHED, "doorzocht": "geheel"}
GEMEENTEN = [
    gemeente_row("GM0344", "Utrecht", lat=52.09, lon=5.12, inwoners=367_947, **WHOLLY_SEARCHED),
    gemeente_row("GM0355", "Zeist", lat=52.09, lon=5.23, inwoners=66_000, **WHOLLY_SEARCHED),
    gemeente_row("GM0331", "Lopik", lat=51.97, lon=4.95, inwoners=14_000, **WHOLLY_SEARCHED),
    gemeente_row("GM0589", "Oudewater", lat=52.02, lon=4.87, inwoners=10_000, **WHOLLY_SEARCHED),
    gemeente_row(
        "GM1900", "Súdwest-Fryslân", provincie="Fryslân", lat=53.03, lon=5.66, inwoners=90_000
    ),
]
UTRECHT, ZEIST, LOPIK, OUDEWATER, _ = GEMEENTEN
DEBTS = ["Schulden en incasso", "type:Administratieve hulp"]
HOSTILE = "=SYNTHETISCH</script><img src=x onerror=\"document.title='stuk'\">\u202e"


def place(number: int, gemeente: Row, lat: float, lon: float, name: str, **values: object) -> Row:
    values = {"telefoon": f"+3130123450{number}", "organisatie": f"SYNTHETISCH {name}"} | values
    return location_row(number, gemeente, lat=lat, lon=lon, **values)


LOCATIONS = {
    1: (place(1, UTRECHT, 52.0930, 5.1110, "Rechtswinkel De Brug", postcode="3511AB"), DEBTS),
    2: (place(2, UTRECHT, 52.0700, 5.1400, "Schuldloket"), DEBTS),
    3: (place(3, ZEIST, 52.0900, 5.2300, "Papierhulp"), DEBTS),
    4: (place(4, LOPIK, 51.9700, 4.9500, "Formulierenpunt"), DEBTS),
    5: (
        place(5, UTRECHT, 52.0900, 5.1200, "Maatje", bezoekadres=None, woonplaats=None),
        DEBTS,
    ),
    6: (place(6, OUDEWATER, 52.0200, 4.8700, "Bemiddelaars"), ["type:Contactbemiddeling"]),
    7: (
        place(7, UTRECHT, 52.1200, 5.0900, "Loket", landelijke_partij="Het Juridisch Loket"),
        ["type:Advies"],
    ),
    8: (place(8, ZEIST, 52.1, 5.2, "", organisatie=HOSTILE, openingstijden="op afspraak"), []),
}
POSTCODES = pd.DataFrame(
    [("3511", "Utrecht", "GM0344", 52.0925, 5.1102), ("8601", "Sneek", "GM1900", 53.03, 5.66)],
    columns=["pc4", "plaats", "gemeentecode", "lat", "lon"],
)
CHANGES = pd.DataFrame(
    [
        ("nieuw", 1, "nieuw gevonden", "", "GM0344"),
        ("vervallen", -1, "echte verandering", "GM0355", ""),
        ("vervallen", -1, "bron uitgevallen", "GM0331", ""),
    ],
    columns=["soort_verschil", "effect", "oorzaak", "gemeentecode_oud", "gemeentecode_nieuw"],
)


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    terms = {row["locatie_id"]: offered for row, offered in LOCATIONS.values()}
    tables = assemble(GEMEENTEN, [row for row, _ in LOCATIONS.values()], terms)
    changes = CHANGES.reindex(columns=list(pandas_types("verschillen")))
    edition = make_edition(tables, vorige_versie="2021.1", wijzigingen=changes)
    folder = tmp_path_factory.mktemp("verkenner")
    write_explorer(edition, folder, postcodes=POSTCODES)
    return folder


@pytest.fixture
def page(browser: Browser, explorer: Path) -> Iterator[Page]:
    with phone(browser) as page:
        start(page, explorer)
        yield page


def start(page: Page, explorer: Path, view: str = "") -> None:
    page.goto((explorer / "index.html").as_uri() + view)
    page.locator("html[data-postcodes]").wait_for()


def shown(page: Page) -> list[str]:
    """Return the numbers of the locations in the list, in order."""
    items = page.locator("[data-locatie-id]")
    return [id_[-1] for id_ in items.evaluate_all("all => all.map(e => e.dataset.locatieId)")]


def choose(page: Page, name: str, term: str) -> None:
    page.locator(f"label:has([name={name}])").filter(has_text=term).click()


def download(page: Page) -> list[dict[str, str]]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Bewaar als csv").click()
    text = waiting.value.path().read_text("utf-8-sig")
    assert waiting.value.suggested_filename.startswith("SYNTHETISCH-verkenner-2023.1-")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def test_task_a_a_gemeente_is_found_by_typing_and_its_state_stands_there(page: Page) -> None:
    page.get_by_role("searchbox").fill("sudwest")
    first = page.locator("#lijst > li").first
    expect(first).to_contain_text("Súdwest-Fryslân")
    expect(first).to_contain_text("niet bekend")
    expect(first.get_by_role("link")).to_have_attribute("href", "gemeente/GM1900.html")


def test_task_f_from_postcode_and_question_to_the_nearest_in_three_taps(page: Page) -> None:
    page.get_by_role("searchbox").click()
    page.keyboard.type("3511")
    choose(page, "leefgebied", "Schulden")
    choose(page, "type", "Administratieve hulp")
    expect(page.locator("#telling")).to_contain_text("5 locaties")
    assert shown(page) == ["1", "2", "3", "4", "5"]
    first = page.locator("[data-locatie-id]").first
    expect(first).to_contain_text("0,1 km")
    expect(first.locator("a.bel")).to_have_attribute("href", "tel:+31301234501")
    expect(first).to_contain_text("openingstijden en afspraak niet bekend: bel eerst")
    expect(first.get_by_role("heading")).to_be_in_viewport()
    expect(page.locator("#uitleg")).to_contain_text("3511 ligt in Utrecht (3 locaties)")


def test_without_an_address_a_location_has_no_distance_and_stays_in_its_gemeente(
    page: Page, explorer: Path
) -> None:
    start(page, explorer, "#q=3511+AB&leefgebied=schulden-en-incasso")
    last = page.locator("[data-locatie-id]").last
    expect(last).to_contain_text("werkt in de hele gemeente Utrecht")
    expect(last).not_to_contain_text("km")
    start(page, explorer, "#q=8601&leefgebied=schulden-en-incasso")
    expect(page.locator("#telling")).to_contain_text("4 locaties")
    assert "5" not in shown(page)


def test_a_national_party_is_there_for_residents_of_every_gemeente(page: Page) -> None:
    page.get_by_role("searchbox").fill("8601 juridisch")
    only = page.locator("[data-locatie-id]")
    expect(only).to_have_count(1)
    expect(only).to_contain_text("inwoners van elke gemeente kunnen er terecht")


@pytest.mark.parametrize(
    "asked", ["rechtwinkel", "Rechtswinkle", "recthswinkel", "brug utrecht", "rechtsw"]
)
def test_task_h_a_misspelt_search_finds_what_was_meant(page: Page, asked: str) -> None:
    page.get_by_role("searchbox").fill(asked)
    expect(page.locator("[data-locatie-id]").first).to_contain_text("Rechtswinkel De Brug")


@pytest.mark.parametrize(
    "asked", ["deurwaarder", "3511 deurwaarders", "ruzie met deurwaarder", "brieven invullen"]
)
def test_everyday_words_find_what_a_term_means(page: Page, asked: str) -> None:
    page.get_by_role("searchbox").fill(asked)
    expect(page.locator("[data-locatie-id]")).to_have_count(5)


def test_a_word_that_nothing_bears_is_told_and_hides_nothing(page: Page) -> None:
    page.get_by_role("searchbox").fill("xylofoon schulden")
    expect(page.locator("[data-locatie-id]")).to_have_count(5)
    expect(page.locator("#uitleg")).to_have_text(
        "Met ‘xylofoon’ is niets gevonden. Hieronder staat wat past bij ‘schulden’."
    )


def test_a_word_that_names_a_term_gives_the_states_of_that_term(page: Page, explorer: Path) -> None:
    page.get_by_role("searchbox").fill("8601 schulden")
    expect(page.locator("#uitleg")).to_contain_text("Súdwest-Fryslân (niet bekend)")
    states = []
    for asked in ("q=schulden", "leefgebied=schulden-en-incasso"):
        start(page, explorer, f"#{asked}&toon=gemeenten")
        states.append({row["gemeente"]: row["toestand"] for row in download(page)})
    assert states[0] == states[1]
    assert len(states[0]) == len(GEMEENTEN)


def test_a_gemeente_with_a_term_gives_the_state_of_that_term_there(page: Page) -> None:
    page.get_by_role("searchbox").fill("sneek schulden")
    only = page.locator("#lijst > li")
    expect(only).to_have_count(1)
    expect(only).to_contain_text("Súdwest-Fryslân")
    expect(only).to_contain_text("niet bekend")
    expect(page.locator("#uitleg")).to_have_text(
        "Wat bij een gemeente staat, gaat over: Schulden en incasso."
    )


def test_a_name_that_is_not_there_does_not_say_that_there_is_no_help(page: Page) -> None:
    page.get_by_role("searchbox").fill("3511 papierhulp")
    expect(page.locator("#uitleg")).to_contain_text("dat zegt niet dat het er niet is")


@pytest.mark.parametrize("asked", ["papierhulp", "papierhul", "papierhullp"])
def test_a_word_that_a_name_bears_is_not_taken_apart(page: Page, asked: str) -> None:
    page.get_by_role("searchbox").fill(asked)
    expect(page.locator("[data-locatie-id]")).to_have_count(1)
    expect(page.locator("#uitleg")).to_be_hidden()


@pytest.mark.parametrize("asked", ["0000", "9999", "1234 zz"])
def test_a_postcode_that_is_none_is_told(page: Page, asked: str) -> None:
    page.get_by_role("searchbox").fill(asked)
    expect(page.locator("#uitleg")).to_contain_text(f"Postcode {asked[:4]} kennen wij niet")


def test_what_cannot_be_searched_for_is_told_and_hides_nothing(page: Page) -> None:
    for asked, told in (
        ("😀", "alleen met de letters"),
        ("'", "alleen met"),
        ("088 123 1490", "088 123 1490"),
    ):
        page.get_by_role("searchbox").fill(asked)
        expect(page.locator("[data-locatie-id]")).to_have_count(8)
        expect(page.locator("#uitleg")).to_contain_text(told)
        expect(page.locator("#uitleg")).not_to_contain_text("Postcode")


def test_only_what_was_chosen_is_advised_to_leave_out(page: Page) -> None:
    page.get_by_role("searchbox").fill("xylofoon")
    expect(page.locator("#leeg")).to_contain_text(
        "alles voldoet. Gebruik minder of andere woorden."
    )


def test_a_link_that_was_copied_is_seen_to_be(page: Page) -> None:
    page.get_by_role("link", name="Link naar dit beeld").click()
    expect(page.locator("#gekopieerd")).to_have_text("Link gekopieerd.")


def test_a_distance_is_saved_as_a_dutch_spreadsheet_reads_it(page: Page, explorer: Path) -> None:
    start(page, explorer, "#q=3511+schulden")
    assert [row["afstand_km"] for row in download(page)][:2] == ["0,1", "3,2"]


def test_task_i_all_of_it_goes_by_keyboard(page: Page) -> None:
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Naar de inhoud")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("papierhulp")
    page.keyboard.press("Enter")
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.locator("[data-locatie-id] h3 a:focus").count():
            break
    page.keyboard.press("Enter")
    page.wait_for_url("**/locatie/L0000000003.html")
    page.go_back()
    expect(page.locator("[data-locatie-id]")).to_have_count(1)


def test_task_j_small_gemeenten_searched_in_vain_are_listed_and_saved(page: Page) -> None:
    choose(page, "type", "Contactbemiddeling")
    choose(page, "toon", "Gemeenten")
    page.get_by_text("Meer filters").click()
    page.get_by_label("Inwoners van de gemeente").select_option("1 - 24.999")
    page.get_by_label("Toestand van de gemeente").select_option("doorzocht, niet gevonden")
    expect(page.locator("#telling")).to_have_text(
        "0 locaties. 1 gemeente: 1 doorzocht, niet gevonden."
    )
    (row,) = download(page)
    assert row["gemeente"] == "Lopik"
    assert row["inwoners"] == "14000"
    assert row["toestand"] == "doorzocht, niet gevonden"


def test_task_k_two_waves_stand_on_one_map(page: Page) -> None:
    choose(page, "toon", "Sinds 2021.1")
    expect(page.locator("#telling")).to_contain_text("1 locatie erbij, 1 weg")
    rows = {row["gemeente"]: row for row in download(page)}
    assert [(rows[g]["erbij"], rows[g]["weg"]) for g in ("Utrecht", "Zeist")] == [
        ("1", "0"),
        ("0", "1"),
    ]
    assert (rows["Lopik"]["onzeker"], rows["Súdwest-Fryslân"]["doorzocht"]) == ("1", "nee")
    assert "Oudewater" not in rows
    assert list(rows) == ["Lopik", "Súdwest-Fryslân", "Utrecht", "Zeist"]
    page.locator("#kaart").scroll_into_view_if_needed()
    expect(page.get_by_role("img")).to_have_attribute(
        "aria-label",
        "Kaart van de gemeenten: + locaties erbij 1; − locaties weg 1; ± erbij en weg 0; "
        "geen verschil 1; niet te zeggen 2",
    )
    expect(page.locator("#kaart .merk")).to_have_text(["+", "−"])


def test_a_view_has_an_address_that_reopens_it_and_the_way_back_works(
    page: Page, explorer: Path
) -> None:
    page.get_by_role("searchbox").fill("utrecht")
    choose(page, "leefgebied", "Schulden")
    expect(page.locator("[data-locatie-id]")).to_have_count(3)
    address = page.url
    page.go_back()
    expect(page.locator("[data-locatie-id]")).to_have_count(4)
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value("")
    start(page, explorer)
    page.goto(address)
    expect(page.get_by_role("searchbox")).to_have_value("utrecht")
    expect(page.locator("[data-locatie-id]")).to_have_count(3)
    expect(page.get_by_label("Schulden en incasso")).to_be_checked()


def test_a_hostile_name_is_only_text_here_and_in_a_spreadsheet(page: Page) -> None:
    page.get_by_role("searchbox").fill("onerror")
    expect(page.locator("[data-locatie-id] h3")).to_have_text(HOSTILE)
    assert "stuk" not in page.title()
    (row,) = download(page)
    assert row["naam"] == f"'{HOSTILE}"
    assert row["afspraak"] == "op afspraak"


@pytest.mark.parametrize("view", ["", "#q=3511&type=advies", "#toon=gemeenten", "#toon=verschil"])
@pytest.mark.parametrize("width", [320, 1280])
def test_every_view_keeps_to_wcag_and_to_the_width_of_the_screen(
    browser: Browser, explorer: Path, view: str, width: int
) -> None:
    # Axe reads the style sheets itself, which the page may not: what it is told is not of the page.
    page = browser.new_page(viewport={"width": width, "height": 800})
    start(page, explorer, view)
    page.get_by_text("Meer filters").click()
    assert find_axe_faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_without_script_the_page_leads_to_every_gemeente(browser: Browser, explorer: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((explorer / "index.html").as_uri())
    assert not page.locator("#zoeken").is_visible()
    page.get_by_text("Fryslân 1").click()
    page.get_by_role("link", name="Súdwest-Fryslân").wait_for()
    context.close()
