"""Survey beside desk: only of what both name, and who did not answer is told. SYNTHETISCH."""

import pandas as pd

from pipeline.certainty.survey_beside import compare_survey, count_response
from pipeline.figures.classes import make_klassen

SURVEY = "enquete_gemeenten"


def beside(*values: tuple[str, str, str, str]) -> list[list[object]]:
    """Return what values (location, source, field, value) give, without the gemeente."""
    lineage = {(f"{bron}:{location}", location, bron) for location, bron, *_ in values}
    tables = {
        "herkomst": pd.DataFrame(sorted(lineage), columns=["record_id", "locatie_id", "bron"]),
        "herkomst_waarden": pd.DataFrame(
            [(f"{bron}:{loc}", loc, kolom, waarde) for loc, bron, kolom, waarde in values],
            columns=["record_id", "locatie_id", "kolom", "waarde"],
        ),
        "locaties": pd.DataFrame({"locatie_id": ["L1", "L2"], "gemeentecode": "GM0001"}),
    }
    return compare_survey(tables).drop(columns="gemeentecode").to_numpy().tolist()


def test_each_term_is_said_by_both_or_by_one_of_them() -> None:
    assert beside(
        ("L1", SURVEY, "leefgebied", "Algemeen"),
        ("L1", SURVEY, "leefgebied", "Werk"),
        ("L1", "handmatig", "leefgebied", "Algemeen"),
        ("L1", "handmatig", "leefgebied", "Wonen"),
    ) == [
        ["leefgebied", "Algemeen", 1, 0, 0, 0],
        ["leefgebied", "Werk", 0, 0, 1, 0],
        ["leefgebied", "Wonen", 0, 1, 0, 0],
    ]


def test_a_field_with_one_value_can_be_in_conflict() -> None:
    assert beside(
        ("L1", SURVEY, "soort_organisatie", "gemeente"),
        ("L1", "handmatig", "soort_organisatie", "stichting of vereniging"),
        ("L2", SURVEY, "soort_organisatie", "gemeente"),
        ("L2", "handmatig", "soort_organisatie", "gemeente"),
        ("L2", "handmatig", "sociaal_raadslieden", "ja"),
    ) == [
        ["sociaal_raadslieden", "", 0, 1, 0, 0],
        ["soort_organisatie", "", 1, 0, 0, 1],
    ]


def test_a_location_that_one_of_them_does_not_name_is_not_compared() -> None:
    assert (
        beside(("L1", SURVEY, "leefgebied", "Werk"), ("L2", "handmatig", "leefgebied", "Werk"))
        == []
    )


def test_who_did_not_answer_is_told_by_the_size_of_the_gemeente() -> None:
    gemeenten = pd.DataFrame(
        {
            "gemeentecode": ["GM0001", "GM0002", "GM0003", "GM0004"],
            "inwoners": pd.Series([9_000, 8_000, 7_000, 200_000], dtype="Int64"),
        }
    )
    answers = [("GM0001", "ja"), ("GM0001", "nee"), ("GM0002", "nee"), ("", "ja")]
    antwoorden = pd.DataFrame(answers, columns=["gemeentecode", "voltooid"]).assign(bron=SURVEY)
    assert count_response(antwoorden, gemeenten, make_klassen()).to_numpy().tolist() == [
        [SURVEY, "1 - 24.999", 3, 1, 1, 1],
        [SURVEY, "100.000 of meer", 1, 0, 0, 1],
    ]
