"""schema.org in microdata: elements with itemscope and itemprop."""

from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from spiders.bounds import MAX_NODES
from spiders.dutch.patterns import collapse
from spiders.finding import Laag, SiteFinding
from spiders.page import Page
from spiders.values.structured import find_in_json

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
        names = (attributes.get("itemprop") or "").split()
        if owner is None and "itemscope" in attributes:
            top.append(value)
        for name in names if owner is not None else ():
            _add(owner, name, value)
    return top


def _owner(node: LexborNode, items: dict[int, dict[str, Any]]) -> dict[str, Any] | None:
    at = node.parent
    for _ in range(200):
        if at is None:
            return None
        if at.mem_id in items:
            return items[at.mem_id]
        at = at.parent
    return None


def _add(owner: dict[str, Any] | None, name: str, value: Any) -> None:
    if owner is None:
        return
    if name not in owner:
        owner[name] = value
    elif isinstance(owner[name], list):
        owner[name].append(value)
    else:
        owner[name] = [owner[name], value]


def _value(node: LexborNode) -> str:
    attributes = node.attributes
    for name in _VALUE_ATTRIBUTES:
        if attributes.get(name):
            return attributes[name] or ""
    return collapse(node.text(separator=" "))
