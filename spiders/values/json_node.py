"""A dictionary in a JSON value, with what it says of a location and where it stands."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from spiders.dutch.patterns import collapse
from spiders.dutch.places import lies_in

_LEVELS_AROUND = 5  # of dictionaries in one another


@dataclass
class JsonNode:
    """A dictionary: `pairs` are its named values, `fields` what they say of a location.

    `is_part`: it belongs to the one it stands in. `siblings` is the id of the list of several it
    stands in, 0 when it stands alone; `alone` are the dictionaries that stand alone in it.
    """

    value: dict[str, Any]
    parent: "JsonNode | None"
    is_part: bool
    siblings: int
    pairs: list[tuple[str, str]] = field(default_factory=list)
    html: str = ""
    has_location: bool = False
    alone: list["JsonNode"] = field(default_factory=list)
    fields: dict[str, str] = field(default_factory=dict)

    def above(self) -> Iterator["JsonNode"]:
        """Yield the dictionaries that this one stands in, the innermost first."""
        at = self.parent
        while at is not None:
            yield at
            at = at.parent

    def names_around(self) -> list[str]:
        """Return the names of the dictionaries that this one stands in, the innermost first."""
        around = itertools.islice(self.above(), _LEVELS_AROUND)
        return [collapse(at.fields.get("naam", "")) for at in around]

    def place_around(self, postcode: str) -> str:
        """Return what around this one names a place that a postcode lies in, or ""."""
        around = itertools.islice(self.above(), _LEVELS_AROUND) if postcode else ()
        texts = (text for at in around for near in (at, *at.alone) for _, text in near.pairs)
        return next((text for text in texts if lies_in(postcode, text)), "")
