import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.files.defuse import defuse, leave_first_signs


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "+31 20"]
)
def test_a_cell_that_could_be_a_formula_gets_an_apostrophe(cell: str) -> None:
    assert defuse(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["", "Kerkstraat 3-5", "+31201234567", "a=b", "'s-Gravenhage"])
def test_other_text_stays_as_it_is(cell: str) -> None:
    assert defuse(cell) == cell


@given(st.text())
def test_no_cell_starts_a_formula_and_the_text_can_be_had_back(cell: str) -> None:
    safe = defuse(cell)
    assert not safe.lstrip().startswith(("=", "-", "@"))
    assert safe in (cell, f"'{cell}")
    assert defuse(safe) == safe


@given(st.text())
def test_a_text_without_its_first_signs_stays_as_it_is_and_stood_in_the_text(text: str) -> None:
    left = leave_first_signs(text)
    assert defuse(left) == left
    assert text.endswith(left)
    assert leave_first_signs(f"- {text}") == left
