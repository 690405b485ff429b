"""Cards, pages of gemeenten and the form for a report in a real browser, from a folder on disk."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from pipeline.mutations.intake import find_intake_faults, receive, with_found
from pipeline.mutations.locations import PublishedLocations, gather_published_locations
from pipeline.mutations.mail import read_message
from pipeline.mutations.report import parse_mutation
from pipeline.products.edition import Edition
from pipeline.products.verkenner.write import write_explorer
from schemas.mutations import Mutatiesoort, Mutation, ReportedValue, describe_json
from tests.pipeline.products.country import SEARCHED, make_edition
from tests.snapshots import LEEFGEBIEDEN, TYPES, assemble, gemeente_row, location_row, table
from tests.werkbank.browsing import (
    find_axe_faults,
    needs_browser,
    phone,
    scrolls_sideways,
)

pytestmark = [pytest.mark.heavy, needs_browser]
UTRECHT = gemeente_row("GM0344", "Utrecht", lat=52.09, lon=5.12, inwoners=367_947, **SEARCHED)
ZEIST = gemeente_row("GM0355", "Zeist", lat=52.09, lon=5.23, inwoners=66_000, **SEARCHED)
SNEEK = gemeente_row("GM1900", "Súdwest-Fryslân", provincie="Fryslân", lat=53.03, lon=5.66)
HOSTILE = "SYNTHETISCH</script><img src=x onerror=\"document.title='stuk'\">\u202e"
FULL = "L0000000001"
LONG = "L0000000003"
LOCATIONS = [
    location_row(
        *(1, UTRECHT),
        organisatie="SYNTHETISCH Rechtswinkel",
        postcode="3511AB",
        telefoon="+31301234567",
        website="https://www.synthetisch.example",
        openingstijden="ma 9-12 inloop",
        sociaal_raadslieden=True,
    ),
    location_row(2, UTRECHT, organisatie=HOSTILE, bezoekadres=None),
    location_row(
        *(3, UTRECHT),
        organisatie="SYNTHETISCH Stichting met een lange naam voor rechtshulp en advies",
        locatienaam="SYNTHETISCH Vestiging in het buurthuis aan de overkant van het park",
        openingstijden="maandag, dinsdag en donderdag 9.00-12.00 en 13.00-17.00 uur, vrijdag 9-12",
        landelijke_partij="Het Juridisch Loket",
        vestigingsvorm="servicepunt",
        bronnen="handmatig|juridischloket",
    ),
]
TERMS = {FULL: [f"type:{TYPES[0]}", LEEFGEBIEDEN[0]]} | {
    LONG: [*(f"type:{term}" for term in TYPES), *LEEFGEBIEDEN]
}
PUBLISHER = {
    "naam": "SYNTHETISCHE uitgever",
    "meldadres": "melden@synthetisch.example",
    "url": "https://synthetisch.example/data",
    "iri": "https://synthetisch.example/id",
    "licentie": "CC-BY-4.0",
    "doi": "",
}
PAGES = [
    f"locatie/{FULL}.html",
    f"locatie/{LONG}.html",
    "gemeente/GM0344.html",
    "gemeente/GM1900.html",
    "inbedden/GM0344.html",
    "melden.html",
    "meldingen.html",
]


def difference(number: int, soort: str, effect: int, **values: Any) -> dict[str, Any]:
    row: dict[str, Any] = {
        "locatie_id": f"L{number:010d}",
        "organisatie": f"SYNTHETISCH {number}",
        "soort_verschil": soort,
        "gemeentecode_oud": None if effect > 0 else "GM0344",
        "gemeentecode_nieuw": None if effect < 0 else "GM0344",
        "effect": effect,
        "oorzaak": "echte verandering",
        "grond": "SYNTHETISCH",
    }
    empty = dict.fromkeys(["kolom", "oud", "nieuw", "verwante_locatie_id"])
    return empty | row | values


@pytest.fixture(scope="module")
def edition() -> Edition:
    edition = make_edition(
        assemble([UTRECHT, ZEIST, SNEEK], LOCATIONS, TERMS),
        uitgever=PUBLISHER,
        vorige_versie="2021.1",
        wijzigingen=table(
            "verschillen",
            [
                difference(1, "nieuw", 1, oorzaak="nieuw gevonden"),
                difference(8, "vervallen", -1),
                *(
                    difference(3, "gewijzigd", 0, kolom="website", oud=f"https://{n}.example")
                    for n in range(6)
                ),
            ],
        ),
    )
    report = {
        "mutatie_id": "M0000000001",
        "locatie_id": FULL,
        "gemeentecode": "GM0344",
        "soort": "wijziging",
        "veld": "telefoon",
        "stand": "in behandeling",
        "gemeld_op": "2023-05-01",
        "stand_op": "2023-05-02",
    }
    edition.version.tables["mutaties"] = table("mutaties", [report])
    return edition


@pytest.fixture(scope="module")
def published(edition: Edition) -> PublishedLocations:
    return gather_published_locations("2023.1", edition.version.tables)


@pytest.fixture(scope="module")
def explorer(edition: Edition, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bladen")
    write_explorer(edition, folder)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with phone(browser) as page:
        yield page


def report_on(page: Page, explorer: Path, locatie_id: str) -> None:
    """Open the form as the link of a card does."""
    page.goto((explorer / "locatie" / f"{locatie_id}.html").as_uri())
    page.get_by_role("link", name="Klopt er iets niet? Meld het").click()
    expect(page.locator("#locatie")).to_have_value(locatie_id)


def make_message(page: Page) -> str:
    page.get_by_role("button", name="Maak het bericht").click()
    expect(page.locator("#klaar-kop")).to_be_focused()
    return page.locator("#mailtekst").inner_text()


def saved_file(page: Page) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name="Bewaar als bestand").click()
    return Path(download.value.path()).read_bytes()


@pytest.mark.parametrize("path", PAGES)
def test_a_page_keeps_to_wcag_and_never_scrolls_sideways(
    browser: Browser, explorer: Path, path: str
) -> None:
    # Axe reads the style sheets itself, which the page may not: what it is told is not of the page.
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto((explorer / path).as_uri())
    for details in page.locator("details").all():
        details.evaluate("one => { one.open = true; }")
    assert find_axe_faults(page) == []
    assert not scrolls_sideways(page, 320)
    assert page.title() != "stuk"
    page.close()


@pytest.mark.parametrize("locatie_id", [FULL, LONG, "L0000000002"])
def test_a_card_prints_on_one_sheet_of_a5(
    page: Page, explorer: Path, tmp_path: Path, locatie_id: str
) -> None:
    page.goto((explorer / "locatie" / f"{locatie_id}.html").as_uri())
    page.pdf(path=tmp_path / "kaart.pdf", prefer_css_page_size=True)
    sheets = PdfReader(tmp_path / "kaart.pdf").pages
    assert len(sheets) == 1
    assert [round(float(points) / 72 * 25.4) for points in sheets[0].mediabox[2:]] == [148, 210]
    printed = " ".join(sheets[0].extract_text().split())
    assert locatie_id in printed
    assert "Kopieer" not in printed


def test_only_a_card_asks_for_a5(page: Page, explorer: Path, tmp_path: Path) -> None:
    page.goto((explorer / "gemeente/GM0344.html").as_uri())
    page.pdf(path=tmp_path / "blad.pdf", format="A4", prefer_css_page_size=True)
    assert float(PdfReader(tmp_path / "blad.pdf").pages[0].mediabox.width) > 590


def test_a_card_is_copied_as_text(page: Page, explorer: Path) -> None:
    page.goto((explorer / "locatie" / f"{FULL}.html").as_uri())
    page.get_by_role("button", name="Kopieer als tekst").click()
    expect(page.locator("[data-bericht]")).to_have_text("Gekopieerd.")
    shown = page.locator("#tekst").inner_text()
    page.goto((explorer / "melden.html").as_uri())
    page.locator("#bericht").focus()
    page.keyboard.press("Control+V")
    assert page.locator("#bericht").input_value() == shown
    assert "Telefoon: 030 123 4567" in shown


def test_what_lacks_and_why_is_one_tap_away(page: Page, explorer: Path) -> None:
    page.goto((explorer / "gemeente/GM0355.html").as_uri())
    page.get_by_role("link", name="Wat er niet staat").click()
    expect(page.get_by_role("heading", name="Doorzocht en niet gevonden")).to_be_in_viewport()
    expect(page.locator(".lacking li").first).to_contain_text("dichtstbij: SYNTHETISCH")


def test_what_changed_is_told_by_name(page: Page, explorer: Path) -> None:
    page.goto((explorer / "gemeente/GM0344.html").as_uri())
    expect(page.locator(".gained")).to_contain_text("SYNTHETISCH 1: nieuw")
    expect(page.locator(".lost")).to_contain_text("SYNTHETISCH 8: vervallen")
    expect(page.locator(".other li")).to_have_count(6)


def test_an_embed_works_in_a_frame_of_320(page: Page, explorer: Path) -> None:
    page.goto((explorer / "gemeente/GM0344.html").as_uri())
    code = page.locator("#inbedcode").text_content() or ""
    here = code.replace(f"{PUBLISHER['url']}/2023.1/verkenner/", f"{explorer.as_uri()}/")
    other = explorer / "andere-site.html"
    other.write_text(f"<!DOCTYPE html><title>Andere site</title>{here}", encoding="utf-8")
    page.goto(other.as_uri())
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("heading", level=1)).to_contain_text("in Utrecht")
    expect(frame.locator("footer")).to_contain_text("versie 2023.1")
    assert page.locator("iframe").evaluate("one => one.offsetWidth") <= 324
    assert frame.locator("html").evaluate("one => one.scrollWidth <= one.clientWidth")
    other.unlink()


def test_a_change_goes_from_card_to_desk_as_a_file(
    page: Page, explorer: Path, published: PublishedLocations, tmp_path: Path
) -> None:
    report_on(page, explorer, FULL)
    page.get_by_label("Telefoon klopt niet").check()
    page.get_by_label("Telefoon moet zijn").fill(" 030  765 43 21 ")
    page.get_by_label("Website klopt niet").check()
    page.get_by_label("Ondersteuningstypen klopt niet").check()
    page.locator("[name=w_ondersteuningstypen]").nth(1).check()
    page.get_by_label("Sinds wanneer").fill("3-5-2023")
    page.get_by_label("Toelichting").fill("Het spreekuur wordt verplaatst.\nZie de site.")
    make_message(page)
    content = saved_file(page)
    jsonschema.validate(json.loads(content), describe_json())
    mutation = parse_mutation(content, "melding.json")
    assert replace(mutation, gemeld_op="") == Mutation(
        gemeld_op="",
        via="formulier",
        gemeente="GM0344",
        locatie_id=FULL,
        versie="2023.1",
        soort=Mutatiesoort.WIJZIGING,
        per="2023-05-03",
        bericht="Het spreekuur wordt verplaatst.\nZie de site.",
        velden=(
            ReportedValue("website", "https://www.synthetisch.example", ""),
            ReportedValue("telefoon", "+31301234567", "030 765 43 21"),
            ReportedValue("ondersteuningstypen", TYPES[0], "|".join(sorted(TYPES[:2]))),
        ),
    )
    assert with_found(mutation, published) == mutation
    assert find_intake_faults(mutation, published) == []
    assert not receive(tmp_path, mutation, "melder@voorbeeld.example", published).is_known


def test_a_change_goes_from_card_to_desk_as_a_mail(page: Page, explorer: Path) -> None:
    report_on(page, explorer, FULL)
    page.get_by_label("Openingstijden klopt niet").check()
    page.get_by_label("Openingstijden moet zijn").fill("di 9-12; woensdag wordt nog bekend")
    page.get_by_label("Website klopt niet").check()
    page.get_by_label("Sinds wanneer").fill("5-2023")
    page.get_by_label("Toelichting").fill("Het spreekuur wordt\nverplaatst.")
    text = make_message(page)
    read = read_message(text)
    assert (read.soort, read.locatie_id, read.gemeente) == ("wijziging", FULL, "Utrecht")
    assert (read.versie, read.per) == ("2023.1", "2023-05")
    assert read.values == {
        "openingstijden": "di 9-12; woensdag wordt nog bekend",
        "website": "wissen",
    }
    assert (read.bericht, read.unread) == ("Het spreekuur wordt verplaatst.", [])
    href = page.get_by_role("link", name="Open in uw mailprogramma").get_attribute("href") or ""
    assert href.startswith("mailto:melden@synthetisch.example?subject=Melding%20wijziging")


def test_a_message_is_copied_as_text(page: Page, explorer: Path) -> None:
    report_on(page, explorer, FULL)
    page.get_by_label("Alles klopt").check()
    message = make_message(page)
    page.get_by_role("button", name="Kopieer de tekst").click()
    expect(page.locator("[data-bericht]")).to_have_text("Gekopieerd.")
    page.locator("#bericht").focus()
    page.keyboard.press("Control+V")
    assert page.locator("#bericht").input_value() == message


@pytest.mark.parametrize(
    ("choice", "soort"),
    [("Deze locatie is er niet meer", "gesloten"), ("Alles klopt", "klopt")],
)
def test_closed_and_right_need_no_values(
    page: Page, explorer: Path, published: PublishedLocations, choice: str, soort: str
) -> None:
    report_on(page, explorer, "L0000000002")
    page.get_by_label(choice).check()
    expect(page.locator("#waarden")).to_be_hidden()
    assert read_message(make_message(page)).soort == soort
    mutation = parse_mutation(saved_file(page), "melding.json")
    assert (mutation.soort, mutation.velden) == (soort, ())
    assert find_intake_faults(mutation, published) == []


def test_a_new_location_is_reported_with_what_is_known_of_it(
    page: Page, explorer: Path, published: PublishedLocations
) -> None:
    page.goto((explorer / "gemeente/GM1900.html").as_uri())
    page.get_by_role("link", name="Klopt er iets niet? Meld het").click()
    page.get_by_label("Er ontbreekt een locatie").check()
    page.get_by_label("Organisatie moet zijn", exact=True).fill("SYNTHETISCH Nieuw Loket")
    page.get_by_label("Plaats moet zijn").fill("Sneek")
    read = read_message(make_message(page))
    assert (read.soort, read.gemeente, read.locatie_id) == ("nieuw", "Súdwest-Fryslân", "")
    assert read.values == {"organisatie": "SYNTHETISCH Nieuw Loket", "plaats": "Sneek"}
    mutation = parse_mutation(saved_file(page), "melding.json")
    assert [value.veld for value in mutation.velden] == ["organisatie", "plaats"]
    assert find_intake_faults(mutation, published) == []


def test_a_new_location_takes_nothing_over_from_the_one_that_was_chosen(
    page: Page, explorer: Path
) -> None:
    report_on(page, explorer, FULL)
    page.get_by_label("Er ontbreekt een locatie").check()
    page.locator("#w_organisatie").fill("SYNTHETISCH Nieuw")
    message = make_message(page)
    assert message.splitlines()[2:] == ["Organisatie: SYNTHETISCH Nieuw"]


def test_a_link_to_a_location_alone_finds_its_gemeente(page: Page, explorer: Path) -> None:
    page.goto((explorer / "melden.html").as_uri() + "?locatie=L0000000001")
    expect(page.get_by_label("Locatie", exact=True)).to_have_value("L0000000001")
    expect(page.get_by_label("Gemeente", exact=True)).not_to_have_value("")
    page.goto((explorer / "melden.html").as_uri() + "?locatie=L9999999999")
    expect(page.get_by_text("Locatie L9999999999 staat niet in deze versie.")).to_be_visible()


def test_the_form_names_every_fault_at_once_and_makes_nothing(page: Page, explorer: Path) -> None:
    report_on(page, explorer, FULL)
    page.get_by_label("Telefoon klopt niet").check()
    page.get_by_label("Telefoon moet zijn").fill("+31301234567")
    page.get_by_label("Sinds wanneer").fill("31-2-2023")
    page.get_by_role("button", name="Maak het bericht").click()
    expect(page.locator("#fouten li")).to_have_text(
        [
            "Telefoon is hetzelfde als wat er staat: schrijf wat het moet zijn, of haal het vinkje "
            "weg.",
            "Sinds wanneer is geen bestaande dag, maand of jaar.",
        ]
    )
    expect(page.locator("#klaar")).to_be_hidden()


@pytest.mark.parametrize(
    "text", ["Vraag naar mevrouw Jansen", "bel 06 12345678", "jan@voorbeeld.example"]
)
def test_the_form_warns_of_persons(page: Page, explorer: Path, text: str) -> None:
    report_on(page, explorer, FULL)
    expect(page.locator("#persoon")).to_be_hidden()
    page.get_by_label("Toelichting").fill(text)
    expect(page.locator("#persoon")).to_contain_text("dit lijkt over een persoon te gaan")


def test_a_report_is_made_by_keyboard_alone(page: Page, explorer: Path) -> None:
    report_on(page, explorer, FULL)
    page.get_by_label("Telefoon klopt niet").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("030 765 43 21")
    page.keyboard.press("Enter")
    expect(page.locator("#klaar-kop")).to_be_focused()
    assert "-> 030 765 43 21" in page.locator("#mailtekst").inner_text()


def test_without_script_every_page_still_says_what_it_knows(
    browser: Browser, explorer: Path
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((explorer / "locatie" / f"{FULL}.html").as_uri())
    expect(page.get_by_role("link", name="030 123 4567")).to_be_visible()
    expect(page.get_by_role("button")).to_have_count(0)
    page.get_by_role("link", name="Klopt er iets niet? Meld het").click()
    expect(page.get_by_role("heading", name="Zelf een mail schrijven")).to_be_visible()
    expect(page.locator("form")).to_be_hidden()
    context.close()


def test_the_public_list_leads_back_to_the_card(page: Page, explorer: Path) -> None:
    page.goto((explorer / "meldingen.html").as_uri())
    page.get_by_role("link", name="SYNTHETISCH Rechtswinkel").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("SYNTHETISCH Rechtswinkel")
