"""Match: which records are the same organisation at the same address."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.match.addresses import YES
from pipeline.match.blocks import Candidates
from pipeline.match.clusters import Edges, cluster
from pipeline.match.columns import Ints
from pipeline.match.encode import encode_records
from pipeline.match.features import make_features
from pipeline.match.judged import Judged, list_mentioned, locate_decisions
from pipeline.match.located import Compared, compare_located
from pipeline.match.names import Places
from pipeline.match.nodes import Nodes, make_nodes
from pipeline.match.normal import normalise_records
from pipeline.match.pairs import list_compared, list_duplicates, list_judged, list_unlocated
from pipeline.match.places import list_places, places_of_frame
from pipeline.match.processes import Workers
from pipeline.match.questions import choose_questions
from pipeline.match.unlocated import Located, Placed, place_unlocated


@dataclass(frozen=True)
class MatchResult:
    """`records`: the normalised records that were matched.

    `clusters`: record_id, cluster_id (the smallest record_id in it), sorted by record_id.
    `pairs`: every compared pair, its two verdicts, the evidence per field, decision and rule.
    `questions`: the pairs for people, best first, columns of `pairs`. `statistics`: counts.
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
    all text, "" where missing.
    """
    with Workers() as workers:
        frame = normalise_records(records, gazetteer, workers)
        return _match(frame, decisions, list_places(gazetteer), workers)


def match_normalised(
    frame: pd.DataFrame,
    decisions: pd.DataFrame | None = None,
    gazetteer: Gazetteer | None = None,
) -> MatchResult:
    """Match normalised records (record_id, organisatie, address parts, gemeentecode, contacts).

    `decisions`: record_id_a, record_id_b, oordeel (zelfde, verschillend, onzeker): applied before
    any score. SjoError when they contradict each other.
    """
    places = list_places(gazetteer) if gazetteer else places_of_frame(frame)
    with Workers() as workers:
        return _match(frame, decisions, places, workers)


def _match(
    frame: pd.DataFrame,
    decisions: pd.DataFrame | None,
    places: dict[str, Places],
    workers: Workers,
) -> MatchResult:
    mentioned = list_mentioned(decisions)
    nodes = make_nodes(encode_records(frame, places, workers), mentioned)
    judged = locate_decisions(decisions, nodes)
    features = make_features(nodes)
    compared = compare_located(nodes, features, places, workers)
    located, refused = _cluster(nodes, compared, judged)
    placed = place_unlocated(
        nodes, located, features.initials, judged, compared.light, places, workers
    )
    pairs = pd.concat(
        [
            list_judged(nodes, judged),
            list_compared(nodes, compared, refused),
            list_unlocated(nodes, placed),
            list_duplicates(nodes),
        ],
        ignore_index=True,
    ).drop_duplicates(["record_id_a", "record_id_b"], ignore_index=True)
    clusters = _list_clusters(nodes, placed.labels)
    questions = choose_questions(pairs, clusters, len(frame))
    counts = _count(frame, nodes, compared.candidates, placed, pairs)
    return MatchResult(frame, clusters, pairs, questions, counts)


def _cluster(nodes: Nodes, compared: Compared, judged: Judged) -> tuple[Located, Ints]:
    """The located nodes' clusters, and per candidate pair why it was refused (0: not)."""
    candidates, decided = compared.candidates, compared.decided
    pair_of = candidates.first * len(nodes) + candidates.second
    joins = decided.beslissing == YES
    chosen = np.flatnonzero(joins & ~np.isin(pair_of, _number_pairs(judged.all, len(nodes))))
    labels, stopped = cluster(nodes, _list_edges(compared, chosen, judged.same), judged.different)
    refused = np.zeros(len(pair_of), dtype=np.int64)
    refused[chosen] = stopped[len(judged.same) :]
    if not len(judged.same):
        return Located(labels, labels), refused
    denied = np.concatenate([judged.different, judged.unsure])
    alone = np.flatnonzero(joins & ~np.isin(pair_of, _number_pairs(denied, len(nodes))))
    own, _ = cluster(nodes, _list_edges(compared, alone, judged.same[:0]), judged.different)
    return Located(labels, own), refused


def _number_pairs(pairs: Ints, size: int) -> Ints:
    return pairs[:, 0] * size + pairs[:, 1]


def _list_edges(compared: Compared, chosen: Ints, same: Ints) -> Edges:
    """The pairs that people say are the same, then the chosen candidate pairs."""
    candidates, decided = compared.candidates, compared.decided
    people = len(same)
    return Edges(
        first=np.concatenate([same[:, 0], candidates.first[chosen]]),
        second=np.concatenate([same[:, 1], candidates.second[chosen]]),
        order=np.concatenate([np.zeros(people, np.int64), decided.order[chosen]]),
        loose=np.concatenate([np.zeros(people, bool), decided.loose[chosen]]),
        decided=np.arange(people + len(chosen)) < people,
    )


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
