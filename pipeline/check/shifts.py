"""Cells that stand in the wrong column: one diagnosis instead of a fault per cell."""

from collections.abc import Iterator
from itertools import groupby

from pipeline.files.findings import Finding
from pipeline.files.tabular import Table

LEAST_FAULTS_OF_A_SHIFT = 3
"""So many cells of a row are wrong when it stands one column off; fewer may be other mistakes."""


def merge_shifted(table: Table, faults: list[Finding]) -> list[Finding]:
    """Return faults with those of a row that stands in wrong columns replaced by one.

    Such rows below each other that are off from the same column on become one finding.
    """
    by_row: dict[int, list[Finding]] = {}
    for fault in faults:
        by_row.setdefault(fault.rij, []).append(fault)
    shifted = {rij for rij, some in by_row.items() if _is_shifted(table, some)}
    kept = [fault for fault in faults if fault.rij not in shifted]
    return [*kept, *_diagnoses(table, {rij: by_row[rij] for rij in sorted(shifted)})]


def _is_shifted(table: Table, faults: list[Finding]) -> bool:
    """Tell whether most filled cells from the first wrong one on are wrong: that is one cause."""
    if len(faults) < LEAST_FAULTS_OF_A_SHIFT:
        return False
    judged = [
        c.name
        for c in table.template.columns
        if c.name in table.letters and c.kind not in ("tekst", "naam", "plaats", "openingstijden")
    ]
    first = min(_position(table, fault.kolom) for fault in faults)
    row = table.frame.loc[faults[0].rij]
    later = [name for name in judged if _position(table, name) >= first and row[name]]
    return len(faults) * 3 >= len(later) * 2


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
