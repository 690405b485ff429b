"""Components are labelled by their smallest number, as scipy finds them."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from pipeline.match.coding.components import label_components


def test_a_chain_told_backwards_is_one_component() -> None:
    first, second = np.array([4, 3, 2, 1]), np.array([3, 2, 1, 0])
    assert label_components(6, first, second).tolist() == [0, 0, 0, 0, 0, 5]


def test_without_pairs_everything_stands_alone() -> None:
    nothing = np.empty(0, dtype=np.int64)
    assert label_components(3, nothing, nothing).tolist() == [0, 1, 2]


@given(st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)), max_size=40))
def test_the_components_are_those_of_scipy(pairs: list[tuple[int, int]]) -> None:
    first, second = np.array([*pairs, (0, 0)], dtype=np.int64).T
    graph = coo_array((np.ones(len(first)), (first, second)), shape=(31, 31))
    theirs = connected_components(graph, directed=False)[1]
    smallest = [int(np.flatnonzero(theirs == label)[0]) for label in theirs]
    assert label_components(31, first, second).tolist() == smallest
