"""JSON or GeoJSON that a page loads: the response itself, and where a page says it is."""

import re
from collections.abc import Iterator

from spiders.finding import Laag, SiteFinding
from spiders.jsontext import parse_json
from spiders.layers.embedded import findings_of
from spiders.page import Page

_QUOTED = re.compile(
    r"[\"'(]((?:https?:/)?/[^\"'\s()<>\\]{1,500}|[\w./-]{1,200}\.(?:geo)?json)[\"')]"
)
_LOADED = re.compile(
    r"(?i)\.(geo)?json(\?|$)|_format=json|format=json|/(\w*api|wp-json)/.*(loc|vestig|kanto|branch|office|store)"
)


def find_in_loaded_json(page: Page) -> Iterator[SiteFinding]:
    """Yield the locations of a JSON response."""
    if page.kind == "json":
        yield from findings_of(parse_json(page.text.lstrip("\ufeff")), Laag.LOADED_JSON)


def find_json_links(page: Page) -> list[str]:
    """Return the addresses, as written, of JSON that the scripts and attributes of a page name."""
    if page.kind != "html" or ("json" not in page.text and "/api/" not in page.text):
        return []
    text = page.text.replace("\\/", "/")
    return list(dict.fromkeys(u for u in _QUOTED.findall(text) if _LOADED.search(u)))
