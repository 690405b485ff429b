"""Rows that are written otherwise than in the version before, and are the same record."""

from collections.abc import Iterator

import pandas as pd

from pipeline.boundary import rows_of
from schemas.manual import KEY_COLUMNS
from schemas.records import SOURCE_COLUMN
from schemas.sources import MANUAL_SOURCE

MOST_TOLD = 20
"""More rows than this are told as a number: somebody tidied a whole file."""


def describe_rewritten(records: pd.DataFrame, waarden: pd.DataFrame, versie: str) -> Iterator[str]:
    """Yield in Dutch each row of researchers whose key words changed while its id did not.

    `records`: Records of now. `waarden`: herkomst_waarden of version `versie`, where `bronwaarde`
    holds the words of then. The reader sees that a verdict on the row still counts.
    """
    source_of = {column: SOURCE_COLUMN.get(column, column) for column in waarden["kolom"].unique()}
    by_hand = waarden[waarden["record_id"].str.startswith(f"{MANUAL_SOURCE}:")]
    keys = by_hand.assign(kolom=by_hand["kolom"].map(source_of))
    keys = keys[keys["kolom"].isin(KEY_COLUMNS)].drop_duplicates(["record_id", "kolom"])
    before = keys.set_index(["record_id", "kolom"])["bronwaarde"].fillna("").to_dict()
    told = []
    for row in rows_of(records[records["record_id"].isin(keys["record_id"])]):
        changed = [c for c in KEY_COLUMNS if before.get((row["record_id"], c), row[c]) != row[c]]
        if changed:
            told.append(
                f"{row['bestand']}:{row['rij']}: anders geschreven dan in {versie} "
                f"({', '.join(changed)}); hetzelfde record, en zijn beoordeling hoort er nog bij"
            )
    yield from told[:MOST_TOLD]
    if len(told) > MOST_TOLD:
        yield f"nog {len(told) - MOST_TOLD} rijen zijn anders geschreven dan in {versie}"
