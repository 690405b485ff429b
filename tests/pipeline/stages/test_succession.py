"""Which location goes on as which: what is certain, and what people said."""

import pandas as pd
import pytest

from pipeline.stages.succession import list_apart, tie_decided, tie_moved

NO_TIES = pd.DataFrame({"cluster_id": [], "id": [], "weight": []}).astype(
    {"cluster_id": "str", "id": "str"}
)
OWN = {"organisatie": "SYNTHETISCH Hulp", "website": "https://a.example", "telefoon": "+31301"}
Row = dict[str, str]


def tied(now: list[Row], before: list[Row], ties: pd.DataFrame = NO_TIES) -> list[list[str]]:
    locaties = pd.DataFrame([OWN | row for row in now])
    found = tie_moved(locaties, pd.DataFrame([OWN | row for row in before]), ties)
    return found[["cluster_id", "id"]].to_numpy().tolist()


def test_one_name_site_and_number_of_its_own_is_one_office_that_moved() -> None:
    assert tied([{"cluster_id": "c"}], [{"locatie_id": "L1"}]) == [["c", "L1"]]


@pytest.mark.parametrize(
    "other",
    [
        {"organisatie": "SYNTHETISCH Iets"},
        {"website": "https://b.example"},
        {"telefoon": "+31302"},
        {"telefoon": ""},
    ],
)
def test_less_than_all_three_is_not_certain(other: Row) -> None:
    assert tied([{"cluster_id": "c"} | other], [{"locatie_id": "L1"}]) == []


def test_a_site_that_several_offices_share_tells_nothing() -> None:
    several = [{"locatie_id": "L1"}, {"locatie_id": "L2", "telefoon": "+31303"}]
    assert tied([{"cluster_id": "c"}], several) == []


def test_what_goes_on_already_did_not_move_elsewhere() -> None:
    ties = pd.DataFrame({"cluster_id": ["d"], "id": ["L1"], "weight": [1]})
    assert tied([{"cluster_id": "c"}], [{"locatie_id": "L1"}], ties) == []


def test_a_decision_names_its_heir_by_record_or_by_location() -> None:
    ties = pd.DataFrame({"cluster_id": ["c", "d"], "id": ["L1", "L2"], "weight": [1.0, 2.0]})
    members = pd.DataFrame({"cluster_id": ["c", "d"], "key": ["r:1", "r:2"]})
    found = tie_decided(ties, members, [("L8", "r:1", "verhuisd"), ("L9", "L2", "samengevoegd")])
    added = found.iloc[2:].to_numpy().tolist()
    assert added == [["c", "L8", 1_000_000.0], ["d", "L9", 0.5]]


def test_two_things_are_told_apart_by_the_cluster_of_their_record() -> None:
    members = pd.DataFrame({"cluster_id": ["c"], "key": ["r:1"]})
    assert list_apart(members, {("L1", "r:1"), ("L2", "r:9")}) == [("L1", "c"), ("L2", "r:9")]
