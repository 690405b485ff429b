from pathlib import Path

import pytest

from benchmarks.synthetic_surveys import (
    PERSONAL,
    Answers,
    Form,
    make_counsel_answers,
    make_gemeente_answers,
    write_export,
    write_exports,
)
from pipeline.files.findings import FileError
from pipeline.read.surveys import Surveys, read_surveys
from schemas.records import Records
from schemas.surveys import load_surveys
from tests.declarations import RENAMED, SURVEY, TERMS, sources_with, typology_with

GEMEENTEN, COUNSEL = "enquete_gemeenten", "enquete_sociaal_raadslieden"


def write(root: Path, answers: Answers, name: str = f"{GEMEENTEN}/export.csv") -> None:
    write_export(answers, root / "data" / "raw" / "2026" / name)


def read(root: Path) -> Surveys:
    surveys = read_surveys(root, "2026")
    Records.validate(surveys.records)
    return surveys


def faults(root: Path) -> str:
    with pytest.raises(FileError) as caught:
        read_surveys(root, "2026")
    return str(caught.value)


def everything(surveys: Surveys) -> str:
    frames = (surveys.records, surveys.rejects, surveys.antwoorden, surveys.niet_openbaar)
    return "\n".join(frame.to_csv() for frame in (*frames, surveys.states))


def personal_values(answers: Answers) -> set[str]:
    columns = (*PERSONAL, "functie")
    values = {answer[column] for answer in answers for column in columns if column in answer}
    return {part for value in values for part in value.split("\n")} - {""}


def test_both_surveys_are_read_from_where_their_exports_lie(tmp_path: Path) -> None:
    write_exports(tmp_path / "data" / "raw" / "2026")
    states = read(tmp_path).states
    assert states[["bron", "toestand", "oorzaak", "aantal", "voltooid"]].to_numpy().tolist() == [
        [GEMEENTEN, "ok", "18 van 36 antwoorden volledig", 36, 18],
        [COUNSEL, "ok", "72 van 72 antwoorden volledig", 72, 72],
    ]


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
@pytest.mark.parametrize("form", ["keuzes", "cel"])
def test_every_form_of_an_export_says_the_same(tmp_path: Path, form: Form, suffix: str) -> None:
    write(tmp_path / "a", make_gemeente_answers(form="keuzes"), f"{GEMEENTEN}/in.csv")
    write(tmp_path / "b", make_gemeente_answers(form=form), f"{GEMEENTEN}/in{suffix}")
    terms = ["ondersteuningstypen", "leefgebieden"]
    first, second = read(tmp_path / "a").records, read(tmp_path / "b").records
    whole = first["rij"] <= 19  # answers that stopped halfway stop elsewhere in another form
    assert len(first[whole]) == 54
    for column in terms:
        first[column] = first[column].map(lambda cell: "|".join(sorted(cell.split("|"))))
        second[column] = second[column].map(lambda cell: "|".join(sorted(cell.split("|"))))
    columns = [c for c in first.columns if c != "bestand"]
    expected = first[whole][columns].reset_index(drop=True)
    assert second[second["rij"] <= 19][columns].reset_index(drop=True).equals(expected)


@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_no_personal_answer_is_in_anything_returned(tmp_path: Path, suffix: str) -> None:
    gemeenten, counsel = make_gemeente_answers(), make_counsel_answers()
    gemeenten[3]["dienst1_raadslieden"] = "misschien"
    gemeenten[4]["dienst1_type_a"] = "2"
    gemeenten[5]["gemeente"] = ""
    counsel[0]["organisatie"] = ""
    write(tmp_path, gemeenten, f"{GEMEENTEN}/in{suffix}")
    write(tmp_path, counsel, f"{COUNSEL}/in{suffix}")
    surveys = read(tmp_path)
    assert len(surveys.rejects) >= 6
    text = everything(surveys)
    values = personal_values(gemeenten) | personal_values(counsel)
    assert len(values) > 400
    assert not [value for value in values if value in text]
    assert "SYNTHETISCH Loket 1-1" in text


def lose_header(answers: Answers) -> None:
    """The first answer stands where the codes of the questions should."""
    answers.insert(0, {value or code: value for code, value in answers[0].items()})


@pytest.mark.parametrize(
    "spoil",
    [
        lambda a: a[1].update({"respondent_id": a[0]["respondent_id"]}),
        lambda a: a[1].update({"respondent_id": ""}),
        lambda a: a[1].update({"voltooid": a[1]["naam"]}),
        lambda a: a[1].update({"ingediend_op": a[1]["opmerkingen"]}),
        lambda a: a[1].update({"naam": a[1]["naam"] + "\x07"}),
        lambda a: a[1].update({"gemeente": a[1]["naam"] + "\x07"}),
        lambda a: [answer.update({"nieuwe vraag": answer["naam"]}) for answer in a],
        lambda a: [answer.pop("voltooid") for answer in a],
        lose_header,
        lambda a: [answer.update({"opmerkingen": answer["naam"] * 3000}) for answer in a],
    ],
)
@pytest.mark.parametrize("suffix", [".csv", ".xlsx"])
def test_no_personal_answer_is_in_any_error(tmp_path: Path, spoil: object, suffix: str) -> None:
    answers = make_gemeente_answers()
    values = personal_values(answers)
    assert callable(spoil)
    spoil(answers)
    write(tmp_path, answers, f"{GEMEENTEN}/in{suffix}")
    try:
        text = everything(read(tmp_path))
    except FileError as error:
        text = str(error)
    assert not [value for value in values if value in text]


def test_a_quote_left_open_in_a_remark_does_not_spill_it(tmp_path: Path) -> None:
    answers = make_gemeente_answers(count=2)
    write(tmp_path, answers)
    path = tmp_path / "data/raw/2026" / GEMEENTEN / "export.csv"
    path.write_bytes(path.read_bytes().rstrip() + b'\n"SYNTHETISCH Persoon 9')
    message = faults(tmp_path)
    assert 'aanhalingsteken (") wordt niet gesloten' in message
    assert "Persoon" not in message


def test_an_unknown_column_is_named_and_never_ignored(tmp_path: Path) -> None:
    answers = [answer | {"v99_nieuw": "x"} for answer in make_counsel_answers()]
    write(tmp_path, answers, f"{COUNSEL}/in.xlsx")
    assert "onbekende kolom 'v99_nieuw'" in faults(tmp_path)


def test_a_question_that_lost_a_choice_is_named(tmp_path: Path) -> None:
    answers = make_gemeente_answers()
    for answer in answers:
        del answer["dienst2_gebied_c"]
        del answer["gemeente"]
    write(tmp_path, answers)
    lines = faults(tmp_path).splitlines()
    assert [line.split(":")[1] for line in lines] == ["dienst2_gebied_c", "gemeente"]


def test_partial_answers_are_used_for_what_they_say(tmp_path: Path) -> None:
    answers = make_gemeente_answers()
    write(tmp_path, answers)
    surveys = read(tmp_path)
    partial = surveys.antwoorden[surveys.antwoorden["voltooid"] == "nee"]
    assert len(partial) == 18
    said = surveys.records[surveys.records["rij"].isin(partial["rij"])]
    assert 0 < len(said) < 54
    assert set(surveys.records["rij"]) | set(surveys.rejects["rij"]) == set(range(2, 38))


def test_an_answer_that_names_nothing_is_rejected_with_the_rule(tmp_path: Path) -> None:
    write(tmp_path, make_gemeente_answers())
    rejects = read(tmp_path).rejects
    assert rejects[["rij", "regel", "kolom"]].to_numpy().tolist() == [
        [37, "antwoord noemt geen organisatie", "dienst1_naam"]
    ]


def test_a_service_without_name_or_gemeente_is_rejected_and_the_others_stay(tmp_path: Path) -> None:
    answers = make_gemeente_answers()[:2]
    answers[0]["dienst2_naam"] = ""
    answers[1]["gemeente"] = ""
    write(tmp_path, answers)
    surveys = read(tmp_path)
    assert len(surveys.records) == 2
    assert surveys.rejects[["rij", "regel", "kolom"]].to_numpy().tolist() == [
        [2, "antwoord noemt geen organisatie", "dienst2_naam"],
        [3, "antwoord noemt geen gemeente", "gemeente"],
        [3, "antwoord noemt geen gemeente", "gemeente"],
        [3, "antwoord noemt geen gemeente", "gemeente"],
    ]
    assert surveys.rejects["record_id"].nunique() == 4


def test_money_and_staff_go_to_a_table_of_their_own(tmp_path: Path) -> None:
    write(tmp_path, make_gemeente_answers()[:1])
    surveys = read(tmp_path)
    assert list(surveys.niet_openbaar["vraag"]) == [
        "budget_euro", "betaald_fte", "vrijwilligers_aantal",
    ]  # fmt: skip
    budget = surveys.niet_openbaar["waarde"].iloc[0]
    assert budget not in surveys.records.to_csv() + surveys.antwoorden.to_csv()
    assert set(surveys.niet_openbaar["antwoord_id"]) == set(surveys.antwoorden["antwoord_id"])


def test_sociaal_raadslieden_are_marked_as_such(tmp_path: Path) -> None:
    write(tmp_path, make_counsel_answers(), f"{COUNSEL}/in.csv")
    records = read(tmp_path).records
    assert len(records) == 72
    assert set(records["sociaal_raadslieden"]) == {"ja"}
    assert set(records["bron"]) == {COUNSEL}
    assert (records["gemeente"] != "").all()


def test_a_wave_without_export_says_so(tmp_path: Path) -> None:
    surveys = read(tmp_path)
    assert list(surveys.states["toestand"]) == ["niet opgehaald"] * 2
    assert surveys.states["oorzaak"][0] == "geen export in data/raw/2026/enquete_gemeenten"
    assert surveys.records.empty


def test_an_export_without_answers_counts_as_failed(tmp_path: Path) -> None:
    answers = make_counsel_answers()
    write(tmp_path, [dict.fromkeys(answers[0], "")], f"{COUNSEL}/in.csv")
    assert list(read(tmp_path).states["toestand"]) == ["niet opgehaald", "mislukt"]


def test_the_same_export_twice_is_named(tmp_path: Path) -> None:
    write(tmp_path, make_counsel_answers(), f"{COUNSEL}/in.csv")
    write(tmp_path, make_counsel_answers(), f"{COUNSEL}/kopie.xlsx")
    message = faults(tmp_path)
    assert message.count("zelfde sleutel als data/raw/2026") == 72


def test_ids_do_not_depend_on_the_order_of_rows_or_the_name_of_the_file(tmp_path: Path) -> None:
    answers = make_counsel_answers()
    write(tmp_path / "a", answers, f"{COUNSEL}/in.csv")
    write(tmp_path / "b", answers[::-1], f"{COUNSEL}/anders.xlsx")
    ids = [set(read(tmp_path / root).records["record_id"]) for root in ("a", "b")]
    assert ids[0] == ids[1]


def test_the_same_seed_gives_the_same_export(tmp_path: Path) -> None:
    first, second = write_exports(tmp_path / "a")[0], write_exports(tmp_path / "b")[0]
    assert first.read_bytes() == second.read_bytes()
    assert b"SYNTHETISCH" in first.read_bytes()


def test_a_ninth_leefgebied_and_an_eighth_type_are_read_where_they_were_asked(
    tmp_path: Path,
) -> None:
    surveys = load_surveys(typology_path=typology_with(tmp_path, TERMS))
    answers = make_gemeente_answers(count=1)
    for n in (1, 2, 3):
        answers[0] |= {f"dienst{n}_gebied_tuin_en_dieren": "1", f"dienst{n}_type_nazorg": "ja"}
    write(tmp_path, answers)
    records = read_surveys(tmp_path, "2026", surveys).records
    assert records["leefgebieden"].str.endswith("|Tuin en dieren").all()
    assert records["ondersteuningstypen"].str.endswith("|Nazorg").all()


def test_an_export_made_before_a_term_existed_is_read_and_says_what_was_not_asked(
    tmp_path: Path,
) -> None:
    surveys = load_surveys(typology_path=typology_with(tmp_path, TERMS))
    write(tmp_path, make_gemeente_answers())
    found = read_surveys(tmp_path, "2026", surveys)
    told = "18 van 36 antwoorden volledig; niet gevraagd: Nazorg, Tuin en dieren"
    assert found.states["oorzaak"][0] == told
    write(tmp_path / "b", make_gemeente_answers(form="cel"))
    in_cells = read_surveys(tmp_path / "b", "2026", surveys)
    assert in_cells.states["oorzaak"][0] == "18 van 36 antwoorden volledig"


@pytest.mark.parametrize("tick", ["1", "ja", "Werk en inkomen", "werk, inkomen en Toeslagen"])
def test_a_renamed_term_is_read_from_its_old_question_and_old_word(
    tick: str, tmp_path: Path
) -> None:
    surveys = load_surveys(typology_path=typology_with(tmp_path, "", RENAMED))
    answers = make_counsel_answers(count=1, form="keuzes")
    answers[0] |= {code: "0" for code in answers[0] if code.startswith("gebied_")}
    write(tmp_path, [answers[0] | {"gebied_b": tick}], f"{COUNSEL}/in.csv")
    records = read_surveys(tmp_path, "2026", surveys).records
    assert records["leefgebieden"].tolist() == ["Werk, inkomen en toeslagen"]


def test_a_survey_that_is_only_a_table_is_read(tmp_path: Path) -> None:
    surveys = load_surveys(sources_with(tmp_path, SURVEY))
    answer = {"nummer": "1", "klaar": "ja", "datum": "2026-05-01", "invuller": "SYNTHETISCH P",
              "plaats": "Almelo", "wijkteam": "SYNTHETISCH Wijkteam", "adres": "Proefstraat 1",
              "type_advies": "1", "gebied_algemeen": "1"}  # fmt: skip
    write(tmp_path, [answer], "enquete_wijkteams/in.csv")
    found = read_surveys(tmp_path, "2026", surveys)
    (record,) = found.records.to_dict("records")
    assert (record["bron"], record["soort_organisatie"]) == ("enquete_wijkteams", "gemeente")
    assert (record["ondersteuningstypen"], record["leefgebieden"]) == ("Advies", "Algemeen")
    state = found.states.set_index("bron").loc["enquete_wijkteams"]
    assert (state["toestand"], state["soort"], state["aantal"]) == ("ok", "enquete", 1)
    assert "niet gevraagd: Informatie, Doorverwijzing" in state["oorzaak"]


def test_a_survey_without_any_choice_of_a_question_is_named(tmp_path: Path) -> None:
    surveys = load_surveys(sources_with(tmp_path, SURVEY))
    answer = {"nummer": "1", "klaar": "ja", "datum": "", "plaats": "Almelo", "wijkteam": "SYNTHETISCH",
              "adres": "", "type_advies": "1"}  # fmt: skip
    write(tmp_path, [answer], "enquete_wijkteams/in.csv")
    with pytest.raises(FileError, match="gebied_wonen_en_buren: vraag ontbreekt in de export"):
        read_surveys(tmp_path, "2026", surveys)
