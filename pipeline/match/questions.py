"""The few pairs that people should look at, best first."""

import numpy as np
import pandas as pd

from pipeline.match.addresses import EQUAL, UNSURE, YES
from pipeline.match.pairs import EVIDENCE, JUDGED

PER_THOUSAND = 5
"""Questions per 1,000 records at most (rounded up)."""


def choose_questions(pairs: pd.DataFrame, clusters: pd.DataFrame, records: int) -> pd.DataFrame:
    """Pairs in doubt that are not in one cluster: one per two clusters, the likeliest first.

    Likelier: both verdicts closer to yes, more evidence equal. Never two clusters about which
    people judged a pair.
    """
    cluster_of = clusters.set_index("record_id")["cluster_id"]
    is_judged = pairs["regel"] == JUDGED
    judged = set(_list_clusters(pairs[is_judged], cluster_of))
    doubts = pairs[(pairs["beslissing"] == UNSURE) & ~is_judged]
    both = _list_clusters(doubts, cluster_of)
    wanted = np.array([pair not in judged and pair[0] != pair[1] for pair in both], dtype=bool)
    certainty = sum(
        (doubts[name] == YES).astype(int) * 4 for name in ("zelfde_adres", "zelfde_organisatie")
    ) + sum((doubts[name] == EQUAL).astype(int) for name in EVIDENCE)
    order = doubts.assign(both=pd.Series(both, index=doubts.index, dtype=object))
    ranked = order.assign(certainty=certainty)[wanted].sort_values(
        ["certainty", "record_id_a", "record_id_b"], ascending=[False, True, True]
    )
    most = -(-records * PER_THOUSAND // 1000)
    return ranked.drop_duplicates("both").head(most)[list(pairs.columns)].reset_index(drop=True)


def _list_clusters(pairs: pd.DataFrame, cluster_of: pd.Series) -> list[tuple[str, str]]:
    """The two clusters of every pair, the smaller first."""
    sides = [pairs[name].map(cluster_of).tolist() for name in ("record_id_a", "record_id_b")]
    return [(min(pair), max(pair)) for pair in zip(*sides, strict=True)]
