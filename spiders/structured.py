"""Locations in a JSON value of any shape: JSON-LD, page state, map markers, GeoJSON.

A dictionary is a location when it and the dictionaries inside it hold an address; the innermost
one that also has a name wins, so that a list inside a page is not swallowed by the page.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from spiders.bounds import (
    MAX_FIELD_CHARS,
    MAX_FINDINGS_PER_PAGE,
    MAX_JSON_DEPTH,
    MAX_NODES,
    MAX_TABLE_COLUMNS,
)
from spiders.dutch import BRANCH_KIND, PO_BOX_WORD, POSTCODE_IN_TEXT, collapse, looks_like_street
from spiders.finding import STATED_FIELDS, SiteFinding

SYNONYMS = {
    "naam": "naam name title titel organisatie organisatienaam organisation vestigingsnaam "
    "label store",
    "locatienaam": "locatienaam locationname gebouw building",
    "adres": "adres address straat street streetaddress addressline1 address1 bezoekadres "
    "straatnaam thoroughfare adresregel1 straatenhuisnummer vestigingsadres straathuisnummer",
    "huisnummer": "huisnummer housenumber nummer nr",
    "toevoeging": "toevoeging huisnummertoevoeging huisletter addition addressline2 address2",
    "postcode": "postcode postalcode zip zipcode pc postcd",
    "plaats": "plaats city stad woonplaats locality addresslocality town plaatsnaam",
    "gemeente": "gemeente gemeentenaam municipality",
    "telefoon": "telefoon telefoonnummer telephone phone tel phonenumber",
    "email": "email emailadres mail",
    "website": "website web site websiteurl sameas",
    "openingstijden": "openingstijden openinghours hours opening spreekuur spreekuren "
    "openinghoursspecification spreekuurtijden",
    "op_afspraak": "opafspraak afspraak appointment",
    "vestigingsvorm": "vestigingsvorm soortvestiging type soort categorie category bundle",
    "lat": "lat latitude breedtegraad",
    "lon": "lon lng long longitude lengtegraad",
    "link": "link url path alias href permalink detailurl",
    "ident": "id nid uuid locationid vestigingid identifier",
}
FIELD_OF = {word: name for name, words in SYNONYMS.items() for word in words.split()}
# Dictionaries under these keys belong to the one they stand in.
PART_KEYS = frozenset(
    [
        "address",
        "adres",
        "properties",
        "attributes",
        "fields",
        "geo",
        "geometry",
        "acf",
        "position",
        "coordinates",
        "contact",
        "contactgegevens",
        "contactpoint",
        "value",
        "openinghoursspecification",
        "path",
    ]
)
# The publisher of a page, its staff, its parent organisation and postal addresses are no locations.
OTHER_KEYS = re.compile(
    r"(?i)(publisher|author|creator|provider|copyrightholder|parentorganization|"
    r"sourceorganization|employees?|members?|founder|performer)$|"
    r"(field_)?(post_?adre?s|post_?addr|mailing|billing|correspond)"
)
MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>")


def field_for(key: str) -> str:
    """Return the field that a key or column heading of a source stands for, or ""."""
    word = re.sub(r"[\W_]", "", key.casefold())
    return FIELD_OF.get(word) or FIELD_OF.get(re.sub(r"^(field|veld|meta)", "", word), "")


@dataclass
class _Node:
    value: dict[str, Any]
    parent: "_Node | None"
    is_part: bool
    siblings: int  # id of the list of several it stands in, 0 when it stands alone
    fields: dict[str, str] = field(default_factory=dict)
    html: str = ""
    has_location: bool = False


def _scalar(value: object) -> str:
    if isinstance(value, bool | dict | list) or value is None:
        return ""
    text = repr(value) if isinstance(value, float) else str(value)
    return text.strip() if len(text) <= MAX_FIELD_CHARS else ""


def _walk(root: object) -> Iterator[_Node]:
    """Yield the dictionaries of a value, parents first, at most MAX_NODES values."""
    todo: list[tuple[object, _Node | None, str, int, int]] = [(root, None, "", 0, 0)]
    for serial in range(1, MAX_NODES):
        if not todo:
            return
        value, parent, key, depth, siblings = todo.pop()
        if depth > MAX_JSON_DEPTH:
            continue
        if isinstance(value, list):
            group = serial if sum(isinstance(v, dict) for v in value) > 1 else siblings
            todo.extend((v, parent, key, depth + 1, group) for v in reversed(value))
            if row := _read_tuple(value):
                yield _Node({}, parent, False, serial, row)
        elif isinstance(value, dict) and value.get("@type") != "Person":
            word = key.casefold().removeprefix("field_")
            belongs = word in PART_KEYS or "adres" in word or "address" in word
            is_part = parent is not None and not siblings and belongs
            node = _Node(value, parent, is_part, siblings)
            children = [(str(k), v) for k, v in value.items() if not OTHER_KEYS.match(str(k))]
            for name, child in children:
                _read(node, name, child, key)
            todo.extend((v, node, k, depth + 1, 0) for k, v in reversed(children))
            yield node


def _read_tuple(values: list[Any]) -> dict[str, str]:
    """Return the fields of a list like ["Loket", 52.1, 4.3, "Straat 1, 1234 AB Plaats"], or {}."""
    texts = [v for v in values[:MAX_TABLE_COLUMNS] if isinstance(v, str)]
    found = [t for t in texts if POSTCODE_IN_TEXT.search(t)]
    if len(found) != 1 or MARKUP.search(found[0]) or len(texts) < 2:
        return {}
    rest = [t for t in texts if t is not found[0]]
    street = next((t for t in rest[1:] if looks_like_street(t, beside_postcode=True)), "")
    fields = {"naam": _scalar(rest[0]), "adres": ", ".join(filter(None, [street, found[0]]))}
    degrees = [_scalar(v) for v in values if isinstance(v, float)]
    if len(degrees) == 2:
        fields["lat"], fields["lon"] = degrees
    return fields


def _read(node: _Node, name: str, value: object, key: str) -> None:
    """Note what one member of a dictionary says of a location; `key` is the dictionary's own."""
    if name == "coordinates" and isinstance(value, list) and len(value) == 2:
        node.fields["lon"], node.fields["lat"] = map(_scalar, value)
        return
    wanted = field_for(key if name in {"value", "@value", "#text"} else name)
    text = _list_text(wanted, value) if isinstance(value, list) else _scalar(value)
    if MARKUP.search(text) and POSTCODE_IN_TEXT.search(text):
        node.html = node.html or text
    elif text and wanted and (wanted != "vestigingsvorm" or BRANCH_KIND.search(text)):
        node.fields.setdefault(wanted, text)


def _list_text(wanted: str, values: list[Any]) -> str:
    dicts = [v for v in values if isinstance(v, dict)]
    if not dicts:
        separator = "; " if wanted == "openingstijden" else ", "
        return _scalar(separator.join(filter(None, map(_scalar, values[:MAX_TABLE_COLUMNS]))))
    if wanted == "openingstijden":
        return _hours(dicts)
    # Drupal writes every field as a list of {"value": ...}.
    return _scalar(dicts[0].get("value")) if len(dicts) == 1 else ""


def _hours(values: list[dict[str, Any]]) -> str:
    lines = []
    for v in values:
        days = v.get("dayOfWeek") or v.get("dag") or v.get("day") or ""
        days = ", ".join(map(_scalar, days)) if isinstance(days, list) else _scalar(days)
        times = [_scalar(v.get(k)) for k in ("opens", "closes", "van", "tot") if v.get(k)]
        lines.append(f"{days} {'-'.join(times)}".strip() or _scalar(v.get("value")))
    return _scalar("; ".join(line for line in lines if line))


def _has_address(fields: dict[str, str]) -> bool:
    street = fields.get("adres", "")
    return bool(
        POSTCODE_IN_TEXT.search(fields.get("postcode", ""))
        or POSTCODE_IN_TEXT.search(street)
        or (street and fields.get("huisnummer"))
        or looks_like_street(street, beside_postcode="plaats" in fields)
    )


def _finding(node: _Node, layer: str) -> SiteFinding:
    values = dict(node.fields)
    number = "".join(
        (" " if name == "huisnummer" else "") + values.pop(name)
        for name in ("huisnummer", "toevoeging")
        if values.get(name)
    )
    if number and number.strip() not in values.get("adres", ""):
        values["adres"] = values.get("adres", "") + number
    values = {k: collapse(v) for k, v in values.items() if k in STATED_FIELDS}
    path: list[str] = []
    at: _Node | None = node
    while at is not None and len(path) < 4:
        path.append(str(at.value.get("@type", "")))
        at = at.parent
    return SiteFinding(**values, laag=layer, place_in_page=f"{layer} {'/'.join(path)}")


def find_in_json(root: object, layer: str) -> Iterator[tuple[SiteFinding, str]]:
    """Yield the locations in a JSON value, in order, each with the markup it carries, or "".

    A location whose address stands in markup (the balloon of a map marker) has no `adres`.
    """
    nodes = list(_walk(root))
    chosen = {id(n) for n in reversed(nodes) if _is_location(n)}
    chosen |= _siblings_without_address(nodes, chosen)
    found = [node for node in nodes if id(node) in chosen]
    for node in found[:MAX_FINDINGS_PER_PAGE]:
        yield _finding(node, layer), node.html


def _is_location(node: _Node) -> bool:
    """Tell whether a dictionary is a location; one that is not gives what it knows to its parent.

    Children must have been asked before their parents.
    """
    if node.has_location:
        return False
    has_address = _has_address(node.fields) or bool(node.html)
    is_whole = "naam" in node.fields or node.siblings or node.parent is None
    if has_address and is_whole and not node.is_part:
        _mark(node)
        return True
    if PO_BOX_WORD.search(node.fields.get("adres", "")) and node.is_part:
        return False
    if node.parent is not None and (has_address or node.is_part):
        _give_to(node.parent, node)
    return False


def _siblings_without_address(nodes: list[_Node], chosen: set[int]) -> set[int]:
    """Return the named items of a list of locations that have a place and no address."""
    lists: dict[int, list[_Node]] = {}
    for node in nodes:
        if node.siblings:
            lists.setdefault(node.siblings, []).append(node)
    return {
        id(node)
        for items in lists.values()
        if sum(id(n) in chosen for n in items) * 2 >= len(items)
        for node in items
        if "naam" in node.fields and "plaats" in node.fields and not node.has_location
    }


def _mark(node: _Node) -> None:
    at = node.parent
    while at is not None and not at.has_location:
        at.has_location = True
        at = at.parent


def _give_to(parent: _Node, node: _Node) -> None:
    for name, value in node.fields.items():
        parent.fields.setdefault(name, value)
    parent.html = parent.html or node.html
