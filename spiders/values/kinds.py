"""What a value is by its own form: a postcode, an address, a place, a telephone number."""

import re
from collections.abc import Callable

from spiders.dutch.addresses import PostcodeSpot, find_postcode, street_at_end
from spiders.dutch.patterns import (
    BRANCH_KIND,
    DIGIT,
    EDGE_MARKS,
    MAILBOX,
    WEEKDAY,
    looks_like_street,
    says_hours,
)
from spiders.dutch.phones import find_phone
from spiders.dutch.places import is_place, place_at_start
from spiders.values.labels import (
    DAY_OF_HOURS,
    PLACE_LINE,
    POSTCODE_DIGITS,
    POSTCODE_LETTERS,
    TIME_OF_HOURS,
)

ADDRESS = "heel adres"
"""Street, postcode and perhaps the place in one value."""
HOUSE = re.compile(r"\d{1,5}[\s-]?[A-Za-z]{0,4}(?:\s?[-/]\s?\w{1,4})?")
_URL = re.compile(r"(?i)(?:https?://|www\.)\S+")
_DEGREES = re.compile(r"-?\d{1,3}[.,]\d+")
_LONG = 200  # characters: a longer value is a text, not an address
_FORMS: dict[str, Callable[[str], object]] = {
    "email": MAILBOX.fullmatch,
    "website": _URL.fullmatch,
    "openingstijden": says_hours,
    "telefoon": lambda text: find_phone(text) == text or find_phone("", [text]),
    "adres": lambda text: looks_like_street(text, beside_postcode=False),
}
_WHEN = re.compile(r"(?i)\d|dag|ochtend|middag|avond|week|afspraak|gesloten|\bopen\b|wissel|nader")


def _says_when(value: str, kind: str) -> bool:
    return kind != "telefoon" and bool(WEEKDAY.search(value) or _WHEN.search(value))


_FITS: dict[str, Callable[[str, str], object]] = {
    "postcode": lambda value, kind: kind == "postcode" or re.fullmatch(r"[1-9]\d{3}", value),
    POSTCODE_DIGITS: lambda value, _: re.fullmatch(r"[1-9]\d{3}", value),
    POSTCODE_LETTERS: lambda value, _: re.fullmatch(r"[A-Za-z]{2}", value),
    DAY_OF_HOURS: lambda value, _: WEEKDAY.search(value),
    TIME_OF_HOURS: _says_when,
    "plaats": lambda value, _: not re.search(r"[\d_@]", value),
    "locatienaam": lambda _, kind: kind not in {"adres", "plaats"},
    "huisnummer": lambda value, kind: kind != "telefoon" and HOUSE.fullmatch(value),
    "toevoeging": lambda value, kind: kind not in {"telefoon", "email"},
    "lat": lambda value, _: _DEGREES.fullmatch(value),
    "lon": lambda value, _: _DEGREES.fullmatch(value),
    "vestigingsvorm": lambda value, _: BRANCH_KIND.search(value),
    "telefoon": lambda value, _: DIGIT.search(value),
    "email": lambda value, _: "@" in value,
    "openingstijden": _says_when,
    "op_afspraak": lambda _, kind: kind != "telefoon",
}


def kind_of(text: str) -> str:
    """Return the field that a value is by its own form, "" when it may be many things."""
    if not text or len(text) > _LONG:
        return ""
    spot = find_postcode(text) if DIGIT.search(text) else None
    if spot is not None:
        return _kind_around(text, spot)
    if not DIGIT.search(text) and is_place(text):
        return "plaats"
    return next((name for name, has_form in _FORMS.items() if has_form(text)), "")


def fits(wanted: str, value: str, kind: str) -> bool:
    """Tell whether a value of a kind can be what its name says; most names take any words."""
    return bool(_FITS[wanted](value, kind)) if wanted in _FITS else True


def _kind_around(text: str, spot: PostcodeSpot) -> str:
    """Return what a value with a postcode is by what stands before and after it."""
    before, after = text[: spot.start].strip(" ,;|-"), text[spot.end :].strip(EDGE_MARKS)
    if not before or before == "NL":
        return PLACE_LINE if after and not after[0].isdigit() else "postcode"
    if street_at_end(before):
        return ADDRESS
    return PLACE_LINE if before == place_at_start(before) and not after else ""
