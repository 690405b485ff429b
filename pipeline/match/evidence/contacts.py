"""Which websites and phone numbers many organisations share, so that they tell of none."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from pipeline.match.names.kinds import read_kinds, tells
from pipeline.match.names.name import (
    LIGHT_WORDS,
    SERVICE_WORDS,
    Name,
    Places,
    drop_words,
    find_core,
)
from pipeline.match.names.verdict import compare_names
from pipeline.match.names.words import WORDS, fold_name
from schemas.vocabulary import Veldoordeel

PLAINLY_DIFFERENT = frozenset({Veldoordeel.LIJKEND, Veldoordeel.ANDERE_SOORT, Veldoordeel.ANDERS})
WORDS_OF_MANY = SERVICE_WORDS | WORDS.soortwoorden
"""Words of so many names that a site with one of them in it is nobody's by that."""
MOST_NAMES = 30
"""Names of one website or number that are looked at to see whether it is shared: that shows long
before, and to compare all with all would take the square of the records of a large gemeente."""
MOST_BY_PHONE = 2
"""Names that one organisation goes by on the phone: its own and another."""
MOST_BY_OWN_SITE = 3
"""Names on a site that bears one of them: its own, another, and that of a part."""
MOST_BY_OTHER_SITE = 2
"""Names on a site that bears none: its own and another."""
LEADING_SHARE = 2, 3
"""Of the records on a site with more names: what share one name has when the site is its own, and
the other names are slips of sources."""
SHORTEST_IN_SITE = 4
"""Letters of a word or place that are no accident in the name of a site."""
SHORTEST_WHOLE, LONGEST_START = 8, 12
"""Letters of a whole name in the name of a site; so many of its start are enough, as sites shorten
long names."""

_NO_LETTER = re.compile(r"[^a-z0-9]")
Holders = Sequence[tuple[Name, Places]]
"""Who carries one website or number: names, each with the places around it."""


def is_shared_site(host: str, holders: Holders) -> bool:
    """Is this the site of a gemeente, a directory or a building rather than of one organisation?

    A site that bears a place but no word of any name speaks for the place. One that bears a name
    may have three names on it, another two, unless one name has two thirds of the holders.
    """
    label, some = read_label(host), holders[:MOST_NAMES]
    named = any(bears_name(label, name, places) for name, places in some)
    if not named and any(bears_place(label, places) for places in {places for _, places in some}):
        return True
    most, looked_at = MOST_BY_OWN_SITE if named else MOST_BY_OTHER_SITE, len(some)
    if len(set(some)) <= most:
        return False
    part, whole = LEADING_SHARE
    return any(
        # However the rest is grouped: no name will have two thirds.
        len(sizes) > most and (max(sizes) + looked_at - sum(sizes)) * whole < looked_at * part
        for sizes in group_names(holders)
    )


def read_label(host: str) -> str:
    """The letters and digits of a host without its last part, as names are folded.

    A host with accents is written in ASCII ("xn--..."): it is read as people write it.
    """
    try:
        written = host.encode("ascii").decode("idna") if "xn--" in host else host
    except UnicodeError:
        written = host
    return _NO_LETTER.sub("", fold_name(written).rpartition(".")[0])


def is_shared_phone(holders: Holders) -> bool:
    """Do more than two organisations carry this number?"""
    few = len(set(holders[:MOST_NAMES])) <= MOST_BY_PHONE
    return not few and any(len(sizes) > MOST_BY_PHONE for sizes in group_names(holders))


def bears_place(label: str, places: Places) -> bool:
    """Is the label of a site the name of a place around it, or does it hold one?"""
    return any(
        place == label or (len(place) >= SHORTEST_IN_SITE and place in label)
        for place in _join_phrases(places)
    )


@lru_cache(maxsize=1 << 10)
def _join_phrases(places: Places) -> tuple[str, ...]:
    return tuple("".join(words) for words in places.phrases)


def bears_name(label: str, name: Name, places: Places) -> bool:
    """Does the label of a site hold an identifying word of the name, or is it its initials?"""
    core = find_core(name, places)
    for word in core:
        if word in label and len(word) >= SHORTEST_IN_SITE and word not in WORDS_OF_MANY:
            return True
    joined, initials = "".join(core), "".join([word[0] for word in core])
    is_whole = min(len(label), len(joined)) >= SHORTEST_WHOLE and joined[:LONGEST_START] in label
    if label == initials or is_whole:
        return True
    if _is_run_of(label, name.words, core):
        return True
    whole = "".join(drop_words(name.words, LIGHT_WORDS))
    # Of a gemeente the whole name is its place, and its site is that of all it pays for.
    return len(whole) >= SHORTEST_WHOLE and whole in label and "gemeente" not in name.words


def _is_run_of(label: str, words: Sequence[str], core: Sequence[str]) -> bool:
    """Is the label a run of the words of a name, one of its own among them: "wijgroningen"?"""
    for start in range(len(words)):
        joined, own = "", 0
        for word in words[start:]:
            joined, own = joined + word, own + (word in core and word not in WORDS_OF_MANY)
            if not label.startswith(joined):
                break
            if joined == label:
                return own > 0 and joined != word
    return False


def bears_shared_word(label: str, one: Sequence[str], other: Sequence[str]) -> bool:
    """Does the label of a site hold a word that two cores share, and that names?"""
    return any(word in label for word in list_telling(set(one) & set(other)))


def list_telling(words: Iterable[str]) -> list[str]:
    """The words of a core, kinds taken off, that name rather than say of what kind."""
    return [word for word in read_kinds(tuple(sorted(set(words)))).rest if tells([word])]


def read_marks(core: Sequence[str]) -> tuple[list[str], str]:
    """What of a core may be in a site: its telling words, and the start of a long whole or ""."""
    joined = "".join(core)
    return list_telling(core), joined[:LONGEST_START] if len(joined) >= SHORTEST_WHOLE else ""


def tell_bearing(label: str, telling: Sequence[str], start: str) -> tuple[bool, bool]:
    """Does the label of a site hold a word of a core that names; and is it called after that?

    `telling` and `start` are the `read_marks` of the core.
    """
    bears = any(word in label for word in telling)
    return bears, bears or (start != "" and start in label)


def group_names(holders: Holders) -> Iterator[list[int]]:
    """Sizes of the groups of names that are not plainly of different organisations.

    After each name anew: groups only grow in number and size, so often the first names are enough.
    """
    groups: list[tuple[Name, Places, int]] = []
    for (name, places), times in Counter(holders[:MOST_NAMES]).items():
        for at, (leader, others, size) in enumerate(groups):
            found = compare_names(name, leader, places.join(others))
            if found.verdict not in PLAINLY_DIFFERENT:
                groups[at] = (leader, others, size + times)
                break
        else:
            groups.append((name, places, times))
        yield [size for *_, size in groups]
