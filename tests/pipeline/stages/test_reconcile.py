"""What several readers said of one record becomes one verdict, or a doubt that is theirs."""

import pandas as pd

from pipeline.stages.reconcile import VERDICT_COLUMNS, reconcile

RECORD = "handmatig:0000000000000001"
COLUMNS = [*VERDICT_COLUMNS[:-2], "beoordelaar", "bestand", "rij"]


def run(*rows: dict[str, str], eerder_gelezen: frozenset[str] = frozenset()) -> dict[str, str]:
    filled = [
        dict.fromkeys(COLUMNS, "")
        | {"record_id": RECORD, "oordeel": "akkoord", "datum": "2026-11-01", "beoordelaar": "CD"}
        | row
        | {"rij": number}
        for number, row in enumerate(rows, start=2)
    ]
    verdicts = reconcile(pd.DataFrame(filled, columns=COLUMNS), eerder_gelezen)
    assert list(verdicts.columns) == VERDICT_COLUMNS
    assert len(verdicts) == 1
    return dict(verdicts.iloc[0])


def test_the_first_verdict_on_a_find_of_nobody_known_is_reading_one() -> None:
    assert run({})["vier_ogen"] == ""
    assert run({}, {"beoordelaar": "EF"})["vier_ogen"] == "ja"


def test_the_find_itself_is_reading_one_when_its_researcher_is_known() -> None:
    assert run({}, eerder_gelezen=frozenset({RECORD}))["vier_ogen"] == "ja"


def test_one_reader_under_two_spellings_is_one_pair_of_eyes() -> None:
    assert run({"beoordelaar": "C.D."}, {"beoordelaar": "c.d."})["vier_ogen"] == ""


def test_what_one_reader_leaves_empty_another_may_fill() -> None:
    verdict = run(
        {"ondersteuningstypen": "Advies|Informatie"},
        {
            "beoordelaar": "EF",
            "ondersteuningstypen": "Informatie|Advies",
            "leefgebieden": "Algemeen",
        },
    )
    assert (verdict["oordeel"], verdict["verschil"]) == ("akkoord", "")
    assert verdict["leefgebieden"] == "Algemeen"


def test_readers_who_differ_are_a_doubt_whatever_came_last() -> None:
    verdict = run(
        {"soort_organisatie": "gemeente"},
        {"beoordelaar": "EF", "soort_organisatie": "samenwerkingsverband", "datum": "2026-11-09"},
    )
    assert (verdict["oordeel"], verdict["verschil"]) == ("twijfel", "soort_organisatie")
    other = run({"oordeel": "afgewezen", "regel": "opgeheven"}, {"beoordelaar": "EF"})
    assert (other["oordeel"], other["verschil"]) == ("twijfel", "oordeel")


def test_no_verdicts_give_an_empty_table() -> None:
    empty = reconcile(pd.DataFrame(columns=COLUMNS, dtype=str), frozenset())
    assert empty.empty
    assert list(empty.columns) == VERDICT_COLUMNS
