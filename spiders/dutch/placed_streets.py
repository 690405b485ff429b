"""Addresses without a postcode, told by a place beside the street: one in a text, or several.

"Dorpsstraat 12 in Utrecht", "Utrecht: Dorpsstraat 12", "Utrecht (Loket Zuid, Dorpsstraat 12)".
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spiders.dutch.addresses import SENTENCE_CHARS, NumberedStreet, street_at_end
from spiders.dutch.patterns import (
    FOREIGN_LAND,
    HOUSE_NUMBER,
    PO_BOX_WORD,
    TIME,
    WEEKDAY,
    looks_like_street,
)
from spiders.dutch.places import place_at_start

_PLACE_FOLLOWS = re.compile(rf"(?<=[^\W\d_]) {HOUSE_NUMBER}(?=(?:,? in|,? te|,|\s?\() ?[A-Z’'])")
_TO_PLACE = re.compile(r"^[\s,(]*(?:in |te )?[\s(]*")
_JOINED = re.compile(r"^\W*(?:en|of|alsook) (?=[A-Z’'])")
_BEFORE_PLACE = re.compile(
    r"(?:^|[;|•·,.:]\s+|(?<=\S)\s(?=en|of|in|te))(?:(?:en|of|in|te|ook)\s)*(?=[A-Z’'])"
)
_STREET = rf"(?P<adres>['’\dA-Z][^,;|():]{{1,60}}? {HOUSE_NUMBER})(?=\s*(?:$|[,;|.()])|\s[a-z])"
_COLON = re.compile(rf":\s+{_STREET}(?:\s*\((?P<who>[^()]{{3,80}})\))?")
_WITH_ARTICLE = re.compile(rf",?\s+(?:aan|op) (?:de|het|’t|'t) {_STREET}")
_FORMS_AFTER_PLACE = (
    _COLON,
    _WITH_ARTICLE,
    re.compile(rf",?\s+(?:aan|op) {_STREET}"),
    re.compile(rf"\s*\((?:(?P<who>[^()]{{2,80}}?)[,:;]\s+)??{_STREET}"),
    re.compile(rf",\s+{_STREET}(?=\s*(?:$|[,;|.(]|(?:en|of)\s))"),
)
_BEGINS = re.compile(r"(?:$|[;|•·])")


@dataclass(frozen=True, slots=True)
class PlacedStreet:
    """A street and its place, and where in its text the address begins.

    `start` and `end` are those of what stands between street and place, as of a postcode there.
    """

    street: NumberedStreet
    plaats: str
    begin: int
    start: int
    end: int
    is_led: bool = False  # the place stands first


def find_placed_streets(text: str, *, is_listed: bool = False) -> list[PlacedStreet]:
    """Return the addresses of a text that a known place tells, in order, all of one form.

    The first of them decides the form: whether the place stands before its street or behind it.
    `is_listed`: the text was one of several in a line, so any words with a number are a street.
    """
    following = _sure_of(list(_find_followed(text)), is_listed=is_listed)
    leading = _sure_of(list(_find_led(text)), is_listed=is_listed)
    if not leading or (following and following[0].begin < leading[0].begin):
        return following
    return leading


def _find_followed(text: str) -> Iterator[PlacedStreet]:
    """Yield "aan de Dorpsstraat 12 in Utrecht" and the like; `is_marked` where it surely is one."""
    used = 0
    for match in _PLACE_FOLLOWS.finditer(text):
        rest = text[match.end() : match.end() + 100]
        reach = _TO_PLACE.match(rest)
        skipped = reach.end() if reach else 0
        plaats = place_at_start(rest[skipped:])
        if not plaats or FOREIGN_LAND.match(rest[skipped + len(plaats) :]):
            continue
        head = _JOINED.sub("", text[max(used, match.end() - SENTENCE_CHARS) : match.end()])
        street = street_at_end(head)
        if street is None or PO_BOX_WORD.search(head) or not _may_be_street(street.adres):
            continue
        is_sure = street.is_marked or looks_like_street(street.adres, beside_postcode=False)
        begin = max(0, text.rfind(street.adres, used, match.end()))
        end = match.end() + skipped
        used = end + len(plaats)
        yield PlacedStreet(replace(street, is_marked=is_sure), plaats, begin, match.end(), end)


def _find_led(text: str) -> Iterator[PlacedStreet]:
    """Yield "Utrecht: Dorpsstraat 12", "Utrecht (Loket, Dorpsstraat 12)" and the like."""
    for mark in _BEFORE_PLACE.finditer(text):
        at = mark.end()
        plaats = place_at_start(text[at : at + 100])
        end = at + len(plaats)
        for pattern in _FORMS_AFTER_PLACE if plaats else ():
            match = pattern.match(text, end)
            if match and _may_be_street(match["adres"]):
                is_told = pattern is _WITH_ARTICLE or (pattern is _COLON and _BEGINS.match(mark[0]))
                is_sure = is_told or looks_like_street(match["adres"], beside_postcode=False)
                who = match.groupdict().get("who") or ""
                street = NumberedStreet(match["adres"], who, is_marked=bool(is_sure))
                start = match.start("adres")
                yield PlacedStreet(street, plaats, mark.start(), end, start, is_led=True)
                break


def _sure_of(found: list[PlacedStreet], *, is_listed: bool) -> list[PlacedStreet]:
    """Return those that are surely addresses; all, in a list where most are."""
    sure = [placed for placed in found if placed.street.is_marked]
    least = 1 if any(placed.is_led for placed in found) else 2
    is_list = is_listed or (len(sure) >= least and len(sure) * 2 >= len(found))
    return found if is_list else sure


def _may_be_street(text: str) -> bool:
    return looks_like_street(text, beside_postcode=True) and not (
        WEEKDAY.search(text) or TIME.search(text)
    )
