"""Read all reports for a build, or stop it with every fault at its cell."""

from collections.abc import Collection, Iterable
from pathlib import Path

from pipeline.boundary import rows_of
from pipeline.files.findings import Finding
from pipeline.mutations.events import find_event_faults
from pipeline.mutations.filed import MutationFiles, Mutations, collect_mutations
from pipeline.mutations.pointers import TO_RECORD, find_targets, list_pointers
from pipeline.read.entry_ids import EntryIds
from pipeline.read.judgement import collect_judgements
from pipeline.read.validation import raise_all


def read_mutations(
    root: Path,
    waves: Iterable[str],
    readings: Iterable[str],
    records: Iterable[str],
    entry_ids: EntryIds,
    *,
    is_whole: bool,
) -> Mutations:
    """Return all reports and what became of them; FileError with every fault that stops a build.

    `readings` and `records` are those of `waves`; `is_whole`: those are all waves there are.
    """
    files = collect_mutations(root)
    raise_all(
        find_mutation_faults(root, files, waves, readings, records, [entry_ids], is_whole=is_whole)
    )
    return files.mutations


def find_mutation_faults(
    root: Path,
    files: MutationFiles,
    waves: Iterable[str],
    readings: Iterable[str],
    records: Iterable[str],
    entry_ids: Iterable[EntryIds],
    *,
    is_whole: bool,
) -> list[Finding]:
    """Return every fault of the reports and their events, held against what they point at."""
    if not (files.filed or files.events):
        return files.faults
    judged = collect_judgements(root)[0]
    named = _list_named_records(files)
    aliases = {old for ids in entry_ids for old in ids.find_aliases(named)}
    targets = find_targets(
        rows_of(judged["correcties"].frame),
        rows_of(judged["koppelingen"].frame),
        set(readings),
        {*records, *aliases},
        set(waves),
        is_whole=is_whole,
    )
    return [*files.faults, *find_event_faults(files, targets)]


def _list_named_records(files: MutationFiles) -> Collection[str]:
    return [
        pointer.words[0]
        for table in files.events
        for _, cell in table.cells("verwijzing")
        for pointer in list_pointers(cell)[0]
        if pointer.kind == TO_RECORD
    ]
