"""Which answers readers gave where they differ, and how each reads over time. SYNTHETISCH."""

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.certainty.coefficients import cohen_kappa
from pipeline.certainty.disagreement import tabulate_answers
from pipeline.certainty.drift import follow_readers
from schemas.published import TABLES
from tests.pipeline.certainty.test_agreement import TYPOLOGY, reading, twice
from tests.pipeline.certainty.test_coefficients import THREE_CATEGORIES

KINDS = ("gemeente", "samenwerkingsverband", "stichting of vereniging")
NO_OUTCOMES = pd.DataFrame(columns=["record_id", "veld", "waarde"])


def matrix(*rows: dict[str, Any], term: str = "") -> dict[tuple[str, str], int]:
    table = tabulate_answers(pd.DataFrame(list(rows)), TYPOLOGY)
    TABLES["onenigheid"].validate(table)
    asked = table[table["term"] == term]
    pairs = zip(asked["eerste"], asked["tweede"], strict=True)
    return dict(zip(pairs, asked["paren"].tolist(), strict=True))


def test_the_matrix_is_the_table_from_which_kappa_was_published() -> None:
    rows = [
        row
        for first, line in zip(KINDS, THREE_CATEGORIES, strict=True)
        for second, number in zip(KINDS, line, strict=True)
        for n in range(number)
        for row in twice(f"{first}{second}{n:02}", first, second, veld="soort_organisatie")
    ]
    counted = matrix(*rows)
    table = np.array([[counted.get((a, b), 0) for b in KINDS] for a in KINDS])
    assert table.tolist() == THREE_CATEGORIES
    eye = np.eye(3)
    first = np.repeat(eye, table.sum(axis=1), axis=0)
    second = np.concatenate([np.repeat(eye, line, axis=0) for line in table])
    kappa = cohen_kappa(first, second, np.ones((1, len(first))))[0]
    assert kappa == pytest.approx(0.7964094, abs=5e-8)


def test_of_a_set_of_labels_each_is_a_question_of_its_own() -> None:
    one, other = TYPOLOGY.leefgebieden[0].label, TYPOLOGY.leefgebieden[1].label
    rows = twice("r1", f"{one}|{other}", one)
    assert matrix(*rows, term=one) == {("ja", "ja"): 1}
    assert matrix(*rows, term=other) == {("ja", "nee"): 1}


def test_what_was_not_read_blind_is_in_no_matrix() -> None:
    rows = [reading(1, "AB", "r1", "geen"), reading(1, "CD", "r1", "geen", blind=False)]
    assert tabulate_answers(pd.DataFrame(rows), TYPOLOGY).empty


@settings(max_examples=15, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(KINDS), st.sampled_from(KINDS)), min_size=1, max_size=9))
def test_every_pair_of_readings_stands_in_one_cell(pairs: list[tuple[str, str]]) -> None:
    rows = [
        row
        for n, pair in enumerate(pairs)
        for row in twice(f"r{n}", *pair, veld="soort_organisatie")
    ]
    assert sum(matrix(*rows).values()) == len(pairs)


def followed(rows: list[dict[str, Any]], *outcomes: tuple[str, str]) -> list[list[Any]]:
    settled = [(record, "leefgebieden", value) for record, value in outcomes]
    table = follow_readers(
        pd.DataFrame(rows), pd.DataFrame(settled, columns=list(NO_OUTCOMES.columns))
    )
    if len(table):
        TABLES["lezersverloop"].validate(table)
    return table.drop(columns="veld").to_numpy().tolist()


def test_a_reader_is_compared_with_others_and_with_what_it_became_month_by_month() -> None:
    rows = [
        *twice("r1", "Werk", "Werk|Algemeen"),
        *twice("r2", "Werk", "Werk", datum="2026-06-02"),
        reading(3, "AB", "r3", "Werk"),
    ]
    assert followed(rows, ("r1", "Algemeen|Werk"), ("r3", "Werk")) == [
        ["AB", "2026-05", 1, 0, 2, 1],
        ["AB", "2026-06", 1, 1, 0, 0],
        ["CD", "2026-05", 1, 0, 1, 1],
        ["CD", "2026-06", 1, 1, 0, 0],
    ]


def test_a_reading_that_nothing_can_be_compared_with_is_not_told() -> None:
    assert followed([reading(1, "AB", "r1", "Werk")]) == []
    assert followed(twice("r1", "niet bekeken", "niet bekeken"), ("r1", "Werk")) == []
