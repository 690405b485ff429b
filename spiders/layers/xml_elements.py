"""XML that a map loads: KML, or the markers of a script of one's own, in attributes or elements."""

import re
from collections.abc import Iterator
from typing import Any

from scrapy.selector import Selector

from spiders.bounds import MAX_JSON_DEPTH
from spiders.dutch.patterns import POSTCODE_IN_TEXT, collapse
from spiders.finding import Laag, SiteFinding
from spiders.layers.json_values import find_in_value
from spiders.page import Page
from spiders.values.structured import add_member

_POINT = re.compile(r"(?P<lon>-?[\d.]+),(?P<lat>-?[\d.]+)(?:,-?[\d.]+)?")  # of KML: "5.1,52.1,0"
_NAMED_DATA = frozenset(["Data", "SimpleData"])  # of KML: the name stands in an attribute


def find_in_xml(page: Page) -> Iterator[SiteFinding]:
    """Yield the locations of an XML document, of a broken one those of what can be read."""
    if page.kind != "xml" or not POSTCODE_IN_TEXT.search(page.text):
        return
    root = Selector(text=page.text, type="xml").root
    if root is not None:
        yield from find_in_value(_value_of(root, 0), Laag.XML)


def _value_of(element: Any, depth: int) -> Any:
    """Return an element as JSON would have it: its attributes and children by name, or its text."""
    members: dict[str, Any] = {_bare(name): value for name, value in element.attrib.items()}
    for child in element if depth < MAX_JSON_DEPTH else ():
        if isinstance(child.tag, str):  # no comment
            add_member(members, _name_of(child), _value_of(child, depth + 1))
    if _bare(element.tag) in _NAMED_DATA:
        members.pop("name", None)
    text = collapse(element.text or "")
    if not members:
        point = _POINT.fullmatch(text) if _bare(element.tag) == "coordinates" else None
        return point.groupdict() if point else text
    if text:
        members.setdefault("value", text)
    return members


def _name_of(element: Any) -> str:
    tag = _bare(element.tag)
    return element.attrib.get("name", tag) if tag in _NAMED_DATA else tag


def _bare(name: str) -> str:
    return name.rpartition("}")[2]
