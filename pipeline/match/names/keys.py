"""What a name comes down to in its gemeente: the keys by which it is filed and found."""

import zlib
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.match.names.kinds import is_kind_only, list_bare_families
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
MOST_STARTS, MOST_INITIALS = 7, 5
"""Hashes of a name: with one word misspelt there is still a start that is right."""


class NameKeys(NamedTuple):
    """The keys of one name in one gemeente.

    `core`: its identifying words in order. `signature`: the letters of these sorted, then the
    digits: blind to word order, spaces and swaps. `words`: these words sorted. `town`: the towns,
    smaller than the gemeente, that it names, and its department; `named_place`: these towns, or
    OWN_PLACE when it names the gemeente or province itself. `hashes`: 7 of the starts of up to 6
    words of the core and of its end, as one typing error leaves another of these intact, and of
    another name or bare kind; then 5 of the initials in up to three forms and of words that may
    be initials themselves; 0 where absent.
    """

    core: str
    signature: str
    words: str
    town: str
    named_place: str
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
    joined = " ".join(core)
    town = named_place = ""
    if not places.starts.isdisjoint(name.words):
        town = " ".join(sorted(find_towns(name, places)))
        named_place = town or (OWN_PLACE if names_place(name, places) else "")
    if name.department and (department := list_department(name)):
        town = " ".join([town, *department])
    starts = list_starts(core)
    if name.other_name or is_kind_only(core):
        starts += _list_other_starts(name, core)
    hashes = _hash_texts(starts, MOST_STARTS) + _hash_texts(
        list_initials(name, core), MOST_INITIALS
    )
    return NameKeys(joined, sign(joined), " ".join(sorted(core)), town, named_place, hashes)


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


def _list_other_starts(name: Name, core: tuple[str, ...]) -> list[str]:
    """What a name may also be known by: another name that it gives, or its kind if it is no more.

    "OBS" and "Openbare Basisschool" have no letters in common, but one kind.
    """
    families = [f"={family}" for family in list_bare_families(core)]
    if not name.other_name:
        return families
    others = drop_words(name.other_name, LIGHT_WORDS)
    return [*(word[:LETTERS_OF_START] for word in others), *families]


def list_initials(name: Name, core: tuple[str, ...]) -> list[str]:
    """The initials of a name in up to three forms, and up to two words that may be initials."""
    bare = full = legal = "".join([word[0] for word in core])
    if core != name.words:
        legal = full = "".join([word[0] for word in name.words])
    if len(core) != len(name.words):
        spoken = WORDS.rechtsvormen
        legal = "".join([w[0] for w in name.words if w in core or w in spoken])
    short = [word for word in core if len(word) <= LONGEST_INITIALS][:MOST_SHORT_WORDS]
    return [f".{text}" for text in dict.fromkeys([legal, bare, full, *short]) if len(text) > 1]


def _hash_texts(texts: list[str], width: int) -> list[int]:
    hashes = list(map(zlib.crc32, map(str.encode, texts[:width])))
    return hashes + [0] * (width - len(hashes))
