"""Which published locations are due to be looked at again, and in what order.

Due = last seen + a cadence per kind of provider, learnt from how many of that kind changed between
two waves. What a source no longer lists, or what people must still decide, comes first. What was
looked at in this wave is not due again, whoever looked.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from math import log

import pandas as pd

from pipeline.boundary import rows_of
from schemas.meting import YEARS_BETWEEN_WAVES
from schemas.vocabulary import SoortVerschil

ACCEPTED_CHANGE = 0.2
"""AANNAME: look again before one in five of a kind has changed."""
USUAL_CHANGE, PRIOR_LOCATIONS = 0.3, 10
"""AANNAME: a kind counts as if 3 of 10 more locations had changed in two years; of few known, the
cadence stays near that of all."""
SHORTEST_YEARS, LONGEST_YEARS = 0.5, float(YEARS_BETWEEN_WAVES)
LEAST_KEPT = 0.001
DAYS_IN_YEAR = 365.25
CHANGED = (
    *(SoortVerschil.VERVALLEN, SoortVerschil.SAMENGEVOEGD, SoortVerschil.VERHUISD),
    *(SoortVerschil.HERNOEMD, SoortVerschil.ANDER_ONDERSTEUNINGSTYPE),
    SoortVerschil.ANDER_LEEFGEBIED,
)
"""The differences that a reader would see on looking again."""


@dataclass(frozen=True)
class DueRecheck:
    """A location to look at again: `voor` the day (ISO) before which, `vooraan` why it was moved
    up, "" when only its cadence says so. `locatie`: the row of the published table."""

    locatie: Mapping[str, str]
    voor: str
    vooraan: str


def learn_cadence(
    locaties: pd.DataFrame, verschillen: pd.DataFrame, years: int
) -> dict[str, float]:
    """Return years between looks by soort_organisatie.

    `locaties`: the version before, `verschillen` from it to the next, which came `years` later (0:
    nothing to learn). With a share p changed in y years, ACCEPTED_CHANGE is reached after
    y ln(1 - ACCEPTED_CHANGE) / ln(1 - p) years; kept within SHORTEST_YEARS and LONGEST_YEARS.
    """
    changed = set(verschillen.loc[verschillen["soort_verschil"].isin(CHANGED), "locatie_id"])
    cadence = {}
    for kind, group in locaties.groupby("soort_organisatie"):
        counted = len(group) if years else 0
        differ = int(group["locatie_id"].isin(changed).sum()) if years else 0
        share = (differ + USUAL_CHANGE * PRIOR_LOCATIONS) / (counted + PRIOR_LOCATIONS)
        span = (
            (years or YEARS_BETWEEN_WAVES) * log(1 - ACCEPTED_CHANGE) / log(1 - min(share, 0.999))
        )
        cadence[str(kind)] = min(max(span, SHORTEST_YEARS), LONGEST_YEARS)
    return cadence


def list_due(
    locaties: pd.DataFrame,
    cadence: Mapping[str, float],
    urgent: Mapping[str, str],
    done: Collection[str],
    today: str,
) -> list[DueRecheck]:
    """Return what is due on a day (ISO): what was moved up first, then the longest overdue.

    `locaties`: the last version's. `urgent`: locatie_id -> in Dutch why it cannot wait. `done`: the
    locatie_ids that were looked at in this wave. Each location stands there once.
    """
    due = []
    for row in rows_of(locaties.astype("object").fillna("").astype("str")):
        voor = _due_day(row["laatst_gezien"], cadence.get(row["soort_organisatie"], LONGEST_YEARS))
        reason = urgent.get(row["locatie_id"], "")
        if row["locatie_id"] not in done and (reason or voor <= today):
            due.append(DueRecheck(row, voor, reason))
    return sorted(due, key=lambda d: (not d.vooraan, d.voor, d.locatie["locatie_id"]))


def _due_day(laatst_gezien: str, years: float) -> str:
    """Return the day after which something last seen on a day, month or year is due; "" at once."""
    if not laatst_gezien:
        return ""
    seen = date.fromisoformat(laatst_gezien + "-01-01"[len(laatst_gezien) - 4 :])
    return (seen + timedelta(days=round(years * DAYS_IN_YEAR))).isoformat()
