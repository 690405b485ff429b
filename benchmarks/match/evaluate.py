"""How good a clustering is, against the truth: pairwise scores, per corruption, per look-alike."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Scores:
    """Pairwise precision and recall; recall per corruption; wrong merges per kind of look-alike."""

    precision: float
    recall: float
    recall_per_corruption: pd.Series
    wrong_per_look_alike: pd.Series

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def evaluate(truth: pd.DataFrame, clusters: pd.DataFrame) -> Scores:
    """Compare clusters (record_id, cluster_id) with truth, over all pairs of records."""
    table = truth.merge(clusters, on="record_id", validate="1:1")
    true_pairs = _count_pairs(table["entity_id"])
    found_pairs = _count_pairs(table["cluster_id"])
    right = _count_pairs(table.groupby(["entity_id", "cluster_id"]).ngroup())
    return Scores(
        precision=right / found_pairs if found_pairs else 1.0,
        recall=right / true_pairs if true_pairs else 1.0,
        recall_per_corruption=_recall_per_corruption(table),
        wrong_per_look_alike=_wrong_per_look_alike(table),
    )


def _count_pairs(groups: pd.Series) -> int:
    sizes = groups.value_counts().to_numpy(dtype=np.int64)
    return int((sizes * (sizes - 1) // 2).sum())


def _recall_per_corruption(table: pd.DataFrame) -> pd.Series:
    """Per corruption: of the true pairs that a so corrupted record is in, the share found."""
    size = table.groupby("entity_id")["record_id"].transform("size") - 1
    found = table.groupby(["entity_id", "cluster_id"])["record_id"].transform("size") - 1
    counted = table.assign(size=size, found=found, kind=table["verminkingen"].str.split("|"))
    summed = counted.explode("kind").groupby("kind")[["found", "size"]].sum()
    return summed["found"] / summed["size"].clip(lower=1)


def _wrong_per_look_alike(table: pd.DataFrame) -> pd.Series:
    """Per kind of look-alike: the share of its entities that share a cluster with another."""
    mixed = table.groupby("cluster_id")["entity_id"].transform("nunique") > 1
    entities = table.assign(mixed=mixed).groupby(["soort", "entity_id"])["mixed"].any()
    return entities.groupby("soort").mean()
