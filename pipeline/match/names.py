"""Are two names of organisations names of one organisation? Word by word, with a budget of edits."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from pipeline.match.words import load_words, split_words

SAME, PART, ALIKE, OTHER, MISSING = "zelfde", "deel", "lijkend", "anders", "ontbreekt"
"""ALIKE names share words but each has words of its own: Wijkteam Noord, Wijkcentrum Noord."""
ACRONYM = "afkorting"
EQUAL_BUT_LIGHT = "gelijk op lichte woorden na"
LONGEST = 200
"""Characters of a name that are looked at; no organisation's name is longer."""
MOST_WORDS = 24

_BRACKETS = re.compile(r"\(([^()]*)\)")
WORDS = load_words()
LIGHT_WORDS = WORDS.lidwoorden | WORDS.rechtsvormen
OFFICE_WORDS = WORDS.kantoorwoorden | WORDS.afdelingsmarkeringen
SERVICE_WORDS = frozenset(word for phrase in WORDS.diensten for word in phrase)
LONG_SERVICE_WORDS = frozenset(word for word in SERVICE_WORDS if len(word) > 6)
LONG_LIGHT_WORDS = frozenset(word for word in LIGHT_WORDS | OFFICE_WORDS if len(word) > 6)
_GLUED = re.compile(rf"\b({'|'.join(sorted(LONG_LIGHT_WORDS))})(?=[^\W\d_]{{4}})", re.IGNORECASE)


class Name(NamedTuple):
    """A name taken apart: its words in order, words after a department marker, text in brackets."""

    words: tuple[str, ...]
    department: tuple[str, ...] = ()
    bracket: tuple[str, ...] = ()


Phrases = frozenset[tuple[str, ...]]


class Places(NamedTuple):
    """Names of places, as tuples of words, that may stand in a name without telling it apart.

    `phrases` holds them all. `towns` are those smaller than the gemeente: two names that name
    different towns are of different offices. `starts` are the first words of all of them,
    `single` those of one word that is long enough to be recognised when misspelt.
    """

    phrases: Phrases = frozenset()
    towns: Phrases = frozenset()
    starts: frozenset[str] = frozenset()
    single: frozenset[str] = frozenset()

    def join(self, other: "Places") -> "Places":
        """The places of both."""
        if self is other:
            return self
        return Places(*(mine | theirs for mine, theirs in zip(self, other, strict=True)))


NOWHERE = Places()


def make_places(own: Iterable[tuple[str, ...]], towns: Iterable[tuple[str, ...]]) -> Places:
    """Places out of the names of a gemeente (and what it lies in) and those of its towns."""
    phrases = frozenset(words for words in (*own, *towns) if words)
    return Places(
        phrases,
        frozenset(towns) & phrases - frozenset(own),
        frozenset(words[0] for words in phrases),
        frozenset(words[0] for words in phrases if len(words) == 1 and len(words[0]) > 5),
    )


NameVerdict = tuple[str, str]
"""A verdict (SAME, PART, ALIKE, OTHER, MISSING) and, in Dutch, why."""


def read_name(text: str) -> Name:
    """Take a name apart. Never raises; only the first 200 characters and 24 words are read."""
    text = _GLUED.sub(r"\1 ", text[:LONGEST])
    brackets = _BRACKETS.findall(text) if "(" in text else []
    words = split_words(_BRACKETS.sub(" ", text) if brackets else text)[:MOST_WORDS]
    bracket = split_words(" ".join(brackets))[:MOST_WORDS]
    if len(bracket) == 1 and bracket[0] in WORDS.rechtsvormen:
        words, bracket = bracket + words, ()
    if not words:
        return Name(bracket)
    for at, word in enumerate(words):
        if at and word in WORDS.afdelingsmarkeringen:
            return Name(words[:at], words[at + 1 :], bracket)
    return Name(words, (), bracket)


def strip_phrases(words: tuple[str, ...], phrases: Phrases) -> tuple[str, ...]:
    """Leave out every run of words that is one of `phrases`, longest first."""
    kept: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(5, len(words) - at), 0, -1):
            if words[at : at + length] in phrases:
                at += length
                break
        else:
            kept.append(words[at])
            at += 1
    return tuple(kept)


@lru_cache(maxsize=1 << 16)
def find_core(name: Name, places: Places) -> tuple[str, ...]:
    """The words that identify, in order: without legal forms, articles, own places and office words.

    A group of words is left out only when something remains.
    """
    words = name.words
    if not places.starts.isdisjoint(words):
        words = strip_phrases(words, places.phrases) or words
    if set(words) <= LIGHT_WORDS:
        words = name.words
    words = _drop(words, LIGHT_WORDS)
    return _drop(words, WORDS.kantoorwoorden)


@lru_cache(maxsize=8)
def _singles(words: frozenset[str]) -> Phrases:
    return frozenset((word,) for word in words)


def _drop(words: tuple[str, ...], light: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in light) or words


def allow_edits(word: str) -> int:
    """How many edits a word of this length may differ: a digit or short word none."""
    if len(word) < 4 or word.isdigit():
        return 0
    return 1 if len(word) < 10 else 2


def is_same_word(left: str, right: str) -> bool:
    """Equal, or a typing error apart."""
    if left == right:
        return True
    budget = min(allow_edits(left), allow_edits(right))
    return budget > 0 and OSA.distance(left, right, score_cutoff=budget) <= budget


def compare_names(left: Name, right: Name, places: Places = NOWHERE) -> NameVerdict:
    """Compare two names, symmetrically; `places` are the place names of their surroundings."""
    if not left.words or not right.words:
        return MISSING, "naam ontbreekt"
    first, second = find_core(left, places), find_core(right, places)
    if sorted(first) == sorted(second):
        if _differ_in_place(left, right, places):
            return ALIKE, "andere plaatsnaam in de naam"
        return SAME, "gelijk" if left == right else EQUAL_BUT_LIGHT
    if _is_joined_alike(first, second) or _is_joined_alike(left.words, right.words):
        return SAME, "anders aaneengeschreven of een typfout"
    if acronym := _find_acronym(left, right, places) or _find_acronym(right, left, places):
        return SAME, f"{ACRONYM} {acronym}"
    return _compare_words(left, right, first, second, places)


def _differ_in_place(left: Name, right: Name, places: Places) -> bool:
    """Both names name a town, and not one town in common."""
    if not places.towns:
        return False
    first, second = (set(find_towns(name, places)) for name in (left, right))
    return bool(first) and bool(second) and not first & second


def find_towns(name: Name, places: Places) -> Iterator[str]:
    """The towns, smaller than the gemeente, that a name names."""
    words = name.words
    if places.starts.isdisjoint(words):
        return
    for at in range(len(words)):
        for length in range(1, 6):
            if words[at : at + length] in places.towns:
                yield " ".join(words[at : at + length])


def _is_joined_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The same letters with the spaces elsewhere, or one edit apart in a long name."""
    one, other = "".join(left), "".join(right)
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1 or min(len(one), len(other)) < 8 or len(left) == len(right):
        return False
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _find_acronym(short: Name, full: Name, places: Places) -> str:
    """The acronym of `full` that `short` consists of, or carries beside words of `full`; or ""."""
    initials = {"".join(w[0] for w in chosen) for chosen in _list_spoken(full.words)}
    if not any(word in text for word in short.words if 1 < len(word) < 9 for text in initials):
        return ""
    content = _drop_light(find_core(short, places), places)
    others = set(full.words)
    candidates = [word for word in content if word not in others and word.isalpha()]
    if len(candidates) != 1 or not 2 <= len(candidates[0]) <= 8:
        return ""
    acronym, rest = candidates[0], {word for word in content if word in others}
    for covered in _find_initials(acronym, full.words):
        left_over = tuple(word for word in full.words if word not in covered)
        telling = set(strip_phrases(left_over, places.phrases)) - LIGHT_WORDS - OFFICE_WORDS
        if telling <= rest and not rest & covered and (len(acronym) > 2 or rest):
            return acronym.upper()
    return ""


def _find_initials(acronym: str, words: tuple[str, ...]) -> Iterator[set[str]]:
    """Runs of words whose initials, with or without the light words, spell the acronym."""
    for chosen in _list_spoken(words):
        initials = "".join(word[0] for word in chosen)
        at = initials.find(acronym)
        while at >= 0:
            yield set(chosen[at : at + len(acronym)])
            at = initials.find(acronym, at + 1)


def _list_spoken(words: tuple[str, ...]) -> set[tuple[str, ...]]:
    """The words whose initials are spoken: all of them, or all but the light ones."""
    if len(words) < 2:
        return set()
    return {words, tuple(word for word in words if word not in WORDS.lidwoorden)}


def pair_words(
    left: tuple[str, ...], right: tuple[str, ...]
) -> tuple[list[str], list[str], list[str]]:
    """Words in common, and what is left over on either side; equal words first, then typing errors."""
    first, second, common = list(left), list(right), []
    for word in left:
        if word in second:
            first.remove(word)
            second.remove(word)
            common.append(word)
    for word in list(first):
        near = next((other for other in second if is_same_word(word, other)), None)
        if near is not None:
            first.remove(word)
            second.remove(near)
            common.append(word)
    return common, first, second


def _compare_words(
    left: Name, right: Name, first: tuple[str, ...], second: tuple[str, ...], places: Places
) -> NameVerdict:
    common, one, other = pair_words(first, second)
    if not common:
        return OTHER, "andere woorden"
    edits = sum(word not in second for word in common)
    one, other = (_drop_light(words, places) for words in (one, other))
    one, other = _drop_joined(*_drop_services(one, other))
    telling = len(common) > 1 or not set(common) <= WORDS.soortwoorden
    if edits > 1 + len("".join(common)) // 12:
        return OTHER, "andere woorden"
    if not one and not other:
        if _differ_in_place(left, right, places):
            return ALIKE, "andere plaatsnaam in de naam"
        return SAME, "gelijk op een typfout na" if edits else EQUAL_BUT_LIGHT
    if one and other:
        return ALIKE, f"anders: {' '.join(one)} / {' '.join(other)}"
    extra = tuple(one or other)
    if telling and _is_free(extra, *((left, right) if one else (right, left))):
        return SAME, f"gelijk op {' '.join(extra)} na"
    return PART, f"extra woorden: {' '.join(extra)}"


def _drop_joined(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """Left-over words that only differ in a space, or in a light word glued on, match after all."""
    if one and other and _is_joined_alike(tuple(one), tuple(other)):
        return [], []
    for mine, theirs in ((one, other), (other, one)):
        for word in [word for word in mine if len(word) > 5]:
            for short in [short for short in theirs if short in word and short != word]:
                if word.replace(short, "", 1) in LIGHT_WORDS and short in theirs and word in mine:
                    mine.remove(word)
                    theirs.remove(short)
    return one, other


def _drop_light(words: Sequence[str], places: Places) -> list[str]:
    return [word for word in words if not _is_misspelt_light_word(word, places)]


def _drop_services(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """Leave out services that only one of two names goes on to mention."""
    bare, plain = (list(strip_phrases(tuple(words), WORDS.diensten)) for words in (one, other))
    if len(bare) < len(one) and len(plain) == len(other) and other:
        return bare, other
    if len(plain) < len(other) and len(bare) == len(one) and one:
        return one, plain
    return one, other


def _is_free(extra: tuple[str, ...], name: Name, other: Name) -> bool:
    """Do these extra words, of one of the names only, say nothing about whose office it is?"""
    said = set(name.bracket) | set(name.department) | set(other.department)
    rest = strip_phrases(extra, WORDS.diensten | _singles(OFFICE_WORDS))
    return all(word in said or _is_near_any(word, LONG_SERVICE_WORDS) for word in rest)


def _is_misspelt_light_word(word: str, places: Places) -> bool:
    """A typing error in "stichting", "spreekuur", "voor" or the name of a place."""
    if len(word) < 6:
        return len(word) > 2 and OSA.distance(word, "voor", score_cutoff=1) < 2
    return _is_near_any(word, LONG_LIGHT_WORDS) or _is_near_any(word, places.single)


@lru_cache(maxsize=1 << 18)
def _is_near_any(word: str, known: frozenset[str]) -> bool:
    size = len(word)
    return any(
        abs(len(other) - size) < 2 and OSA.distance(word, other, score_cutoff=1) < 2
        for other in known
    )
