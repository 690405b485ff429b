"""Whose turn a candidate is, and what a reader may see of it: from the files as they stand."""

from pathlib import Path

from tests.pipeline.readings import lines, reading
from tests.pipeline.tree import write
from werkbank.desk import open_desk
from werkbank.turns import Beurt, Turn, find_turn

HOUSE, SHOP = "SYNTHETISCH Huis", "SYNTHETISCH Inloop"
OF_CD = {"ondersteuningstypen": "Doorverwijzing"}


def say(root: Path, lezer: str, record_id: str, **cells: str) -> None:
    told = reading(lezing_id=f"{lezer}-2026-1", record_id=record_id, **cells)
    write(root / "manual_entries" / "2026" / "lezingen" / f"{lezer}.csv", lines(told))


def turn_of(root: Path, lezer: str, record_id: str) -> Turn:
    turn = find_turn(open_desk(root, lezer, 2026), record_id)
    assert turn is not None
    return turn


def test_what_nobody_read_is_a_first_reading_for_everybody(root: Path, ids: dict[str, str]) -> None:
    assert turn_of(root, "AB", ids[SHOP]).beurt == Beurt.EERSTE


def test_what_another_read_is_a_second_reading_and_stays_closed(
    root: Path, ids: dict[str, str]
) -> None:
    turn = turn_of(root, "AB", ids[HOUSE])
    assert (turn.beurt, turn.is_open) == (Beurt.TWEEDE, False)
    own = turn_of(root, "CD", ids[HOUSE])
    assert (own.beurt, own.is_open) == (Beurt.ANDER, True)


def test_two_who_differ_settle_it_together_over_the_fields_that_differ(
    root: Path, ids: dict[str, str]
) -> None:
    say(root, "AB", ids[HOUSE], ondersteuningstypen="Advies")
    for lezer in ("AB", "CD"):
        turn = turn_of(root, lezer, ids[HOUSE])
        assert (turn.beurt, turn.wie, turn.is_open, list(turn.velden)) == (
            Beurt.VERZOENEN,
            "AB en CD samen",
            True,
            ["ondersteuningstypen"],
        )


def test_two_who_agree_leave_it_to_the_next_build(root: Path, ids: dict[str, str]) -> None:
    say(root, "AB", ids[HOUSE], **OF_CD)
    assert turn_of(root, "CD", ids[HOUSE]).beurt == Beurt.KLAAR


def test_two_who_found_no_address_wait_for_somebody_to_find_it(
    root: Path, ids: dict[str, str]
) -> None:
    for lezer in ("AB", "CD"):
        say(root, lezer, ids[HOUSE], oordeel="adres ontbreekt")
    assert turn_of(root, "EF", ids[HOUSE]).beurt == Beurt.STAP


def test_a_record_that_the_worklist_does_not_hold_has_no_turn(root: Path) -> None:
    assert find_turn(open_desk(root, "AB", 2026), "handmatig:ffffffffffffffff") is None
