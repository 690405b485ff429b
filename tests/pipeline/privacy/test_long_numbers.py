"""Which rows of digits may be of a person, and which are ours."""

import pytest

from pipeline.privacy.numbers import find_number


@pytest.mark.parametrize("klasse", ["25.000 - 49.999", "50.000 - 99.999", "1 - 24.999"])
def test_a_class_of_inhabitants_is_no_number_of_a_person(klasse: str) -> None:
    assert find_number(klasse) == ""


@pytest.mark.parametrize("number", ["06.123 - 45.678", "25.000 - 49.998"])
def test_what_only_looks_like_a_class_is_withheld(number: str) -> None:
    assert find_number(number)
