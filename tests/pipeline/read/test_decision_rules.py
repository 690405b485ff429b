"""Rows of correcties.csv: what each kind must hold, and which rows contradict."""

import pandas as pd
import pytest

from pipeline.files.tabular import Table
from pipeline.read.decided_values import DecidedValues
from pipeline.read.decision_rules import find_decision_faults, normalise_outcomes
from schemas.manual import CORRECTIES

L, M, R = "L0123456789", "Labcdefghij", "handmatig:" + "a" * 16
ADDRESS = "Proefplein 9, 7553 CD Hengelo"
Row = dict[str, str]


def faults(*rows: Row) -> list[str]:
    filled = [dict.fromkeys(CORRECTIES.names, "") | {"datum": "2026-11-05"} | row for row in rows]
    frame = pd.DataFrame(filled, columns=CORRECTIES.names).astype("str")
    table = Table("c.csv", CORRECTIES, frame.set_axis(range(2, len(rows) + 2)), {}, {})
    return [f"{f.rij}:{f.kolom}: {f.regel}" for f in find_decision_faults(table, DecidedValues())]


@pytest.mark.parametrize(
    "row",
    [
        {"record_id": R, "kolom": "plaats", "was": "Ziest", "wordt": "Zeist"},
        {"locatie_id": L, "besluit": "correctie", "kolom": "telefoon", "was": "1", "wordt": ""},
        {"besluit": "overal", "kolom": "website", "was": "oud.example", "wordt": "nu.example"},
        {"locatie_id": L, "besluit": "gesloten", "per": "2026"},
        {"locatie_id": L, "besluit": "Verhuisd", "was": "Weg 1", "wordt": ADDRESS},
        {"record_id": R, "besluit": "hernoemd", "was": "Oud", "wordt": "Nieuw"},
        {"locatie_id": L, "besluit": "verhuisd", "is_nu": R},
        {"locatie_id": L, "besluit": "samengevoegd", "is_nu": M},
        {"locatie_id": L, "besluit": "twee dingen", "is_nu": M},
    ],
)
def test_a_decision_that_says_what_it_must_is_sound(row: Row) -> None:
    assert faults(row) == []


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"record_id": R}, "2:kolom: kolom is verplicht bij correctie"),
        ({"kolom": "plaats"}, "2:record_id: record_id of locatie_id is verplicht"),
        (
            {"record_id": R, "locatie_id": L, "kolom": "plaats"},
            "2:record_id: een besluit gaat over een record of over een locatie, niet over allebei",
        ),
        ({"record_id": R, "kolom": "palats"}, "2:kolom: geen kolom die te verbeteren is"),
        (
            {"record_id": R, "kolom": "soort_organisatie", "wordt": "gemeent"},
            "2:wordt: 'gemeent' staat niet in de lijst soort_organisatie",
        ),
        (
            {"locatie_id": L, "kolom": "sociaal_raadslieden", "wordt": "misschien"},
            "2:wordt: geen ja of nee",
        ),
        (
            {"record_id": R, "kolom": "gezien_op", "wordt": "gisteren"},
            "2:wordt: geen geldige datum, maand of jaar",
        ),
        ({"record_id": R, "kolom": "organisatie", "was": "X"}, "2:wordt: organisatie is verplicht"),
        ({"locatie_id": L, "besluit": "gesloten"}, "2:per: per is verplicht bij gesloten"),
        (
            {"locatie_id": L, "besluit": "gesloten", "per": "2026", "wordt": "x"},
            "2:wordt: hoort leeg te zijn bij gesloten",
        ),
        (
            {"locatie_id": L, "besluit": "verhuisd", "wordt": ADDRESS},
            "2:wordt: verhuisd vraagt was en wordt",
        ),
        (
            {"locatie_id": L, "besluit": "verhuisd", "was": "Weg 1", "wordt": "Proefplein 9"},
            "2:wordt: geen heel adres met postcode",
        ),
        (
            {"locatie_id": L, "besluit": "hernoemd", "was": "a", "wordt": "b", "is_nu": M},
            "2:is_nu: is_nu en wordt zeggen allebei wat het nu is",
        ),
        (
            {"locatie_id": L, "besluit": "samengevoegd"},
            "2:is_nu: is_nu is verplicht bij samengevoegd",
        ),
        ({"besluit": "overal", "kolom": "plaats"}, "2:was: was is verplicht bij overal"),
    ],
)
def test_what_is_missing_or_too_much_is_named_at_its_cell(row: Row, told: str) -> None:
    assert told in faults(row)


CLOSED = {"locatie_id": L, "besluit": "gesloten", "per": "2026-06"}


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (CLOSED | {"per": "2026-07"}, "3:besluit: spreekt rij 2 tegen: daar is"),
        (CLOSED, "3:besluit: spreekt rij 2 tegen: daar is"),
        (
            {"locatie_id": L, "besluit": "samengevoegd", "is_nu": M},
            "3:besluit: spreekt rij 2 tegen: daar is",
        ),
        (
            {"locatie_id": L, "besluit": "verhuisd", "was": "Weg 1", "wordt": ADDRESS},
            "3:besluit: spreekt rij 2 tegen: daar is",
        ),
    ],
)
def test_a_location_that_is_closed_has_no_other_end_and_moves_no_more(
    second: Row, told: str
) -> None:
    assert faults(CLOSED, second) == [f"{told} {L} gesloten per 2026-06"]


def test_a_location_may_close_after_it_moved() -> None:
    moved = {"locatie_id": L, "besluit": "verhuisd", "was": "Weg 1", "wordt": ADDRESS}
    assert faults(moved | {"per": "2025-01"}, CLOSED) == []


def test_two_outcomes_of_one_value_contradict_and_a_chain_does_not() -> None:
    row = {"locatie_id": L, "besluit": "hernoemd", "was": "Een", "wordt": "Twee"}
    assert faults(row, row | {"was": "Twee", "wordt": "Drie"}) == []
    assert faults(row, row | {"wordt": "Drie"}) == [
        "3:wordt: spreekt rij 2 tegen: daar wordt het 'Twee'"
    ]
    assert faults(row, row) == ["3:wordt: dezelfde cel wordt al verbeterd (rij 2)"]


def test_a_pair_cannot_be_both_a_merger_and_two_things() -> None:
    row = {"locatie_id": L, "besluit": "samengevoegd", "is_nu": M}
    told = faults(row, row | {"besluit": "twee dingen"})
    assert told == [f"3:is_nu: spreekt rij 2 tegen: daar is {L} samengevoegd"]


def test_what_a_value_becomes_is_read_as_a_cell_of_a_record() -> None:
    cells = [("gezien_op", "5-11-2026"), ("ondersteuningstypen", "informatie; advies"), ("", "")]
    rows = pd.DataFrame(cells, columns=["kolom", "wordt"], dtype="str")
    read = normalise_outcomes(rows, DecidedValues())
    assert read["wordt"].tolist() == ["2026-11-05", "Informatie|Advies", ""]
