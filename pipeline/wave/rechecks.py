"""Which published locations are due to be looked at again, and in what order.

Due = last confirmed + a cadence per kind of provider, learnt from how many of that kind changed
between two waves. What has a signal (see `Signal`) comes first. What was looked at in this wave is
not due again, whoever looked.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
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
class Signal:
    """Why a location cannot wait for its day: in Dutch, and the day (ISO) on which it showed.

    It says nothing of a location that was confirmed after that day. "": until somebody looks.
    """

    reden: str
    dag: str = ""


@dataclass(frozen=True)
class Rechecks:
    """What decides when each location of a version is looked at again.

    `locaties`: the published table. `cadence`: years by soort_organisatie. `confirmed`: locatie_id
    -> day (ISO) on which a reader last found it unchanged. `signals` by locatie_id. `done`: what
    was looked at in this wave. `last_day`: no day falls behind it; "" for none.
    """

    locaties: pd.DataFrame
    cadence: Mapping[str, float]
    confirmed: Mapping[str, str] = field(default_factory=dict)
    signals: Mapping[str, Sequence[Signal]] = field(default_factory=dict)
    done: Collection[str] = ()
    last_day: str = ""


@dataclass(frozen=True)
class DueRecheck:
    """A location to look at again: `voor` the day (ISO) before which, "" at once; `redenen` in
    Dutch why it was moved up, () when only its cadence counts. `locatie`: the row of the published
    table, `bevestigd` when it was last seen or found unchanged (a day, month or year)."""

    locatie: Mapping[str, str]
    bevestigd: str
    voor: str
    redenen: Sequence[str]

    def is_due(self, today: str) -> bool:
        """Tell whether it must be looked at on a day (ISO)."""
        return bool(self.redenen) or self.voor <= today


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
        kept = max(1 - share, LEAST_KEPT)  # of which all changed, the logarithm still exists
        span = (years or YEARS_BETWEEN_WAVES) * log(1 - ACCEPTED_CHANGE) / log(kept)
        cadence[str(kind)] = min(max(span, SHORTEST_YEARS), LONGEST_YEARS)
    return cadence


def list_rechecks(rechecks: Rechecks) -> list[DueRecheck]:
    """Return every location that was not looked at yet: what was moved up first, then by its day.

    Each location stands there once.
    """
    planned = []
    for row in rows_of(rechecks.locaties.astype("object").fillna("").astype("str")):
        locatie_id = row["locatie_id"]
        if locatie_id in rechecks.done:
            continue
        confirmed = max(row["laatst_gezien"], rechecks.confirmed.get(locatie_id, ""))
        years = rechecks.cadence.get(row["soort_organisatie"], LONGEST_YEARS)
        voor = due_day(confirmed, years, rechecks.last_day)
        told = rechecks.signals.get(locatie_id, ())
        redenen = [signal.reden for signal in told if not signal.dag or signal.dag >= confirmed]
        planned.append(DueRecheck(row, confirmed, voor, redenen))
    return sorted(planned, key=lambda d: (not d.redenen, d.voor, d.locatie["locatie_id"]))


def due_day(confirmed: str, years: float, last_day: str = "") -> str:
    """Return before which day (ISO) what was confirmed on a day, month or year is seen again.

    "" when nothing is known: at once. Never behind `last_day`, unless that is "".
    """
    if not confirmed:
        return ""
    seen = date.fromisoformat(confirmed + "-01-01"[len(confirmed) - 4 :])
    due = (seen + timedelta(days=round(years * DAYS_IN_YEAR))).isoformat()
    return min(due, last_day) if last_day else due
