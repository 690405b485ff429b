"""Names of organisations, taken apart; and the words that tell one from another."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from html import unescape
from typing import NamedTuple

from rapidfuzz.distance import OSA

from pipeline.match.names.words import WORDS, split_words

LONGEST_COMPARED_NAME = 200
"""Characters of a name that are looked at; no organisation's name is longer."""
MOST_WORDS = 24
"""Words of a name that are looked at: comparing grows with their product."""
SHORTEST_FORGIVEN = 6
"""Letters of a word of its own in which a typing error is forgiven without more: in a shorter one
that error makes another word."""
SHORTEST_FORGIVEN_PART = 7
"""Likewise of one word of several: such a word alone says less of which place is meant."""
SHORTEST_INDEXED = 4
"""Letters from which one edit leaves the first or the last as it was; of a shorter word two letters
that changed places may be all there is."""
LONGEST_PHRASE = 5
"""Words of a place or service at most: "Capelle aan den IJssel" has four."""
MOST_REMEMBERED = 1 << 18
"""Names that a process keeps as it took them apart: they are filed, compared and compared again, in
a long list by several processes, each of which has a part of them."""

_FIRST_BREAK = re.compile(r"\w(?:\s+[-–—·|/]\s|\s?[,:;|·]\s)")
_BREAK_SIGNS = frozenset("-–—·|/,:;")
_IN_BRACKETS = re.compile(r"\(([^()]*)\)")
LIGHT_WORDS = WORDS.lidwoorden | WORDS.rechtsvormen
_WEAK_WORDS = LIGHT_WORDS | WORDS.kantoorwoorden
OFFICE_WORDS = WORDS.kantoorwoorden | WORDS.afdelingsmarkeringen
SERVICE_WORDS = frozenset(word for phrase in WORDS.diensten for word in phrase)
LONG_LIGHT_WORDS = frozenset(
    word for word in LIGHT_WORDS | OFFICE_WORDS if len(word) >= SHORTEST_FORGIVEN_PART
)
_MARKERS = WORDS.afdelingsmarkeringen | WORDS.naamswijzigingen
SHORTEST_GLUED = 4
"""Letters of a word that a long light word may be glued to."""
SHORTEST_GLUING = min(map(len, LONG_LIGHT_WORDS))
_SHORTEST_WITH_GLUED = SHORTEST_GLUING + SHORTEST_GLUED
_STARTS = {
    start: sorted(word for word in LONG_LIGHT_WORDS if word.startswith(start))
    for start in {word[:SHORTEST_GLUING] for word in LONG_LIGHT_WORDS}
}


class Name(NamedTuple):
    """A name taken apart.

    `words` in order. `department`: what follows a department marker, `bracket`: what stands in
    brackets; neither is in `words`. `aside`: those of `words` behind a first dash or comma.
    `former`: the name that it says it bore before.
    """

    words: tuple[str, ...]
    department: tuple[str, ...] = ()
    bracket: tuple[str, ...] = ()
    aside: tuple[str, ...] = ()
    former: tuple[str, ...] = ()

    @property
    def other_name(self) -> tuple[str, ...]:
        """The name that it bore before, or that stands in brackets behind it."""
        return self.former or self.bracket


Phrases = frozenset[tuple[str, ...]]


class Places(NamedTuple):
    """Names of places, as tuples of words, that may stand in a name without telling it apart.

    `phrases` holds them all. `towns` are those smaller than the gemeente: two names that name
    different towns are of different offices. `starts` are the first words of all of them,
    `single` their words that are long enough to be recognised when misspelt: a set per gemeente,
    for a misspelt word is sought in an index that is made once per set.
    """

    phrases: Phrases = frozenset()
    towns: Phrases = frozenset()
    starts: frozenset[str] = frozenset()
    single: tuple[frozenset[str], ...] = ()

    def join(self, other: "Places") -> "Places":
        """The places of both."""
        if self is other or not other.phrases:
            return self
        return Places(
            self.phrases | other.phrases,
            self.towns | other.towns,
            self.starts | other.starts,
            self.single + other.single,
        )


NOWHERE = Places()


def make_places(own: Iterable[tuple[str, ...]], towns: Iterable[tuple[str, ...]]) -> Places:
    """Places out of the names of a gemeente (and what it lies in) and those of its towns."""
    phrases = frozenset(words for words in (*own, *towns) if words)
    return Places(
        phrases,
        frozenset(towns) & phrases - frozenset(own),
        frozenset(words[0] for words in phrases),
        (frozenset(_list_forgiven(phrases)),),
    )


def _list_forgiven(phrases: Phrases) -> Iterator[str]:
    """The words of places that are long enough to be recognised when misspelt."""
    for words in phrases:
        shortest = SHORTEST_FORGIVEN if len(words) == 1 else SHORTEST_FORGIVEN_PART
        yield from (word for word in words if len(word) >= shortest)


@lru_cache(maxsize=MOST_REMEMBERED)
def read_name(text: str) -> Name:
    """Take a name apart. Never raises; only the first 200 characters and 24 words are read."""
    text = unescape(text[:LONGEST_COMPARED_NAME]) if "&" in text else text[:LONGEST_COMPARED_NAME]
    brackets = _IN_BRACKETS.findall(text) if "(" in text else []
    words = split_glued(split_words(_IN_BRACKETS.sub(" ", text) if brackets else text)[:MOST_WORDS])
    bracket = split_words(" ".join(brackets))[:MOST_WORDS] if brackets else ()
    if len(bracket) == 1 and bracket[0] in WORDS.rechtsvormen:
        words, bracket = bracket + words, ()
    if not words:
        return Name(bracket)
    if words[-1] in WORDS.rechtsvormen:
        # "Lindepunt, stichting" is written "Stichting Lindepunt" as well.
        words = words[-1:] + words[:-1]
    apart = None if _BREAK_SIGNS.isdisjoint(text) else _FIRST_BREAK.search(text)
    aside = split_glued(split_words(_IN_BRACKETS.sub(" ", text[apart.end() :]))) if apart else ()
    if bracket and bracket[0] in WORDS.naamswijzigingen:
        return Name(words, (), (), aside, bracket[1:])
    if len(words) > 1 and words[0] in WORDS.naamswijzigingen:
        words = words[1:]
    if not _MARKERS.isdisjoint(words):
        for at, word in enumerate(words):
            if at and word in WORDS.afdelingsmarkeringen:
                return Name(words[:at], words[at + 1 :], bracket, aside)
            if at and word in WORDS.naamswijzigingen:
                return Name(words[:at], (), bracket, (), words[at + 1 :])
    return Name(words, (), bracket, aside)


def split_glued(words: tuple[str, ...]) -> tuple[str, ...]:
    """Take long light words off the words they are written before: "stichtingjeugdteam"."""
    long = [word[:SHORTEST_GLUING] for word in words if len(word) >= _SHORTEST_WITH_GLUED]
    if not long or _STARTS.keys().isdisjoint(long):
        return words
    parts: list[str] = []
    for word in words:
        likely = _STARTS.get(word[:SHORTEST_GLUING], ())
        most = len(word) - SHORTEST_GLUED
        light = next((own for own in likely if len(own) <= most and word.startswith(own)), "")
        parts += [light, word[len(light) :]] if light else [word]
    return tuple(parts)


@lru_cache(maxsize=1 << 10)
def _list_first_words(phrases: Phrases) -> frozenset[str]:
    return frozenset(phrase[0] for phrase in phrases if phrase)


def strip_phrases(words: tuple[str, ...], phrases: Phrases) -> tuple[str, ...]:
    """Leave out every run of words that is one of `phrases`, longest first."""
    return words if _list_first_words(phrases).isdisjoint(words) else _strip_runs(words, phrases)


def strip_places(words: tuple[str, ...], places: Places) -> tuple[str, ...]:
    """`strip_phrases` with all names of places."""
    return words if places.starts.isdisjoint(words) else _strip_runs(words, places.phrases)


def _strip_runs(words: tuple[str, ...], phrases: Phrases) -> tuple[str, ...]:
    kept: list[str] = []
    at = 0
    while at < len(words):
        for length in range(min(LONGEST_PHRASE, len(words) - at), 0, -1):
            if words[at : at + length] in phrases:
                at += length
                break
        else:
            kept.append(words[at])
            at += 1
    return tuple(kept)


def find_core(name: Name, places: Places) -> tuple[str, ...]:
    """The words that identify, in order: no legal forms, articles, own places, office words.

    A group of words is left out only when something remains.
    """
    words = name.words
    if places.starts.isdisjoint(words):
        return _drop_weak(words)
    # Places first: "Stichting Almelo" keeps its place, for without it nothing would identify.
    words = _strip_runs(words, places.phrases) or words
    return _drop_weak(name.words if LIGHT_WORDS.issuperset(words) else words)


@lru_cache(maxsize=MOST_REMEMBERED)
def _drop_weak(words: tuple[str, ...]) -> tuple[str, ...]:
    """Leave out light words and office words, also misspelt ones."""
    if not _WEAK_WORDS.isdisjoint(words):
        words = drop_words(drop_words(words, LIGHT_WORDS), WORDS.kantoorwoorden)
    if max(map(len, words), default=0) < SHORTEST_FORGIVEN:
        return words
    return tuple([word for word in words if not is_misspelt(word)]) or words


@lru_cache(maxsize=1 << 18)
def is_misspelt(word: str) -> bool:
    """Is it a long light word with one typing error: "sticthing"?"""
    return len(word) >= SHORTEST_FORGIVEN and is_near_any(word, LONG_LIGHT_WORDS)


@lru_cache(maxsize=1 << 18)
def is_near_any(word: str, known: frozenset[str]) -> bool:
    """Is it one of the known words, or a typing error away from one?"""
    if word in known:
        return True
    return any(OSA.distance(word, other, score_cutoff=1) < 2 for other in _list_alike(word, known))


def _list_alike(word: str, known: frozenset[str]) -> Iterable[str]:
    """Known words of about its length with the same first or last letter: one edit leaves one."""
    size = len(word)
    if size < SHORTEST_INDEXED:
        return known
    ends = _index_ends(known)
    return ends.get((size, 0, word[0]), []) + ends.get((size, -1, word[-1]), [])


@lru_cache(maxsize=1 << 10)
def _index_ends(known: frozenset[str]) -> dict[tuple[int, int, str], list[str]]:
    """The words that begin (0) or end (-1) with a letter and are of about a size."""
    found: dict[tuple[int, int, str], list[str]] = {}
    for word in sorted(known):
        for size in (len(word) - 1, len(word), len(word) + 1):
            for end in (0, -1):
                found.setdefault((size, end, word[end]), []).append(word)
    return found


@lru_cache(maxsize=8)
def as_phrases(words: frozenset[str]) -> Phrases:
    """Single words as phrases."""
    return frozenset((word,) for word in words)


def drop_words(words: tuple[str, ...], light: frozenset[str]) -> tuple[str, ...]:
    """Leave out light words, unless nothing would remain."""
    if light.isdisjoint(words):
        return words
    return tuple([word for word in words if word not in light]) or words


def find_towns(name: Name, places: Places) -> Iterator[str]:
    """The towns, smaller than the gemeente, that a name names."""
    words = name.words
    if places.starts.isdisjoint(words):
        return
    for at in range(len(words)):
        for length in range(1, min(LONGEST_PHRASE, len(words) - at) + 1):
            if words[at : at + length] in places.towns:
                yield " ".join(words[at : at + length])


def list_department(name: Name) -> tuple[str, ...]:
    """The words by which a department tells itself from another; services and offices do not."""
    if not name.department:
        return ()
    rest = strip_phrases(name.department, WORDS.diensten)
    return tuple([word for word in rest if word not in LIGHT_WORDS and word not in OFFICE_WORDS])


def names_place(name: Name, places: Places) -> bool:
    """Does a name name its gemeente, province or a town, beside other words?"""
    if places.starts.isdisjoint(name.words):
        return False
    rest = _strip_runs(name.words, places.phrases)
    return bool(rest) and len(rest) < len(name.words)
