"""Readings held against the rows of researchers that they are about."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from pipeline.boundary import rows_of
from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.read.manual import WaveFiles
from pipeline.read.misplaced import MISPLACED_ADVICE, NAMES_OF_RECORD, find_misplaced
from pipeline.read.validation import normal_form
from pipeline.stages.voices import live_readings
from schemas.readings import LEZINGEN, UITKOMSTEN


def notice_misplaced_readings(
    files: WaveFiles, entries: Mapping[str, list[tuple[Table, int]]]
) -> Iterator[Finding]:
    """Yield a notice per reading or settlement that seems to be of another record.

    `entries`: record_id -> where it stands. A reading that was withdrawn or followed is silent.
    """
    names = {
        record_id: [
            str(table.frame.at[rij, name]) for table, rij in places for name in NAMES_OF_RECORD
        ]
        for record_id, places in entries.items()
    }
    for table in files.tables[LEZINGEN.name]:
        read = live_readings(normal_form(table, {}).assign(lezer=table.bestand))
        yield from _notice(table, read, names)
    for table in files.tables[UITKOMSTEN.name]:
        yield from _notice(table, rows_of(normal_form(table, {})), names)


def _notice(
    table: Table, read: Iterable[Mapping[str, str]], names: Mapping[str, Collection[str]]
) -> Iterator[Finding]:
    for found in find_misplaced(read, names):
        told = table.finding(int(found.row["rij"]), "organisatie", found.rule, MISPLACED_ADVICE)
        yield told._replace(is_notice=True)
