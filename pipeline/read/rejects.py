"""Rejects of the reading stage: a record and the rule that keeps it out."""

from collections.abc import Iterable, Mapping

import pandas as pd

from pipeline.boundary import REJECT_COLUMNS
from pipeline.files.findings import Finding
from schemas.manual import PLACE_COLUMNS

READING = "lezen"
UNREAD_COLUMNS = ("record_id", *PLACE_COLUMNS)
"""What is kept of a rejected record to know where it may lie: something was seen there."""


def make_rejects(
    findings: Iterable[Finding],
    bron: str,
    record_ids: Mapping[int, str],
    organisations: Mapping[int, str],
) -> pd.DataFrame:
    """Return one row per finding; both mappings are by row of the file the findings are of."""
    rows = [
        (
            record_ids[f.rij],
            bron,
            f.bestand,
            f.rij,
            organisations[f.rij],
            READING,
            f.regel,
            f.kolom,
            f.waarde,
            f.advies,
        )
        for f in findings
    ]
    frame = pd.DataFrame(rows, columns=REJECT_COLUMNS)
    kinds = {name: "int64" if name == "rij" else "str" for name in REJECT_COLUMNS}
    return frame.astype(kinds)
