"""What people decided about pairs of records, checked against itself."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.errors import SjoError
from pipeline.match.coding.columns import Ints
from pipeline.match.coding.components import label_components
from pipeline.match.coding.nodes import Nodes
from schemas.vocabulary import Paaroordeel

PAIR_OF_RECORDS = ["record_id_a", "record_id_b"]


@dataclass(frozen=True)
class DecidedPairs:
    """Pairs of nodes, two columns each, by what people decided."""

    same: Ints
    different: Ints
    unsure: Ints

    @property
    def all(self) -> Ints:
        """Every decided pair."""
        return np.concatenate([self.same, self.different, self.unsure])


def list_mentioned(decisions: pd.DataFrame | None) -> frozenset[str]:
    """Every record_id in the decisions; SjoError when they contradict each other."""
    if decisions is None or decisions.empty:
        return frozenset()
    _refuse_contradictions(decisions)
    return frozenset(decisions["record_id_a"]) | frozenset(decisions["record_id_b"])


def locate_decisions(decisions: pd.DataFrame | None, nodes: Nodes) -> DecidedPairs:
    """The decisions as pairs of nodes; those about records that are not here are passed over."""
    if decisions is None or decisions.empty:
        none = np.empty((0, 2), dtype=np.int64)
        return DecidedPairs(none, none, none)
    at = pd.Index(nodes.record_ids)
    records = np.stack(
        [at.get_indexer(pd.Index(decisions[name])) for name in PAIR_OF_RECORDS], axis=1
    )
    here = (records >= 0).all(axis=1)
    pairs = np.sort(nodes.node_of_record[records], axis=1)
    decision = decisions["oordeel"].to_numpy(dtype=object)
    return DecidedPairs(
        same=pairs[here & (decision == Paaroordeel.ZELFDE)],
        different=pairs[here & (decision == Paaroordeel.VERSCHILLEND)],
        unsure=pairs[here & (decision == Paaroordeel.ONZEKER)],
    )


def _refuse_contradictions(decisions: pd.DataFrame) -> None:
    """SjoError for each pair decided different that other decisions make the same."""
    codes, ids = pd.factorize(pd.concat([decisions[name] for name in PAIR_OF_RECORDS]))
    first, second = codes[: len(decisions)], codes[len(decisions) :]
    same = (decisions["oordeel"] == Paaroordeel.ZELFDE).to_numpy()
    labels = label_components(len(ids), first[same], second[same])
    different = (decisions["oordeel"] == Paaroordeel.VERSCHILLEND).to_numpy()
    wrong = different & (labels[first] == labels[second])
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
