"""Lines that hold several addresses, cut so that each part holds one."""

import itertools
import re
from dataclasses import replace

from spiders.dutch.addresses import find_postcode, find_postcodes, street_at_end
from spiders.dutch.patterns import EDGE_MARKS, MAILBOX, PHONE, says_hours
from spiders.dutch.placed_streets import find_placed_streets
from spiders.lines.page_lines import PageLine

_STRONG_MARK = re.compile(r"[;•·]|(?<=[a-z]{3})\. |(?<=\d)\. | (?:en|of|alsook)(?= [A-Z’'])")
_SHORTEST_PAIR = 24  # characters: of a line with two addresses


def split_lines(lines: list[PageLine]) -> list[PageLine]:
    """Return lines with at most one address each, where marks between addresses allow it."""
    split: list[PageLine] = []
    for line in lines:
        cuts = _cuts(line.text)
        is_listed = not cuts
        cuts = cuts or _cuts_between_places(line.text)
        parts = [line.text[a:b] for a, b in itertools.pairwise([0, *cuts, len(line.text)])]
        split += (
            [replace(line, text=t.strip(EDGE_MARKS), is_listed=is_listed) for t in parts]
            if cuts
            else [line]
        )
    return split


def _cuts(text: str) -> list[int]:
    """Return where a line with several postcodes is cut: where the words of the next begin."""
    found = list(find_postcodes(text)) if len(text) > _SHORTEST_PAIR else []
    cuts = []
    for one, other in itertools.pairwise(found):
        between = text[one.end : other.start]
        street = street_at_end(between)
        begin = one.end + between.rfind(street.adres) if street else other.start
        cuts.append(_cut(text, one.end, begin, other.start))
    return list(filter(None, cuts))


def _cuts_between_places(text: str) -> list[int]:
    """Return where a line with several streets and their places, without a postcode, is cut."""
    if len(text) <= _SHORTEST_PAIR or find_postcode(text):
        return []
    found = find_placed_streets(text)
    if found and found[0].is_led:
        return [placed.begin for placed in found[1:]]
    pairs = itertools.pairwise(found)
    cuts = (_cut(text, one.end, other.begin, other.start) for one, other in pairs)
    return list(filter(None, cuts))


def _cut(text: str, end: int, begin: int, stop: int) -> int:
    """Return where the words of a second address begin, 0 when no mark tells.

    The place of the first follows at `end`, the second begins at `begin` at the latest, and its own
    place or postcode comes at `stop`. It is cut after the last mark between sentences before its
    street, else at the first comma or bar after the place and contacts of the first.
    """
    strong = [m.end() for m in _STRONG_MARK.finditer(text, end, begin + 1) if m.end() <= begin]
    if strong:
        return strong[-1]
    at = end
    for mark in re.finditer(r"[,|]", text[end:stop]):
        segment = text[at : end + mark.start()]
        following = text[end + mark.end() : stop].partition(",")[0]
        at = end + mark.end()
        if segment.strip() and not _is_contact(following):
            return at
    return 0


def _is_contact(text: str) -> bool:
    return bool(PHONE.search(text) or MAILBOX.search(text)) or says_hours(text)
