"""Where every row stands that people wrote: what a build must account for."""

from collections.abc import Iterable, Mapping

import pandas as pd

from pipeline.files.tabular import Table

Place = tuple[str, int]
"""A file and the number of a row in it."""
Written = Mapping[str, frozenset[Place]]
"""Kind of file (the name of its template) -> its rows."""


def list_row_places(tables: Iterable[Table]) -> frozenset[Place]:
    """Return where the rows of sound files stand."""
    return frozenset((table.bestand, int(rij)) for table in tables for rij in table.frame.index)


def places_of(rows: pd.DataFrame) -> frozenset[Place]:
    """Return where rows of a frame with `bestand` and `rij` stand."""
    return frozenset(zip(rows["bestand"], rows["rij"].astype(int), strict=True))
