"""The place of addresses on a page that names it once: "Spreekuren in Groningen"."""

import re
from collections.abc import Iterable, Iterator

from spiders.dutch.places import lies_in, place_at_start
from spiders.finding import SiteFinding
from spiders.page import Page

_NAME_BEGINS = re.compile(r"(?:(?<=[\s(,;:])|^)['’]?[A-ZÀ-Þ]")
_SEARCHED_CHARS = 3_000
_REACH = 80


def fill_places(findings: Iterable[SiteFinding], page: Page) -> None:
    """Give findings without a place the one that their page names and their postcode lies in."""
    lacking = [f for f in findings if f.postcode and not f.plaats]
    if not lacking or page.kind != "html":
        return
    named = list(dict.fromkeys(_places_in(page)))
    for found in lacking:
        found.plaats = next((name for name in named if lies_in(found.postcode, name)), "")


def _places_in(page: Page) -> Iterator[str]:
    title = page.tree.css_first("title")
    for text in (title.text() if title else "", page.visible_text[:_SEARCHED_CHARS]):
        for word in _NAME_BEGINS.finditer(text):
            if name := place_at_start(text[word.start() : word.start() + _REACH]):
                yield name
