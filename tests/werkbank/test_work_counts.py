"""How much waits, by kind: a candidate by where it was found, never by what its finder says it is.

Everything here is made up (SYNTHETISCH).
"""

from pipeline.wave.rechecks import DueRecheck
from werkbank.recheck_list import PlannedRecheck
from werkbank.turns import Beurt, Turn
from werkbank.work_counts import count_work_by_gemeente, count_work_by_kind


def turn(beurt: Beurt, bron: str, gemeente: str = "Almelo") -> Turn:
    row = {"bron": bron, "gemeente": gemeente, "soort_organisatie": "gemeente"}
    return Turn(row, beurt, "", (), {}, is_open=False)


def due(soort: str, voor: str, gemeente: str = "Almelo") -> PlannedRecheck:
    return PlannedRecheck(
        DueRecheck({"soort_organisatie": soort, "gemeente": gemeente}, "", voor, ()), ""
    )


TURNS = [
    turn(Beurt.EERSTE, "handmatig"),
    turn(Beurt.EERSTE, "juridischloket", "Borne"),
    turn(Beurt.TWEEDE, "handmatig"),
    turn(Beurt.VERZOENEN, "handmatig"),
    turn(Beurt.ANDER, "handmatig"),
]
DUE = [
    due("gemeente", "2026-12-01"),
    due("gemeente", "2026-11-01", "Borne"),
    due("samenwerkingsverband", ""),
]


def test_every_kind_of_work_is_counted_by_where_it_comes_from_and_its_first_day() -> None:
    told = {one.naam: (dict(one.aantallen), one.voor) for one in count_work_by_kind(TURNS, DUE)}
    assert told == {
        "te lezen: handmatig": ({"eerste": 1, "tweede": 1, "verzoenen": 1}, ""),
        "te lezen: landelijke site": ({"eerste": 1}, ""),
        "gepubliceerd: gemeente": ({"opnieuw": 2}, "2026-11-01"),
        "gepubliceerd: samenwerkingsverband": ({"opnieuw": 1}, ""),
    }


def test_both_lists_count_the_same_work() -> None:
    by_kind = count_work_by_kind(TURNS, DUE)
    by_gemeente = count_work_by_gemeente(TURNS, DUE, {"Almelo": ("AB", "CD")})
    for counted in (by_kind, by_gemeente):
        assert sum(sum(one.aantallen.values()) for one in counted) == 7
    assert [one.planned for one in by_gemeente] == [("AB", "CD"), ()]


def test_what_waits_for_somebody_else_is_no_work() -> None:
    assert (
        count_work_by_kind([turn(Beurt.ANDER, "handmatig"), turn(Beurt.KLAAR, "handmatig")], [])
        == []
    )
