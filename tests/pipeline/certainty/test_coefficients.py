"""The coefficients give the values that their authors and others published."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.certainty.coefficients import (
    Numbers,
    cohen_kappa,
    gwet_ac1,
    krippendorff_alpha,
    masi_distance,
    percent_agreement,
)

THREE_CATEGORIES = [[13, 0, 0], [0, 20, 7], [0, 4, 56]]
RARE = [[118, 5], [2, 0]]
# Four readers, twelve units, five categories, with gaps (Krippendorff 2011; raw4raters of irrCAC).
FOUR_READERS = [
    "11-1",
    "2232",
    "3333",
    "3333",
    "2222",
    "1234",
    "4444",
    "1121",
    "2222",
    "-555",
    "--11",
    "--3-",
]


def readings(table: list[list[int]]) -> tuple[Numbers, Numbers]:
    """Return first and second reading of every unit of a table of two readers."""
    size = len(table)
    cells = [
        (row, column)
        for row, column in product(range(size), range(size))
        for _ in range(table[row][column])
    ]
    eye = np.eye(size)
    return eye[[row for row, _ in cells]], eye[[column for _, column in cells]]


def once(counts: Numbers) -> Numbers:
    return np.ones((1, len(counts)))


def four_readers() -> Numbers:
    counts = np.zeros((len(FOUR_READERS), 5))
    for unit, answers in enumerate(FOUR_READERS):
        for answer in answers.replace("-", ""):
            counts[unit, int(answer) - 1] += 1
    return counts


def test_two_readers_with_three_categories() -> None:
    first, second = readings(THREE_CATEGORIES)
    counts, weights = first + second, once(first)
    assert cohen_kappa(first, second, weights)[0] == pytest.approx(0.7964094, abs=5e-8)
    assert gwet_ac1(counts, weights)[0] == pytest.approx(0.8493305, abs=5e-8)
    alpha = krippendorff_alpha(counts, weights, 1 - np.eye(3))
    assert alpha[0] == pytest.approx(0.7972585, abs=5e-8)


def test_four_readers_who_did_not_read_everything() -> None:
    counts = four_readers()
    assert gwet_ac1(counts, once(counts))[0] == pytest.approx(0.7754441, abs=5e-8)
    alpha = krippendorff_alpha(counts, once(counts), 1 - np.eye(5))
    assert alpha[0] == pytest.approx(0.7434211, abs=5e-8)


def test_a_rare_label_makes_kappa_say_nothing_while_readers_agree() -> None:
    first, second = readings(RARE)
    counts, weights = first + second, once(first)
    assert percent_agreement(counts, weights)[0] == pytest.approx(0.944)
    assert cohen_kappa(first, second, weights)[0] == pytest.approx(-0.023, abs=5e-4)
    assert gwet_ac1(counts, weights)[0] == pytest.approx(0.941, abs=5e-4)


def test_sets_are_nearer_the_more_they_share() -> None:
    a, ab, bc, c = (frozenset(letters) for letters in ("a", "ab", "bc", "c"))
    assert masi_distance(ab, ab) == 0
    assert masi_distance(a, ab) == pytest.approx(1 - 2 / 3 * 1 / 2)
    assert masi_distance(ab, bc) == pytest.approx(1 - 1 / 3 * 1 / 3)
    assert masi_distance(a, c) == masi_distance(a, frozenset()) == 1


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30))
def test_weights_count_a_unit_as_often_as_they_say(pairs: list[tuple[int, int]]) -> None:
    eye = np.eye(3)
    first, second = eye[[a for a, _ in pairs]], eye[[b for _, b in pairs]]
    twice = np.array([[2.0] * len(pairs)])
    first_twice, second_twice = np.concatenate([first] * 2), np.concatenate([second] * 2)
    all_once = once(first_twice)
    for weighted, plain in (
        (gwet_ac1(first + second, twice), gwet_ac1(first_twice + second_twice, all_once)),
        (cohen_kappa(first, second, twice), cohen_kappa(first_twice, second_twice, all_once)),
    ):
        np.testing.assert_allclose(weighted, plain, equal_nan=True)
