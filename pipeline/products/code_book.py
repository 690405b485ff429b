"""What every column of a version means, as a table."""

import pandas as pd

from pipeline.figures.descriptions import FIGURE_COLUMNS
from schemas.published import TABLES, term_columns


def make_code_book(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row per column of every table: tabel, kolom, betekenis, waarden.

    The terms a column may hold are those of the table `typologie` beside it: the version's own.
    """
    terms = _list_terms(tables)
    rows = [
        (name, column, *_describe_column(name, column, terms))
        for name, table in tables.items()
        for column in map(str, table.columns)
    ]
    return pd.DataFrame(rows, columns=["tabel", "kolom", "betekenis", "waarden"], dtype="str")


def _list_terms(tables: dict[str, pd.DataFrame]) -> dict[str, list[str]]:
    """Return the terms of every list, in order; none without a table `typologie`."""
    if "typologie" not in tables:
        return {}
    ordered = tables["typologie"].sort_values("volgorde")
    return {str(lijst): rows["term"].tolist() for lijst, rows in ordered.groupby("lijst")}


def _describe_column(name: str, column: str, terms: dict[str, list[str]]) -> tuple[str, str]:
    """Return what a column means and the values it may hold; "" for what is not known."""
    if name not in TABLES:
        return FIGURE_COLUMNS.get(column, ""), ""
    field = TABLES[name].to_schema().columns.get(column)
    if field is None:  # of an older contract: kept, but no longer described
        return "", ""
    allowed = [c.statistics["allowed_values"] for c in field.checks if c.name == "isin"]
    allowed += [terms.get(lijst, []) for lijst in [term_columns(name).get(column)] if lijst]
    return field.description or "", " | ".join(str(value) for some in allowed for value in some)
