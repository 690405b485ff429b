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
    both = f"anders: {' '.join(one)} / {' '.join(other)}" if one and other else ""
    one, other = _drop_joined(*_drop_services(one, other))
    if one and other:
        verdict = PART if is_abbreviated(one, other) else ALIKE
        return verdict, f"anders: {' '.join(one)} / {' '.join(other)}"
    if one or other:
        sides = (one, left, right) if one else (other, right, left)
        telling = len(common) > 1 or not set(common) <= WORDS.soortwoorden
        verdict, why = _judge_extra(*sides, telling=telling)
        return verdict, both if both and verdict == PART else why
    if _differ_in_place(left, right, places):
        return ALIKE, OTHER_PLACE_NAMED
    return SAME, MISSPELT if edits else EQUAL_BUT_LIGHT


def _judge_extra(extra: list[str], name: Name, other: Name, *, telling: bool) -> NameVerdict:
    """Words of one name only: part of the other, or nothing that says whose office it is."""
    words = " ".join(extra)
    if not telling:
        return PART, f"weinig gelijk; anders: {words}"
    if _is_free(tuple(extra), name, other):
        return SAME, f"gelijk op {words} na"
    return PART, f"{EXTRA}{words}"


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


def _is_free(extra: tuple[str, ...], name: Name, other: Name) -> bool:
    """Do these extra words, of one of the names only, say nothing about whose office it is?"""
    said = set(name.aside) - WORDS.soortwoorden
    said |= {*name.bracket, *name.department, *other.department}
    rest = strip_phrases(extra, WORDS.diensten | as_phrases(OFFICE_WORDS))
    return all(word in said or is_near_any(word, LONG_SERVICE_WORDS) for word in rest)
