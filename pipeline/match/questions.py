"""The few pairs that people should look at, best first."""

import numpy as np
import pandas as pd

from pipeline.match.pairs import EVIDENCE_FIELDS
from schemas.vocabulary import Paaroordeel, Veldoordeel

QUESTIONS_PER_THOUSAND = 5
"""Questions per 1,000 records at most (rounded up): what a person can answer in a sitting."""
WEIGHT_OF_VERDICT = 4
"""What a verdict counts for beside a field: more than the fields that a good address is made of."""


def choose_questions(
    pairs: pd.DataFrame, decided: pd.DataFrame, clusters: pd.DataFrame, records: int
) -> pd.DataFrame:
    """Pairs in doubt that are not in one cluster: one per two clusters, the likeliest first.

    `decided` are the pairs that people decided, the first of `pairs`. Never two clusters about
    which people decided a pair. Likelier: both verdicts closer to yes, more evidence equal.
    """
    cluster_of = clusters.set_index("record_id")["cluster_id"]
    known = set(_list_clusters(decided, cluster_of))
    compared = pairs.iloc[len(decided) :]
    doubts = compared[compared["beslissing"] == Paaroordeel.ONZEKER]
    both = _list_clusters(doubts, cluster_of)
    wanted = np.array([pair not in known and pair[0] != pair[1] for pair in both], dtype=bool)
    order = doubts.assign(
        both=pd.Series(both, index=doubts.index, dtype=object), certainty=_weigh(doubts)
    )
    ranked = order[wanted].sort_values(
        ["certainty", "record_id_a", "record_id_b"], ascending=[False, True, True]
    )
    most = -(-records * QUESTIONS_PER_THOUSAND // 1000)
    return ranked.drop_duplicates("both").head(most)[list(pairs.columns)].reset_index(drop=True)


def _weigh(doubts: pd.DataFrame) -> pd.Series:
    """How likely it is that a pair is one location; evidence of other records does not count."""
    certainty = pd.Series(0, index=doubts.index)
    for name in ("zelfde_adres", "zelfde_organisatie"):
        certainty += (doubts[name] == Paaroordeel.ZELFDE) * WEIGHT_OF_VERDICT
    for name in EVIDENCE_FIELDS:
        certainty += doubts[name] == Veldoordeel.GELIJK
    return certainty


def _list_clusters(pairs: pd.DataFrame, cluster_of: pd.Series) -> list[tuple[str, str]]:
    """The two clusters of every pair, the smaller first."""
    sides = [pairs[name].map(cluster_of).tolist() for name in ("record_id_a", "record_id_b")]
    return [(min(pair), max(pair)) for pair in zip(*sides, strict=True)]
