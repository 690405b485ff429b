"""How many there are at least: the formulas give what their authors published."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.certainty.capture import (
    at_least,
    chao2,
    chapman,
    count_found,
    count_on,
    find_lowest,
    nearest_whole,
)
from pipeline.certainty.loglinear import fit_models, list_about_as_good

# Hepatitis A among students in Taiwan in 1995: three lists, 271 cases on any of them; serology
# afterwards found 545 (Chao, Tsay, Lin, Shau and Chao 2001).
HEPATITIS = {
    frozenset("PQE"): 28,
    frozenset("PQ"): 21,
    frozenset("PE"): 17,
    frozenset("QE"): 18,
    frozenset("P"): 69,
    frozenset("Q"): 55,
    frozenset("E"): 63,
}
TRUTH = 545


def test_two_lists_of_the_hepatitis_data_stay_below_the_truth() -> None:
    estimate = chapman(HEPATITIS, "P", "Q")
    assert count_on(HEPATITIS, "P") == 135
    assert count_on(HEPATITIS, "P", "Q") == 49
    assert estimate.total == pytest.approx(136 * 123 / 50 - 1)
    assert 206 < at_least(estimate.lowest) == 288 < TRUTH


def test_the_best_model_that_is_not_saturated_gives_527_and_never_1313() -> None:
    fits = fit_models(HEPATITIS, list("PQE"))
    assert round(fits[0].total) == 527
    assert fits[0].name == "E x Q, P x Q"
    assert fits[0].total == pytest.approx(526.7058824, abs=5e-8)
    assert fits[0].akaike == pytest.approx(62.5936860, abs=5e-8)
    assert max(fit.total for fit in fits) < TRUTH < 1313
    assert len(fits) == 7


def test_independent_lists_give_one_model_with_the_published_total() -> None:
    plain = next(f for f in fit_models(HEPATITIS, list("PQE")) if f.name == "onafhankelijk")
    assert round(plain.total) == 388


def test_models_that_are_about_as_good_are_told_beside_the_best() -> None:
    fits = fit_models(HEPATITIS, list("PQE"))
    assert list_about_as_good(fits) == fits[:1]
    assert list_about_as_good([]) == []


def test_lists_that_share_nothing_have_no_model_of_dependence() -> None:
    apart = HEPATITIS | {frozenset("PQ"): 0, frozenset("PQE"): 0}
    assert all("P x Q" not in fit.name for fit in fit_models(apart, list("PQE")))


def test_chao_counts_what_one_search_found_against_what_two_found() -> None:
    estimate = chao2(found=30, once=10, twice=5, searches=20)
    assert estimate.total == pytest.approx(30 + 19 / 20 * 10**2 / (2 * 5))
    assert 30 < estimate.lowest < estimate.total


@pytest.mark.parametrize(
    ("once", "twice", "total"),
    [(0, 5, 30.0), (1, 0, 30.0), (10, 0, 30 + 19 / 20 * 45)],
)
def test_without_things_found_twice_the_corrected_form_holds(
    once: int, twice: int, total: float
) -> None:
    assert chao2(30, once, twice, 20).total == pytest.approx(total)


def test_a_bound_that_is_whole_does_not_fall_by_one_for_a_rounding_error() -> None:
    assert at_least(12 - 1e-9) == 12
    assert at_least(12.99) == 12


def test_half_a_thing_counts_as_one_whatever_the_rounding_error() -> None:
    assert [nearest_whole(103.5), nearest_whole(104.5 - 1e-9), nearest_whole(104.4)] == [
        104,
        105,
        104,
    ]


COUNTS = st.integers(0, 200)


@given(COUNTS, COUNTS, COUNTS)
def test_a_bound_is_never_below_what_was_found_or_above_the_estimate(
    one: int, other: int, both: int
) -> None:
    overlap = {frozenset("A"): one, frozenset("B"): other, frozenset("AB"): both}
    estimate = chapman(overlap, "A", "B")
    assert count_found(overlap) <= estimate.lowest <= max(estimate.total, count_found(overlap))


@given(st.integers(0, 500), st.floats(0, 500), st.floats(0, 1e6))
def test_a_wider_interval_has_a_lower_end(found: int, missed: float, variance: float) -> None:
    narrow, wide = (find_lowest(found, found + missed, v) for v in (variance, variance * 2))
    assert found <= wide <= narrow + 1e-9
