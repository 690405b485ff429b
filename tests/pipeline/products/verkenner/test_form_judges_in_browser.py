"""What the form for a report says of a value before it is sent: what the pipeline would make of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from pipeline.normalise.contact import normalise_website
from pipeline.normalise.postcode import normalise_postcode
from pipeline.products.verkenner.write import write_explorer
from pipeline.read.cells import parse_moment
from tests.pipeline.products.country import small_edition
from tests.werkbank.browsing import find_axe_faults, needs_browser, phone

pytestmark = [pytest.mark.heavy, needs_browser]
SETTLED_MS = 500
"""A fault comes a little after a field is left: see melden.js."""
POSTCODES = [
    "1234 AB",
    "1234ab",
    " 1234  AB ",
    "0123 AB",
    "1234 SS",
    "1234",
    "1234 ABC",
    "12345 AB",
]
SITES = [
    *(
        "https://www.voorbeeld.nl",
        "www.voorbeeld.nl/hulp?x=1",
        "voorbeeld.nl",
        "HTTP://Voorbeeld.NL",
    ),
    *("http://voorbeeld.nl:8080/a", "https://büro.example", "geen", "http://localhost"),
    *("http://10.0.0.1/", "ftp://voorbeeld.nl", "https://piet:geheim@voorbeeld.nl"),
    *("javascript:alert(1)", "mailto:info@voorbeeld.nl"),
]
MOMENTS = [
    "2025",
    "2025-05",
    "3-5-2025",
    "05-2025",
    "31-2-2025",
    "1850",
    "2101",
    "morgen",
    "2025-13",
]


@pytest.fixture(scope="module")
def explorer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("melden")
    write_explorer(small_edition(), folder)
    return folder


@pytest.fixture
def page(browser: Browser, explorer: Path) -> Iterator[Page]:
    with phone(browser) as page:
        start(page, explorer)
        yield page


def start(page: Page, explorer: Path) -> None:
    page.goto((explorer / "melden.html").as_uri() + "?gemeente=GM0344")
    page.get_by_label("Er ontbreekt een locatie").check()


def is_refused(page: Page, field: str, text: str) -> bool:
    page.locator(f"#{field}").fill(text)
    page.locator(f"#{field}").blur()
    page.wait_for_timeout(SETTLED_MS)
    told = page.locator(f"#{field}-fout").count() > 0
    marked = page.locator(f"#{field}").get_attribute("aria-invalid") == "true"
    assert told == marked
    return told


@pytest.mark.parametrize("text", POSTCODES)
def test_a_postcode_is_judged_as_the_pipeline_reads_it(page: Page, text: str) -> None:
    assert is_refused(page, "w_postcode", text) == (not normalise_postcode(text))


@pytest.mark.parametrize("text", SITES)
def test_a_website_is_judged_as_the_pipeline_reads_it(page: Page, text: str) -> None:
    assert is_refused(page, "w_website", text) == (not normalise_website(text))


@pytest.mark.parametrize("text", MOMENTS)
def test_a_moment_is_judged_as_the_desk_reads_it(page: Page, text: str) -> None:
    page.locator("#per").fill(text)
    page.locator("#per").blur()
    page.wait_for_timeout(SETTLED_MS)
    told = page.locator("#per-fout", has_text="geen bestaande dag").count() > 0
    assert told == (parse_moment(text) is None)


def test_a_day_to_come_is_asked_about_and_stops_nothing(page: Page) -> None:
    page.locator("#w_organisatie").fill("SYNTHETISCH Loket")
    page.locator("#per").fill("1-1-2099")
    page.locator("#per").blur()
    expect(page.locator("#per-fout")).to_contain_text("ligt nog in de toekomst")
    page.get_by_role("button", name="Maak het bericht").click()
    expect(page.locator("#klaar")).to_be_visible()


def test_a_fault_stands_at_its_field_until_it_is_mended(browser: Browser, explorer: Path) -> None:
    # Axe reads the style sheets itself, which the page may not: what it is told is not of the page.
    page = browser.new_page(viewport={"width": 320, "height": 740})
    start(page, explorer)
    page.locator("#w_postcode").fill("12 AB")
    page.get_by_role("button", name="Maak het bericht").click()
    expect(page.locator("#fouten li")).to_have_count(2)
    expect(page.locator("#w_postcode-fout")).to_contain_text("zoals 1234 AB")
    expect(page.locator("#w_organisatie-fout")).to_be_visible()
    assert page.locator("#w_postcode").get_attribute("aria-describedby") == "w_postcode-fout"
    assert find_axe_faults(page) == []
    page.locator("#w_postcode").fill("1234 AB")
    page.locator("#w_organisatie").fill("SYNTHETISCH Loket")
    page.get_by_role("button", name="Maak het bericht").click()
    expect(page.locator("p.fault")).to_have_count(0)
    expect(page.locator("#klaar")).to_be_visible()
    page.close()
