import pytest

from pipeline.text.yes_no import parse_yes_no


@pytest.mark.parametrize("word", ["ja", "J", "WAAR", "TRUE", "x", "X", "v", "✓", "✔", "1", "yes"])
def test_yes_in_every_form(word: str) -> None:
    assert parse_yes_no(word) == "ja"


@pytest.mark.parametrize("word", ["nee", "N", "ONWAAR", "false", "0", "no"])
def test_no_in_every_form(word: str) -> None:
    assert parse_yes_no(word) == "nee"


@pytest.mark.parametrize("word", ["n.v.t.", "-", "?", "ja, wekelijks", "-1", "misschien"])
def test_anything_else_is_neither(word: str) -> None:
    assert parse_yes_no(word) is None
    assert parse_yes_no(" ") == ""
