"""Why a text holds no visiting address, in Dutch."""

import re
from collections.abc import Sequence

from pipeline.country.abroad import is_outside, is_public_body
from pipeline.normalise.address_words import (
    AREA,
    BUILDING,
    NEAR_AT_END,
    UNNUMBERED,
    is_near,
    tells_position,
)
from pipeline.normalise.place_text import NUMBER_END
from pipeline.normalise.postcode import MARK
from pipeline.normalise.reasons import (
    ABROAD,
    AREA_NAMED,
    CARIBBEAN,
    EMPTY,
    NEARBY,
    NO_NUMBER,
    NO_STREET,
    ONLY_BUILDING,
)
from pipeline.normalise.street import Street

_DIGIT = re.compile(r"[0-9]")
_FOREIGN_POSTCODE = re.compile(
    r"(?:D-?|DE-)?[0-9]{5} [^\W\d_].*|(?:B|BE|L|LU)-? ?[0-9]{4} .*", re.IGNORECASE
)


def explain_outside(pieces: Sequence[str]) -> str:
    """Return why a piece tells that an address lies outside the gemeenten; "" when none does.

    A piece tells so by the name of a country or island, or as a foreign postcode with its place.
    """
    named = [
        piece
        for piece in pieces
        if piece
        and (_FOREIGN_POSTCODE.fullmatch(piece) if _DIGIT.search(piece) else is_outside(piece))
    ]
    if not named:
        return ""
    return CARIBBEAN if any(map(is_public_body, named)) else ABROAD


def is_beside(piece: str) -> bool:
    """Whether a piece tells only what is near the place that is meant."""
    name = NUMBER_END.sub("", piece)
    return is_near(piece) or tells_position(name) or bool(NEAR_AT_END.search(piece))


def explain_missing(pieces: Sequence[str], told: Sequence[str], street: Street | None) -> str:
    """Why there is no visiting address, in Dutch.

    `pieces`: those of the address; `told`: all that may name another country; `street`: what was
    read in the pieces, without a number or in doubt.
    """
    texts = [piece for piece in pieces if piece != MARK]
    if outside := explain_outside(told):
        return outside
    if not texts:
        return NO_STREET if pieces else EMPTY
    if street and street.doubt:
        return street.doubt
    has_only_place = MARK in pieces and len(texts) == 1 and not BUILDING.search(texts[0])
    if street and any(UNNUMBERED.search(piece) for piece in texts):
        reason = NO_NUMBER
    elif any(is_beside(piece) for piece in texts):
        reason = NEARBY
    elif street:
        reason = NO_NUMBER
    elif AREA.match(texts[0]):
        reason = AREA_NAMED
    else:
        reason = NO_STREET if has_only_place else ONLY_BUILDING
    return reason
