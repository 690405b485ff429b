"""JSON in its three forms: JSON-LD, what a page carries for its own scripts, what it loads.

drupalSettings, __NEXT_DATA__, attributes and map markers are of the second kind.
"""

import html
import itertools
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from spiders.bounds import MAX_FINDINGS_PER_PAGE, MAX_NODES
from spiders.dutch.patterns import POSTCODE_IN_TEXT
from spiders.finding import Laag, SiteFinding
from spiders.layers.prose import find_in_markup
from spiders.markup import MARKUP, attribute_of
from spiders.page import Page
from spiders.values.jsontext import find_values, parse_json, parse_loosely, revive
from spiders.values.labels import field_for
from spiders.values.references import resolve_references
from spiders.values.structured import find_in_json

_STRING = re.compile(r"([\"'`])((?:(?!\1)[^\\]|\\.){0,4000})\1")
_WRITTEN_IN_PIECES = re.compile(r"(?<!\\)([\"'])\s*\+\s*\1")  # a string that is written in pieces
_STREAM = "__next_f.push"  # Next.js: its state, in strings that follow one another
_STREAMED_PIECE = re.compile(r"__next_f\.push\(\[\s*1\s*,\s*(\"(?:[^\"\\]|\\.)*+\")")
_BALLOON = re.compile(r"bindPopup|InfoWindow|setContent|setHTML")
_JSON_ATTRIBUTE = re.compile(r"=\s*[\"'][\w.$(]{0,60}(?:\[|\{|%5B|%7B)", re.I)
_PERCENTS = ("%5B", "%7B", "%5b", "%7b")
_SCRIPTS = frozenset(["", "text/javascript", "module", "application/javascript"])


def find_in_json_ld(page: Page) -> Iterator[SiteFinding]:
    """Yield the things of schema.org with an address; of a broken script what can be read of it."""
    if page.kind != "html" or "ld+json" not in page.text:
        return
    for script in page.tree.css("script[type]"):
        if "ld+json" not in attribute_of(script, "type").lower():
            continue
        for value in parse_loosely(script.text()):
            for finding, _ in find_in_json(value, Laag.JSON_LD):
                yield finding


def find_in_loaded_json(page: Page) -> Iterator[SiteFinding]:
    """Yield the locations of a JSON response."""
    if page.kind == "json":
        yield from find_in_value(page.json_value, Laag.LOADED_JSON)


def find_in_embedded_json(page: Page) -> Iterator[SiteFinding]:
    """Yield the locations in the JSON of scripts and attributes, with those in marker balloons."""
    if page.kind not in {"html", "script"}:
        return
    values = _values(page) if page.kind == "html" else find_values(page.text)
    for value in values:
        yield from find_in_value(value, Laag.EMBEDDED_JSON)
    for script in page.scripts:
        joined = _WRITTEN_IN_PIECES.sub("", script)
        texts = _STRING.finditer(joined) if _BALLOON.search(script) else iter(())
        for match in itertools.islice(texts, MAX_FINDINGS_PER_PAGE * 2):
            markup = parse_json(f'"{match[2]}"') or match[2].replace("\\", "")
            if MARKUP.search(markup) and POSTCODE_IN_TEXT.search(markup):
                yield from find_in_markup(markup, Laag.EMBEDDED_JSON)


def find_in_value(value: Any, layer: str) -> Iterator[SiteFinding]:
    """Yield the locations of one JSON value; a marker's balloon of markup is read as a page is."""
    for finding, markup in find_in_json(resolve_references(value), layer):
        if finding.adres or finding.postcode or not markup:
            yield finding
            continue
        for inner in find_in_markup(markup, layer):
            inner.naam = inner.naam or finding.naam
            inner.fill_from(finding)
            yield inner


def _streamed(page: Page) -> str:
    """Return the state that a page sends in pieces, cut anywhere, in one."""
    written = (match[1] for script in page.scripts for match in _STREAMED_PIECE.finditer(script))
    pieces = map(parse_json, written)
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _values(page: Page) -> Iterator[Any]:
    if _STREAM in page.text:
        yield from find_values(_streamed(page))
    for script in page.tree.css("script"):
        kind = attribute_of(script, "type").lower()
        text = script.text()
        if "ld+json" in kind:
            continue
        if "json" in kind:
            value = parse_json(text)
            is_flat = script.attributes.get("id") == "__NUXT_DATA__" and isinstance(value, list)
            yield revive(value) if is_flat else value
        elif kind in _SCRIPTS and _STREAM not in text and POSTCODE_IN_TEXT.search(text):
            yield from find_values(text)
    if "data-" in page.text or _JSON_ATTRIBUTE.search(page.text):
        yield from _values_of_attributes(page)


def _values_of_attributes(page: Page) -> Iterator[Any]:
    """Yield JSON in attributes, escaped once, twice or by percents, and markers of several."""
    markers: list[dict[str, str]] = []
    for node in page.tree.css("body *")[:MAX_NODES]:
        written = node.attributes
        attributes = {k[5:]: v for k, v in written.items() if v and k.startswith("data-")}
        for text in filter(None, written.values()):
            if text.startswith(_PERCENTS) or "&quot;" in text:
                text = unquote(html.unescape(text))  # noqa: PLW2901 - the same value, decoded
            if ("[{" in text or text[:1] in "[{") and POSTCODE_IN_TEXT.search(text):
                value = parse_json(text)
                yield from find_values(text) if value is None else [value]
        known = [k for k in attributes if field_for(k)]
        if len(known) >= 2:
            markers.append(attributes)
    yield markers
