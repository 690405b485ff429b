import pytest

from pipeline.read.other_answers import split_other
from pipeline.text.terms import known_terms

TYPES = known_terms("ondersteuningstypen")


@pytest.mark.parametrize(
    ("cell", "choices", "free"),
    [
        ("Informatie, Advies, Anders: samen bellen", "Informatie, Advies", "Anders: samen bellen"),
        ("Informatie;Anders, namelijk bellen;", "Informatie", "Anders, namelijk bellen"),
        ("Anders: bellen, Advies", "Advies", "Anders: bellen"),
        ("Anders", "", "Anders"),
        ("Overig (bellen)|Informatie", "Informatie", "Overig (bellen)"),
        ("Other - calling", "", "Other - calling"),
        ("Informatie|Advies", "Informatie|Advies", ""),
        ("Andersdenkenden helpen", "Andersdenkenden helpen", ""),
        ("", "", ""),
    ],
)
def test_free_text_beside_choices_is_set_apart(cell: str, choices: str, free: str) -> None:
    assert split_other(cell, TYPES) == (choices, free)
