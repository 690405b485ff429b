"""Websites and phone numbers as keys, and which of them many organisations share."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from pipeline.match.name_verdict import ALIKE, OTHER, compare_names
from pipeline.match.names import (
    LIGHT_WORDS,
    SERVICE_WORDS,
    WORDS,
    Name,
    Places,
    drop_words,
    find_core,
)
from pipeline.match.words import fold

_HOST = re.compile(r"^(?:[a-z]+:)?(?://)?(?:[^/@]*@)?(?:www\d?\.)?([^/:?#\s|;,]+)", re.IGNORECASE)
_PHONE = re.compile(r"[+(]?\d[\d\s().-]{6,20}")
DIFFERENT = frozenset({ALIKE, OTHER})
GENERIC = SERVICE_WORDS | WORDS.soortwoorden
MOST_NAMES = 30
"""Names of one website or number that are looked at to see whether it is shared."""
MOST_BY_PHONE = 2
"""Names that one organisation goes by on the phone: its own and another."""


def find_host(website: str) -> str:
    """The host of a web address without "www."; "" when there is none."""
    match = _HOST.match(website.strip().lower()[:200])
    return match[1].rstrip(".") if match and "." in match[1] else ""


def find_phone(telefoon: str) -> str:
    """The first Dutch phone number in a text as "0" and nine digits; "" when there is none."""
    match = _PHONE.search(telefoon[:100])
    if match is None:
        return ""
    digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
    digits = re.sub(r"^(?:00)?31(?=[1-9]\d{8}$)", "0", digits)
    return digits if 8 <= len(digits) <= 15 else ""


Holders = Sequence[tuple[Name, Places]]
"""Who carries one website or number: names, each with the places around it."""


def is_shared_site(host: str, holders: Holders) -> bool:
    """Is this the site of a gemeente, a directory or a building rather than of one organisation?

    A site that bears a place but no word of any name speaks for the place. One that bears a name
    may have three names on it, another two, unless one name has two thirds of the holders.
    """
    label = re.sub(r"[^a-z0-9]", "", fold(host).rpartition(".")[0])
    named = any(bears_name(label, name, places) for name, places in holders[:MOST_NAMES])
    if not named and any(bears_place(label, places) for _, places in holders[:MOST_NAMES]):
        return True
    most = 3 if named else 2
    if len(set(holders[:MOST_NAMES])) <= most:
        return False
    sizes = group_names(holders)
    return len(sizes) > most and max(sizes) * 3 < sum(sizes) * 2


def is_shared_phone(holders: Holders) -> bool:
    """Do more than two organisations carry this number?"""
    few = len(set(holders[:MOST_NAMES])) <= MOST_BY_PHONE
    return not few and len(group_names(holders)) > MOST_BY_PHONE


def bears_place(label: str, places: Places) -> bool:
    """Is the label of a site the name of a place around it, or does it hold one?"""
    return any(
        place == label or (len(place) >= 4 and place in label) for place in _join_phrases(places)
    )


@lru_cache(maxsize=1 << 10)
def _join_phrases(places: Places) -> tuple[str, ...]:
    return tuple("".join(words) for words in places.phrases)


def bears_name(label: str, name: Name, places: Places) -> bool:
    """Does the label of a site hold an identifying word of the name, or is it its initials?"""
    core = find_core(name, places)
    telling = (word for word in core if word not in GENERIC)
    if any(len(word) >= 4 and word in label for word in telling):
        return True
    joined = "".join(core)
    initials = "".join(word[0] for word in core)
    if label == initials or (len(label) >= 8 and joined[:12] in label and len(joined) >= 8):
        return True
    whole = "".join(drop_words(name.words, LIGHT_WORDS))
    return len(whole) >= 8 and whole in label and "gemeente" not in name.words


def group_names(holders: Holders) -> list[int]:
    """Sizes of the groups of names that are not plainly of different organisations."""
    groups: list[tuple[Name, Places, int]] = []
    for (name, places), times in Counter(holders[:MOST_NAMES]).items():
        for at, (leader, others, size) in enumerate(groups):
            if compare_names(name, leader, places.join(others))[0] not in DIFFERENT:
                groups[at] = (leader, others, size + times)
                break
        else:
            groups.append((name, places, times))
    return [size for *_, size in groups]
