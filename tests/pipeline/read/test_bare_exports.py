"""Marks of a test, and choices by their code alone, in exports as tools write them (SYNTHETISCH)."""

from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.read.surveys import Surveys, read_surveys
from tests.pipeline.read.test_exports import ANSWER, CODES, TEXTS, export, read, said, survey

SENT = {"Microsoft Forms": ["ID", "Start time", "Completion time", "Email", "Name"],
        "Google Forms": ["Timestamp", "Score"]}  # fmt: skip
ABOUT = {"Microsoft Forms": ["7", "2026-03-01 10:00", "2026-03-01 10:15", "x@proef.example", "Jan"],
         "Google Forms": ["2026-03-01 10:15:00", "3 / 8"]}  # fmt: skip
GIVEN = [*ANSWER, "Informatie;Advies", "Algemeen", "8"]
FORMS = {
    "Microsoft Forms": ("Points - {}", "Feedback - {}"),
    "Google Forms": ("{} [Score]", "{} [Feedback]"),
}


@pytest.mark.parametrize("tool", FORMS)
def test_marks_and_remarks_beside_each_question_say_nothing(tool: str, tmp_path: Path) -> None:
    titles, cells = [*SENT[tool]], [*ABOUT[tool]]
    for question, answer in zip(TEXTS.values(), GIVEN, strict=True):
        titles += [question, *(form.format(question) for form in FORMS[tool])]
        cells += [answer, "1", "goed zo, Zwaantje"]
    export(tmp_path, titles, cells)
    surveys = read(tmp_path)
    assert said(surveys) == [
        ("SYNTHETISCH Spreekuur", "Informatie|Advies", "Algemeen", "2026-03-01")
    ]
    told = surveys.records.to_csv() + surveys.niet_openbaar.to_csv()
    assert "Zwaantje" not in told


def test_the_total_of_a_dutch_test_says_nothing(tmp_path: Path) -> None:
    tool = "Microsoft Forms"
    export(
        tmp_path,
        [
            *SENT[tool],
            "Totaal aantal punten",
            "Quiz feedback",
            *TEXTS.values(),
            "Punten - Postcode",
        ],
        [*ABOUT[tool], "3", "", *GIVEN, "1"],
    )
    assert len(read(tmp_path).records) == 1


def coded(root: Path, antwoorden: dict[str, dict[str, str]]) -> Surveys:
    titles = ["id", "submitdate", *CODES[3:9], "typen[SQ001]", "typen[SQ002]", "leefgebieden"]
    export(
        root,
        [*titles, "uren_per_week"],
        ["1", "2026-03-01 10:15:00", *ANSWER, "Y", "", "AO01", "8"],
        ["2", "2026-03-01 10:15:00", *ANSWER, "Y", "Y", "AO01", "8"],
    )
    return read_surveys(root, "2026", [replace(survey(), antwoorden=antwoorden)])


def test_choices_by_their_code_are_read_by_what_the_mapping_says_of_them(tmp_path: Path) -> None:
    mapped = {
        "typen": {"SQ001": "Informatie", "SQ002": "Advies"},
        "leefgebieden": {"AO01": "Algemeen"},
    }
    assert [row[1:3] for row in said(coded(tmp_path, mapped))] == [
        ("Informatie", "Algemeen"),
        ("Informatie|Advies", "Algemeen"),
    ]


def test_choices_by_their_code_alone_are_named_and_not_lost(tmp_path: Path) -> None:
    records = coded(tmp_path, {}).records
    assert list(records["ondersteuningstypen"]) == ["SQ001", "SQ001|SQ002"]  # classify names them
