"""Rejects of the reading stage: a record and the rule that keeps it out."""

from collections.abc import Iterable, Mapping

import pandas as pd

from pipeline.boundary import REJECT_COLUMNS
from pipeline.files.findings import Finding

READING = "lezen"


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
