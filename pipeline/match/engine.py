"""The matching from begin to end: records in; locations, explained pairs and questions out.

Records that say the same become one node. Nodes with an address are compared within narrow blocks
and joined, strongest pair first. Records without an address are placed last. Never are two verdicts
added up: the same address makes no two tenants one organisation.
"""

from dataclasses import dataclass

import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.streets import NO_STREETS, StreetRegister
from pipeline.match.coding.columns import Ints
from pipeline.match.coding.encode import encode_records
from pipeline.match.coding.nodes import Nodes, make_nodes
from pipeline.match.coding.normal import normalise_records
from pipeline.match.coding.processes import Workers
from pipeline.match.groups.blocks import Candidates
from pipeline.match.groups.decisions import (
    PAIR_OF_RECORDS,
    DecidedPairs,
    list_mentioned,
    locate_decisions,
)
from pipeline.match.groups.features import make_features
from pipeline.match.groups.located import compare_located
from pipeline.match.groups.located_clusters import cluster_located
from pipeline.match.groups.near_misses import find_near_misses
from pipeline.match.groups.unlocated import Placed, place_unlocated
from pipeline.match.names.name import Places
from pipeline.match.names.places import list_places, places_of_frame
from pipeline.match.pairs import (
    list_compared,
    list_decided,
    list_duplicates,
    list_near_misses,
    list_unlocated,
)
from pipeline.match.questions import rank_questions
from pipeline.match.wording import tell_pairs

MATCHED_PLACE = ("record_id", "straatnaam", "huisnummer", "gemeentecode")


@dataclass(frozen=True)
class MatchResult:
    """`records`: where each record was read to be, columns MATCHED_PLACE.

    `clusters`: record_id, cluster_id (the smallest record_id in it), sorted by record_id.
    `pairs`: every compared pair, its two verdicts, the evidence per field, decision and rule.
    `questions`: all pairs that people could decide, columns of `pairs`, the answers that are worth
    most first; `count_affordable` says how many are asked. `statistics`: counts.
    """

    records: pd.DataFrame
    clusters: pd.DataFrame
    pairs: pd.DataFrame
    questions: pd.DataFrame
    statistics: dict[str, int]


def match_records(
    records: pd.DataFrame, gazetteer: Gazetteer, decisions: pd.DataFrame | None = None
) -> MatchResult:
    """Match records in their own words: read and place the addresses, then `match_normalised`.

    `records`: record_id, organisatie, bezoekadres, postcode, plaats, gemeente, website, telefoon,
    locatienaam, all text, "" where missing.
    """
    with Workers() as workers:
        return match_with(
            workers,
            normalise_records(records, gazetteer, workers),
            decisions,
            list_places(gazetteer),
            gazetteer.streets,
        )


def match_normalised(
    frame: pd.DataFrame,
    decisions: pd.DataFrame | None = None,
    gazetteer: Gazetteer | None = None,
) -> MatchResult:
    """Match normalised records.

    `frame`: record_id, organisatie, locatienaam, address parts, gemeentecode, contacts.

    `decisions`: record_id_a, record_id_b, oordeel (zelfde, verschillend, onzeker): applied before
    any score. SjoError when they contradict each other.
    """
    places = list_places(gazetteer) if gazetteer else places_of_frame(frame)
    streets = gazetteer.streets if gazetteer else NO_STREETS
    with Workers() as workers:
        return match_with(workers, frame, decisions, places, streets)


def match_with(
    workers: Workers,
    frame: pd.DataFrame,
    decisions: pd.DataFrame | None,
    places: dict[str, Places],
    streets: StreetRegister = NO_STREETS,
) -> MatchResult:
    """As `match_normalised`, with `list_places` and with whoever reads and compares the names.

    `streets`: those that exist, where the list of them was fetched.

    What `workers` are given is small, and each answer hangs on its own item: other machines may do
    that work, in any parts (docs/scale.md). What is joined is joined here, in one pass.
    """
    nodes = make_nodes(encode_records(frame, places, streets, workers), list_mentioned(decisions))
    where = frame[list(MATCHED_PLACE)]
    del frame  # the texts of a million records, which no one reads again
    pairs, labels, counts = _join_nodes(nodes, locate_decisions(decisions, nodes), places, workers)
    clusters = _list_clusters(nodes, labels)
    near = list_near_misses(nodes, find_near_misses(nodes, labels, places, workers))
    questions = tell_pairs(rank_questions(pairs, near, clusters))
    return MatchResult(where, clusters, tell_pairs(pairs), questions, counts)


def _join_nodes(
    nodes: Nodes, decided: DecidedPairs, places: dict[str, Places], workers: Workers
) -> tuple[pd.DataFrame, Ints, dict[str, int]]:
    """The table of compared pairs in codes, the cluster of every node, and counts."""
    features = make_features(nodes)
    compared = compare_located(nodes, features, places, workers)
    located, refused = cluster_located(nodes, compared, decided)
    placed = place_unlocated(
        nodes, located, features.initials, decided, compared.light, places, workers
    )
    tables = [
        list_decided(nodes, decided),
        list_compared(nodes, compared, refused),
        list_unlocated(nodes, placed),
        list_duplicates(nodes),
    ]
    pairs = pd.concat(tables, ignore_index=True).drop_duplicates(PAIR_OF_RECORDS, ignore_index=True)
    return pairs, placed.labels, _count(nodes, compared.candidates, placed, pairs)


def _list_clusters(nodes: Nodes, labels: Ints) -> pd.DataFrame:
    """Per record the smallest record_id of its cluster: nodes stand in that order."""
    chief = nodes.first_record[labels[nodes.node_of_record]]
    return pd.DataFrame(
        {"record_id": nodes.record_ids, "cluster_id": nodes.record_ids[chief]}, dtype=str
    )


def _count(
    nodes: Nodes, candidates: Candidates, placed: Placed, pairs: pd.DataFrame
) -> dict[str, int]:
    return {
        "records": len(nodes.record_ids),
        "verschillende_records": len(nodes),
        "zonder_bezoekadres": int((~nodes.located).sum()),
        "vergeleken_paren": len(pairs),
        "gesplitste_blokken": candidates.split_blocks,
        "blokken_met_venster": candidates.windowed_blocks,
        "locaties": int(pd.unique(placed.labels[nodes.node_of_record]).size),
    }
