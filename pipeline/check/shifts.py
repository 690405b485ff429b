"""Cells that stand in the wrong column: one diagnosis instead of a fault per cell."""

from collections.abc import Callable, Iterator
from itertools import groupby

from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from schemas.columns import Column, Kind

LEAST_FAULTS_OF_A_SHIFT = 3
"""So many cells of a row are wrong when it stands one column off; fewer may be other mistakes."""
LEAST_PROOFS = 2
FREE_KINDS: tuple[Kind, ...] = ("tekst", "naam", "adres", "plaats", "openingstijden", "gemeenten")
"""Kinds that hold any words: that a cell fits such a column proves nothing."""
Fits = Callable[[Column, str], bool]


def merge_shifted(table: Table, faults: list[Finding], fits: Fits) -> list[Finding]:
    """Return faults with those of a row that stands in wrong columns replaced by one.

    `fits` tells whether a cell is a right value of a column. Such rows below each other that are
    off from the same column on become one finding.
    """
    by_row: dict[int, list[Finding]] = {}
    for fault in faults:
        by_row.setdefault(fault.rij, []).append(fault)
    shifted = {rij for rij, some in by_row.items() if _is_shifted(table, some, fits)}
    kept = [fault for fault in faults if fault.rij not in shifted]
    return [*kept, *_diagnoses(table, {rij: by_row[rij] for rij in sorted(shifted)})]


def _is_shifted(table: Table, faults: list[Finding], fits: Fits) -> bool:
    """Tell whether the wrong cells of a row would be right one column further or back.

    Several mistakes in one row are no shift: their cells do not fit their neighbours either.
    """
    if len(faults) < LEAST_FAULTS_OF_A_SHIFT:
        return False
    names = list(table.letters)
    for step in (1, -1):
        proofs = others = 0
        for fault in faults:
            at = _position(table, fault.kolom) + step
            column = table.template[names[at]] if 0 <= at < len(names) else None
            if column is None or column.kind in FREE_KINDS:
                others += 1
            elif fits(column, str(table.frame.at[fault.rij, fault.kolom])):
                proofs += 1
        if proofs >= LEAST_PROOFS and proofs * 3 >= (len(faults) - others) * 2:
            return True
    return False


def _diagnoses(table: Table, rows: dict[int, list[Finding]]) -> Iterator[Finding]:
    def first_wrong(rij: int) -> str:
        return min(rows[rij], key=lambda fault: _position(table, fault.kolom)).kolom

    for kolom, group in groupby(rows, key=first_wrong):
        rijen = list(group)
        many = f", en in nog {len(rijen) - 1} rijen eronder" if len(rijen) > 1 else ""
        rule = f"de cellen staan vanaf deze kolom in de verkeerde kolom{many}"
        advice = "is er een cel of scheidingsteken te veel of te weinig? schuif ze terug"
        yield table.finding(rijen[0], kolom, rule, advice)


def _position(table: Table, kolom: str) -> int:
    names = list(table.letters)
    return names.index(kolom) if kolom in names else len(names)
