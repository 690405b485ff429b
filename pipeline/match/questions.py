"""What people are asked: the pairs whose answer is worth most, one per two clusters."""

import numpy as np
import pandas as pd

from pipeline.match.evidence.pair_rules import PairReason
from pipeline.match.evidence.rules import apply_rules
from pipeline.match.question_rules import QUESTION_RULES, QuestionRow
from schemas.vocabulary import Paaroordeel

QUESTIONS_PER_THOUSAND = 10
"""Questions per 1,000 records (rounded up) that are asked unless people say otherwise."""
FEWEST_QUESTIONS = 10
"""As many are asked of any list: they take minutes."""
_QUESTION_FIELDS = (
    *("regel", "zelfde_adres", "zelfde_organisatie", "huisnummer", "naam"),
    *("website", "telefoon", "site_of_other", "both_known"),
)


def count_affordable(records: int) -> int:
    """How many questions are asked about this many records unless people say otherwise."""
    return max(FEWEST_QUESTIONS, -(-records * QUESTIONS_PER_THOUSAND // 1000))


def rank_questions(pairs: pd.DataFrame, near: pd.DataFrame, clusters: pd.DataFrame) -> pd.DataFrame:
    """All pairs that people could decide, one per two clusters, worth most first.

    `pairs` (those in doubt count) and `near` (all) as codes. Every answer decides about one
    location more or less, so worth is how uncertain the answer is; then how many records it is
    about. Never two clusters about which people decided a pair.
    """
    cluster_of = clusters.set_index("record_id")["cluster_id"]
    is_decided = pairs["regel"] == PairReason.DECIDED
    known = set(_list_clusters(pairs[is_decided], cluster_of))
    doubts = pairs[(pairs["beslissing"] == Paaroordeel.ONZEKER) & ~is_decided]
    asked = pd.concat([doubts.assign(site_of_other=False), near], ignore_index=True)
    both = _list_clusters(asked, cluster_of)
    wanted = np.array([pair not in known and pair[0] != pair[1] for pair in both], dtype=bool)
    sizes = cluster_of.value_counts()
    size = np.array([(sizes.get(one, 1), sizes.get(other, 1)) for one, other in both]).reshape(
        -1, 2
    )
    asked["both_known"] = size.min(axis=1) > 1
    order = asked.assign(
        both=pd.Series(both, index=asked.index, dtype=object),
        worth=_find_uncertainty(asked),
        records=size.sum(axis=1),
    )
    ranked = order[wanted].sort_values(
        ["worth", "records", "record_id_a", "record_id_b"], ascending=[False, False, True, True]
    )
    return ranked.drop_duplicates("both")[list(pairs.columns)].reset_index(drop=True)


def _find_uncertainty(asked: pd.DataFrame) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    """Per pair the spread of its answer: most at a chance of a half."""
    columns = [asked[name].to_numpy(dtype=object) for name in _QUESTION_FIELDS]
    chance = apply_rules(QUESTION_RULES, QuestionRow, *columns).astype(np.float64)
    return chance * (1 - chance)


def _list_clusters(pairs: pd.DataFrame, cluster_of: pd.Series) -> list[tuple[str, str]]:
    """The two clusters of every pair, the smaller first."""
    sides = [pairs[name].map(cluster_of).tolist() for name in ("record_id_a", "record_id_b")]
    return [(min(pair), max(pair)) for pair in zip(*sides, strict=True)]
