"""A decision on a location holds for the records it has now; what it left behind is told."""

from collections.abc import Collection

import pandas as pd
import pytest

from pipeline.stages.reach import LeftBehind, find_reach, presume
from pipeline.versions.known_ids import KnownIds
from schemas.manual import CORRECTIES
from tests.pipeline.records import make_records, record_id

PLACE = "Lproef00001"
FIRST, SECOND = record_id(1), record_id(2)
OLD, NEW, THIRD = "Proefweg 2", "Nieuwstraat 9, 7514 AA Enschede", "Markt 6"
MOVE = {
    "locatie_id": PLACE,
    "besluit": "verhuisd",
    "was": OLD,
    "wordt": NEW,
    "datum": "2026-11-05",
    "bestand": "c.csv",
    "rij": 2,
}
WORKED = [(OLD, NEW, "2026-11-05")]
DECISIONS = pd.DataFrame([dict.fromkeys(CORRECTIES.names, "") | MOVE])


def test_a_decision_reaches_what_the_location_has_now_or_had_when_it_is_not_there() -> None:
    before = {PLACE: [FIRST, SECOND], "Landers0001": ["r:9"]}
    now = pd.DataFrame({"record_id": ["r:7", FIRST], "locatie_id": PLACE})
    assert find_reach(DECISIONS, before) == {PLACE: [FIRST, SECOND]}
    assert find_reach(DECISIONS, before, now) == {PLACE: [FIRST, "r:7"]}
    assert find_reach(DECISIONS, before, now.head(0)) == {PLACE: [FIRST, SECOND]}


def test_a_decision_on_a_merged_location_is_of_itself_once_it_stands_and_stays_so() -> None:
    heir = "Landers0001"
    names, members = {PLACE: "", heir: ""}, {PLACE: [FIRST], heir: [SECOND]}
    known = KnownIds(names, members, ended={}, heirs={PLACE: heir})
    stands = pd.DataFrame({"record_id": [FIRST, SECOND], "locatie_id": [PLACE, heir]})
    first = presume(DECISIONS, known, ())
    woken = presume(DECISIONS, first.known, (), stands)
    joined = presume(DECISIONS, woken.known, (), stands.assign(locatie_id=heir))
    assert first.reach == {heir: [SECOND]}
    assert woken.reach == joined.reach == {PLACE: [FIRST]}
    assert first.is_as(presume(DECISIONS, known, (), stands.tail(1)))
    assert not first.is_as(woken)
    assert woken.is_as(joined)


def left(
    says: str,
    said: str,
    known: Collection[tuple[str, str, str]] = (),
    apart: Collection[frozenset[str]] = (),
    joined: Collection[str] = (),
) -> LeftBehind:
    records = make_records({"bezoekadres": NEW}, {"bezoekadres": says})
    before, reach = {PLACE: [FIRST, SECOND]}, {PLACE: [FIRST]}
    return LeftBehind(DECISIONS, before, reach, records, {SECOND: said}, known, apart, joined)


@pytest.mark.parametrize(
    ("found", "stops"),
    [
        (left(THIRD, THIRD), True),
        (left(THIRD, OLD, WORKED), True),
        (left(THIRD, THIRD, WORKED), False),
        (left(OLD, OLD), False),
        (left(THIRD, THIRD, apart=[frozenset({FIRST, SECOND})]), False),
        (left(THIRD, THIRD, joined=[SECOND]), False),
    ],
    ids=[
        "at the move itself",
        "because its source says something new",
        "because people no longer hold it for one",
        "it says what was",
        "people said that the two differ",
        "it was a location of its own",
    ],
)
def test_a_move_stops_when_it_makes_two_of_one_and_nobody_said_so(
    found: LeftBehind, stops: bool
) -> None:
    faults = [finding.regel for finding in found.find_faults()]
    assert faults == [f"verlopen: bezoekadres van {SECOND} is nu '{THIRD}'"] * stops
    assert list(found.describe()) == [
        f"c.csv:2: {SECOND} hoorde bij {PLACE} en staat nu apart; het besluit geldt daar niet meer: "
        "geef haar zo nodig een eigen rij"
    ]
