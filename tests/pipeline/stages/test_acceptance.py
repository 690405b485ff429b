"""A source that was read whole and of which nothing could be used proves nothing."""

import pandas as pd

from pipeline.boundary import REJECT_COLUMNS
from pipeline.stages.acceptance import judge_sources

STATES = pd.DataFrame(
    {
        "bron": ["loket", "kaart", "leeg", "stuk"],
        "toestand": ["ok", "ok", "ok", "mislukt"],
        "oorzaak": ["", "1 record staat er niet meer in", "", "HTTP 503"],
    }
)
ENTERED = pd.DataFrame(
    {"record_id": ["l1", "l2", "l3", "k1", "k2", "k3"], "bron": ["loket"] * 3 + ["kaart"] * 3}
)


def rejects(stap: str, *record_ids: str) -> pd.DataFrame:
    table = pd.DataFrame({"record_id": record_ids}, columns=REJECT_COLUMNS, dtype=str)
    return table.assign(stap=stap)


def judge(published: list[str], rejected: pd.DataFrame) -> dict[str, tuple[str, str]]:
    table = judge_sources(STATES, ENTERED, pd.Series(published, dtype=str), rejected)
    rows = table[["bron", "toestand", "oorzaak"]].astype(str).to_numpy().tolist()
    return {bron: (toestand, oorzaak) for bron, toestand, oorzaak in rows}


def test_a_source_of_which_nothing_is_published_is_not_ok() -> None:
    found = judge(["k1"], rejects("normaliseren", "l1", "l2"))
    assert found["loket"] == ("deels", "van 3 gelezen records is er geen gepubliceerd")
    assert found["kaart"] == ("ok", "1 record staat er niet meer in")


def test_records_that_only_wait_for_a_person_are_not_accepted_either() -> None:
    assert judge(["k1"], rejects("indelen"))["loket"][0] == "deels"


def test_a_source_of_which_most_could_not_be_read_is_not_ok_and_keeps_what_it_said() -> None:
    found = judge(["l1", "k1"], rejects("indelen", "k2", "k3"))
    assert found["kaart"] == (
        "deels",
        "1 record staat er niet meer in; 2 van 3 records zijn afgekeurd",
    )
    assert found["loket"] == ("ok", "")


def test_what_a_second_reader_turned_down_was_read() -> None:
    assert judge(["l1", "k1"], rejects("beoordelen", "k2", "k3"))["kaart"][0] == "ok"


def test_a_source_without_records_or_one_that_failed_keeps_its_state() -> None:
    found = judge(["l1", "k1"], rejects("indelen"))
    assert (found["leeg"], found["stuk"]) == (("ok", ""), ("mislukt", "HTTP 503"))
