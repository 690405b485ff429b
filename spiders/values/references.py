"""Objects that stand for others of their document: caches of GraphQL, JSON:API, Contentful."""

from collections.abc import Hashable, Iterator
from typing import Any

from spiders.bounds import MAX_JSON_DEPTH, MAX_NODES
from spiders.values.jsontext import walk_containers

_MOST_HOPS = 6  # from an object to one it names, and on
_SIDE_LISTS = frozenset(["included", "includes"])
"""What stands here, stands here only because others name it."""
_OF_RESOURCE = frozenset(["type", "id", "meta"])


def resolve_references(value: Any) -> Any:
    """Return a JSON value with every object that only names another replaced by that one.

    Objects are named by `__ref` (Apollo), by type and id (JSON:API) or by `sys` (Contentful). What
    a cache or a side list holds because others name it, then stands with those alone. A name that
    nothing bears stays as it is, as does one that leads back to the kind of object it stands in.
    """
    pointers = {name for _, one in _objects(value) if (name := _pointer_of(one)) is not None}
    if not pointers:
        return value
    named: dict[Hashable, Any] = {}
    for key, one in _objects(value):
        for name in _names_of(key, one):
            if name in pointers:
                named.setdefault(name, one)
    return _Resolver(named).resolve(value, (), "", 0)


def _objects(value: Any) -> Iterator[tuple[str, dict[str, Any]]]:
    return ((key, one) for key, one in walk_containers(value) if isinstance(one, dict))


def _pointer_of(one: dict[str, Any]) -> Hashable | None:
    """Return the name of the object that this one stands for, None when it is one itself."""
    if isinstance(reference := one.get("__ref"), str):
        return reference
    sys = one.get("sys")
    if len(one) == 1 and isinstance(sys, dict) and sys.get("type") == "Link":
        return "sys", str(sys.get("id"))
    if {"type", "id"} <= one.keys() <= _OF_RESOURCE:
        return str(one["type"]), str(one["id"])
    return None


def _kind_of(pointer: Hashable | None) -> Hashable:
    """Return what kind of object a pointer leads to: an office leads to no other office."""
    if isinstance(pointer, str):
        return pointer.partition(":")[0]
    return pointer[0] if isinstance(pointer, tuple) and pointer[0] != "sys" else pointer


def _names_of(key: str, one: dict[str, Any]) -> Iterator[Hashable]:
    if _pointer_of(one) is not None:
        return
    if key:
        yield key
    sys = one.get("sys")
    if isinstance(sys, dict) and "fields" in one:
        yield "sys", str(sys.get("id"))
    if "attributes" in one and {"type", "id"} <= one.keys():
        yield str(one["type"]), str(one["id"])


class _Resolver:
    """Builds the value anew, no larger than the bound on values of one document."""

    def __init__(self, named: dict[Hashable, Any]) -> None:
        self._named = named
        self._ids = {id(one) for one in named.values()}
        self._met: set[Hashable] = set()
        self._left = MAX_NODES

    def resolve(self, value: Any, hops: tuple[Hashable, ...], key: str, depth: int) -> Any:
        """Return a value with its references resolved; `hops` are the names that led to it."""
        self._left -= 1
        if self._left < 0 or depth > MAX_JSON_DEPTH:
            return value if not isinstance(value, dict | list) else None
        if isinstance(value, list):
            kept = [v for v in value if not (key in _SIDE_LISTS and id(v) in self._ids)]
            return [self.resolve(v, hops, "", depth + 1) for v in kept]
        if not isinstance(value, dict):
            return value
        pointer = _pointer_of(value)
        is_led_back = _kind_of(pointer) in map(_kind_of, hops)
        if pointer in self._named and not is_led_back and len(hops) < _MOST_HOPS:
            self._met.add(pointer)
            return self.resolve(self._named[pointer], (*hops, pointer), key, depth + 1)
        members = sorted(value.items(), key=lambda m: self._is_of_cache(*m))
        return {
            name: self.resolve(member, (name, *hops) if is_of_cache else hops, name, depth + 1)
            for name, member in members
            if not ((is_of_cache := self._is_of_cache(name, member)) and name in self._met)
        }

    def _is_of_cache(self, name: str, member: Any) -> bool:
        """Tell whether a member is the very object that others name by its key."""
        return name in self._named and self._named[name] is member
