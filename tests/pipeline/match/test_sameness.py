"""An address says the same in any spelling of its street; another number never does."""

import pytest

from pipeline.match.sameness import is_same_address, says_same
from pipeline.normalise.address import parse_address

SAME = [
    ("Proefstraat 1", "Proefstr. 1"),
    ("Burgemeester Proeflaan 12", "Burg. Proefln 12"),
    ("Sint Proefweg 3a", "St. Proefweg 3 A"),
    ("Eerste Proefdwarsstraat 4", "1e Proefdwarsstr 4"),
    ("Proefstraat 1, 3511 AB Utrecht", "proefstr 1"),
]
OTHER = [
    ("Proefstraat 1", "Proefstr. 11"),
    ("Proefstraat 1", "Proefstr. 1a"),
    ("Proefstraat 1-3", "Proefstr. 1-5"),
    ("Proefstraat 1", "Proeflaan 1"),
    ("Eerste Proefdwarsstraat 4", "2e Proefdwarsstr 4"),
    ("Proefstraat 1, 3511 AB Utrecht", "Proefstr. 1, 3511 AC Utrecht"),
]


@pytest.mark.parametrize(("left", "right"), SAME)
def test_a_street_that_is_abbreviated_is_the_same_street(left: str, right: str) -> None:
    assert is_same_address(parse_address(left), parse_address(right))
    assert is_same_address(parse_address(right), parse_address(left))


@pytest.mark.parametrize(("left", "right"), OTHER)
def test_another_street_number_or_postcode_is_another_address(left: str, right: str) -> None:
    assert not is_same_address(parse_address(left), parse_address(right))


@pytest.mark.parametrize(("left", "right"), SAME[:4])
def test_a_cell_says_an_address_in_any_spelling(left: str, right: str) -> None:
    assert says_same("bezoekadres", left, right)
    assert not says_same("bezoekadres", left, right + "b")
