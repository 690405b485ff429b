"""Find the name of a place in a text that stands where places stand."""

import re
from collections.abc import Sequence

from pipeline.normalise.address_text import LONGEST_STREET, tidy_case
from pipeline.normalise.address_words import (
    BUILDING,
    COUNTRY_NAME,
    FLOOR,
    PART_OF_BUILDING,
    is_near,
)
from pipeline.normalise.postcode import MARK

_COUNTRY_END = re.compile(
    rf"(?<! van)(?<! vd)(?<! v)(?<! v\.) (?:{COUNTRY_NAME.pattern})[ -]*$", re.IGNORECASE
)
_PLACE_LEAD = re.compile(r"^(?:(?:te|in|gemeente|[0-9]+)\s+)+", re.IGNORECASE)
NUMBER_END = re.compile(r"\s[0-9][0-9\s]*$")
_PLACE = re.compile(r"(?:[1-9]e )?['’]?[^\W0-9_][^\W0-9_'’.()/ -]*(?:[^\W0-9_]|[ '’.()/-])*")
_BETWEEN_NUMBERS = re.compile(r"\W*[0-9]{1,3}\s.*\s[0-9]+\W*$")  # "14 en 16", "3 mei 2024"
_COMMON_NOUN = re.compile(r"(?:het|de) [a-z]")


def find_place(field: str, texts: Sequence[str]) -> tuple[str, str]:
    """The first place, and the text in which it stands; ("", "") when there is none.

    `field`: what its own field holds, which goes first; there "Centrum" behind a name is a part of
    that place, elsewhere it may be a building.
    """
    if place := tidy_place(field, may_name_centre=True):
        return place, field
    return next(((place, text) for text in texts if (place := tidy_place(text))), ("", ""))


def list_places_after(pieces: Sequence[str], own: Sequence[int], rest: str) -> list[str]:
    """The texts that may hold the place of an address, the likeliest first.

    Behind the postcode or PO box, behind the house number, else in a later piece. `own`: the pieces
    in which the street was read, none when there is no street.
    """
    last = own[-1] if own else -1
    after_code = [
        pieces[at + 1] for at, piece in enumerate(pieces[:-1]) if piece == MARK and at + 1 != last
    ]
    later = list(pieces[last + 1 :]) if own else []
    if not own and MARK in pieces:
        later = [piece for piece in pieces if piece != MARK][:1]
    return [*after_code, *([rest] if rest else []), *later]


def tidy_place(text: str, *, may_name_centre: bool = False) -> str:
    """A place in normal writing without "te" or "in"; "" for a building, a country or a remark."""
    name = _strip_place(text)
    if len(name) < 2 or len(name) > LONGEST_STREET or not _PLACE.fullmatch(name):
        return ""
    building = BUILDING.search(name.removesuffix(" Centrum") if may_name_centre else name)
    if building or COUNTRY_NAME.fullmatch(name) or FLOOR.fullmatch(name):
        return ""
    is_part = name.partition(" ")[0].lower() in PART_OF_BUILDING or is_near(name)
    if (
        is_part
        or _BETWEEN_NUMBERS.match(text)
        or _COMMON_NOUN.match(name)
        or _strip_place(name) != name
    ):
        return ""
    return tidy_case(name)


def _strip_place(text: str) -> str:
    text = _COUNTRY_END.sub("", text.replace(MARK, " ").strip(" -:;,./"))
    text = NUMBER_END.sub("", _PLACE_LEAD.sub("", text, count=1))
    return " ".join(text.split()).strip(" -:;,./")
