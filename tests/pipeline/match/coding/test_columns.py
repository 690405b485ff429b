"""Whole numbers for texts: the short ways give what the plain way gives."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.coding.columns import Ints, combine, find_first, sort_pairs, sort_unique

few = st.integers(0, 9)


def ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


@given(st.lists(few))
def test_unique_codes_are_sorted_and_each_there_once(values: list[int]) -> None:
    assert sort_unique(ints(values)).tolist() == sorted(set(values))


@given(st.lists(st.tuples(few, few)))
def test_unique_pairs_have_the_smaller_first(values: list[tuple[int, int]]) -> None:
    pairs = ints([part for pair in values for part in pair]).reshape(-1, 2)
    plain = sorted({(min(pair), max(pair)) for pair in values})
    assert [tuple(pair) for pair in sort_pairs(pairs).tolist()] == plain


@given(st.lists(st.tuples(few, few)))
def test_the_first_of_each_combination_is_where_it_appears(values: list[tuple[int, int]]) -> None:
    columns = [ints([pair[at] for pair in values]) for at in range(2)]
    codes = combine(*columns)
    assert find_first(codes).tolist() == [values.index(pair) for pair in dict.fromkeys(values)]
