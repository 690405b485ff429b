"""Completeness is a lower bound, or it is not told. Data SYNTHETISCH."""

from collections import Counter
from collections.abc import Mapping

import numpy as np
import pandas as pd
import pytest

from pipeline.certainty.capture import Overlap
from pipeline.certainty.completeness import estimate_total, measure_completeness
from pipeline.certainty.overlap import list_open_pairs
from schemas.published import TABLES
from tests.pipeline.certainty.test_capture import HEPATITIS

PAIRS = ["record_id_a", "record_id_b"]
NO_PAIRS = pd.DataFrame(columns=PAIRS, dtype="str")


def lineage(found: Mapping[str, int]) -> pd.DataFrame:
    """Return herkomst of as many locations per group of sources (letters, one each) as told."""
    rows = [
        (f"{bron}:{group}{number}", f"L{group}{number}", bron)
        for group, size in found.items()
        for number in range(size)
        for bron in group
    ]
    return pd.DataFrame(rows, columns=["record_id", "locatie_id", "bron"])


def bound(overlap: Overlap, *registers: str) -> dict[str, object]:
    return estimate_total(overlap, frozenset(registers))


def test_two_lists_give_a_bound_and_no_estimate() -> None:
    told = bound({frozenset("A"): 40, frozenset("B"): 30, frozenset("AB"): 20})
    assert told["telwijze"] == "twee lijsten"
    assert told["ten_minste"] == 119
    assert not {"laagste", "hoogste", "modellen"} & set(told)


def test_three_lists_tell_the_spread_of_models_that_are_about_as_good() -> None:
    told = bound(HEPATITIS)
    assert told["telwijze"] == "drie lijsten of meer"
    assert (told["ten_minste"], told["laagste"], told["hoogste"]) == (413, 527, 527)
    assert (told["gevonden"], told["gedeeld"], told["modellen"]) == (271, 84, 1)


def test_an_overlap_under_seven_is_refused() -> None:
    told = bound({frozenset("A"): 40, frozenset("B"): 30, frozenset("AB"): 6})
    assert told["ten_minste"] is None
    assert "B: deelt er 6 met de andere, minder dan 7" in str(told["opmerking"])
    assert "niet te zeggen" in str(told["opmerking"])
    assert bound({frozenset("A"): 40, frozenset("B"): 30, frozenset("AB"): 7})["ten_minste"]


def test_a_list_that_shares_little_takes_no_part_but_what_it_found_counts() -> None:
    few = {frozenset("A"): 1, frozenset("B"): 1, frozenset("AB"): 60, frozenset("C"): 500}
    told = bound(few)
    assert told["lijsten"] == "A|B"
    assert told["ten_minste"] == 562


def test_models_of_some_lists_never_estimate_fewer_than_all_lists_found() -> None:
    pairs = dict.fromkeys(map(frozenset, ("AB", "AC", "BC")), 8)
    few = {frozenset("A"): 10, frozenset("B"): 10, frozenset("C"): 10, frozenset("ABC"): 6}
    told = bound({**few, **pairs, frozenset("D"): 500})
    assert (told["lijsten"], told["gevonden"]) == ("A|B|C", 560)
    assert [told[c] for c in ("ten_minste", "laagste", "hoogste")] == [560, 560, 560]


def test_lists_that_found_nothing_beside_another_tell_of_nothing_more() -> None:
    inside = {frozenset("A"): 40, frozenset("AB"): 20, frozenset("AC"): 9, frozenset("ABC"): 8}
    told = bound(inside)
    assert (told["ten_minste"], told["laagste"], told["hoogste"]) == (77, 77, 77)


def test_a_complete_register_takes_no_part_and_counts_as_it_is() -> None:
    plain = {frozenset("A"): 40, frozenset("B"): 30, frozenset("AB"): 20}
    with_register = plain | {frozenset("R"): 100, frozenset("AR"): 9, frozenset("ABR"): 3}
    told = bound(with_register, "R")
    assert told["uit_register"] == 112
    assert told["ten_minste"] == 112 + 119
    assert told["lijsten"] == "A|B"
    assert told["opmerking"] == "R: volledige lijst van een landelijke partij"


def test_a_register_beside_one_list_gives_no_bound() -> None:
    told = bound({frozenset("A"): 40, frozenset("AR"): 30, frozenset("R"): 5}, "R")
    assert told["ten_minste"] is None


def test_nothing_found_is_nothing_told() -> None:
    assert bound({})["ten_minste"] is None


def test_open_pairs_are_counted_apart_and_as_one() -> None:
    herkomst = lineage({"A": 40, "B": 30, "AB": 20})
    pairs = pd.DataFrame([(f"A:A{n}", f"B:B{n}") for n in range(10)], columns=PAIRS)
    tables = measure_completeness(herkomst, pairs, frozenset())
    apart, samen = tables["volledigheid"].to_dict("records")
    assert (apart["open_paren"], apart["gevonden"], apart["gedeeld"]) == ("apart", 90, 20)
    assert (samen["open_paren"], samen["gevonden"], samen["gedeeld"]) == ("samen", 80, 30)
    assert samen["ten_minste"] < apart["ten_minste"]


def test_the_overlap_table_counts_every_location_once() -> None:
    shares = measure_completeness(lineage({"A": 3, "AB": 2, "ABC": 1}), NO_PAIRS, frozenset())
    told = shares["bronoverlap"]
    apart = told[told["open_paren"] == "apart"]
    assert apart[["bronnen", "aantal", "locaties"]].to_numpy().tolist() == [
        ["A", 1, 3],
        ["A|B", 2, 2],
        ["A|B|C", 3, 1],
    ]
    TABLES["bronoverlap"].validate(told)


def test_a_decided_pair_is_not_open_and_a_pair_is_open_once() -> None:
    pairs = pd.DataFrame([("a", "b"), ("c", "d"), ("e", "f")], columns=PAIRS)
    pairs["beslissing"] = ["onzeker", "onzeker", "zelfde"]
    asked = pd.DataFrame([("b", "a")], columns=PAIRS)
    decided = pd.DataFrame([("d", "c")], columns=PAIRS)
    assert list_open_pairs(pairs, asked, decided).to_numpy().tolist() == [["a", "b"]]


def world(chance: np.random.Generator, lists: int, size: int) -> dict[frozenset[str], int]:
    """Return the overlap of lists that all find what is easy to find: they depend on each other."""
    ease = chance.normal(0, 1, (size, 1))
    reach = chance.uniform(-1.5, 0.5, lists)
    on = chance.random((size, lists)) < 1 / (1 + np.exp(-(ease + reach)))
    found_by = (frozenset("ABCD"[at] for at in np.flatnonzero(row)) for row in on)
    return {by: number for by, number in Counter(found_by).items() if by}


@pytest.mark.parametrize("lists", [2, 3])
def test_in_worlds_of_dependent_lists_the_bound_is_true(lists: int) -> None:
    chance = np.random.default_rng(2023)
    sizes = [int(size) for size in chance.integers(200, 1500, 60)]
    told = [bound(world(chance, lists, size))["ten_minste"] for size in sizes]
    bounds = [(int(str(n)), size) for n, size in zip(told, sizes, strict=True) if n is not None]
    assert len(bounds) > 50
    assert sum(number <= size for number, size in bounds) >= 0.95 * len(bounds)
