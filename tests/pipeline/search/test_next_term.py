"""The next term: the mandatory one, then what promises most; and what stopping costs."""

from hypothesis import given
from hypothesis import strategies as st

from pipeline.search.terms import (
    OF_GEMEENTE,
    TriedTerm,
    fill_term,
    generalise_term,
    is_quiet,
    price_stopping,
    rank_terms,
)

MANDATORY = f"{OF_GEMEENTE} vast"
TERMS = st.sampled_from(["a", "b", "c", MANDATORY])
TRIED = st.lists(st.builds(TriedTerm, TERMS, st.integers(0, 5), st.integers(0, 9)))


def test_what_found_more_per_page_comes_first_and_the_untried_gets_its_turn() -> None:
    tried = [TriedTerm("goed", 10, 10), TriedTerm("slecht", 10, 0), TriedTerm("oud", 100, 50)]
    ranked = rank_terms(MANDATORY, ["nooit", "slecht", "goed", "oud"], tried)
    assert [worth.term for worth in ranked] == [MANDATORY, "goed", "nooit", "oud", "slecht"]


def test_a_term_of_which_little_is_known_is_drawn_to_what_terms_usually_give() -> None:
    usual = TriedTerm("veel", 100, 50)
    lucky = rank_terms(MANDATORY, ["geluk"], [usual, TriedTerm("geluk", 1, 3)])
    assert {w.term: round(w.verwacht, 2) for w in lucky}["geluk"] < 1.2


@given(TRIED, st.permutations(["a", "b", "c", "d"]))
def test_every_term_stands_there_once_and_the_mandatory_one_first(
    tried: list[TriedTerm], proposed: list[str]
) -> None:
    terms = [worth.term for worth in rank_terms(MANDATORY, proposed, tried)]
    assert terms[0] == MANDATORY
    assert sorted(terms) == sorted({MANDATORY, *proposed, *(t.term for t in tried)})


def test_a_term_is_one_in_every_gemeente() -> None:
    assert generalise_term("Rechtswinkel  DEN HAAG", "Den Haag") == "rechtswinkel {gemeente}"
    assert generalise_term("sociaal raadslieden Ede", "Ede") == "sociaal raadslieden {gemeente}"
    assert (
        generalise_term("'s-Hertogenbosch juridisch", "'s-Hertogenbosch") == "{gemeente} juridisch"
    )
    assert fill_term("rechtswinkel {gemeente}", "Zeist") == "rechtswinkel Zeist"


def test_the_rule_of_thumb_asks_for_two_pages_with_little_new() -> None:
    assert not is_quiet([0])
    assert is_quiet([5, 1, 0])
    assert not is_quiet([0, 1, 1])


def test_stopping_costs_what_was_found_after_the_rule_said_stop() -> None:
    assert price_stopping([[3, 0, 0, 2, 1], [0, 0], [4, 4, 4], [0, 1, 3]]) == (2, 3, 6)


@given(st.lists(st.lists(st.integers(0, 4), max_size=8), max_size=6))
def test_stopping_never_costs_more_than_was_found(searches: list[list[int]]) -> None:
    price = price_stopping(searches)
    assert 0 <= price.gemist <= sum(map(sum, searches))
    assert price.zoekacties <= price.paginas
