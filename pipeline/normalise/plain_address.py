"""Addresses that are written plainly: most are, and these are read in one look.

Only what the long way round certainly reads the same is read here. A text with any word, part of a
word or form of number of which one of its rules knows more than the letters takes that way;
`tests/pipeline/normalise/test_plain_address.py` makes such texts out of those rules themselves.
"""

import re
from functools import lru_cache

from pipeline.country.abroad import is_outside
from pipeline.normalise.address_text import LONGEST_STREET, tidy_case
from pipeline.normalise.address_words import ORGANISATION_ENDINGS, PART_OF_BUILDING
from pipeline.normalise.house_number import HouseNumber, read_house_number
from pipeline.normalise.place_text import tidy_place

_CAPITAL, _SMALL = "A-ZÀ-ÖØ-Þ", "a-zß-öø-ÿ"
_STREET_WORD = rf"(?:IJ|[{_CAPITAL}])?[{_SMALL}'.]+"
_LOUD_WORD = rf"[{_CAPITAL}'.]+"  # a street that is all capitals
# Four digits may be a year, and with two letters a postcode.
_PLAIN_NUMBER = (
    r"[1-9][0-9]{0,2}(?!/0|[A-Za-z]{2})(?:[A-Za-z/-][0-9A-Za-z/-]*)?(?: (?:[A-Za-z]|bis|I{2,3}))?"
)
# "Burg.Backxlaan" and "Kerkstraat12" lack a space, and are read as they stand.
_PLAIN = re.compile(
    rf"((?:[1-9](?:e|de|ste) )?{_STREET_WORD}(?:(?:[ -]|(?<=\.)(?=[{_CAPITAL}])){_STREET_WORD})*"
    rf"|(?:[1-9](?:E|DE|STE) )?{_LOUD_WORD}(?:[ -]{_LOUD_WORD})*)"
    rf"(?: |(?<=[a-z]{{4}}))({_PLAIN_NUMBER})"
)
_TOWN_WORD = rf"(?:IJ|[{_CAPITAL}])[{_SMALL}]+"
_PLAIN_PLACE = re.compile(
    rf"(?:'s-|'t )?{_TOWN_WORD}(?:[ -](?:aan|op|den|de|en|van|{_TOWN_WORD}))*"
)
# "Kerkstraat 3, 1234 AB Utrecht", "Kerkstraat 3 | 1234AB | Utrecht", without any comma or on two
# lines
PLAIN_LINE = re.compile(
    rf"([^,|\n]{{4,{LONGEST_STREET}}}?)(?:(?:,| \|)? |\n)([1-9][0-9]{{3}} ?[A-Z]{{2}})"
    rf"(?:(?: \|)? ({_PLAIN_PLACE.pattern}))?"
)
PLAIN_POSTCODE_AND_PLACE = re.compile(rf"([1-9][0-9]{{3}} ?[A-Z]{{2}}) ({_PLAIN_PLACE.pattern})")
PLAIN_BOX = re.compile(r"Postbus [1-9][0-9]{0,5}")
# Words that the rules of the long way know in or before the name of a street.
_KNOWN_WORDS = PART_OF_BUILDING | frozenset(
    {"postbus", "post", "b", "n", "ligplaats", "standplaats", "woonboot", "woonark", "woonschip"}
    | {"woonwagen", "wijk", "aan", "op", "nr", "nrs", "no", "huisnr", "huisnrs", "mob"}
    | {"nabij", "vlakbij", "naast", "tegenover", "bij", "achter", "hoek", "omgeving", "omg", "to"}
    | {"hoogte", "thv", "th", "t", "h", "o", "ong", "ongen", "z", "zn"}
    | {"ma", "di", "wo", "do", "vr", "za", "zo"}
)
_KNOWN_PARTS = re.compile(r"dag|adres|nummer|www|lelystad")
_WORD_GAP = re.compile(r"[ .'-]")


def read_plain(text: str) -> tuple[str, HouseNumber] | None:
    """Return street and number when nothing else is written and no word needs a second look."""
    match = _PLAIN.fullmatch(text[:LONGEST_STREET])
    if match is None or len(text) > LONGEST_STREET:
        return None
    street = _read_plain_street(match[1])
    number = read_house_number(text, match.start(2)) if street else None
    return (street, number[0]) if number and number[1] == len(text) else None


def _read_plain_street(text: str) -> str:
    """The street in normal case; "" when a word of it needs a second look."""
    lowered = text.lower()
    if _KNOWN_PARTS.search(lowered) or not _KNOWN_WORDS.isdisjoint(_WORD_GAP.split(lowered)):
        return ""
    first, space, _ = lowered.partition(" ")
    if space and first.endswith(ORGANISATION_ENDINGS):
        return ""
    if lowered != text != text.upper():
        return text
    tidied = tidy_case(text)
    return tidied if tidied != text else ""


@lru_cache(maxsize=4096)
def is_plain_place(text: str) -> bool:
    """Whether a text is the name of a place in the Netherlands as it is written, and no more."""
    return bool(_PLAIN_PLACE.fullmatch(text)) and tidy_place(text) == text and not is_outside(text)
