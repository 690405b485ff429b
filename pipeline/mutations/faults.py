"""Reports of changes held against all that they name: every fault at its field or cell."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.mutations.attention import notice_attention
from pipeline.mutations.filed import MutationFiles, collect_mutations
from pipeline.mutations.personal import NOT_GENERAL, find_personal_parts
from pipeline.mutations.published import find_mislaid
from pipeline.mutations.reading import find_mutation_faults
from pipeline.mutations.report import find_late_report
from pipeline.privacy.free_text import find_personal_in_prose
from pipeline.read.closed_folders import list_waves
from pipeline.read.entry_ids import EntryIds, record_ids
from pipeline.read.manual import WaveFiles, collect_wave
from pipeline.read.validation import find_cell_faults, find_late_days
from pipeline.versions.earlier import read_earlier
from pipeline.versions.folders import list_versions
from pipeline.versions.known_ids import KnownIds
from schemas.manual import AFGEWEZEN, LOCATIES
from schemas.readings import LEZINGEN

TAKE_OUT_NAME = "schrijf het zonder persoon"
IN_WORDS = ("nagegaan", "reden")
"""Cells of an event that are written in words."""


def find_reported_faults(root: Path, waves: Iterable[WaveFiles], today: str) -> Iterator[Finding]:
    """Yield every fault and notice of manual_entries/mutaties/; a day after `today` is a fault."""
    files = collect_mutations(root)
    if not (files.filed or files.events):
        yield from files.faults
        return
    yield from _find_dangling(root, files, list(waves))
    yield from _find_late(files, today)
    yield from _find_personal(files)
    yield from notice_attention(files.mutations)
    if versions := list_versions(root):
        yield from find_mislaid(files.mutations, KnownIds.of(read_earlier(root, max(versions))))


def find_step_faults(root: Path, table: Table, today: str) -> list[Finding]:
    """Return the faults of a file of events that is about to be written, held against all else."""
    files = collect_mutations(root)
    others = [other for other in files.events if other.bestand != table.bestand]
    with_it = MutationFiles(files.filed, [*others, table], [])
    waves = [collect_wave(root, str(wave)) for wave in list_waves(root)]
    faults = [
        *find_cell_faults(table, {}),
        *_find_dangling(root, with_it, waves),
        *find_late_days(table, today),
        *_find_personal(MutationFiles([], [table], [])),
    ]
    if versions := list_versions(root):
        known = KnownIds.of(read_earlier(root, max(versions)))
        faults += find_mislaid(with_it.mutations, known)
    return [fault for fault in faults if fault.bestand == table.bestand]


def _find_dangling(root: Path, files: MutationFiles, waves: list[WaveFiles]) -> list[Finding]:
    readings = [
        lezing_id
        for wave in waves
        for table in wave.tables[LEZINGEN.name]
        for _, lezing_id in table.cells("lezing_id")
    ]
    entries = [wave.tables[LOCATIES.name] + wave.tables[AFGEWEZEN.name] for wave in waves]
    records = [i for tables in entries for table in tables for i in record_ids(table).values()]
    return find_mutation_faults(
        root, files, (), readings, records, [EntryIds(tables) for tables in entries], is_whole=True
    )


def _find_late(files: MutationFiles, today: str) -> Iterator[Finding]:
    for table in files.events:
        yield from find_late_days(table, today)
    for filed in files.filed:
        yield from find_late_report(filed.mutation, today, filed.bestand)


def _find_personal(files: MutationFiles) -> Iterator[Finding]:
    """Yield what may tell of a person; no message shows the text."""
    for filed in files.filed:
        for place, reason in find_personal_parts(filed.mutation):
            is_notice = reason == NOT_GENERAL
            advice = "neem de melding opnieuw in zonder dit deel"
            yield Finding(filed.bestand, 0, "", place, "", reason, advice, 0, is_notice)
    for table in files.events:
        for kolom in IN_WORDS:
            for rij, cell in table.cells(kolom):
                if reason := find_personal_in_prose(cell):
                    found = table.finding(rij, kolom, reason, TAKE_OUT_NAME)
                    yield found._replace(waarde="")
