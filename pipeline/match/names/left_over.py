"""What is left of two names beside the words that they share, and what that says."""

from pipeline.match.names.kind_verdict import compare_quarters, oppose
from pipeline.match.names.kinds import starts_as_host
from pipeline.match.names.name import (
    LIGHT_WORDS,
    OFFICE_WORDS,
    SERVICE_WORDS,
    SHORTEST_FORGIVEN_PART,
    Name,
    Places,
    as_phrases,
    is_near_any,
    strip_phrases,
    strip_places,
)
from pipeline.match.names.reasons import NameEvidence, NameReason, same_by
from pipeline.match.names.word_likeness import (
    SHORTEST_SINGLE_WORD,
    allow_edits_in_common,
    drop_light,
    is_abbreviated,
    is_joined_alike,
    pair_words,
)
from pipeline.match.names.words import WORDS
from schemas.vocabulary import Veldoordeel

SHORTEST_GLUED_TO = 6
"""Letters of a word that a light word may be glued to: "opbouwwerkvoor"."""
OF_THE_GEMEENTE = "gemeente"
"""Says by whom: "Gemeente Almelo - Sociaal Loket" is the Sociaal Loket of Almelo."""
LONG_SERVICE_WORDS = frozenset(
    word for word in SERVICE_WORDS if len(word) >= SHORTEST_FORGIVEN_PART
)
"""Words of services in which a typing error is forgiven."""
_FREE_PHRASES = WORDS.diensten | as_phrases(OFFICE_WORDS)


def compare_words(
    left: Name, right: Name, first: tuple[str, ...], second: tuple[str, ...], places: Places
) -> NameEvidence:
    """Compare two names by their cores `first` and `second`, word by word."""
    common, one, other = pair_words(first, second)
    edits = sum(word not in second for word in common)
    if not common or edits > allow_edits_in_common(common):
        return NameEvidence(Veldoordeel.ANDERS, NameReason.OTHER_WORDS)
    one, other = (drop_light(words, places) for words in (one, other))
    # BBOZ and GBOZ are two: where one short word is all there is, one letter is much of it.
    is_single = max(map(len, (first, second))) == 1
    if edits and is_single and max(map(len, first + second)) < SHORTEST_SINGLE_WORD:
        words = f"{first[0]} / {second[0]}"
        return NameEvidence(Veldoordeel.DEEL, NameReason.SHORT_WORD, words)
    bare, plain = _drop_joined(*_drop_services(list(one), list(other)))
    if not bare and not plain:
        return same_by(NameReason.MISSPELT if edits else NameReason.LIGHT)
    if bare and plain:
        likeness = Veldoordeel.DEEL if is_abbreviated(bare, plain) else Veldoordeel.LIJKEND
        alike = NameEvidence(likeness, NameReason.OWN_WORDS, oppose(bare, plain))
        return compare_quarters(bare, plain) or alike
    extra, name, alone = (bare, left, right) if bare else (plain, right, left)
    said = _list_said(name, alone, places)
    if one and other:
        return _judge_beside_service(extra, said, oppose(one, other))
    telling = len(common) > 1 or not set(common) <= WORDS.soortwoorden
    return _judge_host(extra, name) or _judge_extra(extra, said, telling=telling)


def _judge_host(extra: list[str], name: Name) -> NameEvidence | None:
    """Words of one name only that say whose guest it is, or that it is of the gemeente."""
    if extra == [OF_THE_GEMEENTE]:
        return NameEvidence(Veldoordeel.VRIJWEL_GELIJK, NameReason.KIND, OF_THE_GEMEENTE)
    if _is_guest(name, extra):
        return NameEvidence(Veldoordeel.ANDERE_SOORT, NameReason.GUEST, " ".join(extra))
    return None


def _is_guest(name: Name, extra: list[str]) -> bool:
    """Does a name begin with a service, and go on with the building that the other name names?

    "Sociaal Raadslieden Bibliotheek Neude" are at the library; "Bibliotheek Neude - Sociaal
    Raadslieden" is of it.
    """
    size = len(extra)
    if name.words[:size] != tuple(extra) or strip_phrases(tuple(extra), WORDS.diensten):
        return False
    return starts_as_host(name.words[size:])


def _judge_beside_service(extra: list[str], said: set[str], opposed: str) -> NameEvidence:
    """Words of one name only where the other names a service: two functions, or a department."""
    if said.issuperset(extra):
        return same_by(NameReason.SET_APART, " ".join(extra))
    return NameEvidence(Veldoordeel.LIJKEND, NameReason.OWN_WORDS, opposed)


def _judge_extra(extra: list[str], said: set[str], *, telling: bool) -> NameEvidence:
    """Words of one name only: part of the other, or nothing that says whose office it is."""
    words = " ".join(extra)
    if not telling:
        return NameEvidence(Veldoordeel.DEEL, NameReason.LITTLE_IN_COMMON, words)
    if _is_free(tuple(extra), said):
        return same_by(NameReason.SET_APART, words)
    return NameEvidence(Veldoordeel.DEEL, NameReason.EXTRA, words)


def _list_said(name: Name, other: Name, places: Places) -> set[str]:
    """The words of a name that it sets apart itself: behind a dash, in brackets, as a department.

    What follows a place alone ("Almelo: Wijkteam Noord") is the name.
    """
    said = {*name.bracket, *name.department, *other.department}
    if not name.aside:
        return said
    head = tuple([word for word in name.words if word not in name.aside])
    telling = set(strip_places(head, places)) - LIGHT_WORDS - OFFICE_WORDS
    return said | (set(name.aside) - WORDS.soortwoorden if telling else set())


def _is_free(extra: tuple[str, ...], said: set[str]) -> bool:
    """Do these extra words, of one of the names only, say nothing about whose office it is?"""
    rest = strip_phrases(extra, _FREE_PHRASES)
    return all(word in said or is_near_any(word, LONG_SERVICE_WORDS) for word in rest)


def _drop_joined(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """Left-over words that only differ in a space, or in a light word glued on, match after all."""
    if one and other and is_joined_alike(tuple(one), tuple(other)):
        return [], []
    for mine, theirs in ((one, other), (other, one)):
        for word in [word for word in mine if len(word) >= SHORTEST_GLUED_TO]:
            for short in [short for short in theirs if short in word and short != word]:
                if word.replace(short, "", 1) in LIGHT_WORDS and short in theirs and word in mine:
                    mine.remove(word)
                    theirs.remove(short)
    return one, other


def _drop_services(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """Leave out services that only one of two names goes on to mention."""
    bare, plain = (list(strip_phrases(tuple(words), WORDS.diensten)) for words in (one, other))
    if len(bare) < len(one) and len(plain) == len(other) and other:
        return bare, other
    if len(plain) < len(other) and len(bare) == len(one) and one:
        return one, plain
    return one, other
