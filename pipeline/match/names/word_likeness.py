"""How alike two words are: a typing error, a shortening, or a light word written wrong."""

from collections.abc import Sequence
from itertools import pairwise

from rapidfuzz.distance import OSA

from pipeline.match.names.name import Places, is_misspelt, is_near_any
from pipeline.match.names.words import WORDS

SHORT_LIGHT_WORDS = frozenset({"de", "het", "van", "en", "voor", "bij"})
SHORTEST_LIGHT = 2
MOST_EDITS_IN_WORD = 2
SHORTEST_MISSPELT_WORD = 4
"""Letters from which one edit is a typing error; in a shorter word it is another word."""
LONG_WORD = 10
"""Letters from which two edits are."""
SHORTEST_SINGLE_WORD = 6
"""Letters from which that also holds for a word that is the whole of both names."""
LETTERS_PER_EDIT = 12
"""Letters that names must share for each edit beyond the first: many slips make another name."""
SKELETON, LONGEST_SKELETON = 3, 5
"""Letters of an abbreviation that leaves letters out: "ctr", "adm", "pcbs"."""
SHORTEST_JOINED = 8
"""Letters of a name in which a space and a letter may differ: of fewer, that is another name."""
SHORTEST_PLACE_WORD = 5
"""Letters of a word that may be a misspelt place or office word; of fewer, only a short one."""


def allow_edits(word: str) -> int:
    """How many edits a word of this length may differ: a digit or short word none."""
    if len(word) < SHORTEST_MISSPELT_WORD or word.isdigit():
        return 0
    return 1 if len(word) < LONG_WORD else MOST_EDITS_IN_WORD


def allow_edits_in_common(common: Sequence[str]) -> int:
    """How many edits the words that two names share may differ in all."""
    return 1 + len("".join(common)) // LETTERS_PER_EDIT


def is_same_word(left: str, right: str) -> bool:
    """Equal, or a typing error apart."""
    if left == right:
        return True
    if abs(len(left) - len(right)) > MOST_EDITS_IN_WORD:
        return False
    budget = min(allow_edits(left), allow_edits(right)) or _allow_dropped_letter(left, right)
    return budget > 0 and OSA.distance(left, right, score_cutoff=budget) <= budget


def _allow_dropped_letter(left: str, right: str) -> int:
    """One edit when a word of four letters lost one: "erk" for "werk"."""
    short, long = sorted((left, right), key=len)
    has_lost_one = len(long) == SHORTEST_MISSPELT_WORD == len(short) + 1
    return int(has_lost_one and left.isalpha() and right.isalpha())


def pair_words(
    left: tuple[str, ...], right: tuple[str, ...]
) -> tuple[list[str], list[str], list[str]]:
    """Words in common (equal, then misspelt ones), and what is left over on either side."""
    first, second, common = list(left), list(right), []
    # Equal words first, so that no misspelt one takes the place of its equal.
    for word in left:
        if word in second:
            first.remove(word)
            second.remove(word)
            common.append(word)
    for word in list(first):
        for other in second:
            if is_same_word(word, other):
                first.remove(word)
                second.remove(other)
                common.append(word)
                break
    return common, first, second


def glue_as(words: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """The words with two neighbours made one where the other name writes them as one."""
    if {one + two for one, two in pairwise(words)}.isdisjoint(other):
        return words
    glued, at = list[str](), 0
    while at < len(words):
        both = "".join(words[at : at + 2])
        is_one = at + 1 < len(words) and both in other
        glued.append(both if is_one else words[at])
        at += 2 if is_one else 1
    return tuple(glued)


def is_abbreviated(one: list[str], other: list[str]) -> bool:
    """Is every left-over word on one side a shortening of that on the other: "maatsch", "ctr"?"""
    if len(one) != len(other):
        return False
    couples = [sorted(couple, key=len) for couple in zip(one, other, strict=True)]
    return all(
        len(short) > 1
        and short not in WORDS.soortwoorden
        and (long.startswith(short) or (len(short) == SKELETON and _has_skeleton(short, long)))
        for short, long in couples
    )


def is_cut_or_swapped(word: str, full: str) -> bool:
    """Has it the letters of `full` in another order, or all but one in that order?"""
    is_swapped = sorted(word) == sorted(full)
    return is_swapped or any(full[:at] + full[at + 1 :] == word for at in range(len(full)))


def is_skeleton(one: Sequence[str], other: Sequence[str]) -> bool:
    """Is the one word of a side made of letters of the other: "ngo", "niet gouvernementele ..."?"""
    short, long = sorted((one, other), key=lambda words: len("".join(words)))
    word = "".join(short)
    if len(short) != 1 or not SKELETON <= len(word) <= LONGEST_SKELETON or not word.isalpha():
        return False
    return _has_skeleton(word, "".join(long)) and len("".join(long)) >= len(word) * SKELETON


def _has_skeleton(short: str, long: str) -> bool:
    """Do the letters of `short` occur in that order in `long`, the first one first?"""
    letters = iter(long)
    return short[0] == long[0] and all(letter in letters for letter in short)


def drop_light(words: Sequence[str], places: Places) -> list[str]:
    """Leave out what is a light word or place with a typing error in it."""
    return [word for word in words if not _is_misspelt_light_word(word, places)] if words else []


def _is_misspelt_light_word(word: str, places: Places) -> bool:
    """A typing error in "stichting", "spreekuur", "voor", "de" or the name of a place."""
    if not word.isalpha():
        return False
    if len(word) == SHORTEST_LIGHT:
        # Half of it would be a slip: "ne" is "en" and "bj" is "bij", but "mn" is an acronym.
        return any(is_cut_or_swapped(word, light) for light in SHORT_LIGHT_WORDS)
    if len(word) < SHORTEST_PLACE_WORD:
        return len(word) > SHORTEST_LIGHT and is_near_any(word, SHORT_LIGHT_WORDS)
    return is_misspelt(word) or any(is_near_any(word, known) for known in places.single)


def is_joined_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The same letters with the spaces elsewhere, or one edit apart in a long name."""
    one, other = "".join(left), "".join(right)
    if abs(len(one) - len(other)) > 1:
        return False
    if one == other:
        return True
    if len(left) == len(right):
        return False
    if len(one) < SHORTEST_JOINED or len(other) < SHORTEST_JOINED:
        return False
    # "Buurtteam 12" and "Buurtteam 21" are two: a number is never taken for a typing error.
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1
