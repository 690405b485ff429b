"""How sure the counts of a version are."""

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from pipeline.match.engine import MatchResult
from pipeline.match.questions import count_affordable
from schemas.published.readings import EXPLICIT
from schemas.vocabulary import Lezingstand, Paaroordeel


def measure_quality(
    herkomst: pd.DataFrame, matched: MatchResult, decisions: pd.DataFrame
) -> dict[str, int]:
    """Return how many pairs were compared, decided and left open, and what that could change.

    Open are all pairs in doubt, and all questions, that nobody decided: also those that are not
    asked because their answer matters less. `locaties_minimaal`: the published locations if every
    open pair were one location; as published, none is.
    """
    pairs, questions = matched.pairs, matched.questions
    in_doubt = pd.concat([pairs[pairs["beslissing"] == Paaroordeel.ONZEKER], questions])
    in_doubt = in_doubt[~_unordered(in_doubt).duplicated()]
    open_pairs = in_doubt[~_unordered(in_doubt).isin(_unordered(decisions))]
    published = herkomst.set_index("record_id")["locatie_id"]
    locations = herkomst["locatie_id"].nunique()
    ends = pd.DataFrame(
        {
            "a": open_pairs["record_id_a"].map(published),
            "b": open_pairs["record_id_b"].map(published),
        }
    ).dropna()
    return {
        "paren": len(pairs),
        "besloten": len(decisions),
        "open": len(open_pairs),
        "gevraagd": min(len(questions), count_affordable(len(matched.records))),
        "locaties": locations,
        "locaties_minimaal": locations - _count_joins(ends),
    }


def count_readings(lezingen: pd.DataFrame) -> dict[str, int]:
    """Return how many readings count, of how many readers, and how many records two people read.

    `lezingen`: the published table. Only of records that two people read blind
    is it known how often readers agree.
    """
    counting = lezingen[
        (lezingen["vorm"] == EXPLICIT) & (lezingen["stand"] == str(Lezingstand.GELDT))
    ].drop_duplicates("lezing_id")
    readers = counting.groupby("record_id")["lezer"].nunique()
    blind = counting[counting["blind"]].groupby("record_id")["lezer"].nunique()
    return {
        "lezingen": len(counting),
        "lezers": int(counting["lezer"].nunique()),
        "door_twee_gelezen": int((readers > 1).sum()),
        "door_twee_blind_gelezen": int((blind > 1).sum()),
    }


def _unordered(pairs: pd.DataFrame) -> pd.Series:
    """Return one text per pair, whichever record comes first."""
    first = pairs[["record_id_a", "record_id_b"]].min(axis=1)
    return first + "|" + pairs[["record_id_a", "record_id_b"]].max(axis=1)


def _count_joins(pairs: pd.DataFrame) -> int:
    """Return by how much the number of locations falls when all pairs are joined."""
    if pairs.empty:
        return 0
    codes, locations = pd.factorize(pd.concat([pairs["a"], pairs["b"]]))
    half, size = len(pairs), len(locations)
    links = coo_array((np.ones(half), (codes[:half], codes[half:])), shape=(size, size))
    return size - int(connected_components(links, directed=False)[0])
