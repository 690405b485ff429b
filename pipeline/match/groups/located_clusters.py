"""The clusters of records with an address, with and without what people decided."""

from dataclasses import dataclass

import numpy as np

from pipeline.match.coding.columns import Ints
from pipeline.match.coding.nodes import Nodes
from pipeline.match.groups.clusters import Edges, cluster
from pipeline.match.groups.decisions import DecidedPairs
from pipeline.match.groups.located import ComparedPairs
from schemas.vocabulary import Paaroordeel


@dataclass(frozen=True)
class LocatedClusters:
    """Clusters as labels of nodes. A node without an address stands alone, unless people decided.

    `own` are the clusters without what people say is one location: what the records say of
    themselves. In it count which people keep apart, and what they are unsure of.
    """

    labels: Ints
    own: Ints


def cluster_located(
    nodes: Nodes, compared: ComparedPairs, decided: DecidedPairs
) -> tuple[LocatedClusters, Ints]:
    """The clusters, and per candidate pair its RefusedJoin."""
    candidates = compared.candidates
    joins = compared.verdicts.verdict == Paaroordeel.ZELFDE
    number = candidates.first * len(nodes) + candidates.second
    chosen = np.flatnonzero(joins & ~np.isin(number, _number_pairs(decided.all, len(nodes))))
    edges = _list_edges(compared, chosen, decided.same)
    labels, stopped = cluster(nodes, edges, decided.different)
    refused = np.zeros(len(number), dtype=np.int64)
    refused[chosen] = stopped[len(decided.same) :]
    if not len(decided.same):
        return LocatedClusters(labels, labels), refused
    denied = np.concatenate([decided.different, decided.unsure])
    alone = np.flatnonzero(joins & ~np.isin(number, _number_pairs(denied, len(nodes))))
    own, _ = cluster(nodes, _list_edges(compared, alone, decided.same[:0]), decided.different)
    return LocatedClusters(labels, own), refused


def _number_pairs(pairs: Ints, size: int) -> Ints:
    return pairs[:, 0] * size + pairs[:, 1]


def _list_edges(compared: ComparedPairs, chosen: Ints, same: Ints) -> Edges:
    """The pairs that people say are the same, then the chosen candidate pairs."""
    candidates, verdicts = compared.candidates, compared.verdicts
    people = len(same)
    return Edges(
        first=np.concatenate([same[:, 0], candidates.first[chosen]]),
        second=np.concatenate([same[:, 1], candidates.second[chosen]]),
        order=np.concatenate([np.zeros(people, np.int64), verdicts.order[chosen]]),
        loose=np.concatenate([np.zeros(people, bool), verdicts.loose[chosen]]),
        decided=np.arange(people + len(chosen)) < people,
    )
