"""Nothing is lost: every record that entered stands in exactly one published table."""

import pandas as pd

from pipeline.boundary import AccountingError
from schemas.vocabulary import Uitkomst

OUTCOMES = {
    "herkomst": str(Uitkomst.GEPUBLICEERD),
    "te_beoordelen": str(Uitkomst.TE_BEOORDELEN),
    "afgekeurd": str(Uitkomst.AFGEKEURD),
}
"""In which published table a record stands, by what became of it."""


def account(entered: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> None:
    """Assert that each entered record_id was published, is a candidate, or was rejected.

    Raises AccountingError naming records that vanished, appeared or stand in two tables.
    """
    outcome = _outcomes(tables)
    # Stages assert their own bookkeeping; this one looks at the published tables alone, so that a
    # record lost by the assembling itself is noticed too.
    twice = outcome[outcome.duplicated("record_id")]["record_id"].tolist()
    ids = set(entered["record_id"])
    lost = sorted(ids - set(outcome["record_id"]))
    added = sorted(set(outcome["record_id"]) - ids)
    if len(ids) != len(entered) or lost or added or twice:
        raise AccountingError(
            f"boekhouding klopt niet: verdwenen {lost[:3]}, erbij {added[:3]}, dubbel {twice[:3]}"
        )


def count_per_source(entered: pd.DataFrame, tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return per bron: gelezen, gepubliceerd, te beoordelen, afgekeurd; the last three add up."""
    ends = entered[["record_id", "bron"]].merge(_outcomes(tables), on="record_id")
    counts = pd.crosstab(ends["bron"], ends["uitkomst"]).reindex(
        columns=list(OUTCOMES.values()), fill_value=0
    )
    counts.insert(0, "gelezen", counts.sum(axis=1))
    return counts.reset_index().rename_axis(columns=None)


def _outcomes(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    # A question about a published location is work, not the end of a record: that was published.
    worklist = tables["te_beoordelen"]
    ends = tables | {"te_beoordelen": worklist[worklist["locatie_id"].isna()]}
    return pd.concat(
        [
            pd.DataFrame({"record_id": ends[name]["record_id"].unique(), "uitkomst": outcome})
            for name, outcome in OUTCOMES.items()
        ],
        ignore_index=True,
    )
