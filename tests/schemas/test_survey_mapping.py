"""A mapping says the same as sources.toml until somebody changes it."""

from dataclasses import replace

import pytest

from schemas.survey_mapping import read_mapping, write_mapping
from schemas.surveys import Survey, load_surveys


@pytest.mark.parametrize("survey", load_surveys(), ids=lambda survey: survey.name)
def test_what_is_written_for_a_new_wave_reads_as_the_survey_itself(survey: Survey) -> None:
    text = write_mapping(survey.name, "2028")
    assert "meting 2028" in text
    assert replace(read_mapping(survey.name, text.encode()), is_mapped=False) == survey


def test_what_the_survey_is_does_not_change_by_edition() -> None:
    with pytest.raises(ValueError, match="onbekende sleutel voorrang"):
        read_mapping("enquete_gemeenten", b"voorrang = 1")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("kolommen = 3", "sleutel kolommen is niet een tabel met teksten"),
        ("kolommen = {q1 = 3}", "sleutel kolommen is niet een tabel met teksten"),
        ("keuzes = {leefgebieden = 'q1'}", "sleutel keuzes is niet een tabel met teksten"),
        ("persoonlijk = 'naam'", "sleutel persoonlijk is niet een lijst van teksten"),
        ("persoonlijk = [1]", "sleutel persoonlijk is niet een lijst van teksten"),
        ("herhalingen = true", "sleutel herhalingen is niet een getal"),
        ("sleutel = ['nr']", "sleutel sleutel is niet een tekst"),
    ],
)
def test_a_value_of_another_form_is_named(line: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        read_mapping("enquete_gemeenten", line.encode())
