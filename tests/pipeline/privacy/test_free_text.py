"""Free text: what may tell of a person or holds a telephone number is withheld whole."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.privacy.free_text import (
    LONGEST_FREE_TEXT,
    TOO_LONG,
    WITHHELD,
    find_personal_in_prose,
    make_public,
)
from pipeline.privacy.numbers import HOLDS_NUMBER
from pipeline.privacy.personal import NAMES_PERSON

MAY_NAME_PERSON = NAMES_PERSON + WITHHELD
HOLDS_PHONE = HOLDS_NUMBER + WITHHELD


@pytest.mark.parametrize(
    "written",
    [
        "Oneven weken op woensdag van 10:00 tot 12:00 uur.",
        "09.00-11.30 en 13.30-17.00, 19.00-21.00",
        "Spreekuur alleen op afspraak.",
        "in de bibliotheek aan de Kerkstraat",
        "met afspraak",
    ],
)
def test_words_about_hours_stay_as_they_are(written: str) -> None:
    assert make_public(written) == (written, "")


def test_lines_become_one_line() -> None:
    assert make_public("ma  9-12\n\nop afspraak\r\n") == ("ma 9-12; op afspraak", "")


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("maandag 9-12 bij mevrouw Jansen", MAY_NAME_PERSON),
        ("di 9-12 bij Jan", MAY_NAME_PERSON),
        ("vragen naar dhr. De Vries", MAY_NAME_PERSON),
        ("Coördinator: A. de Vries", MAY_NAME_PERSON),
        ("bel 06-12345678", HOLDS_PHONE),
        ("Afspraak maken: (020) 751 06 10", HOLDS_PHONE),
        ("app 06.12.34.56.78 voor 9.00", HOLDS_PHONE),
        ("ma 9.00-12.00 +31 6 1234 5678", HOLDS_PHONE),
        ("x" * (LONGEST_FREE_TEXT + 1), TOO_LONG),
    ],
)
def test_what_may_be_of_a_person_is_withheld_with_the_reason(written: str, reason: str) -> None:
    assert make_public(written) == ("", reason)


@given(st.text())
def test_a_text_is_published_or_a_reason_is_given(text: str) -> None:
    words, reason = make_public(text)
    assert not (words and reason)
    assert "\n" not in words


@pytest.mark.parametrize("part", ["0 ", "0", "1.", "bij ", "- ", "12.00 "])
def test_hostile_text_costs_no_more_than_its_length(part: str) -> None:
    start = time.process_time()
    make_public(part * (LONGEST_FREE_TEXT // len(part)))
    make_public(part * 1_000_000)
    assert time.process_time() - start < 1


@pytest.mark.parametrize("text", ["Wijk bij Duurstede", "Wijk bij Duurstede rechtswinkel"])
def test_the_name_of_a_place_names_nobody(text: str) -> None:
    assert find_personal_in_prose(text) == ""


def test_behind_another_word_bij_may_name_somebody() -> None:
    assert find_personal_in_prose("Vraag in Wijk bij Fatima") != ""
