"""The few pairs that people should look at, best first."""

import numpy as np
import pandas as pd

from pipeline.match.addresses import EQUAL, UNSURE, YES
from pipeline.match.pairs import EVIDENCE, JUDGED

PER_THOUSAND = 5
"""Questions per 1,000 records at most (rounded up)."""


def choose_questions(pairs: pd.DataFrame, clusters: pd.DataFrame, records: int) -> pd.DataFrame:
    """Pairs in doubt that are not in one cluster: one per two clusters, the likeliest first.

    Likelier: both verdicts closer to yes, more evidence equal. Never one that people judged.
    """
    doubts = pairs[(pairs["beslissing"] == UNSURE) & (pairs["regel"] != JUDGED)]
    cluster_of = clusters.set_index("record_id")["cluster_id"]
    sides = [
        doubts[name].map(cluster_of).to_numpy(dtype=object)
        for name in ("record_id_a", "record_id_b")
    ]
    low, high = np.minimum(*sides), np.maximum(*sides)
    certainty = sum(
        (doubts[name] == YES).astype(int) * 4 for name in ("zelfde_adres", "zelfde_organisatie")
    ) + sum((doubts[name] == EQUAL).astype(int) for name in EVIDENCE)
    ranked = doubts.assign(low=low, high=high, certainty=certainty)[low != high].sort_values(
        ["certainty", "record_id_a", "record_id_b"], ascending=[False, True, True]
    )
    most = -(-records * PER_THOUSAND // 1000)
    return (
        ranked.drop_duplicates(["low", "high"])
        .head(most)[list(pairs.columns)]
        .reset_index(drop=True)
    )
