"""What a name comes down to in its gemeente: the keys by which it is filed and found."""

import zlib
from functools import lru_cache
from typing import NamedTuple

from pipeline.match.names import NOWHERE, WORDS, Name, Places, find_core, find_towns, names_place

OWN_PLACE = "*"
MOST_STARTS, MOST_INITIALS = 7, 5


class NameKeys(NamedTuple):
    """The keys of one name in one gemeente.

    `core`: its identifying words in order. `signature`: the letters of these sorted, then the
    digits: blind to word order, spaces and swaps. `words`: these words sorted. `town`: the towns,
    smaller than the gemeente, that it names; `named_place`: these, or OWN_PLACE when it names the
    gemeente or province itself. `hashes`: 7 of the starts of up to 6 words of the core and of its
    end, as one typing error leaves another of these intact; then 5 of the initials in up to three
    forms and of words that may be initials themselves; 0 where absent.
    """

    core: str
    signature: str
    words: str
    town: str
    named_place: str
    hashes: list[int]


def make_keys(name: Name, places: Places) -> NameKeys:
    """The keys of a name in the gemeente of these places."""
    if places.starts.isdisjoint(name.words):
        return _make_keys(name, NOWHERE)
    return _make_keys(name, places)


@lru_cache(maxsize=4)  # names come in order: the same one is asked for again at once or never
def _make_keys(name: Name, places: Places) -> NameKeys:
    core = find_core(name, places)
    joined = " ".join(core)
    town = " ".join(sorted(find_towns(name, places)))
    starts, initials = list_starts(core), list_initials(name, core)
    return NameKeys(
        core=joined,
        signature=sign(joined),
        words=" ".join(sorted(core)),
        town=town,
        named_place=town or (OWN_PLACE if names_place(name, places) else ""),
        hashes=_hash_texts(starts, MOST_STARTS) + _hash_texts(initials, MOST_INITIALS),
    )


def sign(core: str) -> str:
    """The letters of a core in alphabetical order, then its digits as they stand."""
    signs = "".join(sorted(core.replace(" ", "")))
    if not signs[:1].isdigit():
        return signs
    return signs.lstrip("0123456789") + "".join(sign for sign in core if sign.isdigit())


def list_starts(core: tuple[str, ...]) -> list[str]:
    """The starts of the words of a name, and its end."""
    starts = [word[:3] for word in core[: MOST_STARTS - 1]]
    ends = [f"-{core[-1][-3:]}"] if core and len(core[-1]) > 4 else []
    return list(dict.fromkeys(starts + ends))


def list_initials(name: Name, core: tuple[str, ...]) -> list[str]:
    """The initials of a name in up to three forms, and up to two words that may be initials."""
    bare = "".join([word[0] for word in core])
    full = "".join([word[0] for word in name.words])
    legal = full
    if len(bare) != len(full):
        spoken = {*core, *WORDS.rechtsvormen}
        legal = "".join([word[0] for word in name.words if word in spoken])
    short = [word for word in core if len(word) <= 6][:2]
    return [f".{text}" for text in dict.fromkeys([legal, bare, full, *short]) if len(text) > 1]


def _hash_texts(texts: list[str], width: int) -> list[int]:
    return [zlib.crc32(text.encode()) for text in texts] + [0] * (width - len(texts))
