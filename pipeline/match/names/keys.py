"""What a name comes down to in its gemeente: the keys by which it is filed and found."""

import zlib
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.match.names.kinds import list_bare_families
from pipeline.match.names.name import (
    LIGHT_WORDS,
    NOWHERE,
    Name,
    Places,
    drop_words,
    find_core,
    find_towns,
    list_department,
    names_place,
)
from pipeline.match.names.words import WORDS

OWN_PLACE = "*"
"""Stands for the gemeente or province that a name names; no town has this name."""
LETTERS_OF_START, LONGEST_INITIALS, MOST_SHORT_WORDS = 3, 6, 2
"""Letters of the start of a word; of a word that may be initials; and how many such words."""
MOST_STARTS = 7
"""Starts of a name that are hashed: with one word misspelt there is still one that is right."""
INITIALS_OF_NAME, INITIALS_OF_CORE = 2, 1 + MOST_SHORT_WORDS


class NameKeys(NamedTuple):
    """The keys of one name in one gemeente.

    `core`: its identifying words in order. `known_by`: the starts of another name that it gives.
    `town`: the towns, smaller than the gemeente, that it names, and its department; `named_place`:
    these towns, or OWN_PLACE when it names the gemeente or province itself. `hashes`: 2 of the
    initials of the whole name and of that with its legal form, 0 where they are those of the core.
    """

    core: str
    known_by: str
    town: str
    named_place: str
    hashes: list[int]


class CoreKeys(NamedTuple):
    """The keys of a core, in whatever name and gemeente.

    `signature`: its letters sorted, then its digits: blind to word order, spaces and swaps.
    `words`: its words sorted. `hashes`: 7 of the starts of up to 6 words and of its end, as one
    typing error leaves another of these intact, and of another name or bare kind; then 3 of its
    initials and of words that may be initials themselves; 0 where absent.
    """

    signature: str
    words: str
    hashes: list[int]


def key_name_around(name: Name, surroundings: Sequence[Places]) -> list[NameKeys]:
    """The keys of a name in several gemeenten; made once for all whose places are not in it."""
    elsewhere = None
    found = []
    for places in surroundings:
        if not places.starts.isdisjoint(name.words):
            found.append(key_name(name, places))
            continue
        elsewhere = elsewhere or key_name(name, NOWHERE)
        found.append(elsewhere)
    return found


def key_name(name: Name, places: Places) -> NameKeys:
    """The keys of a name in the gemeente of these places."""
    core = find_core(name, places)
    town = named_place = known_by = ""
    if not places.starts.isdisjoint(name.words):
        town = " ".join(sorted(find_towns(name, places)))
        named_place = town or (OWN_PLACE if names_place(name, places) else "")
    if name.department and (department := list_department(name)):
        town = " ".join([town, *department])
    if name.other_name:
        others = drop_words(name.other_name, LIGHT_WORDS)
        known_by = " ".join([word[:LETTERS_OF_START] for word in others])
    hashes = _hash_texts(_list_initials_of_name(name, core), INITIALS_OF_NAME)
    return NameKeys(" ".join(core), known_by, town, named_place, hashes)


def key_core(core: str, known_by: str) -> CoreKeys:
    """The keys of the identifying words of a name, and of what it is known by besides."""
    words = tuple(core.split())
    # "OBS" and "Openbare Basisschool" have no letters in common, but one kind.
    families = [f"={family}" for family in list_bare_families(words)]
    starts = [*list_starts(words), *known_by.split(), *families]
    initials = _hash_texts(_list_initials_of_core(words), INITIALS_OF_CORE)
    return CoreKeys(
        sign(core), " ".join(sorted(words)), _hash_texts(starts, MOST_STARTS) + initials
    )


def sign(core: str) -> str:
    """The letters of a core in alphabetical order, then its digits as they stand."""
    signs = "".join(sorted(core.replace(" ", "")))
    if not signs[:1].isdigit():
        return signs
    return signs.lstrip("0123456789") + "".join(sign for sign in core if sign.isdigit())


def list_starts(core: tuple[str, ...]) -> list[str]:
    """The starts of the words of a name, and its end."""
    starts = [word[:LETTERS_OF_START] for word in core[: MOST_STARTS - 1]]
    if core and len(core[-1]) > LETTERS_OF_START + 1:
        starts.append(f"-{core[-1][-LETTERS_OF_START:]}")
    return list(dict.fromkeys(starts))


def _list_initials_of_core(core: tuple[str, ...]) -> list[str]:
    """The initials of a core, and up to two of its words that may be initials."""
    short = [word for word in core if len(word) <= LONGEST_INITIALS][:MOST_SHORT_WORDS]
    return _mark_initials("".join([word[0] for word in core]), *short)


def _list_initials_of_name(name: Name, core: tuple[str, ...]) -> list[str]:
    """The initials of a whole name and of that with its legal form; none when its core is all."""
    if core == name.words:
        return []
    full = legal = "".join([word[0] for word in name.words])
    if len(core) != len(name.words):
        spoken = WORDS.rechtsvormen
        legal = "".join([w[0] for w in name.words if w in core or w in spoken])
    return _mark_initials(legal, full)


def _mark_initials(*texts: str) -> list[str]:
    """The distinct texts of two letters or more, marked as initials."""
    return [f".{text}" for text in dict.fromkeys(texts) if len(text) > 1]


def _hash_texts(texts: list[str], width: int) -> list[int]:
    hashes = list(map(zlib.crc32, map(str.encode, texts[:width])))
    return hashes + [0] * (width - len(hashes))
