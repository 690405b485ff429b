"""Addresses that are written plainly: most are, and these are read in one look.

Only what the long way round certainly reads the same is read here. A text with any word, part of a
word or form of number of which one of its rules knows more than the letters takes that way;
`tests/pipeline/normalise/test_plain_address.py` makes such texts out of those rules themselves.
"""

import re
from functools import lru_cache

from pipeline.country.abroad import is_outside
from pipeline.normalise.address_text import LONGEST_STREET
from pipeline.normalise.address_words import ORGANISATION_ENDINGS, PART_OF_BUILDING
from pipeline.normalise.house_number import HouseNumber, read_house_number
from pipeline.normalise.place_text import tidy_place

_STREET_WORD = r"(?:IJ|[A-ZÀ-ÖØ-Þ])?[a-zß-öø-ÿ'.]+"
# Four digits may be a year, and with two letters a postcode.
_PLAIN_NUMBER = (
    r"[1-9][0-9]{0,2}(?!/0|[A-Za-z]{2})(?:[A-Za-z/-][0-9A-Za-z/-]*)?(?: (?:[A-Za-z]|bis))?"
)
_PLAIN = re.compile(
    rf"((?:[1-9](?:e|de|ste) )?{_STREET_WORD}(?:[ -]{_STREET_WORD})*) ({_PLAIN_NUMBER})"
)
_PLAIN_PLACE = re.compile(r"(?:'s-)?[A-Z][a-z]+(?:[ -](?:aan|op|den|de|[A-Z][a-z]+))*")
# "Kerkstraat 3, 1234 AB Utrecht", "Kerkstraat 3 | 1234AB | Utrecht" and without any comma
PLAIN_LINE = re.compile(
    rf"([^,|]{{4,{LONGEST_STREET}}}?)(?:,| \|)? ([1-9][0-9]{{3}} ?[A-Z]{{2}})"
    rf"(?:(?: \|)? ({_PLAIN_PLACE.pattern}))?"
)
# Words that the rules of the long way know in or before the name of a street.
_KNOWN_WORDS = PART_OF_BUILDING | frozenset(
    {"postbus", "post", "b", "n", "ligplaats", "standplaats", "woonboot", "woonark", "woonschip"}
    | {"woonwagen", "wijk", "aan", "op", "nr", "nrs", "no", "huisnr", "huisnrs", "mob"}
    | {"nabij", "vlakbij", "naast", "tegenover", "bij", "achter", "hoek", "omgeving", "omg", "to"}
    | {"hoogte", "thv", "th", "t", "h", "o", "ong", "ongen", "z", "zn"}
    | {"ma", "di", "wo", "do", "vr", "za", "zo"}
)
_KNOWN_PARTS = re.compile(r"dag|adre|nummer|www|lelystad")
_WORD_GAP = re.compile(r"[ .'-]")


def read_plain(text: str) -> tuple[str, HouseNumber] | None:
    """Return street and number when nothing else is written and no word needs a second look."""
    match = _PLAIN.fullmatch(text[:LONGEST_STREET])
    if match is None or len(text) > LONGEST_STREET or _needs_second_look(match[1]):
        return None
    number = read_house_number(text, match.start(2))
    return (match[1], number[0]) if number and number[1] == len(text) else None


def _needs_second_look(street: str) -> bool:
    lowered = street.lower()
    if lowered == street or street.upper() == street:  # its case is not kept
        return True
    if _KNOWN_PARTS.search(lowered) or not _KNOWN_WORDS.isdisjoint(_WORD_GAP.split(lowered)):
        return True
    first, space, _ = lowered.partition(" ")
    return bool(space) and first.endswith(ORGANISATION_ENDINGS)


@lru_cache(maxsize=4096)
def is_plain_place(text: str) -> bool:
    """Whether a text is the name of a place in the Netherlands as it is written, and no more."""
    return bool(_PLAIN_PLACE.fullmatch(text)) and tidy_place(text) == text and not is_outside(text)
