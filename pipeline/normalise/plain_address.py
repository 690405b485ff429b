"""Addresses that are written plainly: most are, and these are read in one look.

What is read here is read the same by the long way round; what is not, takes that way.
"""

import re

from pipeline.normalise.address_text import LONGEST_STREET
from pipeline.normalise.address_words import ORGANISATION_ENDINGS, PART_OF_BUILDING
from pipeline.normalise.house_number import HouseNumber, read_house_number

_STREET_WORD = r"(?:IJ|[A-ZÀ-ÖØ-Þ])?[a-zß-öø-ÿ'.]+"
_PLAIN = re.compile(
    rf"({_STREET_WORD}(?:[ -]{_STREET_WORD})*) (?=[1-9])([0-9A-Za-z/-]+(?: [A-Za-z])?)"
)
PLAIN_PLACE = re.compile(r"(?:'s-)?[A-Z][a-z]+(?:[ -](?:aan|op|den|de|[A-Z][a-z]+))*")
# "Kerkstraat 3, 1234 AB Utrecht" and "Kerkstraat 3 | 1234AB | Utrecht"
PLAIN_LINE = re.compile(
    rf"([^,|]{{4,{LONGEST_STREET}}}?)(?:,| \|) ([1-9][0-9]{{3}} ?[A-Z]{{2}})"
    rf"(?:(?: \|)? ({PLAIN_PLACE.pattern}))?"
)
# Words that the plain pattern would take for a street; the long way round knows them.
_TRICKY_WORDS = PART_OF_BUILDING | frozenset(
    {"postbus", "antwoordnummer", "post", "box", "wijk", "nabij", "naast", "tegenover", "omgeving"}
    | {"gemeente", "werkgebied", "regio", "aan", "op", "in", "te", "bij", "t", "achter", "hoek"}
    | {"nrs", "thv", "to", "ligplaats", "standplaats", "woonboot", "woonark", "woonschip"}
    | {"woonwagen", "nr", "no", "nummer", "huisnummer", "huisnr", "adres", "bezoekadres", "b"}
    | {"en", "tot", "plein", "boulevard", "laan", "vlak", "o", "ong", "mob", "omg", "h", "hoogte"}
    | {"elke", "iedere", "ma", "di", "wo", "do", "vr", "za", "zo", "van"}
)
_WORD_GAP = re.compile(r"[ .-]")


def read_plain(text: str) -> tuple[str, HouseNumber] | None:
    """Return street and number when nothing else is written and no word needs a second look."""
    match = _PLAIN.fullmatch(text[:LONGEST_STREET])
    if match is None or len(text) > LONGEST_STREET or match[1].islower():
        return None
    words = _WORD_GAP.split(match[1].lower())
    if not _TRICKY_WORDS.isdisjoint(words) or (
        len(words) > 1 and words[0].endswith(ORGANISATION_ENDINGS)
    ):
        return None
    number = read_house_number(text, match.start(2))
    return (match[1], number[0]) if number and number[1] == len(text) else None
