"""Exports as survey tools write them: every name, address and remark is made up (SYNTHETISCH)."""

import csv
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from pipeline.files.findings import FileError
from pipeline.read.survey_dates import read_days
from pipeline.read.surveys import Surveys, read_surveys
from schemas.surveys import Survey, load_surveys

COUNSEL = "enquete_sociaal_raadslieden"
TEXTS = {
    "gemeente": "Voor welke gemeente werkt u?",
    "organisatie": "Bij welke organisatie?",
    "soort_organisatie": "Wat voor organisatie is dat?",
    "spreekuuradres": "Adres van het spreekuur",
    "postcode": "Postcode",
    "plaats": "Plaats",
    "typen": "Welke hulp biedt u?",
    "leefgebieden": "Op welke leefgebieden?",
    "uren_per_week": "Uren per week",
}
ANSWER = [
    "Utrecht", "SYNTHETISCH Spreekuur", "stichting of vereniging", "Proefstraat 3", "3511 LX", "Utrecht",
]  # fmt: skip
CODES = [
    *("respondent_id", "voltooid", "ingediend_op", "gemeente", "organisatie", "soort_organisatie"),
    *("spreekuuradres", "postcode", "plaats", "typen", "leefgebieden", "uren_per_week"),
]


def survey() -> Survey:
    found = next(survey for survey in load_surveys() if survey.name == COUNSEL)
    return replace(found, vraagteksten=TEXTS)


def read(root: Path) -> Surveys:
    return read_surveys(root, "2026", [survey()])


def export(root: Path, *rows: list[str], name: str = "export.csv") -> Path:
    path = root / "data" / "raw" / "2026" / COUNSEL / name
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def said(surveys: Surveys) -> list[tuple[str, str, str, str]]:
    columns = ["organisatie", "ondersteuningstypen", "leefgebieden", "gezien_op"]
    return [tuple(row) for row in surveys.records[columns].to_numpy().tolist()]


def test_qualtrics_texts_and_import_ids_below_the_header_are_no_answers(tmp_path: Path) -> None:
    export(
        tmp_path,
        ["StartDate", "IPAddress", "Finished", "RecordedDate", "ResponseId", *CODES[3:]],
        ["Start Date", "IP Address", "Finished", "Recorded Date", "Response ID", *TEXTS.values()],
        [f'{{"ImportId": "QID{n}"}}' for n in range(14)],
        ["2026-03-01 10:00:00", "192.0.2.1", "True", "2026-03-01 10:15:33", "R_1", *ANSWER,
         "Informatie,Advies", "Algemeen", "8"],
    )  # fmt: skip
    surveys = read(tmp_path)
    assert said(surveys) == [
        ("SYNTHETISCH Spreekuur", "Informatie|Advies", "Algemeen", "2026-03-01")
    ]
    assert list(surveys.antwoorden["voltooid"]) == ["ja"]
    assert "192.0.2.1" not in surveys.records.to_csv() + surveys.niet_openbaar.to_csv()


def test_texts_of_questions_under_our_own_codes_are_no_answer(tmp_path: Path) -> None:
    export(
        tmp_path,
        CODES,
        ["Response ID", "Finished", "Recorded Date", *TEXTS.values()],
        [f'{{"ImportId": "QID{n}_TEXT"}}' for n in range(12)],
        ["R_1", "ja", "2026-03-01 10:15", *ANSWER, "Informatie;Advies;", "Algemeen", "8"],
    )
    assert len(read(tmp_path).records) == 1


def test_limesurvey_says_by_the_day_of_sending_that_an_answer_is_complete(tmp_path: Path) -> None:
    titles = ["id", "submitdate", "lastpage", "startlanguage", "seed", "ipaddr", *CODES[3:9]]
    export(
        tmp_path,
        [*titles, "typen[Informatie]", "typen[Advies]", "typen[other]", "leefgebieden", "uren_per_week"],
        ["1", "1980-01-01 00:00:00", "4", "nl", "9", "192.0.2.1", *ANSWER,
         "Ja", "Nee", "samen bellen", "Algemeen", "8"],
        ["2", "", "2", "nl", "9", "192.0.2.1", *ANSWER, "Y", "Y", "", "", ""],
    )  # fmt: skip
    surveys = read(tmp_path)
    assert said(surveys) == [
        ("SYNTHETISCH Spreekuur", "Informatie", "Algemeen", ""),
        ("SYNTHETISCH Spreekuur", "Informatie|Advies", "", ""),
    ]
    assert list(surveys.antwoorden["voltooid"]) == ["ja", "nee"]
    assert "Anders: samen bellen" in list(surveys.niet_openbaar["waarde"])


def test_surveymonkey_choices_below_their_question_are_one_cell(tmp_path: Path) -> None:
    export(
        tmp_path,
        ["Respondent ID", "Collector ID", "Start Date", "End Date", "IP Address", "Email Address",
         *list(TEXTS.values())[:6], TEXTS["typen"], "", "", TEXTS["leefgebieden"], "", TEXTS["uren_per_week"]],
        ["", "", "", "", "", "", *["Open-Ended Response"] * 6, "Informatie", "Advies",
         "Anders (geef nadere toelichting)", "Wonen en buren", "Algemeen", "Open-Ended Response"],
        ["118", "7", "03/25/2026 10:15:33 AM", "03/25/2026 10:25:33 AM", "192.0.2.1", "", *ANSWER,
         "Informatie", "", "samen bellen", "", "Algemeen", "8"],
    )  # fmt: skip
    surveys = read(tmp_path)
    assert said(surveys) == [("SYNTHETISCH Spreekuur", "Informatie", "Algemeen", "2026-03-25")]
    assert "Anders: samen bellen" in list(surveys.niet_openbaar["waarde"])


def test_google_forms_with_questions_as_titles_and_other_beside_choices(tmp_path: Path) -> None:
    export(
        tmp_path,
        ["Tijdstempel", "E-mailadres", *TEXTS.values()],
        ["01/03/2026 10:15:33", "iemand@voorbeeld.example", *ANSWER,
         "Informatie, Advies, Anders: samen bellen", "Schulden en incasso", "8"],
        ["01/03/2026 10:16:02", "", *ANSWER, "Informatie", "Algemeen", "8"],
    )  # fmt: skip
    surveys = read(tmp_path)
    assert [row[1:] for row in said(surveys)] == [
        ("Informatie|Advies", "Schulden en incasso", "2026-03-01"),
        ("Informatie", "Algemeen", "2026-03-01"),
    ]
    assert list(surveys.antwoorden["voltooid"]) == ["ja", "ja"]


def test_microsoft_forms_in_a_workbook_with_real_dates(tmp_path: Path) -> None:
    path = export(tmp_path)
    path.unlink()
    with xlsxwriter.Workbook(
        path.with_suffix(".xlsx"), {"default_date_format": "m/d/yy h:mm"}
    ) as book:
        sheet = book.add_worksheet()
        titles = ["ID", "Begintijd", "Tijd van voltooien", "E-mail", "Naam", *TEXTS.values()]
        sheet.write_row(0, 0, titles)
        sheet.write_row(
            1, 0, [1, datetime(2026, 3, 1, 9), datetime(2026, 3, 1, 10), "anonymous", ""]
        )
        sheet.write_row(1, 5, [*ANSWER, "Informatie;Advies;", "Algemeen;", 8])
    assert said(read(tmp_path)) == [
        ("SYNTHETISCH Spreekuur", "Informatie|Advies", "Algemeen", "2026-03-01")
    ]


def test_an_address_that_excel_made_a_date_of_is_rejected_and_not_quoted(tmp_path: Path) -> None:
    answer = [*ANSWER[:3], "06-nov", *ANSWER[4:]]
    export(tmp_path, CODES, ["1", "ja", "2026-03-01", *answer, "Advies", "Algemeen", "8"])
    surveys = read(tmp_path)
    assert surveys.records.empty
    assert surveys.rejects[["regel", "waarde"]].to_numpy().tolist() == [
        ["Excel heeft hier een datum van gemaakt", ""]
    ]


def test_no_address_in_any_words_is_an_empty_address(tmp_path: Path) -> None:
    rows = [
        [str(n), "ja", "2026-03-01", *ANSWER[:3], word, *ANSWER[4:], "Advies", "Algemeen", "8"]
        for n, word in enumerate(("n.v.t.", "onbekend", "geen", "-", "?"), 1)
    ]
    export(tmp_path, CODES, *rows)
    assert list(read(tmp_path).records["bezoekadres"]) == [""] * 5


def test_a_header_below_other_rows_is_one_finding_without_an_answer(tmp_path: Path) -> None:
    answer = ["1", "ja", "2026-03-01", *ANSWER, "Advies", "Algemeen", "8"]
    export(tmp_path, ["Enquête 2026", "vertrouwelijk"], CODES, answer)
    with pytest.raises(FileError) as caught:
        read(tmp_path)
    assert [f.regel for f in caught.value.findings] == [
        "de kop staat op rij 2; daarboven staat nog iets"
    ]


def test_a_day_of_which_only_the_year_is_sure_is_said_with_the_source(tmp_path: Path) -> None:
    answer = ["3/1/2026 10:15:33", *ANSWER, "Advies", "Algemeen", "8"]
    export(tmp_path, ["Timestamp", *TEXTS.values()], answer)
    surveys = read(tmp_path)
    assert list(surveys.records["gezien_op"]) == ["2026"]
    assert "van 1 is alleen het jaar zeker" in surveys.states["oorzaak"].item()


def qualtrics(root: Path, codes: list[str], texts: list[str], answers: list[str]) -> Surveys:
    own = ["Finished", "RecordedDate", "ResponseId"]
    export(
        root,
        [*own, *codes],
        ["Finished", "Recorded Date", "Response ID", *texts],
        [f'{{"ImportId": "QID{n}"}}' for n in range(len(own) + len(codes))],
        ["True", "2026-03-01 10:15:33", "R_1", *answers],
    )
    return read(root)


def test_qualtrics_choices_in_columns_of_their_own_and_text_beside_them(tmp_path: Path) -> None:
    codes = [*CODES[3:9], "typen_1", "typen_2", "typen_8_TEXT", "leefgebieden", "uren_per_week"]
    choices = ["Welke? - Selected Choice - Informatie", "Welke? - Selected Choice - Advies"]
    texts = [*TEXTS.values()]
    below = [*texts[:6], *choices, "Welke? - Anders, namelijk - Text", *texts[7:]]
    answers = [*ANSWER, "Informatie", "", "bellen; mailen", "Algemeen", "8"]
    surveys = qualtrics(tmp_path, codes, below, answers)
    assert said(surveys)[0][1:3] == ("Informatie", "Algemeen")
    assert "Anders: bellen, mailen" in list(surveys.niet_openbaar["waarde"])


def test_qualtrics_text_beside_choices_in_one_cell(tmp_path: Path) -> None:
    codes, texts = [*CODES[3:10], "typen_8_TEXT", *CODES[10:]], [*TEXTS.values()]
    below = [*texts[:7], "Welke? - Anders - Text", *texts[7:]]
    answers = [*ANSWER, "Informatie,Anders", "bellen", "Algemeen", "8"]
    assert said(qualtrics(tmp_path, codes, below, answers))[0][1:3] == ("Informatie", "Algemeen")


def test_limesurvey_with_code_and_text_in_every_title(tmp_path: Path) -> None:
    titles = [f"{code}. {text}" for code, text in list(TEXTS.items())[:6]]
    choices = ["typen[a]. Welke? [Informatie]", "typen[b]. Welke? [Advies]"]
    rest = ["leefgebieden[h]. Op welke? [Algemeen]", "uren_per_week. Uren per week"]
    export(
        tmp_path,
        ["id. Response ID", "submitdate. Date submitted", *titles, *choices, *rest],
        ["1", "2026-03-01 10:15:33", *ANSWER, "Ja", "N/A", "Ja", "8"],
    )
    assert said(read(tmp_path)) == [
        ("SYNTHETISCH Spreekuur", "Informatie", "Algemeen", "2026-03-01")
    ]


def test_bare_text_among_choices_is_set_apart_where_the_question_is_open(tmp_path: Path) -> None:
    answer = ["2026-03-01 10:15:33", *ANSWER, "Advies, bellen met de bank", "Algemeen", "8"]
    export(tmp_path, ["Timestamp", *TEXTS.values()], answer)
    found = read_surveys(tmp_path, "2026", [replace(survey(), met_anders=("typen",))])
    assert said(found)[0][1] == "Advies"
    assert "bellen met de bank" in list(found.niet_openbaar["waarde"])
    assert said(read(tmp_path))[0][1] == "Advies|bellen met de bank"
    with pytest.raises(ValueError, match="met_anders: plaats is geen vraag"):
        replace(survey(), met_anders=("plaats",))


def test_an_export_pasted_below_another_is_named_by_its_second_header(tmp_path: Path) -> None:
    header = ["Timestamp", *TEXTS.values()]
    answer = ["2026-03-01 10:15:33", *ANSWER, "Advies", "Algemeen", "8"]
    export(tmp_path, header, answer, header, answer)
    with pytest.raises(FileError) as caught:
        read(tmp_path)
    (finding,) = caught.value.findings
    assert (finding.rij, "nog een keer" in finding.regel) == (3, True)


@pytest.mark.parametrize(
    ("cells", "days"),
    [
        (["01/03/2026 10:15:33"], ["2026-03-01"]),
        (["01/03/2026 10:15", "01/25/2026 10:15"], ["2026-01-03", "2026-01-25"]),
        (["3/1/26 9:05 AM"], ["2026-03-01"]),
        (["25-1-2026 9.05"], ["2026-01-25"]),
        (["2026/03/01 10:15:33 AM GMT+1"], ["2026-03-01"]),
        (["2026-03-01T10:15:00Z", "1980-01-01 00:00:00", ""], ["2026-03-01", "", ""]),
        (["gisteren"], ["gisteren"]),
        (["3/1/2026 10:15:33"], ["2026"]),
        (["3/1/26 9:05", "11/6/26 9:05"], ["2026", "2026"]),
        (["3/1/2026", "25/1/2026"], ["2026-01-03", "2026-01-25"]),
        (["3/3/2026", "3-1-2026"], ["2026-03-03", "2026-01-03"]),
        (["13/01/2026", "01/13/2026"], ["2026-01-13", "01/13/2026"]),
    ],
)
def test_days_are_read_as_the_whole_column_writes_them(cells: list[str], days: list[str]) -> None:
    assert read_days(cells) == days
