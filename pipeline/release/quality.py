"""How sure the counts of a version are."""

import pandas as pd

from pipeline.certainty.overlap import join_locations, list_open_pairs
from pipeline.match.engine import MatchResult
from pipeline.match.questions import count_affordable
from schemas.published.readings import EXPLICIT
from schemas.vocabulary import Lezingstand


def measure_quality(
    herkomst: pd.DataFrame, matched: MatchResult, decisions: pd.DataFrame
) -> dict[str, int]:
    """Return how many pairs were compared, decided and left open, and what that could change.

    Open are all pairs in doubt, and all questions, that nobody decided: also those that are not
    asked because their answer matters less. `locaties_minimaal`: the published locations if every
    open pair were one location; as published, none is.
    """
    pairs, questions = matched.pairs, matched.questions
    open_pairs = list_open_pairs(pairs, questions, decisions)
    return {
        "paren": len(pairs),
        "besloten": len(decisions),
        "open": len(open_pairs),
        "gevraagd": min(len(questions), count_affordable(len(matched.records))),
        "locaties": herkomst["locatie_id"].nunique(),
        "locaties_minimaal": join_locations(herkomst, open_pairs).nunique(),
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
