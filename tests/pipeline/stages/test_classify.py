"""Words become terms by rule, by second reader or not at all."""

import pandas as pd

from pipeline.read.judgement import Judgements
from pipeline.stages.claims import AS_FOUND, GIVEN_COLUMNS, is_agreed, said_column
from pipeline.stages.classify import Classified, classify
from pipeline.stages.reconcile import VERDICT_COLUMNS
from schemas.typology import load_typology
from tests.pipeline.records import make_records, record_id

RULES = pd.DataFrame(
    [
        ("rechtswinkel", "naam_bevat", "rechtswinkel", "Informatie", "", "stichting of vereniging"),
        ("loket", "landelijke_partij", "Het Juridisch Loket", "Informatie|Advies", "Algemeen", ""),
    ],
    columns=[
        "regel",
        "kenmerk",
        "kenmerk_waarde",
        "ondersteuningstypen",
        "leefgebieden",
        "soort_organisatie",
    ],
)
TERMS = pd.DataFrame(
    [("ondersteuningstypen", "spreekuur", "Advies")], columns=["lijst", "bronwaarde", "term"]
)
TWO_PERSONS = {"datum": "2026-11-01", "vier_ogen": "ja"}


def verdicts(*rows: dict[str, str]) -> pd.DataFrame:
    """What readers said, established where two persons agree; an empty cell is as found."""
    filled = []
    for row in rows:
        verdict = dict.fromkeys(VERDICT_COLUMNS, "") | TWO_PERSONS | row
        settles = is_agreed(verdict)
        said = {said_column(k): verdict[k] for k in GIVEN_COLUMNS}
        settled = {k: (verdict[k] or AS_FOUND) if settles else "" for k in GIVEN_COLUMNS}
        filled.append(verdict | said | settled)
    return pd.DataFrame(filled, columns=VERDICT_COLUMNS)


def run(records: pd.DataFrame, *judged: dict[str, str]) -> Classified:
    nothing = pd.DataFrame()
    judgements = Judgements(nothing, nothing, TERMS, RULES)
    return classify(records, judgements, verdicts(*judged), load_typology())


def offers(result: Classified) -> list[tuple[str, str, str]]:
    return list(result.aanbod[["term", "herkomst", "zekerheid"]].itertuples(index=False, name=None))


def statements(result: Classified) -> list[tuple[str, str, str]]:
    columns = ["waarde", "zekerheid", "bronwaarde"]
    return list(result.uitspraken[columns].itertuples(index=False, name=None))


def test_what_one_researcher_found_is_provisional() -> None:
    result = run(make_records({"ondersteuningstypen": "advies; Doorverwijzing"}))
    assert offers(result) == [
        ("Advies", "handmatig", "voorlopig"),
        ("Doorverwijzing", "handmatig", "voorlopig"),
    ]


def test_a_second_reader_settles_and_replaces_what_was_found() -> None:
    found = make_records({"ondersteuningstypen": "Advies", "soort_organisatie": "gemeente"})
    result = run(
        found,
        {
            "record_id": record_id(1),
            "oordeel": "akkoord",
            "ondersteuningstypen": "Informatie",
            "leefgebieden": "Werk en inkomen",
        },
    )
    assert offers(result) == [
        ("Advies", "handmatig", "vervangen"),
        ("Informatie", "handmatig", "vastgesteld"),
        ("Werk en inkomen", "handmatig", "vastgesteld"),
    ]
    assert statements(result) == [("gemeente", "vastgesteld", "gemeente")]
    assert result.oordelen["oordeel"].tolist() == ["akkoord"]
    assert result.voorlopig == frozenset()


def test_one_reader_of_a_find_without_a_known_finder_settles_nothing() -> None:
    found = make_records({"ondersteuningstypen": "Advies", "soort_organisatie": "gemeente"})
    verdict = {
        "record_id": record_id(1),
        "oordeel": "akkoord",
        "vier_ogen": "",
        "soort_organisatie": "samenwerkingsverband",
        "ondersteuningstypen": "Informatie",
    }
    result = run(found, verdict)
    assert offers(result) == [
        ("Advies", "handmatig", "voorlopig"),
        ("Informatie", "handmatig", "voorlopig"),
    ]
    assert statements(result) == [
        ("gemeente", "voorlopig", "gemeente"),
        ("samenwerkingsverband", "voorlopig", "beoordeling"),
    ]
    assert result.voorlopig == {record_id(1)}


def test_what_a_survey_says_stands_beside_one_reader_who_says_otherwise() -> None:
    survey = {"bron": "enquete_gemeenten", "ondersteuningstypen": "Advies"}
    verdict = {
        "record_id": record_id(1, "enquete_gemeenten"),
        "oordeel": "akkoord",
        "vier_ogen": "",
        "ondersteuningstypen": "Informatie",
    }
    assert offers(run(make_records(survey), verdict)) == [
        ("Advies", "enquete_gemeenten", "vastgesteld"),
        ("Informatie", "enquete_gemeenten", "voorlopig"),
    ]


def test_a_rule_on_what_one_researcher_found_waits_with_it() -> None:
    rule = pd.DataFrame(
        [("raad", "sociaal_raadslieden", "ja", "Advies", "", "")], columns=RULES.columns
    )
    judgements = Judgements(pd.DataFrame(), pd.DataFrame(), TERMS, rule)
    found = make_records({"sociaal_raadslieden": "ja"})
    result = classify(found, judgements, verdicts(), load_typology())
    assert offers(result) == [("Advies", "regel: raad", "voorlopig")]


def test_a_second_reader_replaces_a_word_that_is_no_term() -> None:
    found = make_records({"ondersteuningstypen": "Raad geven", "soort_organisatie": "clubje"})
    verdict = {
        "record_id": record_id(1),
        "oordeel": "akkoord",
        "soort_organisatie": "gemeente",
        "ondersteuningstypen": "Advies",
    }
    result = run(found, verdict)
    assert [o[0::2] for o in offers(result)] == [
        ("Raad geven", "vervangen"),
        ("Advies", "vastgesteld"),
    ]
    assert result.rows["soort_organisatie"].tolist() == ["gemeente"]


def test_a_rejection_by_the_second_reader_names_its_rule() -> None:
    result = run(
        make_records({}),
        {"record_id": record_id(1), "oordeel": "afgewezen", "regel": "tweedelijns"},
    )
    assert result.rows.empty
    assert result.rejects[["record_id", "regel"]].to_numpy().tolist() == [
        [record_id(1), "tweedelijns"]
    ]


def test_a_survey_answer_needs_no_second_reader() -> None:
    result = run(
        make_records({"bron": "enquete_sociaal_raadslieden", "ondersteuningstypen": "Advies"})
    )
    assert offers(result) == [("Advies", "enquete_sociaal_raadslieden", "vastgesteld")]


def test_a_rule_speaks_beside_what_was_found_and_never_over_it() -> None:
    result = run(
        make_records(
            {"organisatie": "Rechtswinkel Proef"},
            {"organisatie": "Rechtswinkel Twee", "soort_organisatie": "samenwerkingsverband"},
        )
    )
    assert statements(result) == [
        ("stichting of vereniging", "standaard", "regel: rechtswinkel"),
        ("samenwerkingsverband", "voorlopig", "samenwerkingsverband"),
        ("stichting of vereniging", "standaard", "regel: rechtswinkel"),
    ]
    assert offers(result)[0] == ("Informatie", "regel: rechtswinkel", "standaard")


def test_a_national_party_is_known_by_its_name() -> None:
    result = run(make_records({"organisatie": "Stichting het Juridisch Loket"}))
    assert result.rows["landelijke_partij"].tolist() == ["Het Juridisch Loket"]
    assert [o[0] for o in offers(result)] == ["Informatie", "Advies", "Algemeen"]


def test_a_word_of_begrippen_counts_as_its_term() -> None:
    result = run(make_records({"ondersteuningstypen": "Spreekuur"}))
    assert [o[0] for o in offers(result)] == ["Advies"]


def test_an_unknown_word_is_rejected_with_the_nearest_term() -> None:
    result = run(make_records({"leefgebieden": "Wonen en bueren", "functieverband": "betaalt"}))
    assert result.rows.empty
    assert sorted(result.rejects["kolom"]) == ["functieverband", "leefgebieden"]
    assert "Wonen en buren" in " ".join(result.rejects["uitleg"])


def test_a_word_for_not_known_is_an_empty_cell_in_every_column_of_terms() -> None:
    cells = dict.fromkeys(("functieverband", "financiering", "landelijke_partij"), "n.v.t.")
    result = run(make_records(cells | {"soort_organisatie": "NVT", "leefgebieden": "onbekend"}))
    assert result.rejects.empty
    assert (result.rows[[*cells, "soort_organisatie", "leefgebieden"]] == "").all(axis=None)
    assert statements(result) == []
    known = run(make_records({"soort_organisatie": "onbekend"}))
    assert statements(known) == [("onbekend", "voorlopig", "onbekend")]  # a term of its list


def test_without_any_ground_a_record_offers_nothing() -> None:
    result = run(make_records({"organisatie": "Huis van de Wijk"}))
    assert result.aanbod.empty
    assert len(result.rows) == 1


def test_a_provider_that_was_renamed_keeps_what_the_rules_gave_its_old_name() -> None:
    renamed = make_records({"organisatie": "Voorbeeldhuis"})
    former = {record_id(1): "Rechtswinkel Oud"}
    nothing = pd.DataFrame()
    judgements = Judgements(nothing, nothing, TERMS, RULES)
    result = classify(renamed, judgements, verdicts(), load_typology(), former)
    assert offers(result) == [("Informatie", "regel: rechtswinkel", "standaard")]
    assert list(result.rows["organisatie"]) == ["Voorbeeldhuis"]
    assert offers(run(renamed)) == []


def test_what_people_said_belongs_to_no_party_is_not_given_one_by_its_name() -> None:
    found = make_records({"organisatie": "Slachtofferhulp SYNTHETISCH", "landelijke_partij": ""})
    nothing, typology = pd.DataFrame(), load_typology()
    judgements = Judgements(nothing, nothing, TERMS, RULES)
    said = frozenset(found["record_id"])
    by_people = classify(found, judgements, verdicts(), typology, of_no_party=said)
    assert run(found).rows["landelijke_partij"].tolist() == ["Slachtofferhulp Nederland"]
    assert by_people.rows["landelijke_partij"].tolist() == [""]
