"""Are two names those of one organisation? Word by word, with a budget of edits."""

from rapidfuzz.distance import OSA

from pipeline.match.names.acronyms import find_acronym
from pipeline.match.names.name import (
    LIGHT_WORDS,
    NOWHERE,
    OFFICE_WORDS,
    SERVICE_WORDS,
    SHORTEST_FORGIVEN_PART,
    Name,
    Places,
    as_phrases,
    drop_words,
    find_core,
    find_towns,
    is_near_any,
    strip_phrases,
)
from pipeline.match.names.reasons import NameEvidence, NameReason
from pipeline.match.names.word_likeness import (
    SHORTEST_SINGLE_WORD,
    allow_edits_in_common,
    drop_light,
    is_abbreviated,
    pair_words,
)
from pipeline.match.names.words import WORDS
from schemas.vocabulary import Veldoordeel

SHORTEST_CUT = 15
"""Letters of a name, without light words, that a form or system may have cut off."""
FEWEST_WORDS_CUT = 3
"""Words of such a name: of two, the first alone would have to tell which organisation it is."""
SHORTEST_JOINED = 8
"""Letters of a name in which a space and a letter may differ: of fewer, that is another name."""
SHORTEST_GLUED_TO = 6
"""Letters of a word that a light word may be glued to: "opbouwwerkvoor"."""
LONG_SERVICE_WORDS = frozenset(
    word for word in SERVICE_WORDS if len(word) >= SHORTEST_FORGIVEN_PART
)
"""Words of services in which a typing error is forgiven."""

_OTHER_TOWN = NameEvidence(Veldoordeel.LIJKEND, NameReason.OTHER_TOWN)


def compare_names(left: Name, right: Name, places: Places = NOWHERE) -> NameEvidence:
    """Compare two names, symmetrically; `places` are the place names of their surroundings."""
    if not left.words or not right.words:
        return NameEvidence(Veldoordeel.ONTBREEKT, NameReason.NAMELESS)
    first, second = find_core(left, places), find_core(right, places)
    same = _compare_whole(left, right, first, second) or _compare_acronym(left, right, places)
    if not same:
        return _compare_words(left, right, first, second, places)
    # "Dorpshuis Jellum" and "Dorpshuis Lekkum" have one core, for it leaves out places.
    return _OTHER_TOWN if _differ_in_place(left, right, places) else same


def _same(reason: NameReason, words: str = "") -> NameEvidence:
    return NameEvidence(Veldoordeel.GELIJK, reason, words)


def _compare_whole(
    left: Name, right: Name, first: tuple[str, ...], second: tuple[str, ...]
) -> NameEvidence | None:
    """Why two names as a whole are the same, None when they are not."""
    if _is_reordered(first, second) or _is_reordered(left.words, right.words):
        return _same(NameReason.EQUAL if left == right else NameReason.LIGHT)
    heavy = tuple(drop_words(name.words, LIGHT_WORDS) for name in (left, right))
    forms = {(first, second), (left.words, right.words), heavy}
    if any(_is_joined_alike(*both) for both in forms):
        return _same(NameReason.JOINED)
    is_cut = _is_cut_off(*heavy) or _is_cut_off(*heavy[::-1])
    return _same(NameReason.CUT_OFF) if is_cut else None


def _is_reordered(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The same words, in whatever order."""
    return len(left) == len(right) and (left == right or sorted(left) == sorted(right))


def _compare_acronym(left: Name, right: Name, places: Places) -> NameEvidence | None:
    acronym = find_acronym(left, right, places) or find_acronym(right, left, places)
    return _same(NameReason.ACRONYM, acronym) if acronym else None


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


def _is_joined_alike(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The same letters with the spaces elsewhere, or one edit apart in a long name."""
    one, other = "".join(left), "".join(right)
    if one == other:
        return True
    if abs(len(one) - len(other)) > 1 or len(left) == len(right):
        return False
    if len(one) < SHORTEST_JOINED or len(other) < SHORTEST_JOINED:
        return False
    # "Buurtteam 12" and "Buurtteam 21" are two: a number is never taken for a typing error.
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _compare_words(
    left: Name, right: Name, first: tuple[str, ...], second: tuple[str, ...], places: Places
) -> NameEvidence:
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
        same = _same(NameReason.MISSPELT if edits else NameReason.LIGHT)
        return _OTHER_TOWN if _differ_in_place(left, right, places) else same
    if bare and plain:
        likeness = Veldoordeel.DEEL if is_abbreviated(bare, plain) else Veldoordeel.LIJKEND
        return NameEvidence(likeness, NameReason.OWN_WORDS, _oppose(bare, plain))
    extra, name, alone = (bare, left, right) if bare else (plain, right, left)
    said = _list_said(name, alone, places)
    if one and other:
        return _judge_beside_service(extra, said, _oppose(one, other))
    telling = len(common) > 1 or not set(common) <= WORDS.soortwoorden
    return _judge_extra(extra, said, telling=telling)


def _oppose(one: list[str], other: list[str]) -> str:
    return f"{' '.join(one)} / {' '.join(other)}"


def _judge_beside_service(extra: list[str], said: set[str], opposed: str) -> NameEvidence:
    """Words of one name only where the other names a service: two functions, or a department."""
    if said.issuperset(extra):
        return _same(NameReason.SET_APART, " ".join(extra))
    return NameEvidence(Veldoordeel.LIJKEND, NameReason.OWN_WORDS, opposed)


def _judge_extra(extra: list[str], said: set[str], *, telling: bool) -> NameEvidence:
    """Words of one name only: part of the other, or nothing that says whose office it is."""
    words = " ".join(extra)
    if not telling:
        return NameEvidence(Veldoordeel.DEEL, NameReason.LITTLE_IN_COMMON, words)
    if _is_free(tuple(extra), said):
        return _same(NameReason.SET_APART, words)
    return NameEvidence(Veldoordeel.DEEL, NameReason.EXTRA, words)


def _list_said(name: Name, other: Name, places: Places) -> set[str]:
    """The words of a name that it sets apart itself: behind a dash, in brackets, as a department.

    What follows a place alone ("Almelo: Wijkteam Noord") is the name.
    """
    head = tuple([word for word in name.words if word not in name.aside])
    telling = set(strip_phrases(head, places.phrases)) - LIGHT_WORDS - OFFICE_WORDS
    aside = set(name.aside) - WORDS.soortwoorden if telling else set()
    return aside | {*name.bracket, *name.department, *other.department}


def _is_free(extra: tuple[str, ...], said: set[str]) -> bool:
    """Do these extra words, of one of the names only, say nothing about whose office it is?"""
    rest = strip_phrases(extra, WORDS.diensten | as_phrases(OFFICE_WORDS))
    return all(word in said or is_near_any(word, LONG_SERVICE_WORDS) for word in rest)


def _drop_joined(one: list[str], other: list[str]) -> tuple[list[str], list[str]]:
    """Left-over words that only differ in a space, or in a light word glued on, match after all."""
    if one and other and _is_joined_alike(tuple(one), tuple(other)):
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
