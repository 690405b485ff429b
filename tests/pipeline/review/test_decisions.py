import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.boundary import rows_of
from pipeline.review.decisions import (
    EVIDENCE_CHANGED,
    Groups,
    active_decisions,
    add_said,
    find_conflicts,
    fingerprint_pair,
)
from schemas.vocabulary import Paaroordeel
from tests.pipeline.review.waves import decision, frame, judged, record, rid

SAME, DIFFERENT, UNSURE = map(str, Paaroordeel)

RECORDS = frame([record(n) for n in (1, 2, 3, 4)])


def pairs(table: pd.DataFrame) -> list[tuple[str, str, str]]:
    return list(zip(table["record_id_a"], table["record_id_b"], table["oordeel"], strict=True))


def test_a_decision_whose_evidence_is_unchanged_is_applied() -> None:
    seen = fingerprint_pair(record(1), record(2))
    active = active_decisions(judged(decision(1, 2, SAME, vingerafdruk=seen)), RECORDS)
    assert pairs(active.decisions) == [(rid(1), rid(2), SAME)]
    assert active.reopened.empty
    assert active.contradictions == []


def test_a_decision_written_by_hand_has_no_fingerprint_and_is_applied() -> None:
    active = active_decisions(judged(decision(1, 2, UNSURE)), RECORDS)
    assert pairs(active.decisions) == [(rid(1), rid(2), UNSURE)]


def test_a_decision_is_reopened_when_the_evidence_changed() -> None:
    seen = fingerprint_pair(record(1), record(2, organisatie="SYNTHETISCH oude naam"))
    active = active_decisions(judged(decision(1, 2, SAME, vingerafdruk=seen)), RECORDS)
    assert active.decisions.empty
    assert active.reopened["reden"].tolist() == [EVIDENCE_CHANGED]
    assert active.reopened["rij"].tolist() == ["2"]


def test_what_people_decided_of_a_record_is_no_new_evidence_on_its_pairs() -> None:
    moved = record(1, bezoekadres="Nieuwstraat 5")
    records = add_said(frame([moved, record(2)]), frame([record(1)]))
    before, after = fingerprint_pair(record(1), record(2)), fingerprint_pair(moved, record(2))
    for seen in (before, after):
        active = active_decisions(judged(decision(1, 2, SAME, vingerafdruk=seen)), records)
        assert active.reopened.empty
    a, b = rows_of(records)
    assert fingerprint_pair(a, b) == before


def test_a_decision_on_a_record_of_another_wave_rests() -> None:
    active = active_decisions(judged(decision(1, 9, SAME)), RECORDS)
    assert active.decisions.empty
    assert active.reopened.empty


def test_no_decisions_are_no_problem() -> None:
    active = active_decisions(judged(), RECORDS)
    assert list(active.decisions.columns) == ["record_id_a", "record_id_b", "oordeel"]


def test_a_contradiction_is_named_with_its_rows() -> None:
    rows = judged(decision(1, 2, SAME), decision(3, 2, SAME), decision(1, 3, DIFFERENT))
    (finding,) = active_decisions(rows, RECORDS).contradictions
    assert str(finding).startswith("manual_entries/koppelingen.csv:4:oordeel: 'verschillend'")
    assert f"rij 2: {rid(1)} = {rid(2)}; rij 3: {rid(3)} = {rid(2)}" in str(finding)


def test_a_contradiction_through_a_record_of_another_wave_is_found() -> None:
    rows = judged(decision(1, 9, SAME), decision(9, 3, SAME), decision(1, 3, DIFFERENT))
    assert len(active_decisions(rows, RECORDS).contradictions) == 1


def test_a_reopened_decision_contradicts_nothing() -> None:
    stale = decision(1, 2, SAME, vingerafdruk="v1:0000000000000000")
    rows = judged(stale, decision(2, 3, SAME), decision(1, 3, DIFFERENT))
    assert active_decisions(rows, RECORDS).contradictions == []


def test_unsure_contradicts_nothing() -> None:
    rows = judged(decision(1, 2, SAME), decision(2, 3, SAME), decision(1, 3, UNSURE))
    assert active_decisions(rows, RECORDS).contradictions == []


def test_only_the_contradictions_that_a_new_decision_brings_are_conflicts() -> None:
    rows = judged(decision(1, 2, SAME), decision(1, 3, DIFFERENT))
    assert len(find_conflicts(rows, RECORDS, [decision(2, 3, SAME)])) == 1
    assert find_conflicts(rows, RECORDS, [decision(2, 3, DIFFERENT)]) == []
    assert find_conflicts(rows, RECORDS, [decision(1, 3, SAME), decision(2, 3, SAME)]) == []


def test_the_fingerprint_does_not_depend_on_the_order_of_the_records() -> None:
    assert fingerprint_pair(record(1), record(2)) == fingerprint_pair(record(2), record(1))


@pytest.mark.parametrize(
    "column",
    [
        "organisatie",
        "locatienaam",
        "bezoekadres",
        "postcode",
        "woonplaats",
        "website",
        "telefoon",
        "email",
    ],
)
def test_the_fingerprint_covers_every_field_that_decides(column: str) -> None:
    changed = record(2, **{column: "iets anders"})
    assert fingerprint_pair(record(1), record(2)) != fingerprint_pair(record(1), changed)


def test_a_change_of_boundaries_case_or_sighting_is_no_new_evidence() -> None:
    new = record(
        2,
        organisatie="synthetisch  WIJKTEAM 2",
        gemeentenaam="Nieuw",
        gemeentecode="GM0002",
        gezien_op="2027-01-01",
        rij="99",
    )
    assert fingerprint_pair(record(1), record(2)) == fingerprint_pair(record(1), new)


def test_without_a_place_the_gemeente_is_evidence() -> None:
    one, other = (record(2, woonplaats="", gemeentenaam=name) for name in ("Verzonnen", "Bedacht"))
    assert fingerprint_pair(record(1), one) != fingerprint_pair(record(1), other)


NUMBERS = st.integers(1, 6)
DECISIONS = st.lists(st.tuples(NUMBERS, NUMBERS, st.sampled_from([SAME, DIFFERENT])), max_size=12)


@settings(max_examples=60, deadline=None)
@given(DECISIONS)
def test_a_verdict_is_implied_exactly_when_the_opposite_would_contradict(
    rows: list[tuple[int, int, str]],
) -> None:
    table = judged(*(decision(a, b, oordeel) for a, b, oordeel in rows if a != b))
    records = frame([record(n) for n in range(1, 7)])
    groups = Groups(rows_of(table))
    if active_decisions(table, records).contradictions:
        return
    told = {frozenset((r["record_id_a"], r["record_id_b"])) for r in rows_of(table)}
    for a, b in [(1, 2), (1, 3), (2, 5)]:
        if frozenset((rid(a), rid(b))) in told:
            continue
        implied = groups.implied(rid(a), rid(b))
        for verdict, opposite in ((SAME, DIFFERENT), (DIFFERENT, SAME)):
            conflicts = find_conflicts(table, records, [decision(a, b, opposite)])
            assert bool(conflicts) == (implied == verdict)


def test_the_fingerprint_of_a_pair_never_changes_for_the_same_evidence() -> None:
    """Else every decision in koppelingen.csv would be asked again."""
    here = {
        "record_id": "desk:1",
        "organisatie": "Stichting Lindepunt",
        "locatienaam": "",
        "bezoekadres": "Kerkstraat 12",
        "postcode": "7545TP",
        "woonplaats": "Enschede",
        "gemeentenaam": "Enschede",
        "website": "https://lindepunt-synthetisch.nl",
        "telefoon": "+31531234567",
        "email": "",
    }
    there = here | {
        "record_id": "site:2",
        "organisatie": "LÍNDEPUNT",
        "woonplaats": "",
        "telefoon": "",
    }
    assert fingerprint_pair(here, there) == "v1:f34742645b92509d"
