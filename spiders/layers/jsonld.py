"""schema.org in JSON-LD: scripts of type application/ld+json."""

from collections.abc import Iterator

from spiders.finding import Laag, SiteFinding
from spiders.jsontext import parse_loosely
from spiders.page import Page
from spiders.structured import find_in_json


def find_in_json_ld(page: Page) -> Iterator[SiteFinding]:
    """Yield the things with an address; of a script that is no JSON, what can be read of it."""
    if page.kind != "html" or "ld+json" not in page.text:
        return
    for script in page.tree.css("script[type]"):
        if "ld+json" not in (script.attributes.get("type") or "").lower():
            continue
        for value in parse_loosely(script.text()):
            for finding, _ in find_in_json(value, Laag.JSON_LD):
                yield finding
