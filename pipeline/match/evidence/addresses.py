"""The first verdict: do two nodes stand at the same address?"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from rapidfuzz.distance import OSA

from pipeline.match.coding.columns import Bools, CodedColumn, Ints, Texts
from pipeline.match.coding.nodes import Nodes
from pipeline.match.evidence.address_rules import (
    BUILDING_RULES,
    PLACE_RULES,
    UNIT_RULES,
    BuildingRow,
    PlaceRow,
    UnitRow,
)
from pipeline.match.evidence.rules import apply_rules, to_objects
from pipeline.match.evidence.streets import compare_streets
from pipeline.match.names.name import Places
from schemas.vocabulary import Veldoordeel

DIGITS_OF_POSTCODE = 4
"""These tell the quarter or village; the two letters after them part of a street."""
GROUND_FLOOR_ADDITIONS = frozenset({"A", "H"})
"""Two ways to number the ground floor: as the first of the letters, and as "huis"."""


@dataclass(frozen=True)
class AddressEvidence:
    """Per pair what each part of the address says (Veldoordeel), and the verdict (Paaroordeel)."""

    straat: Texts
    huisnummer: Texts
    toevoeging: Texts
    postcode: Texts
    plaats: Texts
    verdict: Texts

    def select(self, wanted: Bools) -> "AddressEvidence":
        """The pairs where `wanted`."""
        return AddressEvidence(*(getattr(self, name)[wanted] for name in self.__dataclass_fields__))


def compare_addresses(
    nodes: Nodes, first: Ints, second: Ints, places: dict[str, Places]
) -> AddressEvidence:
    """Compare the addresses of pairs of located nodes, part by part."""
    straat = compare_streets_of(nodes, first, second)
    huisnummer = _compare_numbers(nodes, first, second)
    toevoeging = compare_texts(nodes.addition, first, second, compare_additions)
    # Neither has one: here that is an answer, unlike a missing postcode.
    toevoeging[nodes.addition.codes[first] == nodes.addition.codes[second]] = Veldoordeel.GELIJK
    postcode = compare_texts(nodes.postcode, first, second, compare_postcodes)
    plaats = _compare_places(nodes, first, second, places)
    building = apply_rules(BUILDING_RULES, BuildingRow, straat, postcode, plaats)
    verdict = apply_rules(UNIT_RULES, UnitRow, building, huisnummer, toevoeging)
    return AddressEvidence(straat, huisnummer, toevoeging, postcode, plaats, verdict)


def compare_streets_of(nodes: Nodes, first: Ints, second: Ints) -> Texts:
    """What the streets of pairs of nodes say; where both exist in one place, that decides.

    Two names that each are a street of that place are never one another's typing error.
    """
    told = compare_texts(nodes.street, first, second, compare_streets)
    one, other = nodes.known_street.codes[first], nodes.known_street.codes[second]
    parts = (nodes.place.codes, nodes.gemeente.codes)
    here = np.all([(part[first] == part[second]) & (part[first] > 0) for part in parts], axis=0)
    exist = here & (one > 0) & (other > 0)
    told[exist] = np.where(one == other, Veldoordeel.GELIJK, Veldoordeel.ANDERS)[exist]
    return told


def compare_texts(
    column: CodedColumn, first: Ints, second: Ints, compare: Callable[[str, str], Veldoordeel]
) -> Texts:
    """GELIJK, ONTBREEKT, or what `compare` says of the two values; each couple once."""
    one, other = column.codes[first], column.codes[second]
    found = np.full(len(first), Veldoordeel.GELIJK, dtype=object)
    found[(one == 0) | (other == 0)] = Veldoordeel.ONTBREEKT
    unequal = np.flatnonzero((one != other) & (one > 0) & (other > 0))
    low, high = np.minimum(one, other)[unequal], np.maximum(one, other)[unequal]
    couple, distinct = pd.factorize(low * len(column.values) + high)
    width = len(column.values)
    answers = [compare(column.values[at // width], column.values[at % width]) for at in distinct]
    found[unequal] = to_objects(answers)[couple]
    return found


def compare_additions(left: str, right: str) -> Veldoordeel:
    """Two different additions; "H" (huis) and "A" may both be the ground floor."""
    both = {left, right} == GROUND_FLOOR_ADDITIONS
    return Veldoordeel.BEGANE_GROND if both else Veldoordeel.ANDERS


def compare_postcodes(left: str, right: str) -> Veldoordeel:
    """Two different postcodes: a typing error in letters or digits, the same digits, or another."""
    is_typo = OSA.distance(left, right, score_cutoff=1) <= 1
    if left[:DIGITS_OF_POSTCODE] == right[:DIGITS_OF_POSTCODE]:
        return Veldoordeel.EEN_LETTER if is_typo else Veldoordeel.ZELFDE_CIJFERS
    return Veldoordeel.TYPFOUT if is_typo else Veldoordeel.ANDERS


def _compare_numbers(nodes: Nodes, first: Ints, second: Ints) -> Texts:
    low, high = nodes.number, nodes.last_number
    found = np.full(len(first), Veldoordeel.ANDERS, dtype=object)
    overlap = (low[first] <= high[second]) & (low[second] <= high[first])
    found[overlap] = Veldoordeel.IN_REEKS
    found[(low[first] == low[second]) & (high[first] == high[second])] = Veldoordeel.GELIJK
    return found


def _compare_places(nodes: Nodes, first: Ints, second: Ints, places: dict[str, Places]) -> Texts:
    gemeente, place, vague = nodes.gemeente.codes, nodes.place.codes, nodes.is_gemeente_name
    unknown = (gemeente[first] == 0) | (gemeente[second] == 0)
    both = (place[first] > 0) & (place[second] > 0)
    equal = both & (place[first] == place[second])
    near = np.zeros(len(first), dtype=bool)
    for at in np.flatnonzero(unknown & both & ~equal).tolist():
        near[at] = _may_be_near(nodes, int(first[at]), int(second[at]), places)
    return apply_rules(
        PLACE_RULES,
        PlaceRow,
        gemeente[first] == gemeente[second],
        unknown,
        both,
        equal,
        vague[first] | vague[second] | ~both,
        _is_only_place(nodes, places)[place[first]],
        near,
    )


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
