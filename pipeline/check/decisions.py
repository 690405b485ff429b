"""Decisions held against what was published: is the location known, is the record the only one."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.read.references import find_partial_corrections
from pipeline.read.validation import normal_form
from pipeline.stages.decided import find_unknown_locations
from pipeline.versions.earlier import read_earlier
from pipeline.versions.folders import list_versions
from pipeline.versions.known_ids import KnownIds


def find_published_faults(root: Path, table: Table) -> Iterator[Finding]:
    """Yield a fault per location that no version ever had, a notice per decision of a part.

    `table`: correcties.csv. Nothing is known before a first version.
    """
    versions = list_versions(root)
    if not versions or table.frame.empty:
        return
    earlier = read_earlier(root, max(versions))
    rows = normal_form(table, {})
    for fault in find_unknown_locations(rows, KnownIds.of(earlier)):
        yield table.finding(fault.rij, fault.kolom, fault.regel, fault.advies)
    present = earlier.herkomst[earlier.herkomst["locatie_id"].isin(earlier.present)]
    for part in find_partial_corrections(rows, present):
        rule = f"{part.row['record_id']} is niet het enige record van {part.locatie_id}"
        told = table.finding(int(part.row["rij"]), "record_id", rule, part.advice)
        yield told._replace(is_notice=True)
