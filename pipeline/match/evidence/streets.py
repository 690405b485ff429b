"""How alike two streets are, in the short form in which they are compared."""

import re

from rapidfuzz.distance import OSA

from pipeline.match.coding.short_forms import SHORTEST_STEM, strip_kind
from schemas.vocabulary import Veldoordeel

LONG_STEM = 9
"""Letters from which two edits are a typing error: in a shorter one they make another street."""
MOST_EDITS_IN_STREET = 2
OPPOSED_WORDS = (
    ("noord", "oost", "zuid", "west", "midden"),
    ("hoge", "lage", "hoog", "laag"),
    ("grote", "kleine", "groot", "klein"),
    ("lange", "korte"),
    ("oude", "nieuwe", "oud", "nieuw"),
    ("voor", "achter", "binnen", "buiten", "boven", "beneden", "onder"),
    ("rechter", "linker"),
)
"""Words of side, size and age: streets that differ in one of a row are two, however few letters
that is."""
_ALL_BUT_DIGITS = re.compile(r"\D")


def compare_streets(left: str, right: str) -> Veldoordeel:
    """How two short forms compare: GELIJK, TYPFOUT, DEEL (one ends or starts the other), ANDERS...

    TWEE_TYPFOUTEN is an edit more than one typing error: each of two sources may have made one.
    """
    if not left or not right:
        return Veldoordeel.ONTBREEKT
    if left == right:
        return Veldoordeel.GELIJK
    # "Eerste" and "Derde Parkstraat", "Boulevard 1945" and "1946": a number is never mistyped.
    if _ALL_BUT_DIGITS.sub("", left) != _ALL_BUT_DIGITS.sub("", right):
        return Veldoordeel.ANDERS
    return Veldoordeel.ANDERS if _are_opposed(left, right) else _weigh_edits(left, right)


def _weigh_edits(left: str, right: str) -> Veldoordeel:
    """How two short forms compare that differ in letters."""
    stem = max(len(strip_kind(left)), len(strip_kind(right)))
    edits = OSA.distance(left, right, score_cutoff=MOST_EDITS_IN_STREET)
    if edits <= _allow_edits_in_street(stem):
        return Veldoordeel.TYPFOUT
    short, long = sorted((left, right), key=len)
    if len(strip_kind(short)) >= SHORTEST_STEM and (long.endswith(short) or long.startswith(short)):
        return Veldoordeel.DEEL
    near = stem > SHORTEST_STEM and edits <= MOST_EDITS_IN_STREET and left[0] == right[0]
    return Veldoordeel.TWEE_TYPFOUTEN if near else Veldoordeel.ANDERS


def _are_opposed(left: str, right: str) -> bool:
    """Do they differ in a word of side, size or age: "Hoge Woerd", "Lage Woerd"?"""
    return any(
        left.replace(one, other, 1) == right
        for words in OPPOSED_WORDS
        for one in [word for word in words if word in left]
        for other in [word for word in words if word in right]
        if one != other
    )


def _allow_edits_in_street(stem: int) -> int:
    """How many edits a typing error is: none where so few letters tell streets apart."""
    if stem < SHORTEST_STEM:
        return 0
    return 1 if stem < LONG_STEM else MOST_EDITS_IN_STREET
