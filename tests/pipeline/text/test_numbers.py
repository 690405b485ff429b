import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.text.numbers import MINUS, count_of, dutch_number, signed_number


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [(1621.5, 1, "1.621,5"), (1651, 0, "1.651"), (-3, 0, "−3"), (-0.04, 1, "0,0"), (0, 0, "0")],
)
def test_a_number_is_written_for_dutch_readers(value: float, decimals: int, written: str) -> None:
    assert dutch_number(value, decimals) == written


@pytest.mark.parametrize(
    ("value", "written"), [(3, "+3"), (-1200, "−1.200"), (0, "0"), (0.2, "0"), (-0.2, "0")]
)
def test_a_difference_has_a_sign_unless_there_is_none(value: float, written: str) -> None:
    assert signed_number(value) == written


@given(st.floats(-1e6, 1e6), st.integers(0, 2))
def test_no_number_is_written_with_a_hyphen_and_nothing_is_never_negative(
    value: float, decimals: int
) -> None:
    written = dutch_number(value, decimals)
    assert "-" not in written
    assert written.startswith(MINUS) == (any(c in "123456789" for c in written) and value < 0)


def test_a_number_stands_before_one_or_many() -> None:
    assert [count_of(n, "locatie") for n in (0, 1, 1651)] == [
        "0 locaties",
        "1 locatie",
        "1.651 locaties",
    ]
    assert [count_of(n, "gemeente") for n in (1, 2)] == ["1 gemeente", "2 gemeenten"]
    assert count_of(2, "kandidaat", "kandidaten") == "2 kandidaten"
