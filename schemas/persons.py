"""The words by which a text shows that it speaks of a person, read from persons.toml."""

import re
from collections.abc import Iterable

from schemas.folding import strip_accents
from schemas.person_words import load_person_words

_PERSON_WORDS = load_person_words()


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(words) + ")"


PERSON = re.compile(
    rf"\b{_any_of(_PERSON_WORDS.aanspreking)}\b\.?(?=[^\w\n]{{0,3}}\w)|(?-i:\b[Mm]w\b\.?(?=\s+[A-Z]))"
    rf"|\b{_any_of(_PERSON_WORDS.functie)}\s*:"
    rf"|(?-i:\b{_any_of(_PERSON_WORDS.aanspreking_voor_hoofdletter)}\s+[A-Z][a-z])",
    re.IGNORECASE,
)
"""What stands before a person's name, in any text."""
PERSON_IN_PROSE = re.compile(
    rf"{PERSON.pattern}|\b{_any_of(_PERSON_WORDS.aanspreking_in_tekst)}\b", re.IGNORECASE
)
"""What stands before a person's name in running text."""
NAME_MAY_FOLLOW = re.compile(
    rf"\b(?!{_any_of(_PERSON_WORDS.plaatsen_met_gezelschap)}\b)"
    + _any_of(f"[{w[0].upper()}{w[0]}]{w[1:]}" for w in _PERSON_WORDS.gezelschap)
    + r"\s+[A-ZÀ-ÖØ-Þ]"
)
"""In running text, with a capital behind it, it may be anybody's name."""
ADDRESSED_PERSON = re.compile(
    rf"\b{_any_of([*_PERSON_WORDS.aanspreking, *_PERSON_WORDS.aanspreking_in_tekst])}\b",
    re.IGNORECASE,
)
"""How a person is addressed; like NAME_MAY_FOLLOW it means the same to a browser."""
HOME = re.compile(rf"\b{_any_of(_PERSON_WORDS.woning)}(?!\w)", re.IGNORECASE)
"""Says that somebody lives at what follows."""
OWN = re.compile(rf"\b{_any_of(_PERSON_WORDS.eigen)}\b", re.IGNORECASE)
"""Says that a number or a day is of one person."""
PROFILES: dict[str, list[str]] = _PERSON_WORDS.profielen
"""Host -> how the paths begin behind which a page of one person stands."""
PAGES_OF_PERSONS = _PERSON_WORDS.paginas_van_personen
"""The part of an address of a page behind which the name of a person comes."""

_ACTIVITY = _any_of(_PERSON_WORDS.activiteit)
_COMPANY = _any_of(
    [
        *_PERSON_WORDS.gezelschap,
        *_PERSON_WORDS.leidt_naar_naam,
        *_PERSON_WORDS.functie,
        *_PERSON_WORDS.beroep,
    ]
)
LEADS_TO_PERSON = re.compile(rf"(?i)\b(?:{_COMPANY}(?: is)?|{_ACTIVITY} (?P<of>van))$")
"""In a name or a sentence, what the name of a person stands behind, and goes with it.

Of "Spreekuur van" only `of`, the last word, goes.
"""
BESIDE_PERSON = re.compile(rf"\b(?:{_ACTIVITY}|{_any_of(_PERSON_WORDS.werkwoord)})$", re.IGNORECASE)
"""What a name may stand behind as well, and stays: "Spreekuur Els Smit", "dan is Els Smit er"."""
ROLE_BEFORE_NAME = re.compile(
    rf"\b(?i:{_any_of([*_PERSON_WORDS.functie, *_PERSON_WORDS.beroep])}(?: van dienst)?)"
    r"\s?:?(?:\s+(?:is|zijn))?(?:\s+(?=[A-ZÀ-ÖØ-Þ])|$)"
)
"""What somebody is, before a capital or at the end: `count_name_in_role` tells who follows."""
_FIRST_NAMES = _PERSON_WORDS.voornamen
_PREFIXES = frozenset(_PERSON_WORDS.tussenvoegsels)
_TITLES = frozenset(_PERSON_WORDS.titels)
_NO_SURNAME = _PERSON_WORDS.geen_achternaam
_PLACES_LIKE_NAMES = _PERSON_WORDS.plaatsen_als_een_naam
_NO_FIRST_NAME = (*_NO_SURNAME, *_PERSON_WORDS.geen_voornaam)
_WORDS_AND_NAMES = frozenset(_PERSON_WORDS.voornamen_die_een_woord_zijn)
HOSTS_OF_ANYBODY: tuple[str, ...] = _PERSON_WORDS.hosts_van_iedereen
"""Hosts on which the first part of a path, or of the host, is who has the page."""
_JOINED_NAME = re.compile(
    rf"{_any_of(sorted(_FIRST_NAMES, key=len, reverse=True))}"
    rf"(?:{_any_of(_PERSON_WORDS.achternamen)}"
    r"|(?:van|vd|v)?(?:den|der|de|ter|ten|te|het|t|van|el)[a-z]{4,})"
)
_SERVICE = re.compile(
    _any_of([*map(re.escape, _PERSON_WORDS.dienst), *_PERSON_WORDS.beroep]), re.IGNORECASE
)
_AROUND_WORD = ".,;:!?\"'“”‘’()"
_DASHES = frozenset("-–")
_SAINT = frozenset(["sint", "st"])
MOST_NAME_WORDS = 10
"""Of a name: "mr. dr. Anne Marie van der Meer - de Vries" has ten."""
_ABBREVIATIONS = frozenset(_PERSON_WORDS.afkortingen)
_INITIALS = re.compile(r"(?:[A-Z]\.){1,4}")


def is_full_name(words: list[str]) -> bool:
    """Tell whether words are the full name of a person: a first name or initials, a surname.

    Titles may stand around it, and a surname may be double; nothing else may stand among them. "Jan
    de Vries", "drs. A.B. Bakker" and "Karin Jansen-de Vries" are; "Anne Frankschool" and "Stichting
    Jan de Vries" are not. Case is looked at by initials only.
    """
    if not 2 <= len(words) <= MOST_NAME_WORDS or not all(words):
        return False
    bare = _without_titles(words)
    if len(bare) < 2:
        return False
    first, *middle, last = bare
    is_named = is_first_name(first) or _are_initials(first, middle, is_titled=bare != words)
    return is_named and _may_be_between(middle) and _is_surname(last)


def find_full_names(words: list[str]) -> list[tuple[int, int]]:
    """Return where full names with capitals stand among words: begin and end, none twice.

    Not those that a building, a street or a place is called after: "Wijkcentrum Dirk Prins",
    "Jan Pieterszoon Coenlaan", "Pieter Bakkerdijk 11", "Anna Paulowna".
    """
    bare = [w if _INITIALS.fullmatch(w) else w.strip(_AROUND_WORD) for w in words]
    found, at = [], 0
    while at < len(bare):
        end = _end_of_full_name(bare, at)
        if end and not _is_called_after(bare, at, end):
            found.append((at, end))
        at = end or at + 1
    return found


def names_who_serves(words: list[str]) -> bool:
    """Tell whether a name says who gives a service, and no more: "Spreekuur Jan de Vries".

    So it is the full name of one or more persons, with nothing beside it but words for what they
    do. What is called after a person has a word more: "Buurthuis", "Stichting".
    """
    found = find_full_names(words)
    inside = {at for begin, end in found for at in range(begin, end)}
    others = [word for at, word in enumerate(words) if at not in inside]
    return bool(found) and all(_SERVICE.fullmatch(word.strip(_AROUND_WORD)) for word in others)


def _end_of_full_name(words: list[str], at: int) -> int:
    """Return where the longest full name that begins at a word ends; 0 when none does."""
    if not (words[at][:1].isupper() and is_first_name(words[at])):
        return 0
    ends = range(min(len(words), at + MOST_NAME_WORDS), at + 1, -1)
    named = (e for e in ends if words[e - 1][:1].isupper() and is_full_name(words[at:e]))
    return next(named, 0)


def _is_called_after(words: list[str], begin: int, end: int) -> bool:
    beside = [*words[:begin][-1:], *words[end : end + 1]]
    return (
        " ".join(words[begin:end]).casefold() in _PLACES_LIKE_NAMES
        or any(w.casefold().endswith(_NO_SURNAME) and not _SERVICE.fullmatch(w) for w in beside)
        or (words[end : end + 1] != [] and words[end][:1].isdigit())
        or (begin > 0 and words[begin - 1].casefold() in _SAINT)
    )


def count_name_in_role(words: list[str]) -> int:
    """Return of how many words the name is that stands first behind a role; 0 when none does.

    A full name, or more: behind "coördinator" a first name need not be a common one. With "van" or
    the like before a surname any word with a capital is one ("Wil van Dam"), unless it is of an
    organisation.
    """
    begin, end = next(iter(find_full_names(words[: MOST_NAME_WORDS + 1])), (0, 0))
    if end and not begin:
        return end
    bare = [word.strip(_AROUND_WORD) for word in words[:MOST_NAME_WORDS]]
    if not bare or not _may_be_first_name(bare[0]):
        return 0
    end = 1
    while end < len(bare) and _is_before_surname(bare[end]):
        end += 1
    has_first_name = end > 1 or bare[0].casefold() in _WORDS_AND_NAMES
    has_surname = end < len(bare) and bare[end][:1].isupper() and _is_surname(bare[end])
    return end + 1 if has_first_name and has_surname else 0


def is_joined_name(word: str) -> bool:
    """Tell whether a first name and a surname are written as one word: "pietjansen"."""
    letters = strip_accents(word.casefold())
    return not letters.endswith(_NO_SURNAME) and _JOINED_NAME.fullmatch(letters) is not None


def is_titled_name(words: list[str]) -> bool:
    """Tell whether words are a title and a surname: "drs. van der Meer"; a street may begin so."""
    bare = _without_titles(words)
    if not bare or bare == words or not is_title(words[0]):
        return False
    *middle, last = bare
    return all(word.casefold() in _PREFIXES for word in middle) and _is_surname(last)


def is_first_name(word: str) -> bool:
    """Tell whether a word is a common first name, or begins with one and a hyphen: "Jan-Willem"."""
    return strip_accents(word.casefold()).partition("-")[0] in _FIRST_NAMES


def is_title(word: str) -> bool:
    """Tell whether a word is a title or a degree: "drs.", "MSc"."""
    return word.rstrip(".").casefold() in _TITLES


def may_begin_name(word: str) -> bool:
    """Tell whether the name of a person may begin with a word."""
    return is_first_name(word) or is_title(word) or _INITIALS.fullmatch(word) is not None


def _without_titles(words: list[str]) -> list[str]:
    begin, end = 0, len(words)
    while begin < end and is_title(words[begin]):
        begin += 1
    while end > begin and is_title(words[end - 1]):
        end -= 1
    return words[begin:end]


def _may_be_between(middle: list[str]) -> bool:
    """Tell whether words may stand between a first name and the last part of a surname.

    Of a double surname the first part does: before a dash, or joined to "de" by a hyphen.
    """
    return all(
        word.casefold() in _PREFIXES
        or word in _DASHES
        or _INITIALS.fullmatch(word)
        or is_first_name(word)
        or (following in _DASHES and _is_surname(word))
        or _begins_double_surname(word)
        for word, following in zip(middle, [*middle[1:], ""], strict=False)
    )


def _may_be_first_name(word: str) -> bool:
    is_of_organisation = word.casefold().endswith(_NO_FIRST_NAME)
    return word[:1].isupper() and (is_first_name(word) or not is_of_organisation)


def _is_before_surname(word: str) -> bool:
    return word.casefold() in _PREFIXES or _begins_double_surname(word)


def _begins_double_surname(word: str) -> bool:
    head, hyphen, prefix = word.rpartition("-")
    return bool(hyphen) and prefix.casefold() in _PREFIXES and _is_surname(head)


def _is_surname(word: str) -> bool:
    surname = re.sub("[-'’]", "", word.casefold())
    return (
        surname.isalpha()
        and len(surname) > 2
        and surname not in _PREFIXES
        and not surname.endswith(_NO_SURNAME)
    )


def _are_initials(first: str, middle: list[str], *, is_titled: bool) -> bool:
    """Several initials may be short for a school or a club; before "de" or "van" they are not."""
    if not _INITIALS.fullmatch(first):
        return False
    letters = first.replace(".", "").casefold()
    is_one = len(letters) == 1
    is_joined = is_titled or any(w.casefold() in _PREFIXES for w in middle)
    return is_one or (letters not in _ABBREVIATIONS and is_joined)
