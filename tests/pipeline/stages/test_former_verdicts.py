"""Verdicts in their former form keep their meaning: an empty cell is "as found"."""

from pipeline.stages.claims import GIVEN_COLUMNS, said_column
from pipeline.stages.former_verdicts import settle_former


def run(*rows: dict[str, str], is_read_before: bool = False) -> dict[str, str]:
    filled = [
        dict.fromkeys(GIVEN_COLUMNS, "")
        | {"oordeel": "akkoord", "regel": "", "datum": "2026-11-01", "beoordelaar": "CD"}
        | row
        for row in rows
    ]
    return settle_former(filled, is_read_before=is_read_before)


def test_the_first_verdict_on_a_find_of_nobody_known_is_reading_one() -> None:
    assert run({})["vier_ogen"] == ""
    assert run({}, {"beoordelaar": "EF"})["vier_ogen"] == "ja"


def test_the_find_itself_is_reading_one_when_its_researcher_is_known() -> None:
    assert run({}, is_read_before=True)["vier_ogen"] == "ja"


def test_one_reader_under_two_spellings_is_one_pair_of_eyes() -> None:
    assert run({"beoordelaar": "C.D."}, {"beoordelaar": "c.d."})["vier_ogen"] == ""


def test_an_empty_cell_is_as_found_and_what_one_leaves_empty_another_may_fill() -> None:
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
    assert verdict["soort_organisatie"] == "zoals gevonden"


def test_readers_who_differ_are_a_doubt_whatever_came_last() -> None:
    verdict = run(
        {"soort_organisatie": "gemeente"},
        {"beoordelaar": "EF", "soort_organisatie": "samenwerkingsverband", "datum": "2026-11-09"},
    )
    assert (verdict["oordeel"], verdict["verschil"]) == ("twijfel", "soort_organisatie")
    assert (verdict["houdt_tegen"], verdict["soort_organisatie"]) == ("ja", "")
    assert verdict[said_column("soort_organisatie")] == "samenwerkingsverband"
    other = run({"oordeel": "afgewezen", "regel": "opgeheven"}, {"beoordelaar": "EF"})
    assert (other["oordeel"], other["verschil"]) == ("twijfel", "oordeel")
