"""The words by which a text shows that it speaks of a person, read from persons.toml."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path

from schemas.folding import strip_accents

_PERSON_WORDS = tomllib.loads(Path(__file__).with_name("persons.toml").read_text(encoding="utf-8"))


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(words) + ")"


PERSON = re.compile(
    rf"\b{_any_of(_PERSON_WORDS['aanspreking'])}\b\.?(?=[^\w\n]{{0,3}}\w)|(?-i:\b[Mm]w\b\.?(?=\s+[A-Z]))"
    rf"|\b{_any_of(_PERSON_WORDS['functie'])}\s*:|(?-i:\bbel\s+(?:naar\s+|met\s+)?[A-Z][a-z])",
    re.IGNORECASE,
)
"""What stands before a person's name, in any text."""
PERSON_IN_PROSE = re.compile(
    rf"{PERSON.pattern}|\b{_any_of(_PERSON_WORDS['aanspreking_in_tekst'])}\b", re.IGNORECASE
)
"""What stands before a person's name in running text."""
NAME_MAY_FOLLOW = re.compile(
    r"\b(?:"
    + "|".join(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in _PERSON_WORDS["gezelschap"])
    + r")\s+"
    r"[A-ZÀ-ÖØ-Þ]"
)
"""In running text, with a capital behind it, it may be anybody's name."""
HOME = re.compile(rf"\b{_any_of(_PERSON_WORDS['woning'])}(?!\w)", re.IGNORECASE)
"""Says that somebody lives at what follows."""
OWN = re.compile(rf"\b{_any_of(_PERSON_WORDS['eigen'])}\b", re.IGNORECASE)
"""Says that a number or a day is of one person."""
PROFILES: dict[str, list[str]] = _PERSON_WORDS["profielen"]
"""Host -> how the paths begin behind which a page of one person stands."""
PAGES_OF_PERSONS = frozenset(_PERSON_WORDS["adressen"]["paginas_van_personen"])
"""The part of an address of a page behind which the name of a person comes."""

_FIRST_NAMES = frozenset(_PERSON_WORDS["voornamen"]["lijst"].split())
_PREFIXES = frozenset(_PERSON_WORDS["tussenvoegsels"])
_NO_SURNAME = tuple(_PERSON_WORDS["geen_achternaam"])
_MOST_WORDS = 5
_ABBREVIATIONS = frozenset(_PERSON_WORDS["afkortingen"])
_INITIALS = re.compile(r"(?:[A-Z]\.){1,4}")


def is_full_name(words: list[str]) -> bool:
    """Tell whether words are the full name of a person: a first name or initials, a surname.

    Nothing else may stand among them. "Jan de Vries" and "A.B. Bakker" are; "Anne Frankschool" and
    "Stichting Jan de Vries" are not. Case is looked at by initials only.
    """
    if not 2 <= len(words) <= _MOST_WORDS or not all(words):
        return False
    first, *middle, last = words
    is_named = strip_accents(first.casefold()) in _FIRST_NAMES or _are_initials(first, middle)
    surname = last.casefold()
    return (
        is_named
        and all(word.casefold() in _PREFIXES or _INITIALS.fullmatch(word) for word in middle)
        and surname.replace("-", "").isalpha()
        and len(surname) > 2
        and surname not in _PREFIXES
        and not surname.endswith(_NO_SURNAME)
    )


def _are_initials(first: str, middle: list[str]) -> bool:
    """Several initials may be short for a school or a club; before "de" or "van" they are not."""
    if not _INITIALS.fullmatch(first):
        return False
    letters = first.replace(".", "").casefold()
    is_one = len(letters) == 1
    return is_one or (letters not in _ABBREVIATIONS and any(w in _PREFIXES for w in middle))
