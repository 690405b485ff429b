"""Locations in a JSON value of any shape: JSON-LD, page state, map markers, GeoJSON.

A dictionary is a location when it and the dictionaries inside it hold an address; the innermost
one that also has a name wins, so that a list inside a page is not swallowed by the page.
"""

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import unescape
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from spiders.bounds import (
    MAX_FIELD_CHARS,
    MAX_FINDINGS_PER_PAGE,
    MAX_JSON_DEPTH,
    MAX_NODES,
    MAX_TABLE_COLUMNS,
)
from spiders.dutch.patterns import PO_BOX_WORD, POSTCODE_IN_TEXT, collapse
from spiders.finding import SiteFinding
from spiders.lines.page_lines import read_lines
from spiders.markup import MARKUP
from spiders.values.day_hours import hours_of_data, is_by_day
from spiders.values.json_node import JsonNode
from spiders.values.jsontext import find_values, parse_json
from spiders.values.kinds import kind_of
from spiders.values.labels import field_for, says_other
from spiders.values.named import has_visiting_address, read_named
from spiders.values.rich_text import markup_of
from spiders.values.shared_names import NamedAddress, settle_names

# Dictionaries under a name with these words belong to the one they stand in.
_PART_OF_PARENT = re.compile(
    r"(?i)^(?:field_)?(?:properties|attributes|fields|acf|meta|value|path|point)$"
    r"|adres|address|geo|position|coord|contact|openinghours|openingstijd"
)
# Keys that only wrap one value: {"rendered": "..."}, {"nl-NL": "..."}, [{"value": "..."}].
_WRAPPERS = frozenset(
    ["value", "@value", "#text", "rendered", "formatted", "nl", "nl-NL", "nl_NL", "nl-nl", "und"]
)
_NAMED_THINGS = _WRAPPERS | {"name", "naam", "title", "label"}
_PARTS_OF_A_WRAPPER = 4
_CONTACT_SCHEMES = ("tel:", "mailto:")  # of {"href": "tel:...", "text": ...}
_CONTACTS = frozenset(["telefoon", "email", "website", "openingstijden"])
_JSON_IN_STRING = 40  # characters: a shorter string holds no list of locations


@dataclass(slots=True)
class _Task:
    """A value still to be walked, with where it stands."""

    value: object
    parent: JsonNode | None
    key: str
    depth: int
    siblings: int
    is_in_list: bool = False


def _scalar(value: object) -> str:
    if isinstance(value, bool | dict | list) or value is None:
        return ""
    text = repr(value) if isinstance(value, float) else str(value)
    if len(text) > MAX_FIELD_CHARS:
        return ""
    if MARKUP.search(text):
        return "\n".join(line.text for line in read_lines(LexborHTMLParser(text).body))
    return (unescape(text) if "&" in text else text).strip()


def _unwrapped(value: object, key: str) -> object:
    """Return what a wrapper of one value wraps, or the name of a place, else the value.

    Rich text becomes the markup it stands for.
    """
    if isinstance(value, list | dict) and (markup := markup_of(value)):
        return markup
    if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict):
        inner = _unwrapped(value[0], key)
        return value if inner is value[0] else inner
    if isinstance(value, dict) and 0 < len(value) <= _PARTS_OF_A_WRAPPER:
        href = value.get("href")
        if isinstance(href, str) and href.startswith(_CONTACT_SCHEMES):
            return href.partition(":")[2]
        wrapped = _NAMED_THINGS if field_for(key) in {"plaats", "gemeente"} else _WRAPPERS
        inner = [v for k, v in value.items() if k in wrapped]
        unwrapped = _unwrapped(inner[0], key) if len(inner) == 1 else value
        return value if isinstance(unwrapped, dict) else unwrapped
    return value


def _walk(root: object) -> Iterator[JsonNode]:
    """Yield the dictionaries of a value, parents first, at most MAX_NODES values."""
    todo = [_Task(root, None, "", 0, 0)]
    for serial in range(1, MAX_NODES):
        if not todo:
            return
        task = todo.pop()
        if task.depth > MAX_JSON_DEPTH:
            continue
        value = task.value
        if isinstance(value, str):
            todo += [replace(task, value=v, depth=task.depth + 1) for v in _read_string(value)]
        elif isinstance(value, list):
            todo += _tasks_of_list(value, task, serial)
            if task.is_in_list and (pairs := _read_tuple(value)):
                yield JsonNode({}, task.parent, False, task.siblings, pairs)
        elif isinstance(value, dict) and value.get("@type") != "Person":
            node, inner = _open_node(value, task)
            todo += inner
            yield node


def _tasks_of_list(values: list[Any], task: _Task, serial: int) -> list[_Task]:
    several = sum(isinstance(v, dict | list) for v in values) > 1
    inside = replace(
        task, depth=task.depth + 1, siblings=serial if several else task.siblings, is_in_list=True
    )
    return [replace(inside, value=v) for v in reversed(values) if isinstance(v, dict | list | str)]


def _open_node(value: dict[str, Any], task: _Task) -> tuple[JsonNode, list[_Task]]:
    """Return the node of a dictionary, with what its members say, and the members to walk."""
    is_alone = task.parent is not None and not task.siblings
    is_part = is_alone and bool(_PART_OF_PARENT.search(task.key))
    node = JsonNode(value, task.parent, is_part, task.siblings)
    told = {str(k): v for k, v in value.items() if not says_other(str(k)) or _is_box(v)}
    members = [(name, _unwrapped(v, name)) for name, v in told.items()]
    if task.parent is not None and is_alone:
        task.parent.alone.append(node)
    for name, member in members:
        _read(node, name, member, task.key)
    node.is_part = node.is_part or (is_alone and _holds_contacts(node))
    inner = [
        _Task(v, node, k, task.depth + 1, 0)
        for k, v in reversed(members)
        if isinstance(v, dict | list) or (isinstance(v, str) and len(v) >= _JSON_IN_STRING)
    ]
    return node, inner


def _is_box(value: object) -> bool:
    return isinstance(value, str) and bool(PO_BOX_WORD.search(value))


def _holds_contacts(node: JsonNode) -> bool:
    """Tell whether all that a dictionary says is how to reach the one it stands in.

    By what its values are, or by their names: "telephone-description" is about a telephone.
    """
    kinds = [(kind_of(value), field_for(name)) for name, value in node.pairs]
    is_all = all(kind in _CONTACTS or (not kind and name in _CONTACTS) for kind, name in kinds)
    is_any = any(kind in _CONTACTS for kind, _ in kinds)
    return is_any and is_all and len(kinds) <= _PARTS_OF_A_WRAPPER


def _read_string(text: str) -> Iterator[Any]:
    """Yield the JSON that a string holds: state that a page carries as text."""
    if len(text) < _JSON_IN_STRING or "{" not in text or not POSTCODE_IN_TEXT.search(text):
        return
    value = parse_json(text) if text.lstrip()[:1] in "[{" else None
    yield from find_values(text) if value is None else [value]


def _read_tuple(values: list[Any]) -> list[tuple[str, str]]:
    """Return a list like ["Loket", 52.1, 4.3, "Straat 1, 1234 AB Plaats"] as nameless values."""
    texts = [v for v in values[:MAX_TABLE_COLUMNS] if isinstance(v, str) and not MARKUP.search(v)]
    found = [t for t in texts if POSTCODE_IN_TEXT.search(t)]
    if len(found) != 1 or len(texts) < 2:
        return []
    pairs = [("", text) for text in texts]
    degrees = [_scalar(v) for v in values if isinstance(v, float)]
    if len(degrees) == 2:
        pairs += zip(("lat", "lon"), degrees, strict=True)
    return pairs if "naam" in read_named(pairs) else []


def _read(node: JsonNode, name: str, value: object, key: str) -> None:
    """Note what one member of a dictionary says of a location; `key` is the dictionary's own."""
    if name == "coordinates" and isinstance(value, list) and len(value) == 2:
        node.pairs += [("lon", _scalar(value[0])), ("lat", _scalar(value[1]))]
        return
    own = key if name in _WRAPPERS else name
    if (is_by_day(value) or field_for(own) == "openingstijden") and (hours := hours_of_data(value)):
        node.pairs.append(("openingstijden", _scalar(hours)))
        return
    if value is True and field_for(own) == "status":
        value = own  # {"permanentlyClosed": true}
    is_markup = isinstance(value, str) and MARKUP.search(value) and POSTCODE_IN_TEXT.search(value)
    text = _list_text(field_for(own), value) if isinstance(value, list) else _scalar(value)
    if is_markup:
        node.html = node.html or str(value)
    elif text and not name.startswith("@"):
        node.pairs.append((own, text))


def _list_text(wanted: str, values: list[Any]) -> str:
    if any(isinstance(v, dict) for v in values):
        return ""
    separator = "; " if wanted == "openingstijden" else ", "
    return _scalar(separator.join(filter(None, map(_scalar, values[:MAX_TABLE_COLUMNS]))))


def _finding(node: JsonNode, layer: str) -> SiteFinding:
    values = {name: collapse(value) for name, value in node.fields.items()}
    if node.parent is not None and node.parent.siblings:  # the offices of one of several
        values = {"naam": collapse(node.parent.fields.get("naam", ""))} | values
    levels = itertools.islice((node, *node.above()), 4)
    path = [str(level.value.get("@type", "")) for level in levels]
    return SiteFinding.of_values(values, layer, f"{layer} {'/'.join(path)}")


def find_in_json(root: object, layer: str) -> Iterator[tuple[SiteFinding, str]]:
    """Yield the locations in a JSON value, in order, each with the markup it carries, or "".

    A location whose address stands in markup (the balloon of a map marker) has no `adres`.
    """
    nodes = list(_walk(root))
    chosen = {id(n) for n in reversed(nodes) if _is_location(n)}
    chosen |= _siblings_without_address(nodes, chosen)
    found = [node for node in nodes if id(node) in chosen][:MAX_FINDINGS_PER_PAGE]
    findings = [_finding(node, layer) for node in found]
    around = [[f.naam, *n.names_around()] for n, f in zip(found, findings, strict=True)]
    keys = [finding.address_key() for finding in findings]
    names = settle_names([NamedAddress(*both) for both in zip(keys, around, strict=True)])
    for node, finding, name in zip(found, findings, names, strict=True):
        if name != finding.naam:
            finding.naam, finding.locatienaam = name, finding.locatienaam or finding.naam
        finding.plaats = finding.plaats or node.place_around(finding.postcode)
        yield finding, node.html


def add_member(members: dict[str, Any], name: str, value: Any) -> None:
    """Add a value under a name; several of one name become a list, as JSON would have them."""
    known = members.get(name)
    if known is None:
        members[name] = value
    elif isinstance(known, list):
        known.append(value)
    else:
        members[name] = [known, value]


def _is_location(node: JsonNode) -> bool:
    """Tell whether a dictionary is a location; one that is not gives what it knows to its parent.

    Children must have been asked before their parents.
    """
    node.fields = read_named(node.pairs)
    if node.has_location:
        return False
    is_found = bool(node.html) or has_visiting_address(node.fields)
    is_whole = "naam" in node.fields or node.siblings or node.parent is None
    if is_found and is_whole and not node.is_part:
        _mark(node)
        return True
    if PO_BOX_WORD.search(node.fields.get("adres", "")) and node.is_part:
        return False
    if node.parent is not None and (is_found or node.is_part):
        node.parent.pairs += node.pairs
        node.parent.html = node.parent.html or node.html
    return False


def _siblings_without_address(nodes: list[JsonNode], chosen: set[int]) -> set[int]:
    """Return the named items of a list of locations that have a place and no address."""
    lists: dict[int, list[JsonNode]] = {}
    for node in nodes:
        if node.siblings:
            lists.setdefault(node.siblings, []).append(node)
    return {
        id(node)
        for items in lists.values()
        if sum(id(n) in chosen for n in items) * 2 >= len(items)
        for node in items
        if {"naam", "plaats"} <= node.fields.keys()
        and "land" not in node.fields
        and not node.has_location
    }


def _mark(node: JsonNode) -> None:
    at = node.parent
    while at is not None and not at.has_location:
        at.has_location = True
        at = at.parent
