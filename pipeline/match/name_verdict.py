"""Are two names those of one organisation? Word by word, with a budget of edits."""

from rapidfuzz.distance import OSA

from pipeline.match.acronyms import find_acronym
from pipeline.match.names import (
    LIGHT_WORDS,
    NOWHERE,
    OFFICE_WORDS,
    SERVICE_WORDS,
    WORDS,
    Name,
    Places,
    as_phrases,
    drop_words,
    find_core,
    find_towns,
    is_near_any,
    strip_phrases,
)
from pipeline.match.word_likeness import (
    drop_light,
    is_abbreviated,
    pair_words,
)

SAME, PART, ALIKE, OTHER, MISSING = "zelfde", "deel", "lijkend", "anders", "ontbreekt"
"""ALIKE names share words but each has words of its own: Wijkteam Noord, Wijkcentrum Noord."""
ACRONYM = "afkorting"
EQUAL_BUT_LIGHT = "gelijk op lichte woorden na"
MISSPELT = "gelijk op een typfout na"
JOINED_OR_MISSPELT = "anders aaneengeschreven of een typfout"
OTHER_PLACE_NAMED = "andere plaatsnaam in de naam"
CUT_OFF = "een van beide is afgekapt"
TYPING_ERRORS = (MISSPELT, JOINED_OR_MISSPELT, CUT_OFF)
EXTRA = "extra woorden: "
"""Explains a PART: what follows are the words that only one of two names has."""
SHORTEST_CUT = 15
"""Letters of a name, without light words, that a form or system may have cut off."""
LONG_SERVICE_WORDS = frozenset(word for word in SERVICE_WORDS if len(word) > 6)

NameVerdict = tuple[str, str]
"""A verdict (SAME, PART, ALIKE, OTHER, MISSING) and, in Dutch, why."""


def compare_names(left: Name, right: Name, places: Places = NOWHERE) -> NameVerdict:
    """Compare two names, symmetrically; `places` are the place names of their surroundings."""
    if not left.words or not right.words:
        return MISSING, "naam ontbreekt"
    first, second = find_core(left, places), find_core(right, places)
    why = _explain_same(left, right, first, second) or _explain_acronym(left, right, places)
    if not why:
        return _compare_words(left, right, first, second, places)
    if _differ_in_place(left, right, places):
        return ALIKE, OTHER_PLACE_NAMED
    return SAME, why


def _explain_same(left: Name, right: Name, first: tuple[str, ...], second: tuple[str, ...]) -> str:
    """Why two names as a whole are the same, "" when they are not."""
    if _is_reordered(first, second) or _is_reordered(left.words, right.words):
        return "gelijk" if left == right else EQUAL_BUT_LIGHT
    heavy = tuple(drop_words(name.words, LIGHT_WORDS) for name in (left, right))
    forms = {(first, second), (left.words, right.words), heavy}
    if any(_is_joined_alike(*both) for both in forms):
        return JOINED_OR_MISSPELT
    return CUT_OFF if _is_cut_off(*heavy) or _is_cut_off(*heavy[::-1]) else ""


def _is_reordered(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """The same words, in whatever order."""
    return len(left) == len(right) and (left == right or sorted(left) == sorted(right))


def _explain_acronym(left: Name, right: Name, places: Places) -> str:
    acronym = find_acronym(left, right, places) or find_acronym(right, left, places)
    return f"{ACRONYM} {acronym}" if acronym else ""


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
        2 < len(short) <= len(full)
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
    if abs(len(one) - len(other)) > 1 or len(left) == len(right) or min(len(one), len(other)) < 8:
        return False
    if [c for c in one if c.isdigit()] != [c for c in other if c.isdigit()]:
        return False
    return OSA.distance(one, other, score_cutoff=1) <= 1


def _compare_words(
    left: Name, right: Name, first: tuple[str, ...], second: tuple[str, ...], places: Places
) -> NameVerdict:
    common, one, other = pair_words(first, second)
    edits = sum(word not in second for word in common)
    if not common or edits > 1 + len("".join(common)) // 12:
        return OTHER, "andere woorden"
    one, other = (drop_light(words, places) for words in (one, other))
    if edits and max(map(len, (first, second))) == 1 and max(map(len, first + second)) < 6:
        return PART, f"kort woord met een typfout: {first[0]} / {second[0]}"
    bare, plain = _drop_joined(*_drop_services(list(one), list(other)))
    if bare and plain:
        return PART if is_abbreviated(bare, plain) else ALIKE, _tell_apart(bare, plain)
    if bare or plain:
        extra, name, alone = (bare, left, right) if bare else (plain, right, left)
        said = _list_said(name, alone, places)
        if one and other:
            return _judge_beside_service(extra, said, _tell_apart(one, other))
        telling = len(common) > 1 or not set(common) <= WORDS.soortwoorden
        return _judge_extra(extra, said, telling=telling)
    differs = _differ_in_place(left, right, places)
    same = SAME, MISSPELT if edits else EQUAL_BUT_LIGHT
    return (ALIKE, OTHER_PLACE_NAMED) if differs else same


def _tell_apart(one: list[str], other: list[str]) -> str:
    return f"anders: {' '.join(one)} / {' '.join(other)}"


def _judge_beside_service(extra: list[str], said: set[str], apart: str) -> NameVerdict:
    """Words of one name only where the other names a service: two functions, or a department."""
    if said.issuperset(extra):
        return SAME, f"gelijk op {' '.join(extra)} na"
    return ALIKE, apart


def _judge_extra(extra: list[str], said: set[str], *, telling: bool) -> NameVerdict:
    """Words of one name only: part of the other, or nothing that says whose office it is."""
    words = " ".join(extra)
    if not telling:
        return PART, f"weinig gelijk; anders: {words}"
    if _is_free(tuple(extra), said):
        return SAME, f"gelijk op {words} na"
    return PART, f"{EXTRA}{words}"


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
        for word in [word for word in mine if len(word) > 5]:
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
