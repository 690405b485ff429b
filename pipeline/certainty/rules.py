"""Which rules met a record, and which met none: the published table regels.

A rule that never meets anything is either not needed, or does not do what it should.
"""

import pandas as pd

from schemas.inclusion import load_exclusions
from schemas.publishable import REASONS
from schemas.published import columns_of
from schemas.vocabulary import Regelsoort


def count_rules(afgekeurd: pd.DataFrame, te_beoordelen: pd.DataFrame) -> pd.DataFrame:
    """Return every rule of inclusion and publishing, with the records of the published tables."""
    rejected = afgekeurd.groupby("regel")["record_id"].nunique()
    waiting = te_beoordelen["reden"].str.split("; ").explode().value_counts()
    rows = [
        (str(Regelsoort.UITSLUITING), rule.code, rule.label, int(rejected.get(rule.code, 0)))
        for rule in load_exclusions()
    ]
    rows += [
        (str(Regelsoort.PUBLICATIE), code, reason, int(waiting.get(reason, 0)))
        for code, reason in REASONS.items()
    ]
    return pd.DataFrame(rows, columns=columns_of("regels"))
