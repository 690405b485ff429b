"""What the stages of a build made, in their order."""

from dataclasses import dataclass

import pandas as pd

from pipeline.match.engine import MatchResult
from pipeline.normalise.stage import NormalisedRecords
from pipeline.review.decisions import ActiveDecisions
from pipeline.stages.classify import Classified
from pipeline.stages.close import Closed
from pipeline.stages.correct import Corrected
from pipeline.stages.decided import Decided
from pipeline.stages.identify import Identified
from pipeline.stages.merge import Merged
from pipeline.stages.reconcile import Reconciled
from pipeline.stages.settle import Settled


@dataclass(frozen=True)
class Judged:
    """The records as people corrected and read them, in the order of the stages.

    `mutaties`: the published table of that name.
    """

    decided: Decided
    corrected: Corrected
    reconciled: Reconciled
    classified: Classified
    mutaties: pd.DataFrame


@dataclass(frozen=True)
class Linked:
    """Which records are one location, and what became of the links of people.

    `records`: the normalised records with what their sources say of them, decisions aside.
    """

    normalised: NormalisedRecords
    active: ActiveDecisions
    matched: MatchResult
    records: pd.DataFrame

    @property
    def decisions(self) -> pd.DataFrame:
        """The links of people that were applied: record_id_a, record_id_b, oordeel."""
        return self.active.decisions


@dataclass(frozen=True)
class Made:
    """What the stages made, in their order. `left`: in Dutch, of which records a decision on their
    former location holds no more."""

    judged: Judged
    linked: Linked
    merged: Merged
    settled: Settled
    located: pd.DataFrame
    identified: Identified
    closed: Closed
    left: tuple[str, ...] = ()

    @property
    def members(self) -> pd.DataFrame:
        """Return record_id, cluster_id, locatie_id of what is published."""
        clusters = self.linked.matched.clusters
        return clusters.merge(self.identified.ids, on="cluster_id", validate="many_to_one")

    @property
    def last_seen(self) -> dict[str, str]:
        """Return locatie_id -> the last day on which a source named it, of what is published."""
        placed = self.located.merge(self.identified.ids, on="cluster_id")
        return dict(zip(placed["locatie_id"], placed["laatst_gezien_op"], strict=True))

    @property
    def records(self) -> pd.DataFrame:
        """Records of the sources, corrected."""
        return self.judged.corrected.rows

    @property
    def kandidaten(self) -> pd.DataFrame:
        """cluster_id, reden of all that waits, also of what is listed though people closed it."""
        return pd.concat([self.settled.kandidaten, self.closed.kandidaten], ignore_index=True)

    @property
    def published(self) -> pd.Series:
        """The record_ids of what is published."""
        return self.members["record_id"]
