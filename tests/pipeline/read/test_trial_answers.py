"""Answers that no respondent gave: try-outs and spam; every name is made up (SYNTHETISCH)."""

from pathlib import Path

import pytest

from pipeline.files.findings import FileError
from pipeline.read.surveys import Surveys
from tests.pipeline.read.test_exports import ANSWER, CODES, TEXTS, export, read, said

TRIED = "proefantwoord: niet van een respondent"
IS_SPAM = "spam volgens het enquêteprogramma: niet van een respondent"
REST = ["Advies", "Algemeen", "8"]


def qualtrics(root: Path, *kinds: str, title: str = "Status") -> Surveys:
    rows = [
        [kind, "True", "2026-03-01 10:15:33", f"R_{n}", *ANSWER, *REST]
        for n, kind in enumerate(kinds, 1)
    ]
    export(root, [title, "Finished", "RecordedDate", "ResponseId", *TEXTS.values()], *rows)
    return read(root)


@pytest.mark.parametrize(
    ("kind", "rule"),
    [
        *[(kind, TRIED) for kind in ("Survey Preview", "Survey Test", "1", "2", "17", "256")],
        *[(kind, IS_SPAM) for kind in ("Spam", "Survey Preview Spam", "8", "9", "12", "40")],
    ],
)
def test_what_no_respondent_gave_is_rejected_by_a_named_rule_and_counts_nowhere(
    tmp_path: Path, kind: str, rule: str
) -> None:
    surveys = qualtrics(tmp_path, kind, "IP Address")
    told = surveys.rejects[["rij", "regel", "organisatie", "waarde"]]
    assert told.to_numpy().tolist() == [[2, rule, "", ""]]
    assert set(surveys.records["rij"]) == {3}
    assert set(surveys.antwoorden["rij"]) == {3}
    assert surveys.ongelezen.empty
    assert surveys.niet_openbaar["waarde"].tolist() == ["8"]
    assert surveys.states[["aantal", "oorzaak"]].to_numpy().tolist() == [
        [1, "1 van 1 antwoorden volledig; afgekeurd als proefantwoord of spam: 1"]
    ]


@pytest.mark.parametrize("title", ["Status", "Response Type"])
def test_what_a_respondent_gave_counts_however_it_came_in(tmp_path: Path, title: str) -> None:
    kinds = ["IP Address", "0", "Imported", "4", "Offline", "16", ""]
    surveys = qualtrics(tmp_path, *kinds, title=title)
    assert len(said(surveys)) == len(kinds)
    assert surveys.rejects.empty


def test_an_answer_of_a_day_that_has_not_come_stops_and_shows_nothing_of_it(tmp_path: Path) -> None:
    row = ["R_1", "True", "2062-03-01 10:15:33", *ANSWER, *REST]
    export(tmp_path, ["ResponseId", "Finished", "RecordedDate", *TEXTS.values()], row)
    with pytest.raises(FileError) as caught:
        read(tmp_path)
    (fault,) = caught.value.findings
    assert (fault.rij, fault.waarde, fault.regel) == (2, "", "datum ligt in de toekomst")


def test_a_kind_of_answer_that_nobody_knows_stops_and_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(FileError) as caught:
        qualtrics(tmp_path, "IP Address", "Something new")
    (fault,) = caught.value.findings
    assert (fault.rij, fault.regel) == (3, "onduidelijk of een respondent het invulde")
    assert fault.advies == "zet ja of nee in een kolom proefantwoord"


def test_an_export_of_nothing_but_trials_is_one_without_answers(tmp_path: Path) -> None:
    state = qualtrics(tmp_path, "Survey Preview").states.iloc[0]
    assert (state["toestand"], state["aantal"]) == ("mislukt", 0)
    assert state["oorzaak"] == "export zonder antwoorden; afgekeurd als proefantwoord of spam: 1"


def test_a_trial_that_names_nothing_is_rejected_as_a_trial(tmp_path: Path) -> None:
    nothing = ["Survey Test", "True", "2026-03-01", "R_1", *[""] * len(TEXTS)]
    export(tmp_path, ["Status", "Finished", "RecordedDate", "ResponseId", *TEXTS.values()], nothing)
    assert read(tmp_path).rejects["regel"].tolist() == [TRIED]


def test_people_mark_a_trial_themselves_where_their_tool_does_not(tmp_path: Path) -> None:
    answer = ["ja", "2026-03-01", *ANSWER, *REST]
    marked = [["1", *answer, "ja"], ["2", *answer, "nee"], ["3", *answer, ""]]
    export(tmp_path, [*CODES, "proefantwoord"], *marked)
    surveys = read(tmp_path)
    assert surveys.rejects[["rij", "regel"]].to_numpy().tolist() == [[2, TRIED]]
    assert len(said(surveys)) == 2


def test_a_word_of_people_goes_before_that_of_the_tool(tmp_path: Path) -> None:
    titles = ["proefantwoord", "Status", "Finished", "RecordedDate", "ResponseId"]
    own = ["nee", "Spam", "True", "2026-03-01 10:15:33", "R_1"]
    export(tmp_path, [*titles, *TEXTS.values()], [*own, *ANSWER, *REST])
    assert len(said(read(tmp_path))) == 1
