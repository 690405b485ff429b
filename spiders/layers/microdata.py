"""schema.org in microdata: elements with itemscope and itemprop."""

import itertools
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from spiders.bounds import MAX_NODES
from spiders.finding import Laag, SiteFinding
from spiders.markup import ancestors_of, text_of
from spiders.page import Page
from spiders.values.structured import add_member, find_in_json

_MAX_LEVELS = 200  # of elements between a property and the item that it is of
_VALUE_ATTRIBUTES = ("content", "datetime", "href", "src")


def find_in_microdata(page: Page) -> Iterator[SiteFinding]:
    """Yield the items with an address."""
    if page.kind != "html" or "itemprop" not in page.text:
        return
    for finding, _ in find_in_json(read_items(page), Laag.MICRODATA):
        yield finding


def read_items(page: Page) -> list[dict[str, Any]]:
    """Return the top-level items of a page as nested dictionaries, properties by name."""
    items: dict[int, dict[str, Any]] = {}
    top: list[dict[str, Any]] = []
    found = page.tree.css("[itemscope], [itemprop]")[:MAX_NODES]
    for node in {n.mem_id: n for n in found}.values():  # one that is both is found twice
        owner = _owner(node, items)
        attributes = node.attributes
        value: Any = _value(node)
        if "itemscope" in attributes:
            kind = (attributes.get("itemtype") or "").rpartition("/")[2]
            value = items[node.mem_id] = {"@type": kind}
        if owner is not None:
            for name in (attributes.get("itemprop") or "").split():
                add_member(owner, name, value)
        elif "itemscope" in attributes:
            top.append(value)
    return top


def _owner(node: LexborNode, items: dict[int, dict[str, Any]]) -> dict[str, Any] | None:
    around = itertools.islice(ancestors_of(node), _MAX_LEVELS)
    return next((items[parent.mem_id] for parent in around if parent.mem_id in items), None)


def _value(node: LexborNode) -> str:
    attributes = node.attributes
    for name in _VALUE_ATTRIBUTES:
        if attributes.get(name):
            return attributes[name] or ""
    return text_of(node)
