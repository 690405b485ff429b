"""Decisions are found at what is there now, and belong to a wave."""

import pandas as pd
import pytest

from pipeline.stages.decided import Decided, resolve_decisions
from pipeline.versions.known_ids import KnownIds
from schemas.manual import CORRECTIES

OLD, HEIR, GONE = "L0000000001", "L0000000002", "L0000000003"
KNOWN = KnownIds(
    names={OLD: "SYNTHETISCH Oud", HEIR: "SYNTHETISCH Samen", GONE: ""},
    members={OLD: ["r:1"], HEIR: ["r:1", "r:2"]},
    ended={GONE: ("2026.2", "geen bron noemt haar nog")},
    heirs={OLD: HEIR},
)
Row = dict[str, str]


def resolve(*rows: Row, later: tuple[int, ...] = ()) -> Decided:
    filled = [dict.fromkeys(CORRECTIES.names, "") | {"datum": "2025-06-01"} | row for row in rows]
    frame = pd.DataFrame(filled, columns=CORRECTIES.names).astype("str")
    return resolve_decisions(
        frame.assign(bestand="c.csv", rij=range(2, len(rows) + 2)), KNOWN, later
    )


def test_an_id_that_was_merged_stands_for_the_one_it_went_on_in() -> None:
    found = resolve({"locatie_id": OLD, "besluit": "gesloten", "per": "2025"})
    assert found.rows["locatie_id"].tolist() == [HEIR]
    assert found.meldingen == [f"c.csv:2: {OLD} is opgegaan in {HEIR}; het besluit geldt daarvoor"]


def test_a_decision_on_what_is_withdrawn_rests_unless_it_is_about_its_end() -> None:
    told = resolve({"locatie_id": GONE, "kolom": "telefoon", "wordt": "1"}).meldingen
    assert told == [
        f"c.csv:2: {GONE} is sinds 2026.2 vervallen (geen bron noemt haar nog); het besluit rust"
    ]
    assert resolve({"locatie_id": GONE, "besluit": "gesloten", "per": "2025"}).meldingen == []


def test_an_id_that_never_was_is_a_fault_with_what_was_meant() -> None:
    (fault,) = resolve({"locatie_id": "L0000000007", "besluit": "gesloten", "per": "2025"}).faults
    assert fault.regel == "deze locatie bestaat niet"
    assert fault.advies.startswith("bedoelt u L000000000")


@pytest.mark.parametrize(
    ("row", "later", "kept"),
    [
        ({"besluit": "gesloten", "per": "2025-03"}, (), 1),
        ({"besluit": "gesloten", "per": "2025-03"}, (2025,), 0),
        ({"besluit": "gesloten", "per": "2024"}, (2025,), 1),
        ({"besluit": "verhuisd", "was": "a", "wordt": "b"}, (2025,), 0),
        ({"kolom": "telefoon", "wordt": "1"}, (2025,), 1),
    ],
    ids=["the last wave", "of a later wave", "between waves", "by its day", "a correction"],
)
def test_what_happened_belongs_to_the_wave_that_then_ran(
    row: Row, later: tuple[int, ...], kept: int
) -> None:
    assert len(resolve({"locatie_id": HEIR} | row, later=later).rows) == kept
