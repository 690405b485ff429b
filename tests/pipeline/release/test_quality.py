"""How much the open questions could change the count of locations."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.match.engine import MatchResult
from pipeline.release.quality import count_readings, measure_quality

PAIRS = ["record_id_a", "record_id_b"]


def measure(
    lineage: dict[str, str],
    questions: list[tuple[str, str]],
    decisions: list[tuple[str, str]] | None = None,
) -> dict[str, int]:
    herkomst = pd.DataFrame(lineage.items(), columns=["record_id", "locatie_id"], dtype="str")
    open_pairs = pd.DataFrame(questions, columns=PAIRS, dtype="str").assign(beslissing="onzeker")
    decided = pd.DataFrame(decisions, columns=PAIRS, dtype="str")
    asked = pd.DataFrame(columns=[*PAIRS, "beslissing"], dtype="str")
    matched = MatchResult(herkomst, asked, open_pairs, asked, {})
    return measure_quality(herkomst, matched, decided)


def test_a_question_counts_once_whether_or_not_the_pair_is_in_doubt() -> None:
    herkomst = pd.DataFrame([("a", "L1"), ("b", "L2")], columns=["record_id", "locatie_id"])
    pair = pd.DataFrame([("a", "b", "verschillend")], columns=[*PAIRS, "beslissing"])
    matched = MatchResult(herkomst, herkomst, pair, pair, {})
    quality = measure_quality(herkomst, matched, pair.head(0))
    assert (quality["open"], quality["gevraagd"], quality["locaties_minimaal"]) == (1, 1, 1)


def test_without_open_questions_the_count_is_sure() -> None:
    quality = measure({"a": "L1", "b": "L2"}, [])
    assert (quality["locaties"], quality["locaties_minimaal"], quality["open"]) == (2, 2, 0)


def test_open_pairs_that_hang_together_count_once() -> None:
    lineage = {"a": "L1", "b": "L2", "c": "L3", "d": "L3"}
    quality = measure(lineage, [("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")])
    assert quality["locaties_minimaal"] == 1


def test_what_people_decided_is_no_longer_open() -> None:
    quality = measure({"a": "L1", "b": "L2"}, [("a", "b")], [("b", "a")])
    assert (quality["open"], quality["besloten"], quality["locaties_minimaal"]) == (0, 1, 2)


def test_a_question_about_a_candidate_changes_no_published_count() -> None:
    assert measure({"a": "L1"}, [("a", "kandidaat")])["locaties_minimaal"] == 1


@given(
    st.dictionaries(st.sampled_from("abcdef"), st.sampled_from(["L1", "L2", "L3"]), min_size=1),
    st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef"))),
)
def test_the_minimum_lies_between_one_and_the_count(
    lineage: dict[str, str], questions: list[tuple[str, str]]
) -> None:
    quality = measure(lineage, questions)
    assert 1 <= quality["locaties_minimaal"] <= quality["locaties"]


def test_readings_are_counted_by_who_read_and_only_blind_ones_tell_agreement() -> None:
    rows = [
        ("AB-2026-1", "r1", "AB", True, "geldt", "expliciet"),
        ("CD-2026-1", "r1", "CD", True, "geldt", "expliciet"),
        ("AB-2026-2", "r2", "AB", True, "geldt", "expliciet"),
        ("CD-2026-2", "r2", "CD", False, "geldt", "expliciet"),
        ("EF-2026-1", "r2", "EF", True, "ingetrokken", "expliciet"),
        (None, "r2", None, False, "geldt", "impliciet"),
    ]
    columns = ["lezing_id", "record_id", "lezer", "blind", "stand", "vorm"]
    fields = [(*row, veld) for row in rows for veld in ("oordeel", "leefgebieden")]
    told = count_readings(pd.DataFrame(fields, columns=[*columns, "veld"]))
    assert told == {
        "lezingen": 4,
        "lezers": 2,
        "door_twee_gelezen": 2,
        "door_twee_blind_gelezen": 1,
    }
