"""Are two names those of one organisation? Word by word, with a budget of edits."""

from pipeline.match.names.acronyms import find_acronym
from pipeline.match.names.kind_verdict import compare_kinds, oppose
from pipeline.match.names.kinds import tells
from pipeline.match.names.left_over import compare_words
from pipeline.match.names.name import (
    LIGHT_WORDS,
    NOWHERE,
    Name,
    Places,
    drop_words,
    find_core,
    find_towns,
    list_department,
    strip_phrases,
    strip_places,
)
from pipeline.match.names.reasons import NameEvidence, NameReason, same_by
from pipeline.match.names.word_likeness import is_joined_alike, pair_words
from pipeline.match.names.words import WORDS
from schemas.vocabulary import Veldoordeel

SHORTEST_CUT = 15
"""Letters of a name, without light words, that a form or system may have cut off."""
FEWEST_WORDS_CUT = 3
"""Words of such a name: of two, the first alone would have to tell which organisation it is."""

_OTHER_TOWN = NameEvidence(Veldoordeel.LIJKEND, NameReason.OTHER_TOWN)


def compare_names(left: Name, right: Name, places: Places = NOWHERE) -> NameEvidence:
    """Compare two names, symmetrically; `places` are the place names of their surroundings."""
    if not left.words or not right.words:
        return NameEvidence(Veldoordeel.ONTBREEKT, NameReason.NAMELESS)
    found = _compare_present(left, right, places)
    is_known_by_other = left.other_name or right.other_name
    if found.verdict == Veldoordeel.GELIJK or not is_known_by_other:
        return found
    return _compare_other_name(left, right, places) or found


def _compare_present(left: Name, right: Name, places: Places) -> NameEvidence:
    """Compare two names as they are, whatever else they were or are called."""
    first, second = find_core(left, places), find_core(right, places)
    found = (
        _compare_whole(left, right, first, second)
        or _compare_acronym(left, right, places)
        or compare_words(left, right, first, second, places)
    )
    if found.verdict != Veldoordeel.GELIJK and found.reason != NameReason.GUEST:
        found = compare_kinds(first, second, places) or found
    if found.verdict not in {Veldoordeel.GELIJK, Veldoordeel.VRIJWEL_GELIJK}:
        return found
    return _doubt_parts(left, right, places) or found


def _compare_other_name(left: Name, right: Name, places: Places) -> NameEvidence | None:
    """Is the one what the other was called before, or is called too: "De Duif (Oosterlicht)"?"""
    for name, other in ((left, right), (right, left)):
        if not tells(name.other_name):
            continue
        found = _compare_present(Name(name.other_name), Name(other.words), places)
        if found.verdict == Veldoordeel.GELIJK:
            return NameEvidence(
                Veldoordeel.VRIJWEL_GELIJK, NameReason.OTHER_NAME, " ".join(name.other_name)
            )
    return None


def _doubt_parts(left: Name, right: Name, places: Places) -> NameEvidence | None:
    """Names that are the same, but of two places or two departments; None when they are not.

    "Dorpshuis Jellum" and "Dorpshuis Lekkum" have one core, for it leaves out places.
    """
    if _differ_in_place(left, right, places):
        return _OTHER_TOWN
    one, other = (list_department(name) for name in (left, right))
    if not one or not other or pair_words(one, other)[0]:
        return None
    named = [
        strip_phrases(name.department, places.phrases - places.towns) for name in (left, right)
    ]
    inside = not any(strip_places(words, places) for words in named)
    # Of the gemeente, and of a place in it: that may be one. Of two of its towns it is not.
    if inside and not all(named):
        return None
    return NameEvidence(
        Veldoordeel.ANDERE_AFDELING, NameReason.OTHER_DEPARTMENT, oppose(one, other)
    )


def _compare_whole(
    left: Name, right: Name, first: tuple[str, ...], second: tuple[str, ...]
) -> NameEvidence | None:
    """Why two names as a whole are the same, None when they are not."""
    if _is_reordered(first, second) or _is_reordered(left.words, right.words):
        return same_by(NameReason.EQUAL if left == right else NameReason.LIGHT)
    heavy = drop_words(left.words, LIGHT_WORDS), drop_words(right.words, LIGHT_WORDS)
    if (
        is_joined_alike(first, second)
        or is_joined_alike(left.words, right.words)
        or is_joined_alike(*heavy)
    ):
        return same_by(NameReason.JOINED)
    is_cut = _is_cut_off(*heavy) or _is_cut_off(*heavy[::-1])
    return same_by(NameReason.CUT_OFF) if is_cut else None


def _is_reordered(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The same words, in whatever order."""
    if len(left) != len(right):
        return False
    return left == right or (set(left) == set(right) and sorted(left) == sorted(right))


def _compare_acronym(left: Name, right: Name, places: Places) -> NameEvidence | None:
    for short, full in ((left, right), (right, left)):
        if acronym := find_acronym(short, full, places):
            return same_by(NameReason.ACRONYM, acronym)
    return None


def _differ_in_place(left: Name, right: Name, places: Places) -> bool:
    """Both names name a town, and not one town in common."""
    if not places.towns:
        return False
    first, second = (set(find_towns(name, places)) for name in (left, right))
    return bool(first) and bool(second) and not first & second


def _is_cut_off(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Does a long name break off in the middle of a word: "Stedelijk Sociaal Loket Amersfo"?"""
    last = len(short) - 1
    return (
        FEWEST_WORDS_CUT <= len(short) <= len(full)
        and short[:last] == full[:last]
        and short[last] != full[last]
        and full[last].startswith(short[last])
        and short[last] not in WORDS.soortwoorden
        and sum(map(len, short)) >= SHORTEST_CUT
    )
