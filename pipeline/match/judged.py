"""What people decided about pairs of records, checked against itself."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.errors import SjoError
from pipeline.match.addresses import NO, UNSURE, YES
from pipeline.match.clusters import label_components
from pipeline.match.columns import Ints
from pipeline.match.nodes import Nodes

COLUMNS = ["record_id_a", "record_id_b", "oordeel"]


@dataclass(frozen=True)
class Judged:
    """Pairs of nodes, two columns each, by what people decided."""

    same: Ints
    different: Ints
    unsure: Ints

    @property
    def all(self) -> Ints:
        """Every judged pair."""
        return np.concatenate([self.same, self.different, self.unsure])


def list_mentioned(decisions: pd.DataFrame | None) -> frozenset[str]:
    """Every record_id in the decisions; SjoError when they contradict each other."""
    if decisions is None or decisions.empty:
        return frozenset()
    _refuse_contradictions(decisions)
    return frozenset(decisions["record_id_a"]) | frozenset(decisions["record_id_b"])


def locate_decisions(decisions: pd.DataFrame | None, nodes: Nodes) -> Judged:
    """The decisions as pairs of nodes; those about records that are not here are passed over."""
    if decisions is None or decisions.empty:
        none = np.empty((0, 2), dtype=np.int64)
        return Judged(none, none, none)
    at = pd.Index(nodes.record_ids)
    records = np.stack([at.get_indexer(pd.Index(decisions[name])) for name in COLUMNS[:2]], axis=1)
    here = (records >= 0).all(axis=1)
    pairs = np.sort(nodes.node_of_record[records], axis=1)
    verdict = decisions["oordeel"].to_numpy(dtype=object)
    return Judged(*(pairs[here & (verdict == text)] for text in (YES, NO, UNSURE)))


def _refuse_contradictions(decisions: pd.DataFrame) -> None:
    """SjoError for each pair judged different that other judgements make the same."""
    table = decisions[COLUMNS]
    codes, ids = pd.factorize(pd.concat([table["record_id_a"], table["record_id_b"]]))
    first, second = codes[: len(table)], codes[len(table) :]
    same = (table["oordeel"] == YES).to_numpy()
    labels = label_components(len(ids), first[same], second[same])
    wrong = (table["oordeel"] == NO).to_numpy() & (labels[first] == labels[second])
    if not wrong.any():
        return
    lines = [
        f"- {ids[one]} en {ids[other]}: verschillend, maar volgens andere oordelen zelfde: "
        + ", ".join(sorted(ids[labels == labels[one]]))
        for one, other in zip(first[wrong], second[wrong], strict=True)
    ]
    raise SjoError(
        "De koppelingen spreken elkaar tegen; wijzig een van deze oordelen:\n" + "\n".join(lines)
    )
