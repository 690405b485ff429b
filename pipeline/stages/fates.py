"""What became of records that are in no published location: it is why an id is withdrawn."""

from collections.abc import Mapping

import pandas as pd

WAITS = "wacht op beoordeling ("


def describe_fates(waiting: pd.DataFrame, rejects: pd.DataFrame) -> dict[str, str]:
    """Return record_id -> what became of every record that is not published.

    `waiting`: record_id, reden of candidates. `rejects`: record_id, regel, waarde.
    """
    waits = WAITS + waiting["reden"] + ")"
    dropped = "afgekeurd: regel " + rejects["regel"]
    return dict(zip(rejects["record_id"], dropped, strict=True)) | dict(
        zip(waiting["record_id"], waits, strict=True)
    )


def explain_gone(lineage: pd.DataFrame, fates: Mapping[str, str]) -> dict[str, str]:
    """Return id -> what became of its records, for earlier locations that still have any."""
    told = lineage.assign(reden=lineage["key"].map(dict(fates))).dropna(subset="reden")
    first = told.sort_values(["id", "key"]).drop_duplicates("id")
    return dict(zip(first["id"], first["reden"], strict=True))
