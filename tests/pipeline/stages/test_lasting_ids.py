"""Ids that last, over whole builds of synthetic trees."""

from pathlib import Path

import pytest

from pipeline.release.publish import release
from tests.pipeline.tree import LOCATIES_HEADER, make_tree, write

VERDICTS = "record_id;oordeel;soort_organisatie;ondersteuningstypen;leefgebieden;beoordelaar;datum"


def enter(root: Path, meting: int, *rows: str) -> None:
    write(
        root / "manual_entries" / str(meting) / "locaties" / "proef.csv", [LOCATIES_HEADER, *rows]
    )


def publish_all(root: Path, meting: int) -> dict[str, str]:
    """Release, approve whatever waits, release again; return name and gemeente -> locatie_id."""
    waiting = release(root, meting).inventory.tables["te_beoordelen"]["record_id"]
    approved = [
        f"{r};akkoord;stichting of vereniging;Advies;Algemeen;ZZ;{meting}-04-01" for r in waiting
    ]
    write(root / "manual_entries" / str(meting) / "beoordelingen" / "b.csv", [VERDICTS, *approved])
    table = release(root, meting).inventory.tables["locaties"]
    names = table["organisatie"] + " " + table["gemeente"]
    return dict(zip(names, table["locatie_id"], strict=True))


def row(name: str, address: str, gemeente: str, day: str) -> str:
    return f"{name};{address};{gemeente};;;;;{day};AB"


@pytest.mark.heavy
def test_a_location_that_waits_for_review_in_the_next_wave_keeps_its_id(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    office = "SYNTHETISCH Raadslieden", "Proefweg 4;7607 AB;Almelo"
    beside = "SYNTHETISCH Buurtbemiddeling", ";;"  # a version without any location is not released
    enter(root, 2025, *(row(*one, "Almelo", "2025-03-01") for one in (office, beside)))
    first = publish_all(root, 2025)
    enter(root, 2026, *(row(*one, "Almelo", "2026-03-01") for one in (office, beside)))
    assert publish_all(root, 2026) == first


@pytest.mark.heavy
def test_a_merger_of_gemeenten_ends_no_id_but_that_of_a_double(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    helper = "SchuldHulpMaatje SYNTHETISCH", ";;"
    office = "SYNTHETISCH Raadslieden", "Proefweg 4;3221 AB;Hellevoetsluis"
    enter(
        root,
        2022,
        row(*office, "Hellevoetsluis", "2022-03-01"),
        row(*helper, "Brielle", "2022-03-01"),
        row(*helper, "Westvoorne", "2022-03-01"),
    )
    before = publish_all(root, 2022)
    enter(
        root,
        2023,
        row(*office, "Voorne aan Zee", "2023-03-01"),
        row(*helper, "Voorne aan Zee", "2023-03-01"),
    )
    after = publish_all(root, 2023)
    assert set(after.values()) < set(before.values())
    assert len(before) == 3
    assert len(after) == 2
