"""Reconcile: what all readers said of a record, as one verdict on it."""

from collections.abc import Collection, Iterator

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.stages.claims import GIVEN_COLUMNS
from schemas.folding import fold_words
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.vocabulary import Oordeel

VERDICT_COLUMNS = [
    "record_id",
    "oordeel",
    "regel",
    *GIVEN_COLUMNS,
    "datum",
    "vier_ogen",
    "verschil",
]
FOUR_EYES = "ja"
TWO_READERS = 2

Row = dict[str, str]


def reconcile(beoordelingen: pd.DataFrame, eerder_gelezen: Collection[str]) -> pd.DataFrame:
    """Return VERDICT_COLUMNS: one row per record_id that any reader judged, all texts.

    `eerder_gelezen`: record_ids whose researcher is known; the find is their first reading. Else
    the first verdict is. `vier_ogen` is "ja" when two persons looked, "" when one did. `verschil`
    names the columns in which readers contradict each other; then the verdict is TWIJFEL: no
    reader outranks another, and the doubt is theirs to settle.
    """
    readings: dict[str, list[Row]] = {}
    for row in sorted(rows_of(beoordelingen), key=lambda r: (r["datum"], r["bestand"], r["rij"])):
        readings.setdefault(row["record_id"], []).append(row)
    verdicts = [
        _settle_readings(rows, is_read_before=record_id in eerder_gelezen)
        for record_id, rows in sorted(readings.items())
    ]
    return pd.DataFrame(verdicts, columns=VERDICT_COLUMNS, dtype=str)


def _settle_readings(rows: list[Row], *, is_read_before: bool) -> Row:
    readers = len({fold_words(row["beoordelaar"]) for row in rows}) + is_read_before
    differing = list(_differing(rows))
    last = rows[-1]
    given = {k: next((r[k] for r in reversed(rows) if r[k]), "") for k in GIVEN_COLUMNS}
    return {
        "record_id": last["record_id"],
        "oordeel": str(Oordeel.TWIJFEL) if differing else last["oordeel"],
        "regel": last["regel"],
        **given,
        "datum": last["datum"],
        "vier_ogen": FOUR_EYES if readers >= TWO_READERS else "",
        "verschil": ", ".join(differing),
    }


def _differing(rows: list[Row]) -> Iterator[str]:
    """Yield the columns that two rows fill with other values; who left a cell empty agrees."""
    for column in ("oordeel", *GIVEN_COLUMNS):
        said = {frozenset(row[column].split(MULTI_VALUE_SEPARATOR)) for row in rows if row[column]}
        if len(said) > 1:
            yield column
