"""The classes of tables 5 to 9 leave no gemeente out and count none twice."""

from itertools import pairwise

import pytest

from pipeline.figures.classes import CLASSES, SizeClass


@pytest.mark.parametrize("tabel", ["tabel_5", "tabel_6", "tabel_7", "tabel_8", "tabel_9"])
def test_a_class_begins_where_the_one_below_ends(tabel: str) -> None:
    def bound(size_class: SizeClass) -> float:
        return size_class.vanaf

    classes = sorted((c for c in CLASSES if c.tabel == tabel), key=bound)
    assert classes[0].vanaf == 0
    assert [below.tot for below, _ in pairwise(classes)] == [c.vanaf for c in classes[1:]]
    assert classes[-1].tot == (6 if tabel == "tabel_6" else None)
    assert len({c.kenmerk for c in classes}) == 1
