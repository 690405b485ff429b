"""What survey tools add to an export: each known by its key and its date of sending."""

from dataclasses import fields, replace

import pytest

from schemas.survey_tools import find_survey_tool, load_survey_tools
from schemas.surveys import load_surveys


def test_every_tool_names_its_key_and_its_date_once() -> None:
    assert len(load_survey_tools()) == 5
    for tool in load_survey_tools():
        assert tool.sleutel, tool.name
        assert tool.ingediend_op, tool.name
        words = ("name", "eronder", "echt", "proef", "spam")
        kinds = [getattr(tool, f.name) for f in fields(tool) if f.name not in words]
        shared = tool.sleutel & tool.ingediend_op  # one column may be both: the time of sending
        assert sum(map(len, kinds)) - len(shared) == len(frozenset().union(*kinds)), tool.name


def test_every_kind_of_answer_is_told_once() -> None:
    for tool in load_survey_tools():
        assert bool(tool.soort_antwoord) == bool(tool.echt and tool.proef), tool.name
        kinds = tool.echt, tool.proef, tool.spam
        assert sum(map(len, kinds)) == len(frozenset().union(*kinds)), tool.name


@pytest.mark.parametrize(
    ("titles", "name"),
    [
        (["id", "submitdate", "lastpage", "typen"], "LimeSurvey"),
        (["Antwoord ID", "Datum ingediend", "Laatste pagina"], "LimeSurvey"),
        (["ResponseId", "RecordedDate", "Finished", "Status"], "Qualtrics"),
        (["Respondent-ID", "Verzamelprogramma-ID", "Begindatum", "Einddatum"], "SurveyMonkey"),
        (["Tijdstempel", "E-mailadres"], "Google Forms"),
        (["ID", "Start time", "Completion time", "Email", "Name"], "Microsoft Forms"),
    ],
)
def test_a_tool_is_known_by_what_it_adds(titles: list[str], name: str) -> None:
    tool = find_survey_tool(titles)
    assert tool is not None
    assert tool.name == name


def test_an_export_with_our_own_codes_is_of_no_tool() -> None:
    assert find_survey_tool(["respondent_id", "voltooid", "ingediend_op", "naam", "typen"]) is None


def test_a_text_for_a_question_that_does_not_exist_is_a_fault() -> None:
    with pytest.raises(
        ValueError, match="vraagteksten: bestaat_niet is geen vraag van deze enquête"
    ):
        replace(load_surveys()[0], vraagteksten={"bestaat_niet": "Wat?"})


def test_texts_of_repeated_questions_carry_their_number() -> None:
    survey = replace(load_surveys()[0], vraagteksten={"dienst{n}_naam": "Naam van dienst {n}"})
    assert survey.codes_by_text == {
        "naamvandienst1": "dienst1_naam",
        "naamvandienst2": "dienst2_naam",
        "naamvandienst3": "dienst3_naam",
    }
