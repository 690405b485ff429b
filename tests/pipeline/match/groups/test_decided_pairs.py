"""What people decided, as pairs of nodes, and the clusters with and without it."""

import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.match.coding.encode import encode_records
from pipeline.match.coding.nodes import Nodes, make_nodes
from pipeline.match.coding.normal import normalise_records
from pipeline.match.coding.processes import Workers
from pipeline.match.groups.decisions import DecidedPairs, list_mentioned, locate_decisions
from pipeline.match.groups.features import make_features
from pipeline.match.groups.located import compare_located
from pipeline.match.groups.located_clusters import LocatedClusters, cluster_located
from pipeline.match.names.places import list_places
from tests.pipeline.match.lists import Line, make_list

BAKEN = ("Het Baken 3", "7607AA", "Almelo", "Almelo")
LINES: list[Line] = [
    ("Lindepunt", *BAKEN),
    ("Lindepunt", *BAKEN),
    ("Berkenhuis", *BAKEN),
    ("Berkenhuis", "", "", "", "Almelo"),
]


def decide(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["record_id_a", "record_id_b", "oordeel"], dtype=str)


def locate(gazetteer: Gazetteer, decisions: pd.DataFrame) -> tuple[Nodes, DecidedPairs]:
    with Workers() as workers:
        frame = normalise_records(make_list(LINES), gazetteer, workers)
        records = encode_records(frame, list_places(gazetteer), gazetteer.streets, workers)
    nodes = make_nodes(records, list_mentioned(decisions))
    return nodes, locate_decisions(decisions, nodes)


def cluster(gazetteer: Gazetteer, decisions: pd.DataFrame) -> LocatedClusters:
    nodes, decided = locate(gazetteer, decisions)
    places = list_places(gazetteer)
    with Workers() as workers:
        compared = compare_located(nodes, make_features(nodes), places, workers)
    return cluster_located(nodes, compared, decided)[0]


def test_records_that_are_mentioned_are_nodes_of_their_own(gazetteer: Gazetteer) -> None:
    assert len(locate(gazetteer, decide())[0]) == 3
    nodes, decided = locate(gazetteer, decide(("r01", "r00", "verschillend")))
    assert len(nodes) == 4
    assert decided.different.tolist() == [[0, 1]]


def test_decisions_on_records_that_are_not_here_are_passed_over(gazetteer: Gazetteer) -> None:
    _, decided = locate(gazetteer, decide(("r00", "r99", "zelfde"), ("r02", "r03", "onzeker")))
    assert decided.same.tolist() == []
    assert decided.unsure.tolist() == [[2, 3]]


def test_own_clusters_leave_out_what_people_joined_and_obey_what_they_keep_apart(
    gazetteer: Gazetteer,
) -> None:
    found = cluster(gazetteer, decide(("r00", "r02", "zelfde"), ("r02", "r03", "zelfde")))
    assert found.labels.tolist() == [0, 0, 0, 0]
    assert found.own.tolist() == [0, 0, 2, 3]
    apart = cluster(gazetteer, decide(("r00", "r01", "verschillend"), ("r00", "r02", "zelfde")))
    assert apart.own[0] != apart.own[1]
