"""The page in a real browser: Debian's chromium, driven over a pipe."""

import re
from collections.abc import Iterator
from io import BytesIO
from time import monotonic

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from tests.werkbank.browsing import launching, needs_browser

pytestmark = [pytest.mark.heavy, needs_browser]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with launching() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(country_page: str, tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("rapport") / "rapport.html"
    path.write_text(country_page, encoding="utf-8")
    return path.as_uri()


def open_page(browser: Browser, address: str, width: int) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.goto(address)
    return page


@pytest.fixture(scope="module")
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = open_page(browser, address, 360)
    yield page
    page.close()


@pytest.fixture(scope="module")
def tablet(browser: Browser, address: str) -> Iterator[Page]:
    page = open_page(browser, address, 720)
    yield page
    page.close()


def contrast(one: str, other: str) -> float:
    def luminance(colour: str) -> float:
        numbers = [int(n) / 255 for n in re.findall(r"\d+", colour)[:3]]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in numbers]
        return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))

    light, dark = sorted([luminance(one), luminance(other)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_the_page_is_never_wider_than_the_screen(
    browser: Browser, address: str, width: int
) -> None:
    page = open_page(browser, address, width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.close()


def test_on_a_phone_a_table_is_read_downwards_and_needs_no_scrolling(page: Page) -> None:
    frames = page.locator(".scroll")
    assert frames.evaluate_all("all => all.every(e => e.scrollWidth <= e.clientWidth)")
    shown = page.locator("[aria-labelledby=tabel_4] tbody tr").first
    label = shown.locator("td").first.evaluate("e => getComputedStyle(e, '::before').content")
    assert label == '"gemeenten met aanbod, deze versie"'
    assert shown.locator("td").first.is_visible()


def test_a_wide_table_scrolls_in_its_own_frame(tablet: Page) -> None:
    table = tablet.locator("[aria-labelledby=tabel_5]")
    assert table.evaluate("e => e.scrollWidth > e.clientWidth")
    assert table.evaluate("e => getComputedStyle(e).overflowX") == "auto"


def test_the_first_tab_leads_past_the_menu(browser: Browser, address: str) -> None:
    page = open_page(browser, address, 1280)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Naar de inhoud"
    assert page.locator(".skip").bounding_box()["x"] >= 0  # type: ignore[index]
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
    page.close()


def test_a_reader_with_a_keyboard_can_scroll_a_table(tablet: Page) -> None:
    page = tablet
    table = page.locator("[aria-labelledby=tabel_5]")
    table.focus()
    for _ in range(5):
        page.keyboard.press("ArrowRight")
    deadline = monotonic() + 10
    while table.evaluate("e => e.scrollLeft") == 0 and monotonic() < deadline:
        page.wait_for_timeout(50)
    assert table.evaluate("e => e.scrollLeft") > 0


def test_assistive_technology_is_told_what_a_map_shows(page: Page) -> None:
    told = page.locator("main").aria_snapshot()
    assert 'img "Gemeenten met ten minste één locatie"' in told


def test_the_states_on_the_screen_differ_in_lightness(page: Page) -> None:
    found, searched, calm = (
        page.locator(f".legend {where}").evaluate("e => getComputedStyle(e).fill")
        for where in (".s0", ".s1:not(.calm)", ".s1.calm")
    )
    assert contrast(found, searched) >= 3
    assert contrast(found, calm) >= 3
    assert calm != searched
    fills = [
        page.locator(f".legend .s{n}").evaluate("e => getComputedStyle(e).fill") for n in (2, 3)
    ]
    assert "#wacht" in fills[0]
    assert "#onbekend" in fills[1]


@pytest.mark.parametrize("where", ["body", ".small", "a", ".synthetic", ".numbers li"])
def test_text_has_enough_contrast(page: Page, where: str) -> None:
    ink = page.locator(where).last.evaluate("e => getComputedStyle(e).color")
    paper = page.locator(where).last.evaluate(
        """e => { for (; e; e = e.parentElement) {
            const c = getComputedStyle(e).backgroundColor; if (c !== 'rgba(0, 0, 0, 0)') return c;
        } return 'rgb(255, 255, 255)'; }"""
    )
    assert contrast(ink, paper) >= 4.5


def test_unknown_gemeenten_are_hatched_and_not_white(page: Page) -> None:
    pattern = page.locator("#onbekend rect")
    inks = [pattern.nth(n).get_attribute("fill") for n in range(2)]
    assert len(set(inks)) == 2
    assert "#fff" not in inks


def test_the_page_reads_without_script_and_says_nothing_to_the_console(
    browser: Browser, address: str
) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    messages: list[str] = []
    page.on("console", lambda message: messages.append(message.text))
    page.goto(address)
    assert page.locator("svg[role=img]").first.is_visible()
    assert page.locator("#tabel_9").is_visible()
    assert messages == []
    context.close()


def test_print_has_no_menu_and_cuts_no_table(browser: Browser, address: str) -> None:
    page = open_page(browser, address, 1280)
    page.emulate_media(media="print")
    assert not page.locator("nav").is_visible()
    page.set_viewport_size({"width": 690, "height": 1000})  # A4 less its margins
    frames = page.locator(".scroll")
    widest = frames.evaluate_all("all => Math.max(...all.map(e => e.scrollWidth))")
    assert widest <= 690
    page.close()


MARK_TABLES = """() => {
    const links = document.body.appendChild(document.createElement('div'));
    const mark = (element) => {
        const [target, link] = [document.createElement('i'), document.createElement('a')];
        target.id = `plaats${links.childElementCount}`;
        link.href = `#${target.id}`;
        link.textContent = '.';
        element.prepend(target);
        links.append(link);
        return target.id;
    };
    const kinds = ['h2', 'h3', 'p', 'ul', 'details', 'figure', '.scroll'];
    const parts = [...document.querySelectorAll(kinds.map((kind) => `main ${kind}`))];
    return parts.flatMap((table, place) => {
        if (!table.matches('.scroll')) return [];
        const together = [table.querySelector('tbody th')];
        for (let above = place - 1; parts[above].matches('h2, h3, p:not(.small)'); above -= 1) {
            together.push(parts[above]);
            if (parts[above].matches('h2')) break;
        }
        return [together.map(mark)];
    });
}"""
"""A place that a link points to is named in a pdf, with its sheet."""


@pytest.mark.parametrize("shift", [0, 50, 100, 150, 200])
def test_in_print_a_table_stands_under_its_heading_and_its_introduction(
    browser: Browser, address: str, shift: int
) -> None:
    page = open_page(browser, address, 1280)
    page.add_style_tag(content=f"header {{ padding-top: {shift}mm }}")
    together = page.evaluate(MARK_TABLES)
    pdf = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True)))
    page.close()
    sheets = {
        name.lstrip("/"): pdf.get_destination_page_number(place)
        for name, place in pdf.named_destinations.items()
    }
    split = [places for places in together if len({sheets[place] for place in places}) > 1]
    assert len(together) >= 10
    assert split == []
