"""A gemeente nobody searched is never shown as one without support."""

import pandas as pd
import pytest

from pipeline.stages.coverage import describe_coverage
from pipeline.stages.searches import summarise_searches

GEMEENTEN = pd.DataFrame(
    {
        "gemeentecode": ["GM0001", "GM0002", "GM0003", "GM0004"],
        "gemeente": ["Een", "Twee", "Drie", "Vier"],
        "provincie": ["P"] * 4,
    }
)
KERNCIJFERS = GEMEENTEN.iloc[:3].assign(
    inwoners=pd.array([1, 2, 3], dtype="Int64"),
    stedelijkheid=pd.array([1, 2, 3], dtype="Int64"),
    inkomen=pd.array([30000, 31000, pd.NA], dtype="Int64"),
    uitkering_pct=5.0,
    migratieachtergrond_pct=10.0,
    lat=52.0,
    lon=5.0,
)
LOCATIES = pd.DataFrame(
    {"locatie_id": ["L1", "L2"], "organisatie_id": ["O1", "O1"], "gemeentecode": ["GM0001"] * 2}
)
TERMS = ["Twee sociaal juridische ondersteuning", "rechtswinkel Twee", "schulden Twee", "wet Twee"]


def searched(terms: list[str], code: str = "GM0002") -> pd.DataFrame:
    return pd.DataFrame(
        {"gemeentecode": code, "gemeente": code, "zoekterm": terms, "datum": "2026-10-01"},
        dtype="str",
    )


def states(*toestanden: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "bron": [f"bron{n}" for n in range(len(toestanden))],
            "soort": "landelijke site",
            "toestand": toestanden,
        }
    )


def waiting(**counts: int) -> pd.DataFrame:
    codes = [code for code, count in counts.items() for _ in range(count)]
    return pd.DataFrame({"gemeentecode": codes}, dtype="str")


def run(zoeklog: pd.DataFrame, *toestanden: str, **counts: int) -> pd.DataFrame:
    searches = summarise_searches(zoeklog)
    return describe_coverage(
        GEMEENTEN, KERNCIJFERS, LOCATIES, searches, states(*toestanden), waiting(**counts)
    ).set_index("gemeente")


def test_every_gemeente_is_there_with_or_without_figures() -> None:
    table = run(searched(TERMS), "ok")
    assert table.index.tolist() == ["Een", "Twee", "Drie", "Vier"]
    assert table["inwoners"].isna().tolist() == [False, False, False, True]
    assert table["aantal_locaties"].tolist() == [2, 0, 0, 0]
    assert table["aantal_organisaties"].tolist() == [1, 0, 0, 0]


def test_the_status_tells_found_searched_and_unsearched_apart() -> None:
    assert run(searched(TERMS), "ok")["status"].tolist() == [
        "aanbod",
        "doorzocht, niets gevonden",
        "niet doorzocht",
        "niet doorzocht",
    ]


def test_a_source_that_did_not_deliver_leaves_a_searched_gemeente_unknown() -> None:
    table = run(searched(TERMS), "ok", "niet opgehaald")
    assert table.at["Twee", "status"] == "bron uitgevallen"
    assert "bron1 niet opgehaald" in table["status_toelichting"]["Twee"]
    assert table.at["Een", "status"] == "aanbod"


def test_a_survey_without_answers_does_not_make_a_searched_gemeente_unknown() -> None:
    survey = states("niet opgehaald").assign(soort="enquete")
    table = describe_coverage(
        GEMEENTEN, KERNCIJFERS, LOCATIES, summarise_searches(searched(TERMS)), survey, waiting()
    )
    assert table.set_index("gemeente").at["Twee", "status"] == "doorzocht, niets gevonden"


def test_a_search_without_the_mandatory_term_or_with_few_terms_is_not_complete() -> None:
    assert run(searched(TERMS[1:]), "ok").at["Twee", "status"] == "niet doorzocht"
    few = run(searched(TERMS[:3]), "ok")
    assert few.at["Twee", "status"] == "niet doorzocht"
    assert "deels doorzocht (3 zoektermen)" in few["status_toelichting"]["Twee"]
    one = run(searched(TERMS[:1]), "ok")
    assert "deels doorzocht (1 zoekterm)" in one["status_toelichting"]["Twee"]


def test_the_same_term_typed_twice_counts_once() -> None:
    twice = searched([*TERMS, TERMS[0].upper(), f" {TERMS[1]} "])
    assert run(twice, "ok").at["Twee", "zoektermen"] == 4


def test_a_hyphen_in_the_mandatory_term_does_not_matter() -> None:
    terms = ["Twee sociaal-juridische ondersteuning", *TERMS[1:]]
    assert run(searched(terms), "ok").at["Twee", "status"] == "doorzocht, niets gevonden"


def test_a_candidate_that_waits_keeps_a_searched_gemeente_from_being_white() -> None:
    table = run(searched(TERMS), "ok", GM0001=2, GM0002=1, GM0003=80)
    assert table["status"].tolist() == [
        "aanbod",
        "nog te beoordelen",
        "nog te beoordelen",
        "niet doorzocht",
    ]
    assert table["te_beoordelen"].tolist() == [2, 1, 80, 0]
    told = table["status_toelichting"].astype(str).to_dict()
    assert told["Twee"].startswith("geen locatie gevonden; nog te beoordelen (1); met de hand")
    assert "2 locaties gevonden; nog te beoordelen (2)" in told["Een"]
    assert "nog te beoordelen" not in told["Vier"]


@pytest.mark.parametrize(
    ("part", "told"),
    [("Oost", "zoektermen); niet (geheel) doorzocht: Oost"), ("", "doorzocht (3 zoektermen);")],
)
def test_a_part_that_was_not_searched_is_named_and_none_where_all_were(
    part: str, told: str
) -> None:
    searches = summarise_searches(searched(TERMS[:3])).assign(niet_doorzocht=part)
    table = describe_coverage(
        GEMEENTEN, KERNCIJFERS, LOCATIES, searches, states("ok"), waiting()
    ).set_index("gemeente")
    assert told in table["status_toelichting"]["Twee"]
    assert ("niet (geheel)" in table["status_toelichting"]["Twee"]) == bool(part)
