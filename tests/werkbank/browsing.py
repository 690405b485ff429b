"""Pages in a real browser, Debian's chromium: the workbench keys and all, products on a phone."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.werkbank.served import starting

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
FLAGS = [
    *("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
]
needs_browser = pytest.mark.skipif(
    not Path(CHROMIUM).exists(), reason="no chromium here: apt-get install chromium to run these"
)
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}
PATIENCE_MS = 60_000


@contextmanager
def launching() -> Iterator[Browser]:
    """Start a browser; a slow machine gets PATIENCE_MS for what is expected of a page."""
    with sync_playwright() as playwright:
        expect.set_options(timeout=PATIENCE_MS)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def phone(browser: Browser) -> Iterator[Page]:
    """Open a phone without a network, on which no page may complain or ask for anything outside."""
    told: list[str] = []
    context = browser.new_context(
        viewport={"width": 360, "height": 740}, offline=True, accept_downloads=True
    )
    page = context.new_page()
    page.on("console", lambda message: told.append(message.text))
    page.on("pageerror", lambda error: told.append(str(error)))
    page.on("request", lambda asked: told.extend(_outside(asked.url)))
    yield page
    context.close()
    assert told == []


def _outside(address: str) -> list[str]:
    return [] if address.startswith(("file:", "blob:", "data:")) else [address]


@contextmanager
def browsing(root: Path, lezer: str = "AB", *more: object) -> Iterator[Page]:
    """Open the workbench of a reader at its start address."""
    with starting(root, lezer, *more) as started, launching() as browser:
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.set_default_timeout(PATIENCE_MS)
        page.goto(started.workbench.address)
        page.wait_for_url("**/werkvoorraad")
        yield page


def visit(page: Page, path: str) -> None:
    """Go to a path of the workbench that the page is of."""
    here = urlparse(page.url)
    page.goto(f"{here.scheme}://{here.netloc}{path}")


def press(page: Page, key: str) -> None:
    """Press a key once the page answers to keys: its script runs after what is seen is there."""
    page.locator("#toetsen-aan").wait_for()
    page.keyboard.press(key)


def find_axe_faults(page: Page) -> list[str]:
    """Return the rules of WCAG 2.2 AA that the page breaks, with the elements that do."""
    page.wait_for_load_state("load")  # its style sheet too: sizes and colours are judged
    found = Axe().run(page, options=WCAG).response["violations"]
    return [f"{fault['id']}: {node['html'][:120]}" for fault in found for node in fault["nodes"]]


def scrolls_sideways(page: Page, width: int) -> bool:
    """Tell whether the page is wider than a window of `width`."""
    page.set_viewport_size({"width": width, "height": 800})
    wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})
    return bool(wide)
