"""Rows that a later row of the same file takes back: what was said stays readable, and is dropped.

A reader's files are only added to. A row that says TAKEN_BACK in the column of its outcome takes
back the last row above it about the same subject that still stands; what stood before that row
stands again.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.read.reading_faults import rows_by_number
from pipeline.read.written import Place
from schemas.folding import fold_words
from schemas.rechecks import TAKEN_BACK

Subject = tuple[Sequence[str], str]
OF_LOOKS: Subject = (("locatie_id",), "uitkomst")
OF_SETTLEMENTS: Subject = (("record_id", "veld"), "waarde")
"""What a row of a kind of file is about, and the column that says TAKEN_BACK."""


def find_taken_back(rows: Iterable[Mapping[str, str]], of: Subject) -> frozenset[Place]:
    """Return where rows stand that were taken back, or take another back: none of them holds.

    `rows` have `bestand` and `rij`; `of` is one of the pairs above.
    """
    gone: set[Place] = set()
    standing: dict[tuple[str, ...], list[Place]] = {}
    places = ((_place(row), row) for row in rows)
    for place, row in sorted(places, key=lambda pair: pair[0]):
        subject, column = of
        above = standing.setdefault((place[0], *(row[name] for name in subject)), [])
        if fold_words(row[column]) != TAKEN_BACK:
            above.append(place)
            continue
        gone |= {place, *above[-1:]}
        del above[-1:]
    return frozenset(gone)


def drop_taken_back(rows: pd.DataFrame, of: Subject) -> pd.DataFrame:
    """Return the rows of a frame that hold."""
    gone = find_taken_back(rows_of(rows), of)
    holds = [_place(row) not in gone for row in rows_of(rows)]
    return rows[pd.Series(holds, index=rows.index, dtype=bool)]


def find_idle_rows(tables: Iterable[Table], of: Subject) -> Iterator[Finding]:
    """Yield a finding per row of readers' files that takes back nothing."""
    subject, column = of
    for table in tables:
        standing: Counter[tuple[str, ...]] = Counter()
        for rij, cells in rows_by_number(table):
            about = tuple(cells[name] for name in subject)
            is_back = fold_words(cells[column]) == TAKEN_BACK
            if is_back and not standing[about]:
                rule = f"{TAKEN_BACK} neemt niets terug: hierboven staat er niets van dat nog geldt"
                yield table.finding(rij, column, rule, "haal de rij weg")
            else:
                standing[about] += -1 if is_back else 1


def _place(row: Mapping[str, str]) -> Place:
    return row["bestand"], int(row["rij"])
