"""Whole builds: what readers see on looking again is answered, or told. All is SYNTHETISCH."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.check.entries import check_paths
from tests.pipeline.test_decided_locations import publish
from tests.pipeline.test_returned_locations import LARGE, OTHER, SIGNED, SMALL, Play
from tests.pipeline.tree import write

CLOSED = f"{{Klein}};gesloten;;;;;2026-11;{SIGNED}"


@pytest.mark.heavy
def test_a_location_that_is_gone_is_told_until_it_is_closed(tmp_path: Path) -> None:
    play = Play(tmp_path)
    publish(tmp_path)
    looked = tmp_path / "manual_entries" / "2026" / "hercontroles" / "AB.csv"
    rows = [
        f"{play.ids['Klein']};weg;2026-11-05",
        f"{play.ids['Groot']};nog zo;2026-11-05",
        "Laaaaaaaaaa;weg;2026-11-05",
    ]
    write(looked, ["locatie_id;uitkomst;datum", *rows])
    (told,) = check_paths(tmp_path, today=date(2026, 12, 1))
    assert told.is_notice and told.rij == 4
    assert "deze locatie bestaat niet" in told.regel
    made = play.history.build()
    assert [line.partition(":locatie_id")[0] for line in made.meldingen] == [
        "manual_entries/2026/hercontroles/AB.csv:4",
        "manual_entries/2026/hercontroles/AB.csv:2",
    ]
    closed = play.next([SMALL, LARGE, OTHER], CLOSED)
    assert [":4:" in line for line in closed.meldingen] == [True]
