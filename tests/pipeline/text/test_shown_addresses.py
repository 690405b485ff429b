import pytest

from pipeline.text.addresses import show_address, show_postcode, show_postcodes_in


@pytest.mark.parametrize(
    ("postcode", "shown"),
    [("1044BZ", "1044 BZ"), ("1044 BZ", "1044 BZ"), ("1044", "1044"), ("", "")],
)
def test_a_postcode_is_shown_with_one_space(postcode: str, shown: str) -> None:
    assert show_postcode(postcode) == shown


def test_a_postcode_within_a_text_is_shown_alike() -> None:
    told = "Proefweg 1, 1044BZ Amsterdam; GM0344AB en 0123AB"
    assert show_postcodes_in(told) == "Proefweg 1, 1044 BZ Amsterdam; GM0344AB en 0123AB"


def test_an_address_is_shown_as_far_as_it_is_known() -> None:
    assert show_address("Proefweg 1", "1044BZ", "Amsterdam") == "Proefweg 1, 1044 BZ Amsterdam"
    assert show_address(None, "1044BZ", None) == "1044 BZ"
    assert show_address("Proefweg 1", None, "Amsterdam") == "Proefweg 1, Amsterdam"
    assert show_address(None, None, None) == ""
