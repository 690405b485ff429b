"""The first verdict: do two nodes stand at the same address?"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz.distance import OSA

from pipeline.match import streets
from pipeline.match.columns import Bools, Column, Ints, Texts
from pipeline.match.names import Places
from pipeline.match.nodes import Nodes

YES, NO, UNSURE = "zelfde", "verschillend", "onzeker"
EQUAL, MISSING, OTHER, TYPO = "gelijk", "ontbreekt", "anders", "typfout"
IN_RANGE, GROUND_FLOOR = "in reeks", "begane grond"
SAME_AREA, SAME_GEMEENTE, OTHER_PLACE = "zelfde cijfers", "zelfde gemeente", "andere plaats"
FAR = "andere plaats en gemeente"
SAME_NAME = "zelfde plaatsnaam, andere gemeente"


@dataclass(frozen=True)
class AddressEvidence:
    """Per pair what each part of the address says, and the verdict."""

    straat: Texts
    huisnummer: Texts
    toevoeging: Texts
    postcode: Texts
    plaats: Texts
    verdict: Texts


def compare_addresses(
    nodes: Nodes, first: Ints, second: Ints, places: dict[str, Places]
) -> AddressEvidence:
    """Compare the addresses of pairs of located nodes, part by part."""
    straat = compare_texts(nodes.street, first, second, streets.compare_streets)
    huisnummer = _compare_numbers(nodes, first, second)
    toevoeging = compare_texts(nodes.addition, first, second, compare_additions)
    toevoeging[nodes.addition.codes[first] == nodes.addition.codes[second]] = EQUAL
    postcode = compare_texts(nodes.postcode, first, second, compare_postcodes)
    plaats = _compare_places(nodes, first, second, places)
    verdict = _judge(straat, huisnummer, toevoeging, postcode, plaats)
    return AddressEvidence(straat, huisnummer, toevoeging, postcode, plaats, verdict)


def compare_texts(
    column: Column, first: Ints, second: Ints, compare: Callable[[str, str], str]
) -> Texts:
    """EQUAL, MISSING, or what `compare` says of the two values; each couple is compared once."""
    one, other = column.codes[first], column.codes[second]
    found = np.full(len(first), EQUAL, dtype=object)
    found[(one == 0) | (other == 0)] = MISSING
    unequal = np.flatnonzero((one != other) & (one > 0) & (other > 0))
    low, high = np.minimum(one, other)[unequal], np.maximum(one, other)[unequal]
    couple, distinct = pd.factorize(low * len(column.values) + high)
    width = len(column.values)
    answers = [compare(column.values[at // width], column.values[at % width]) for at in distinct]
    found[unequal] = np.array([*answers, ""], dtype=object)[couple]
    return found


def compare_additions(left: str, right: str) -> str:
    """Two different additions; "H" (huis) and "A" may both be the ground floor."""
    return GROUND_FLOOR if {left, right} == {"A", "H"} else OTHER


def compare_postcodes(left: str, right: str) -> str:
    """Two different postcodes: the same four digits, a typing error in these, or another area."""
    if left[:4] == right[:4]:
        return SAME_AREA
    return TYPO if OSA.distance(left, right, score_cutoff=1) <= 1 else OTHER


def _compare_numbers(nodes: Nodes, first: Ints, second: Ints) -> Texts:
    low, high = nodes.number, nodes.last_number
    overlap = (low[first] <= high[second]) & (low[second] <= high[first])
    found = np.where(overlap, IN_RANGE, OTHER).astype(object)
    found[(low[first] == low[second]) & (high[first] == high[second])] = EQUAL
    return found


def _compare_places(nodes: Nodes, first: Ints, second: Ints, places: dict[str, Places]) -> Texts:
    gemeente, place, vague = nodes.gemeente.codes, nodes.place.codes, nodes.is_gemeente_name
    same_gemeente = gemeente[first] == gemeente[second]
    unknown = (gemeente[first] == 0) | (gemeente[second] == 0)
    both = (place[first] > 0) & (place[second] > 0)
    equal = both & (place[first] == place[second])
    loose = vague[first] | vague[second] | ~both
    found = np.where(same_gemeente, np.where(loose, SAME_GEMEENTE, OTHER_PLACE), OTHER).astype(
        object
    )
    found[~same_gemeente & both & ~equal] = FAR
    found[equal & ~same_gemeente] = SAME_NAME
    found[equal & _is_only_place(nodes, places)[place[first]]] = EQUAL
    found[unknown] = MISSING
    found[equal & (same_gemeente | unknown)] = EQUAL
    for at in np.flatnonzero(unknown & both & ~equal).tolist():
        if not _may_be_near(nodes, int(first[at]), int(second[at]), places):
            found[at] = OTHER
    return found


def _is_only_place(nodes: Nodes, places: dict[str, Places]) -> Bools:
    """Per place: is it the only one of its name, so that another gemeente must be a mistake?"""
    times = Counter(words for own in places.values() for words in own.phrases)
    return np.array([times[tuple(name.split())] == 1 for name in nodes.place.values], dtype=bool)


def _may_be_near(nodes: Nodes, one: int, other: int, places: dict[str, Places]) -> bool:
    """May the place of a node whose gemeente is unknown lie in the gemeente of the other?"""
    if nodes.gemeente.codes[one]:
        one, other = other, one
    here = places.get(nodes.gemeente.values[nodes.gemeente.codes[other]])
    words = tuple(nodes.place.values[nodes.place.codes[one]].split())
    return here is not None and words in here.phrases


def _judge(
    straat: Texts, huisnummer: Texts, toevoeging: Texts, postcode: Texts, plaats: Texts
) -> Texts:
    """The rules, weakest first: each later line overrides."""
    near = is_in(postcode, TYPO, SAME_AREA)
    alike = is_in(straat, streets.TYPO, streets.PART)
    here = is_in(plaats, EQUAL, SAME_GEMEENTE)
    absent = postcode == MISSING
    verdict = np.full(len(straat), NO, dtype=object)
    verdict[alike & here & absent] = UNSURE
    verdict[(straat == streets.TYPO) & here & absent] = YES
    verdict[alike & here & near] = YES
    verdict[alike & (plaats == OTHER_PLACE) & (postcode == SAME_AREA)] = YES
    verdict[alike & (plaats == MISSING) & near] = UNSURE
    verdict[(straat == streets.NEAR) & here & (near | absent)] = UNSURE
    same = straat == streets.SAME
    elsewhere = is_in(plaats, OTHER, FAR, SAME_NAME)
    verdict[same & (is_in(plaats, MISSING, OTHER_PLACE) | elsewhere) & (near | absent)] = UNSURE
    verdict[same & elsewhere & (absent | (postcode == SAME_AREA))] = NO
    verdict[(same | alike) & (plaats == SAME_NAME) & (postcode == TYPO)] = YES
    verdict[same & (plaats == OTHER_PLACE) & (postcode == SAME_AREA)] = YES
    verdict[same & (plaats == SAME_GEMEENTE) & (absent | near)] = YES
    verdict[same & (plaats == EQUAL)] = YES
    verdict[(postcode == EQUAL) & is_in(straat, streets.NEAR, streets.OTHER)] = UNSURE
    verdict[(postcode == EQUAL) & (same | alike | (straat == streets.MISSING))] = YES
    verdict[(verdict == YES) & (toevoeging == GROUND_FLOOR)] = UNSURE
    verdict[(huisnummer == OTHER) | (toevoeging == OTHER)] = NO
    return verdict


def is_in(texts: Texts, *values: str) -> Bools:
    """Where a text is one of the values."""
    found = np.zeros(len(texts), dtype=bool)
    for value in values:
        found |= texts == value
    return found
