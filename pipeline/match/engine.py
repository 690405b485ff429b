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
from pipeline.match.groups.decisions import PAIR_OF_RECORDS, list_mentioned, locate_decisions
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


@dataclass(frozen=True)
class MatchResult:
    """`records`: the normalised records that were matched.

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
        frame = normalise_records(records, gazetteer, workers)
        return match_with(workers, frame, decisions, list_places(gazetteer), gazetteer.streets)


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
    mentioned = list_mentioned(decisions)
    nodes = make_nodes(encode_records(frame, places, streets, workers), mentioned)
    decided = locate_decisions(decisions, nodes)
    features = make_features(nodes)
    compared = compare_located(nodes, features, places, workers)
    located, refused = cluster_located(nodes, compared, decided)
    placed = place_unlocated(
        nodes, located, features.initials, decided, compared.light, places, workers
    )
    pairs = pd.concat(
        [
            list_decided(nodes, decided),
            list_compared(nodes, compared, refused),
            list_unlocated(nodes, placed),
            list_duplicates(nodes),
        ],
        ignore_index=True,
    ).drop_duplicates(PAIR_OF_RECORDS, ignore_index=True)
    clusters = _list_clusters(nodes, placed.labels)
    near = list_near_misses(nodes, find_near_misses(nodes, placed.labels, places, workers))
    questions = rank_questions(pairs, near, clusters)
    counts = _count(frame, nodes, compared.candidates, placed, pairs)
    return MatchResult(frame, clusters, tell_pairs(pairs), tell_pairs(questions), counts)


def _list_clusters(nodes: Nodes, labels: Ints) -> pd.DataFrame:
    """Per record the smallest record_id of its cluster: nodes stand in that order."""
    chief = nodes.first_record[labels[nodes.node_of_record]]
    return pd.DataFrame(
        {"record_id": nodes.record_ids, "cluster_id": nodes.record_ids[chief]}, dtype=str
    )


def _count(
    frame: pd.DataFrame, nodes: Nodes, candidates: Candidates, placed: Placed, pairs: pd.DataFrame
) -> dict[str, int]:
    return {
        "records": len(frame),
        "verschillende_records": len(nodes),
        "zonder_bezoekadres": int((~nodes.located).sum()),
        "vergeleken_paren": len(pairs),
        "gesplitste_blokken": candidates.split_blocks,
        "blokken_met_venster": candidates.windowed_blocks,
        "locaties": int(pd.unique(placed.labels[nodes.node_of_record]).size),
    }
