"""A moment that a source gives as a day, a month or a year: never made more precise than it is."""

import pandas as pd

PRECISIONS = {len("2026-01-01"): "dag", len("2026-01"): "maand", len("2026"): "jaar", 0: ""}


def split_days(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """Return a table in which column `name`_op holds only whole days, and "" else.

    The text as it was goes to column `name`, and to `name`_precisie whether it is a "dag", a
    "maand" or a "jaar" ("" when there is no text). KeyError for text of another length.
    """
    told = table[f"{name}_op"]
    precision = told.str.len().map(PRECISIONS.__getitem__).astype("str")
    return table.assign(
        **{f"{name}_op": told.where(precision == "dag", ""), name: told},
        **{f"{name}_precisie": precision},
    )
