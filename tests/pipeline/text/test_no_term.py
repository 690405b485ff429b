"""A cell that says nothing names no term; a word that its list knows always does."""

import pytest

from pipeline.text.terms import canonical_terms, says_no_term, says_nothing

NOTHING = ["?", "-", "--", "...", "n.v.t.", "onbekend", "volgt", "ntb", "N.T.B.", "xxx", "leeg"]
NO_TERM = ["geen", "Geen", "nee", "niet", "0", "geen van deze", "geen van de vier"]
KNOWN = {"advies": "Advies"}


@pytest.mark.parametrize("cell", [*NOTHING, *NO_TERM, "geen; ?", "-|-"])
def test_what_says_nothing_is_no_unknown_term(cell: str) -> None:
    assert canonical_terms(cell, KNOWN) == ([], [])
    assert says_no_term(cell)


@pytest.mark.parametrize("cell", [*NOTHING, *NO_TERM])
def test_a_term_beside_nothing_stays_and_a_known_word_is_its_term(cell: str) -> None:
    assert canonical_terms(f"Advies; {cell}", KNOWN) == (["Advies"], [])
    assert canonical_terms(cell, {cell.casefold(): "Geen"}) == (["Geen"], [])


@pytest.mark.parametrize("cell", ["geen idee wat dit is", "neen", "nog te bepalen", "Adviezen"])
def test_other_words_stay_unknown_terms(cell: str) -> None:
    assert canonical_terms(cell, KNOWN) == ([], [cell])
    assert not says_no_term(cell)


@pytest.mark.parametrize("cell", NO_TERM)
def test_no_may_be_an_answer_elsewhere(cell: str) -> None:
    assert not says_nothing(cell)
