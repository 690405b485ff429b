"""What people wrote of a wave so far, as its files say now: read again only where one changed."""

from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import pandas as pd

from pipeline.files.findings import Finding
from pipeline.files.listing import list_files
from pipeline.files.tabular import Table
from pipeline.read.entry_ids import EntryIds, record_ids
from pipeline.read.manual import read_entries
from pipeline.read.reader_files import find_file_faults
from pipeline.read.reading_faults import find_reading_faults
from pipeline.read.readings import ReaderEntries, read_reader_entries
from pipeline.read.validation import (
    find_cell_faults,
    known_by_column,
    normal_form,
    read_sound_tables,
    stack,
)
from pipeline.read.verdicts import find_read_records
from schemas.columns import Template
from schemas.manual import BEOORDELINGEN, LOCATIES, READER_TEMPLATES
from schemas.readings import LEZINGEN, READING_TEMPLATES
from werkbank.desk import Desk

READ_KINDS = {t.name: t for t in (*READER_TEMPLATES.values(), BEOORDELINGEN, LOCATIES)}
ENTRY_COLUMNS = ("record_id", "soort_organisatie", "sociaal_raadslieden", "ondersteuningstypen",
                 "leefgebieden", "aanbod", "bron_url", "andere_bronnen",
                 "onderzoeker", "gezien_op")  # fmt: skip
FORMER_COLUMNS = [*BEOORDELINGEN.names, "bestand", "rij"]


RECORD_ID = "record_id"


@dataclass(frozen=True)
class _Finds:
    """What the files of locations say: see WaveEntries; and which ids their rows had before."""

    entries: pd.DataFrame
    ids: EntryIds
    eerder_gelezen: frozenset[str]


@dataclass(frozen=True, eq=False)
class WaveEntries:
    """`tables` by kind, of the files that are sound; `faults`, of the others.

    `readers`: see ReaderEntries, under the present id of each record. `former`: verdicts of the
    former form. `entries`: ENTRY_COLUMNS of the locations that people found. `eerder_gelezen`: the
    record_ids whose researcher is known.
    """

    tables: dict[str, list[Table]]
    faults: list[Finding]
    readers: ReaderEntries
    former: pd.DataFrame
    entries: pd.DataFrame
    eerder_gelezen: frozenset[str]


def read_wave_entries(desk: Desk) -> WaveEntries:
    """Read the wave as it is now; a file with a fault is left out whole, and that is told."""
    paths = {name: list_files(desk.entries / name, desk.root) for name in READ_KINDS}
    everything = [path for some in paths.values() for path in some]
    return desk.remember("meting", everything, partial(_read_wave, desk, paths))


def _read_wave(desk: Desk, paths: dict[str, list[Path]]) -> WaveEntries:
    tables: dict[str, list[Table]] = {name: [] for name in READ_KINDS}
    faults: list[Finding] = []
    for name, some in paths.items():
        for path in some:
            read = partial(_read_file, desk, path, READ_KINDS[name])
            sound, problems = desk.remember(f"bestand {path}", [path], read)
            tables[name] += sound
            faults += problems
        if name in READER_TEMPLATES:
            tables[name], problems = _leave_out_unfit(tables[name])
            faults += problems
    locaties = tables[LOCATIES.name]
    # What others found changes seldom, and telling which ids its rows had before is slow.
    found = desk.remember("vondsten", paths[LOCATIES.name], partial(_read_finds, locaties, desk))
    present = {name: [_by_present_id(t, found.ids) for t in some] for name, some in tables.items()}
    former = [normal_form(t, desk.known_words(BEOORDELINGEN)) for t in present[BEOORDELINGEN.name]]
    return WaveEntries(
        tables,
        faults,
        read_reader_entries(present, locaties, desk.begrippen),
        stack(former, FORMER_COLUMNS),
        found.entries,
        found.eerder_gelezen,
    )


def _read_file(desk: Desk, path: Path, template: Template) -> tuple[list[Table], list[Finding]]:
    tables, faults = read_sound_tables([path], desk.root, template)
    if template is not LOCATIES:  # a location with a fault is a reject of its own, the rest stands
        known = desk.known_words(template)
        faults += [f for table in tables for f in find_cell_faults(table, known)]
    if template is LEZINGEN:  # a number that stands twice, a verdict without what it needs
        faults += find_faults_between(desk, *tables)
    return ([] if faults else tables), faults


def find_faults_between(desk: Desk, *tables: Table) -> list[Finding]:
    """Return what is wrong between rows of readings and of what belongs to them."""
    by_kind = {name: [t for t in tables if t.template.name == name] for name in READING_TEMPLATES}
    return find_reading_faults(by_kind, desk.known_words(LEZINGEN))


def _leave_out_unfit(tables: list[Table]) -> tuple[list[Table], list[Finding]]:
    """Return the files of one kind without those of nobody, as a copy that a program made."""
    faults = find_file_faults(tables)
    unfit = {fault.bestand for fault in faults}
    return [table for table in tables if table.bestand not in unfit], faults


def _read_finds(tables: list[Table], desk: Desk) -> _Finds:
    known = known_by_column(LOCATIES, desk.begrippen)
    rows = [read_entries(t, known).assign(record_id=list(record_ids(t).values())) for t in tables]
    return _Finds(stack(rows, ENTRY_COLUMNS), EntryIds(tables), find_read_records(tables))


def _by_present_id(table: Table, ids: EntryIds) -> Table:
    """Return a table that names records by their present id; `tables` keeps what people wrote."""
    if RECORD_ID not in table.frame or table.template is LOCATIES:
        return table
    aliases = ids.find_aliases(table.frame[RECORD_ID])
    return replace(table, frame=table.frame.replace({RECORD_ID: aliases})) if aliases else table


def list_own_readings(entries: WaveEntries, lezer: str) -> pd.DataFrame:
    """Return the rows of Readings that a reader wrote, those withdrawn too, in their order."""
    lezingen = entries.readers.lezingen
    return lezingen[lezingen["lezer"] == lezer].sort_values("rij")
