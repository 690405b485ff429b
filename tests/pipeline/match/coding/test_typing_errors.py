"""Texts one typing error apart are found without comparing all with all."""

from itertools import combinations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from pipeline.match.coding.typing_errors import find_near_texts, is_misspelling

texts = st.text("abc", min_size=5, max_size=7)
rows = st.lists(st.tuples(st.integers(0, 1), texts, st.booleans()), max_size=7, unique=True)


def test_a_space_or_a_letter_that_stands_elsewhere_is_a_typing_error() -> None:
    assert is_misspelling("linde punt", "lindepunt")
    assert is_misspelling("zonne hof", "zon nehof")
    assert is_misspelling("lindepunt noord", "lidnepunt noord")
    assert not is_misspelling("linde punt", "linde")


@given(rows)
def test_no_two_texts_of_a_group_one_edit_apart_are_missed(
    rows: list[tuple[int, str, bool]],
) -> None:
    group = np.array([row[0] for row in rows], dtype=np.int64)
    wanted = np.array([row[2] for row in rows], dtype=bool)
    found = {(int(a), int(b)) for a, b in find_near_texts(group, [row[1] for row in rows], wanted)}
    for one, other in combinations(range(len(rows)), 2):
        is_near = OSA.distance(rows[one][1], rows[other][1]) <= 1
        is_asked = group[one] == group[other] and (wanted[one] or wanted[other])
        if is_near and is_asked:
            assert (one, other) in found
        if not is_asked:
            assert (one, other) not in found
