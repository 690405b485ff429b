from pathlib import Path

import pytest

from schemas.records import RECORD_COLUMNS
from schemas.survey_tools import TRIAL
from schemas.surveys import Survey, load_surveys, numbered_code
from tests.declarations import RENAMED, SURVEY, TERMS, sources_with, typology_with


def declared(path: Path, table: str = SURVEY, terms: str = TERMS) -> dict[str, Survey]:
    surveys = load_surveys(sources_with(path, table), typology_with(path, terms))
    return {survey.name: survey for survey in surveys}


def choices(survey: Survey, column: str) -> dict[str, str]:
    return {choice.term.label: choice.question for choice in survey.choices[column]}


def test_both_surveys_are_declared() -> None:
    assert [survey.name for survey in load_surveys()] == [
        "enquete_gemeenten",
        "enquete_sociaal_raadslieden",
    ]


def test_every_question_has_a_destination_or_a_reason() -> None:
    for survey in load_surveys():
        places = survey.destinations
        questions = {*survey.questions, *survey.persoonlijk, *survey.niet_openbaar}
        questions |= {survey.sleutel, survey.voltooid, survey.ingediend_op, *survey.genegeerd}
        questions.add(TRIAL)
        assert set(places) == questions
        assert all(place.strip() for place in places.values())
        assert {places[question] for question in survey.questions} <= set(RECORD_COLUMNS)


def test_what_is_personal_or_unused_is_no_column_of_an_export() -> None:
    for survey in load_surveys():
        assert {"naam", "e-mailadres", "telefoonnummer", "ip-adres", "opmerkingen"} <= set(
            survey.persoonlijk
        )
        assert not {*survey.persoonlijk, *survey.genegeerd} & set(survey.template.names)
        assert survey.template.is_confidential


def test_a_numbered_question_has_a_column_per_service() -> None:
    gemeenten = load_surveys()[0]
    assert [c for c in gemeenten.codes if c.endswith("_naam")] == [
        numbered_code("dienst{n}_naam", n) for n in (1, 2, 3)
    ]


def test_every_term_has_a_choice_and_declared_codes_stay() -> None:
    gemeenten, counsel = load_surveys()
    assert [c.question for c in counsel.choices["leefgebieden"]] == [
        f"gebied_{letter}" for letter in "abcdefgh"
    ]
    assert [c.question for c in gemeenten.choices["ondersteuningstypen"]] == [
        f"dienst{{n}}_type_{letter}" for letter in "abcdefg"
    ]
    assert all(c.is_declared for s in (gemeenten, counsel) for cs in s.choices.values() for c in cs)


def test_a_ninth_leefgebied_and_an_eighth_type_are_asked_without_a_word_in_sources(
    tmp_path: Path,
) -> None:
    surveys = declared(tmp_path, table="")
    gemeenten, counsel = surveys["enquete_gemeenten"], surveys["enquete_sociaal_raadslieden"]
    assert choices(gemeenten, "leefgebieden")["Tuin en dieren"] == "dienst{n}_gebied_tuin_en_dieren"
    assert choices(gemeenten, "ondersteuningstypen")["Nazorg"] == "dienst{n}_type_nazorg"
    assert choices(counsel, "leefgebieden")["Tuin en dieren"] == "gebied_tuin_en_dieren"
    assert choices(counsel, "leefgebieden")["Algemeen"] == "gebied_h"
    assert "dienst3_type_nazorg" in gemeenten.template.names


def test_a_renamed_leefgebied_keeps_its_question(tmp_path: Path) -> None:
    counsel = load_surveys(typology_path=typology_with(tmp_path, "", RENAMED))[1]
    assert choices(counsel, "leefgebieden")["Werk, inkomen en toeslagen"] == "gebied_b"


def test_a_survey_may_name_a_term_by_its_code_or_not_at_all(tmp_path: Path) -> None:
    own = '[enquete_wijkteams.keuzes.leefgebieden]\nvraag_7 = "zorg-en-opvang"\n'
    survey = declared(tmp_path, SURVEY + own)["enquete_wijkteams"]
    asked = choices(survey, "leefgebieden")
    assert asked["Zorg en maatschappelijke opvang (MO)"] == "vraag_7"
    assert asked["Wonen en buren"] == "gebied_wonen_en_buren"
    assert len(asked) == 9


@pytest.mark.parametrize(
    ("was", "becomes", "message"),
    [
        ('plaats = "gemeente"', 'plaats = "gemente"', "gemente is geen kolom van Records"),
        ('plaats = "gemeente"\n', "", "geen vraag in kolommen vult gemeente"),
        ('["invuller"]', '["Plaats"]', "kolom plaats staat er twee keer"),
        ("gebied_{code}", "gebied", r"keuze_patroon.leefgebieden ontbreekt of is onvolledig"),
        ("herhalingen = 1", "herhalingen = 2", "en {n} bij meer diensten"),
        ("herhalingen = 1", "herhalingen = 1\nnieuw = 1", "onbekende sleutel nieuw"),
        ("herhalingen = 1\n", "", "sleutel herhalingen ontbreekt"),
        ("herhalingen = 1\n", 'herhalingen = "1"\n', "herhalingen: verwacht een geheel getal"),
        ("herhalingen = 1\n", "herhalingen = 0\n", "herhalingen: verwacht 1 of meer"),
        ('["invuller"]', '"invuller"', "persoonlijk: verwacht een lijst van teksten"),
        (
            '"gemeente"\n',
            '"gemeente"\n[enquete_wijkteams.keuzes.leefgebieden]\na = "Tuin"\n',
            "Tuin",
        ),
        (
            "[enquete_wijkteams.standaard]\n",
            '[enquete_wijkteams.keuzes.leefgebieden]\na = "Dieren"\nb = "Tuin en dieren"\n'
            "[enquete_wijkteams.standaard]\n",
            "Tuin en dieren heeft twee vragen in keuzes",
        ),
        (
            "[enquete_wijkteams.standaard]\n",
            '[enquete_wijkteams.keuzes.kleuren]\na = "rood"\n[enquete_wijkteams.standaard]\n',
            "keuzes van kleuren: kies uit soort_organisatie",
        ),
        (
            "[enquete_wijkteams.standaard]\n",
            '[enquete_wijkteams.genegeerd]\ntaal = ""\n[enquete_wijkteams.standaard]\n',
            "genegeerd.taal: geef de reden",
        ),
    ],
)
def test_a_wrong_declaration_is_named(was: str, becomes: str, message: str, tmp_path: Path) -> None:
    assert was in SURVEY
    head, _, tail = SURVEY.rpartition(was)
    with pytest.raises(ValueError, match=message) as caught:
        declared(tmp_path, head + becomes + tail)
    assert "sources.toml [enquete_wijkteams]" in str(caught.value)
