"""A name taken apart: how much of it is read, and what is taken off (SYNTHETISCH)."""

import pytest

from pipeline.match.names.name import MOST_WORDS, Name, read_name, split_glued


def test_of_a_name_the_first_twenty_four_words_are_read() -> None:
    words = tuple("abcdefghijklmnopqrstuvwxy")
    assert read_name(" ".join(words)).words == words[:24]
    assert MOST_WORDS == 24


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("stichtingboog", ("stichting", "boog")),
        ("stichtingoog", ("stichtingoog",)),
        ("boogstichting", ("boogstichting",)),
    ],
)
def test_a_light_word_is_taken_off_what_is_a_word_by_itself(
    written: str, parts: tuple[str, ...]
) -> None:
    assert split_glued((written,)) == parts


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Lindepunt voorheen Het Baken", Name(("lindepunt",), former=("het", "baken"))),
        ("De Linde voorheen Baken", Name(("de", "linde"), former=("baken",))),
        ("Lindepunt (voorheen Baken)", Name(("lindepunt",), former=("baken",))),
        ("Lindepunt afdeling Zuid", Name(("lindepunt",), department=("zuid",))),
        ("Lindepunt stichting", Name(("stichting", "lindepunt"))),
        ("Stichting", Name(("stichting",))),
        ("Voorheen Baken", Name(("baken",))),
    ],
)
def test_what_a_name_says_of_itself_is_no_word_of_it(text: str, name: Name) -> None:
    assert read_name(text) == name
