"""What readers saw to be otherwise on looking again, and nobody went on with yet."""

from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import Finding
from pipeline.versions.known_ids import KnownIds
from schemas.rechecks import Controleuitkomst

FOLLOW_UP = {
    Controleuitkomst.WEG: "sluit haar in correcties.csv, of kijk opnieuw",
    Controleuitkomst.GEWIJZIGD: "schrijf in locaties/ wat er nu staat, of een besluit in "
    "correcties.csv",
}
"""What follows on what a reader saw to be otherwise."""
NEVER_WAS = "deze locatie bestaat niet: de hercontrole zegt niets"


def find_strange_looks(looked: pd.DataFrame, known: KnownIds) -> Iterator[Finding]:
    """Yield a notice per row of hercontroles on a location that no version ever had.

    Before a first version nothing is known.
    """
    for row in rows_of(looked) if known.names else ():
        locatie_id = row["locatie_id"]
        if locatie_id not in known.names:
            advice = known.suggest(locatie_id) or "zoek haar op in de tabel locaties"
            where = row["bestand"], int(row["rij"]), "", "locatie_id", locatie_id
            yield Finding(*where, NEVER_WAS, advice, is_notice=True)


def find_unanswered(
    looked: pd.DataFrame, known: KnownIds, seen: Mapping[str, str], decisions: pd.DataFrame
) -> Iterator[Finding]:
    """Yield a notice per location that still stands as it was, though a reader saw otherwise.

    `looked`: the rows of hercontroles of this wave; the last word on a location counts. `seen`:
    locatie_id -> the last day on which a source named it, of what is published. `decisions`:
    correcties with present ids. A decision of that day or later answers it; what is only changed
    also a source that was seen since.
    """
    decided = decisions.groupby("locatie_id")["datum"].max().to_dict()
    looked = looked.assign(nu=looked["locatie_id"].map(known.find_present).astype("str"))
    last = looked[looked["datum"] == looked.groupby("nu")["datum"].transform("max")]
    for row in rows_of(last[last["uitkomst"].isin(list(FOLLOW_UP)) & last["nu"].isin(list(seen))]):
        outcome, day = Controleuitkomst(row["uitkomst"]), row["datum"]
        is_seen = outcome == Controleuitkomst.GEWIJZIGD and seen[row["nu"]] >= day
        if not is_seen and decided.get(row["nu"], "") < day:
            rule = f"{PurePosixPath(row['bestand']).stem} zag op {day} dat zij {outcome} is; "
            rule += "zij staat er nog zoals zij was"
            where = row["bestand"], int(row["rij"]), "", "locatie_id", row["locatie_id"]
            yield Finding(*where, rule, FOLLOW_UP[outcome], is_notice=True)
