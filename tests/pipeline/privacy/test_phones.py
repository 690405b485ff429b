"""Which telephone numbers may be of a person."""

import pytest

from pipeline.privacy.phones import find_person_beside, is_phone_alone


@pytest.mark.parametrize(
    "text", ["030 232 64 10", "Tel. 0900-8020 (lokaal tarief)", "ma-vr 14 030"]
)
def test_words_about_the_telephone_leave_a_number_alone(text: str) -> None:
    assert is_phone_alone(text)


def test_a_mobile_number_is_kept_alone_and_not_beside_other_words() -> None:
    assert find_person_beside("06 12345678", "+31612345678") == ""
    assert "mogelijk een naam" in find_person_beside("06 12345678 Proefpersoon", "+31612345678")


def test_a_number_beside_words_is_of_a_person_only_when_they_say_so() -> None:
    assert find_person_beside("030 232 64 10 balie", "+31302326410") == ""
    assert find_person_beside("030 232 64 10 mevr. Proefpersoon", "+31302326410") != ""
