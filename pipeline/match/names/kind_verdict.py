"""Two names that share what tells, and differ in the kind of organisation, a number or a part."""

from collections.abc import Sequence

from pipeline.match.names.kinds import (
    FAMILIES_OF_BUILDINGS,
    Kinds,
    is_kind_only,
    is_number,
    read_kinds,
    tells,
)
from pipeline.match.names.name import SERVICE_WORDS, Places
from pipeline.match.names.reasons import NameEvidence, NameReason
from pipeline.match.names.word_likeness import (
    allow_edits_in_common,
    drop_light,
    is_abbreviated,
    is_skeleton,
    pair_words,
)
from pipeline.match.names.words import WORDS
from schemas.vocabulary import Veldoordeel

LETTERS_ALIKE = 2
_NOT_A_PART = SERVICE_WORDS | WORDS.soortwoorden
"""Words that make of a name another organisation, or another part of the town."""


def compare_quarters(one: Sequence[str], other: Sequence[str]) -> NameEvidence | None:
    """What words say by which two names differ: parts of a town, one of them by the compass?"""
    is_compass = [set(words) <= WORDS.windstreken for words in (one, other)]
    if sum(is_compass) != 1 or not tells(other if is_compass[0] else one):
        return None
    words = oppose(one, other)
    return NameEvidence(Veldoordeel.ANDERE_SOORT, NameReason.OTHER_QUARTER, words)


def compare_kinds(
    first: tuple[str, ...], second: tuple[str, ...], places: Places
) -> NameEvidence | None:
    """What two cores say when kinds are left out; None when they do not share what tells."""
    if not share_start(first, second) and not (is_kind_only(first) and is_kind_only(second)):
        return None
    left, right = read_kinds(first), read_kinds(second)
    common, one, other = pair_words(left.rest, right.rest)
    edits = sum(word not in right.rest for word in common)
    if edits > allow_edits_in_common(common):
        return None
    one, other = (drop_light(words, places) for words in (one, other))
    if not tells(common):
        same_kind = bool(left.families) and left.families == right.families
        return _compare_little(left, right, one, other) if same_kind else None
    if one and other:
        return _compare_short_forms(left, right, one, other)
    if one or other:
        return _compare_extra(left, right, one, other)
    return _compare_families(left, right)


def _compare_families(left: Kinds, right: Kinds) -> NameEvidence:
    """Names that are the same but for their kinds."""
    if _clash(left, right):
        return NameEvidence(Veldoordeel.ANDERE_SOORT, NameReason.OTHER_KIND, _oppose(left, right))
    return NameEvidence(Veldoordeel.VRIJWEL_GELIJK, NameReason.KIND, _oppose(left, right))


def _compare_little(
    left: Kinds, right: Kinds, one: list[str], other: list[str]
) -> NameEvidence | None:
    """Names of one kind that share no word that tells: "Dorpshuis", "Dorpshuis De Ark"."""
    extra = one or other
    if one and other:
        return _compare_short_forms(left, right, one, other)
    if is_number(extra):
        reason = NameReason.NUMBERED if extra else NameReason.KIND
        words = " ".join(extra) if extra else _oppose(left, right)
        return NameEvidence(Veldoordeel.VRIJWEL_GELIJK, reason, words)
    is_bare = not left.rest or not right.rest
    if is_bare and left.families <= FAMILIES_OF_BUILDINGS:
        return NameEvidence(Veldoordeel.VRIJWEL_GELIJK, NameReason.EXTRA, " ".join(extra))
    return None


def share_start(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Do a word of the one and a word of the other begin alike? Else they share none that tells."""
    starts = {word[:LETTERS_ALIKE] for word in second}
    return any(word[:LETTERS_ALIKE] in starts for word in first)


def _clash(left: Kinds, right: Kinds) -> bool:
    """Both name kinds, and not of the same families."""
    return bool(left.families and right.families) and left.families != right.families


def _oppose(left: Kinds, right: Kinds) -> str:
    return oppose(left.kinds, right.kinds)


def oppose(one: Sequence[str], other: Sequence[str]) -> str:
    """Words against words, whichever name comes first: "kerk / school"; of one side as they are."""
    return " / ".join(sorted(" ".join(words) for words in (one, other) if words))


def _compare_short_forms(
    left: Kinds, right: Kinds, one: list[str], other: list[str]
) -> NameEvidence | None:
    """Each has words of its own: one may shorten those of the other."""
    if _clash(left, right) or not (is_abbreviated(one, other) or is_skeleton(one, other)):
        return None
    return NameEvidence(Veldoordeel.VRIJWEL_GELIJK, NameReason.SHORTENED, oppose(one, other))


def _compare_extra(
    left: Kinds, right: Kinds, one: list[str], other: list[str]
) -> NameEvidence | None:
    """One has words more: a number, or a part of its name that the other leaves out."""
    extra = one or other
    if _clash(left, right):
        return None
    words = " ".join(extra)
    if is_number(extra):
        return NameEvidence(Veldoordeel.VRIJWEL_GELIJK, NameReason.NUMBERED, words)
    if not _NOT_A_PART.isdisjoint(extra):
        return None
    return NameEvidence(Veldoordeel.VRIJWEL_GELIJK, NameReason.EXTRA, words)
