"""schema.org in JSON-LD: scripts of type application/ld+json."""

from collections.abc import Iterator

from spiders.finding import Laag, SiteFinding
from spiders.jsontext import parse_json
from spiders.page import Page
from spiders.structured import find_in_json


def find_in_json_ld(page: Page) -> Iterator[SiteFinding]:
    """Yield the things with an address; a script that is no JSON yields nothing."""
    if page.kind != "html" or "ld+json" not in page.text:
        return
    for script in page.tree.css('script[type="application/ld+json"]'):
        for finding, _ in find_in_json(parse_json(script.text()), Laag.JSON_LD):
            yield finding
