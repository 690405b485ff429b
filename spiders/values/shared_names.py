"""Names that many locations share say what they are or who runs them, not which of them it is."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from spiders.dutch.places import is_place

_MANY_ADDRESSES = 3


@dataclass(frozen=True, slots=True)
class NamedAddress:
    """An address with the names around it, the innermost first: its own, of what it stands in."""

    address: str
    names: Sequence[str]


def settle_names(found: Sequence[NamedAddress]) -> list[str]:
    """Return the name of each location: its own, unless several addresses have the same.

    Then it is the innermost name around it that stands at no other address and is no place: of
    {"title": "Buurthuis", "products": [{"title": "Spreekuur", "address": ...}]} the first title.
    What else stands there at that address, is called so too.
    """
    addresses = defaultdict(set)
    for one in found:
        for name in one.names:
            addresses[name].add(one.address)
    names = [_name_of(one, addresses) for one in found]
    settled = {(one.address, name) for one, name in zip(found, names, strict=True)}
    return [
        next((n for n in one.names[1:] if n and (one.address, n) in settled), name)
        for one, name in zip(found, names, strict=True)
    ]


def _name_of(one: NamedAddress, addresses: dict[str, set[str]]) -> str:
    own, *around = one.names or [""]
    if not own or len(addresses[own]) < _MANY_ADDRESSES:
        return own
    alone = (n for n in around if n and len(addresses[n]) == 1 and not is_place(n))
    return next(alone, own)
