"""The few pairs that people should look at, best first."""

import numpy as np
import pandas as pd

from pipeline.match.evidence.pair_rules import PairReason
from pipeline.match.names.reasons import NameReason
from pipeline.match.pairs import ADDRESS_FIELDS, CONTACT_FIELDS
from schemas.vocabulary import Paaroordeel, Veldoordeel

QUESTIONS_PER_THOUSAND = 5
"""Questions per 1,000 records at most (rounded up), so that people can answer all of them."""
WEIGHT_OF_VERDICT = 4
"""What a verdict on address or organisation counts for, beside 1 for a field: so much that one
verdict outweighs what it usually rests on."""


def choose_questions(pairs: pd.DataFrame, clusters: pd.DataFrame, records: int) -> pd.DataFrame:
    """Pairs in doubt that are not in one cluster: one per two clusters, the likeliest first.

    `pairs` as codes. Never two clusters about which people decided a pair. Likelier: both verdicts
    closer to yes, more evidence equal.
    """
    cluster_of = clusters.set_index("record_id")["cluster_id"]
    is_decided = pairs["regel"] == PairReason.DECIDED
    known = set(_list_clusters(pairs[is_decided], cluster_of))
    doubts = pairs[(pairs["beslissing"] == Paaroordeel.ONZEKER) & ~is_decided]
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
    """How likely it is that a pair is one location; contacts of other records do not count."""
    certainty = (doubts["naam"] == NameReason.EQUAL).astype(int)
    for name in ("zelfde_adres", "zelfde_organisatie"):
        certainty += (doubts[name] == Paaroordeel.ZELFDE) * WEIGHT_OF_VERDICT
    for name in ADDRESS_FIELDS:
        certainty += doubts[name] == Veldoordeel.GELIJK
    for name in CONTACT_FIELDS:
        certainty += (doubts[name] == Veldoordeel.GELIJK) & ~doubts[f"{name}_via"].astype(bool)
    return certainty


def _list_clusters(pairs: pd.DataFrame, cluster_of: pd.Series) -> list[tuple[str, str]]:
    """The two clusters of every pair, the smaller first."""
    sides = [pairs[name].map(cluster_of).tolist() for name in ("record_id_a", "record_id_b")]
    return [(min(pair), max(pair)) for pair in zip(*sides, strict=True)]
