"""What stands on most pages of a site: its frame, such as the address of a head office."""

from collections import Counter
from collections.abc import Hashable
from typing import TypeVar

_Seen = TypeVar("_Seen", bound=Hashable)
_FRAME_SHARE, _FEWEST_PAGES = 0.6, 3  # on six of ten pages, and on three at least
Spot = tuple[str, str]
"""An address, and the place on a page where it stands."""
MOST_IN_FRAME = 3
"""Addresses: more than these on every page are a list that is repeated, and no frame."""


def find_on_most_pages(seen: Counter[_Seen], pages: int) -> set[_Seen]:
    """Return what was seen on most of so many pages; `seen` counts on how many."""
    floor = max(_FEWEST_PAGES, pages * _FRAME_SHARE)
    return {what for what, count in seen.items() if count >= floor}
