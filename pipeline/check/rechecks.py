"""Rows of hercontroles held against what was published: is the location known."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.files.findings import Finding
from pipeline.read.manual import WaveFiles
from pipeline.read.validation import normal_form
from pipeline.versions.earlier import read_earlier
from pipeline.versions.folders import list_versions
from pipeline.versions.known_ids import KnownIds
from pipeline.wave.unanswered import find_strange_looks
from schemas.rechecks import HERCONTROLES


def notice_strange_looks(root: Path, waves: Iterable[WaveFiles]) -> Iterator[Finding]:
    """Yield a notice per row on a location that no version ever had; none before a version."""
    tables = [t for files in waves for t in files.tables[HERCONTROLES.name] if len(t.frame)]
    versions = list_versions(root)
    if not (tables and versions):
        return
    known = KnownIds.of(read_earlier(root, max(versions)))
    for table in tables:
        for told in find_strange_looks(normal_form(table, {}), known):
            found = table.finding(told.rij, told.kolom, told.regel, told.advies)
            yield found._replace(is_notice=True)
