"""Candidates: what was seen and nobody decided yet, and what it may turn out to be."""

import pandas as pd

from pipeline.stages.claims import COLUMN_OF_OFFER
from schemas.offers import REVIEWED_COLUMNS
from schemas.published import columns_of
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.vocabulary import Zekerheid

COLUMN_OF_CLAIM = {**{kolom: kolom for kolom in REVIEWED_COLUMNS}, **COLUMN_OF_OFFER}
"""Column of Kandidaten by what a record claims a value of: a single column, or a list."""
CLAIM_COLUMNS = ["record_id", "kolom", "waarde", "zekerheid"]


def gather_claims(offers: pd.DataFrame, statements: pd.DataFrame) -> pd.DataFrame:
    """Return CLAIM_COLUMNS of Offers and Statements: what anybody, or a rule, says of a record."""
    labels = offers.rename(columns={"lijst": "kolom", "term": "waarde"})
    return pd.concat([labels[CLAIM_COLUMNS], statements[CLAIM_COLUMNS]], ignore_index=True)


def make_kandidaten(
    waiting: pd.DataFrame,
    locaties: pd.DataFrame,
    claims: pd.DataFrame,
    unread: pd.DataFrame,
    unknown_kind: str,
) -> pd.DataFrame:
    """Return the published table Kandidaten: per gemeente where each lies or may lie, a row.

    `waiting`: kandidaat_id, cluster_id, record_id, gemeentecode of the records of each candidate.
    `locaties`: the merged ones. `claims`: see gather_claims; what two readers replaced says nothing
    any more, and `unknown_kind` never did. `unread`: record_id, gemeentecode of records that could
    not be read or placed: of those nothing is known.
    """
    keys = ["kandidaat_id", "cluster_id", "gemeentecode"]
    table = (
        waiting[keys]
        .drop_duplicates()
        .merge(
            locaties[["cluster_id", "landelijke_partij", "vestigingsvorm"]],
            on="cluster_id",
            validate="many_to_one",
        )
    )
    holds = (claims["zekerheid"] != Zekerheid.VERVANGEN) & (claims["waarde"] != unknown_kind)
    said = claims[holds].merge(waiting[["record_id", "cluster_id"]].drop_duplicates())
    for claimed, column in COLUMN_OF_CLAIM.items():
        table[column] = table["cluster_id"].map(_join_values(said[said["kolom"] == claimed]))
    rows = pd.concat([table, unread], ignore_index=True)
    return rows[rows["gemeentecode"] != ""][columns_of("kandidaten")].astype("str").fillna("")


def _join_values(said: pd.DataFrame) -> pd.Series:
    each_once = said[["cluster_id", "waarde"]].drop_duplicates().sort_values("waarde")
    return each_once.groupby("cluster_id")["waarde"].agg(MULTI_VALUE_SEPARATOR.join)
