"""Acronyms, learnt from the names themselves: SMD of the name whose initials these are."""

from collections.abc import Iterator

from pipeline.match.names.name import (
    LIGHT_WORDS,
    OFFICE_WORDS,
    Name,
    Places,
    find_core,
    strip_places,
)
from pipeline.match.names.word_likeness import drop_light, glue_as
from pipeline.match.names.words import WORDS

LONGEST_ACRONYM = 8
"""Letters; a longer run of initials is a word."""
SHORTEST_ACRONYM = 2
SHORTEST_LONE_ACRONYM = 3
"""Letters of an acronym that is a name by itself: two letters are those of too many names."""


def find_acronym(short: Name, full: Name, places: Places) -> str:
    """The acronym of `full` that `short` consists of, or carries beside words of `full`; or ""."""
    if not _has_initials(short.words, full.words):
        return ""
    glued = short._replace(words=glue_as(short.words, full.words))
    content = drop_light(find_core(glued, places), places)
    others = set(full.words)
    candidates = [word for word in content if word not in others and word.isalpha()]
    if len(candidates) != 1 or not SHORTEST_ACRONYM <= len(candidates[0]) <= LONGEST_ACRONYM:
        return ""
    acronym, rest = candidates[0], {word for word in content if word in others}
    for covered in _find_initials(acronym, full.words):
        left_over = tuple(word for word in full.words if word not in covered)
        telling = set(strip_places(left_over, places)) - LIGHT_WORDS - OFFICE_WORDS
        is_long = len(acronym) >= SHORTEST_LONE_ACRONYM
        if telling <= rest and not rest & covered and (is_long or rest):
            return acronym.upper()
    return ""


def _has_initials(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Is a word of the one a run of the initials of the other? Of most names none is."""
    most = min(len(full), LONGEST_ACRONYM)
    likely = [word for word in short if SHORTEST_ACRONYM <= len(word) <= most and word not in full]
    if not likely:
        return False
    initials = ["".join([word[0] for word in chosen]) for chosen in _list_spoken(full)]
    return any(word in text for text in initials for word in likely)


def _find_initials(acronym: str, words: tuple[str, ...]) -> Iterator[set[str]]:
    """Runs of words whose initials, with or without the light words, spell the acronym."""
    for chosen in _list_spoken(words):
        initials = "".join(word[0] for word in chosen)
        at = initials.find(acronym)
        while at >= 0:
            yield set(chosen[at : at + len(acronym)])
            at = initials.find(acronym, at + 1)


def _list_spoken(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The words whose initials are spoken: all of them, or all but the light ones."""
    if len(words) < SHORTEST_ACRONYM:
        return []
    if WORDS.lidwoorden.isdisjoint(words):
        return [words]
    return [words, tuple([word for word in words if word not in WORDS.lidwoorden])]
