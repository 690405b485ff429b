"""Names as kind and rest: "Buurthuis De Linde" is a place to meet (ontmoeting) called "linde"."""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from pipeline.match.names.name import SERVICE_WORDS, is_near_any
from pipeline.match.names.words import WORDS

SHORTEST_TELLING = 4
"""Letters of a word that two names at one address do not share by chance."""
SHORTEST_STEM_OF_KIND = 4
"""Letters before a kind written on to them: "Parkschool", but not "Mavoschool"."""
LONGEST_KIND = max(map(len, WORDS.soorten))
FAMILIES_OF_BUILDINGS = frozenset({"ontmoeting", "school", "kerk", "sport", "zorg", "bestuur"})
"""Kinds of building: an address has one of a kind, whether its name is said or not."""
FAMILIES_OF_HOSTS = FAMILIES_OF_BUILDINGS | {"bibliotheek"}
"""Kinds of building, and its users, with whom others hold their hours."""
SHORTEST_GLUED_KIND = 7
"""Letters of a kind that is known when written on to a name, or with a typing error in it."""
_LONG_KINDS = frozenset(
    kind[0] for kind in WORDS.soorten if len(kind) == 1 and len(kind[0]) >= SHORTEST_GLUED_KIND
)
_BY_START = {
    start: sorted(
        (kind for kind in _LONG_KINDS if kind.startswith(start)),
        key=lambda kind: (-len(kind), kind),
    )
    for start in {kind[:SHORTEST_GLUED_KIND] for kind in _LONG_KINDS}
}
_WORDS_OF_KINDS = frozenset(word for kind in WORDS.soorten for word in kind) | WORDS.gebouwwoorden
_FIRST_WORDS_OF_KINDS = frozenset(kind[0] for kind in WORDS.soorten)
_NUMERALS = frozenset({"i", "ii", "iii", "iv", "v"})
_ENDS_OF_KIND = tuple(WORDS.soortuitgangen)


class Kinds(NamedTuple):
    """`families` of the kinds that a name names, these `kinds` in its own words, and the `rest`."""

    families: frozenset[str]
    kinds: tuple[str, ...]
    rest: tuple[str, ...]


@lru_cache(maxsize=1 << 16)
def read_kinds(core: tuple[str, ...]) -> Kinds:
    """Take the kinds off the identifying words of a name, the longest first."""
    families, kinds, rest = set[str](), list[str](), list[str]()
    at = 0
    while at < len(core):
        kind = _find_kind(core, at)
        if kind:
            families.add(WORDS.soorten[kind])
            kinds += kind
            at += len(kind)
            continue
        family, own, left = _split_kind(core[at])
        at += 1
        families |= {family} - {""}
        kinds += [own] if own else []
        rest += [left] if left else []
    return Kinds(frozenset(families), tuple(kinds), tuple(rest))


@lru_cache(maxsize=1 << 16)  # words recur in many names
def _split_kind(word: str) -> tuple[str, str, str]:
    """Family and kind in a single word, and what is left: ("school", "school", "park")."""
    if word in WORDS.gebouwwoorden:
        return "", word, ""
    for kind in _BY_START.get(word[:SHORTEST_GLUED_KIND], ()):
        if word.startswith(kind) and len(word) >= len(kind) + SHORTEST_STEM_OF_KIND:
            return WORDS.soorten[kind,], kind, word.removeprefix(kind)
    ending = next((end for end in _ENDS_OF_KIND if word.endswith(end)), "")
    if ending and len(word) >= len(ending) + SHORTEST_STEM_OF_KIND:
        return WORDS.soortuitgangen[ending], ending, word.removesuffix(ending)
    if len(word) >= SHORTEST_GLUED_KIND and is_near_any(word, _LONG_KINDS):
        near = next(kind for kind in sorted(_LONG_KINDS) if OSA.distance(kind, word) == 1)
        return WORDS.soorten[near,], near, ""
    return "", "", word


def _find_kind(core: tuple[str, ...], at: int) -> tuple[str, ...]:
    """The longest kind that starts at this word, () when none does."""
    if _FIRST_WORDS_OF_KINDS.isdisjoint(core[at : at + 1]):
        return ()
    for length in range(min(LONGEST_KIND, len(core) - at), 0, -1):
        if core[at : at + length] in WORDS.soorten:
            return core[at : at + length]
    return ()


def list_bare_families(core: tuple[str, ...]) -> list[str]:
    """The families of a name that is a kind and no more: "Dorpshuis", "OBS"; else none."""
    return sorted(read_kinds(core).families) if is_kind_only(core) else []


def is_kind_only(core: tuple[str, ...]) -> bool:
    """Are all words of a name words of kinds?"""
    return _WORDS_OF_KINDS.issuperset(core)


def starts_as_host(words: tuple[str, ...]) -> bool:
    """Do these words begin, articles aside, with a kind of building that has guests?"""
    core = tuple(word for word in words if word not in WORDS.lidwoorden)
    return WORDS.soorten.get(_find_kind(core, 0)) in FAMILIES_OF_HOSTS


def tells(words: Iterable[str]) -> bool:
    """Is there a word among these that names, rather than says of what kind or which part?"""
    return any(
        len(word) >= SHORTEST_TELLING
        and not word.isdigit()
        and word not in SERVICE_WORDS
        and word not in WORDS.soortwoorden
        for word in words
    )


def is_number(words: Iterable[str]) -> bool:
    """Do these words number a thing: "2", "II", "b"?"""
    return all(word.isdigit() or word in _NUMERALS or len(word) == 1 for word in words)
