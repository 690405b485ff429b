"""Names of places and gemeenten as people write them, brought to one form to compare."""

import re
from collections.abc import Sequence
from functools import lru_cache

from schemas.folding import strip_accents
from schemas.place_aliases import PLACE_ALIASES

_SHORT_FORMS = (
    (re.compile(r"\ba\s?/\s?d\b|\bad\b|\ba d\b|\ba\.\s?d\.?(?=\s)"), "aan de"),
    (re.compile(r"\baan den\b"), "aan de"),
    (re.compile(r"(?<=\w )(?:v d|vd)(?= \w)"), "van de"),
    (re.compile(r"(?<=\w )v(?= \w)"), "van"),
    (re.compile(r"(?<=\w )o (?:z|zoom)\b"), "op zoom"),
    (re.compile(r"(?<=\w )a (?:z|zee)\b"), "aan zee"),
    (re.compile(r"(?<=\w )b(?: d)?(?= \w{3})"), "bij"),
    (re.compile(r"\bst\b"), "sint"),
    (re.compile(r"\bc a\b"), ""),
)
_BETWEEN_WORDS = re.compile(r"[^\w']+|'")
_AROUND = re.compile(r"^(?:(?:de )?gemeente|te|in) | gemeente$")

_WRITTEN_CODE = re.compile(r"\s*(?:GM)?\s*([0-9]{3,4})\s*", re.IGNORECASE)
_JOINING = frozenset(
    {
        "van",
        "v",
        "vd",
        "aan",
        "a",
        "op",
        "o",
        "bij",
        "b",
        "en",
        "in",
        "de",
        "den",
        "der",
        "ter",
        "ten",
    }
)

PROVINCE_MARKS = {
    "dr": "Drenthe",
    "fl": "Flevoland",
    "fr": "Fryslân",
    "frl": "Fryslân",
    "gld": "Gelderland",
    "gelderland": "Gelderland",
    "gr": "Groningen",
    "gn": "Groningen",
    "l": "Limburg",
    "lb": "Limburg",
    "limburg": "Limburg",
    "nb": "Noord-Brabant",
    "nbr": "Noord-Brabant",
    "nh": "Noord-Holland",
    "o": "Overijssel",
    "ov": "Overijssel",
    "overijssel": "Overijssel",
    "u": "Utrecht",
    "ut": "Utrecht",
    "utr": "Utrecht",
    "z": "Zeeland",
    "zld": "Zeeland",
    "zeeland": "Zeeland",
    "zh": "Zuid-Holland",
}
"""What people and CBS write behind a name to tell two places apart: Hengelo (O.)."""

QUARTERS = frozenset(
    {"centrum", "binnenstad", "noord", "oost", "zuid", "west", "noordoost", "noordwest"}
    | {"zuidoost", "zuidwest", "nieuw west", "stad"}
)
"""A part of a town named after its side; "Amsterdam Zuidoost" is a place in Amsterdam."""

SPLIT_GEMEENTEN = frozenset({"GM0788", "GM1671", "GM0140", "GM0053"})
"""Gemeenten divided over several successors: Haaren, Maasdonk, Littenseradiel, Winsum (CBS).

The table of successors names one each; a former name of these is never mapped.
"""


@lru_cache(maxsize=1 << 16)
def fold_place(name: str) -> str:
    """Return a name without case, accents, apostrophes, hyphens, dots and brackets.

    "Súdwest Fryslân" and "Súdwest-Fryslân" fold alike, as do "St. Anthonis" and "Sint Anthonis".
    Only places have these short forms and other names, so terms and organisations fold apart.
    """
    plain = strip_accents(name[:100].casefold().replace("`", "'").replace("’", "'"))
    for pattern, form in _SHORT_FORMS[:1]:
        plain = pattern.sub(form, plain)
    plain = " ".join(_BETWEEN_WORDS.sub(" ", plain).split())
    for pattern, form in _SHORT_FORMS[1:]:
        plain = pattern.sub(form, plain)
    plain = _AROUND.sub("", plain.strip())
    return PLACE_ALIASES.get(plain, plain)


def split_province(folded: str) -> tuple[str, str]:
    """Split "hengelo o" into ("hengelo", "Overijssel"); the province is "" when none is named."""
    head, _, tail = folded.rpartition(" ")
    province = PROVINCE_MARKS.get(tail, "")
    return (head, province) if head and province else (folded, "")


def read_gemeentecode(text: str) -> str:
    """The code of CBS in a text, which may lack its GM ("0518"); "" when it holds none."""
    written = _WRITTEN_CODE.fullmatch(text)
    return f"GM{written[1]:0>4}" if written else ""


def is_joined(words: Sequence[str]) -> bool:
    """Whether the first word of a name cannot stand for it: "hoek van ...", "bergen op ..."."""
    return not _JOINING.isdisjoint(words[1:2])


def split_quarter(folded: str) -> str:
    """Return "amsterdam" of "amsterdam zuidoost", else ""."""
    words = folded.split()
    for count in (2, 1):
        if len(words) > count and " ".join(words[-count:]) in QUARTERS:
            return " ".join(words[:-count])
    return ""
