"""Entries that other files of people name: each must be there, and say what is expected of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path

import pandas as pd

from pipeline.check.decisions import find_published_faults
from pipeline.check.readings import notice_misplaced_readings
from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.read.decided_values import DecidedValues
from pipeline.read.entry_ids import EntryIds
from pipeline.read.entry_ids import record_ids as ids_of
from pipeline.read.manual import WaveFiles, read_entries
from pipeline.read.references import PUT_BACK
from pipeline.read.validation import Known, known_by_column
from schemas.manual import AFGEWEZEN, BEOORDELINGEN, LOCATIES
from schemas.readings import LEZINGEN, UITKOMSTEN
from schemas.searches import VONDSTEN
from schemas.sources import MANUAL_SOURCE

JUDGED_BY_RECORD = (BEOORDELINGEN.name, LEZINGEN.name, UITKOMSTEN.name)


def find_missing_entries(files: WaveFiles) -> Iterator[Finding]:
    """Yield the readings and finds of a wave that name a record of it that is not there."""
    read = [t for name in JUDGED_BY_RECORD for t in files.tables[name]]
    ids = EntryIds([*files.tables[LOCATIES.name], *files.tables[AFGEWEZEN.name]])
    entries = _entries([files], read)
    yield from _unknown_records(read, "record_id", entries, ids)
    yield from _unknown_records(files.tables[LEZINGEN.name], "dubbel_van", entries)
    yield from notice_misplaced_readings(files, entries)
    found = files.tables[VONDSTEN.name]
    yield from _unknown_records(found, "record_id", _present_ids(found, ids), ids)


def find_unheld_decisions(
    root: Path, judgements: Mapping[str, Table], waves: list[WaveFiles]
) -> Iterator[Finding]:
    """Yield the corrections and links of what is not there, or no longer says what they expect."""
    links, corrections = judgements["koppelingen"], judgements["correcties"]
    everything = _entries(waves, [links, corrections])
    yield from _unknown_records([links], "record_id_a", everything)
    yield from _unknown_records([links], "record_id_b", everything)
    yield from _unknown_records([corrections], "record_id", everything)
    begrippen = judgements["begrippen"].frame
    terms, values = known_by_column(LOCATIES, begrippen), DecidedValues(begrippen)
    yield from _stale_corrections(corrections, everything, terms, values)
    latest = waves[-1].tables[LOCATIES.name] if waves else []
    yield from find_published_faults(root, judgements, latest, terms, values)


def _entries(
    waves: Iterable[WaveFiles], referring: Iterable[Table]
) -> dict[str, list[tuple[Table, int]]]:
    """Return where each record of the manual entries stands.

    Also by an id that its row had before, when a table of `referring` names the row by that.
    """
    tables = [table for files in waves for table in files.tables[LOCATIES.name]]
    places: dict[str, list[tuple[Table, int]]] = {}
    for table in tables:
        for rij, record_id in ids_of(table).items():
            places.setdefault(record_id, []).append((table, rij))
    named = [
        cell
        for table in referring
        for column in table.template.columns
        if column.kind == "record_id"
        for _, cell in table.cells(column.name)
    ]
    aliases = EntryIds(tables).find_aliases(named)
    return places | {old: places[new] for old, new in aliases.items()}


def _unknown_records(
    tables: Sequence[Table],
    kolom: str,
    entries: Collection[str],
    ids: EntryIds | None = None,
) -> list[Finding]:
    """Return the references to a manual entry that is not there; other sources are not known.

    `ids` tell which entry a row that names an organisation probably meant.
    """
    rule, advice = "dit record bestaat niet", PUT_BACK
    faults = []
    for table in tables:
        taken = {record_id for _, record_id in table.cells(kolom)}
        names = dict(table.cells("organisatie")) if ids is not None else {}
        for rij, record_id in table.cells(kolom):
            if record_id.startswith(f"{MANUAL_SOURCE}:") and record_id not in entries:
                meant = ids.suggest(names[rij], taken) if ids is not None else ""
                faults.append(table.finding(rij, kolom, rule, meant or advice))
    return faults


def _present_ids(referring: Iterable[Table], ids: EntryIds) -> set[str]:
    """Return the ids of all entries, rejected ones too, also former ones that `referring` name."""
    named = [record_id for table in referring for _, record_id in table.cells("record_id")]
    return {*ids.present, *ids.find_aliases(named)}


def _stale_corrections(
    table: Table,
    entries: dict[str, list[tuple[Table, int]]],
    known: Known,
    values: DecidedValues,
) -> Iterator[Finding]:
    """Yield the corrections whose `was` is not what the record of the entry says now."""

    @cache
    def records_of(bestand: str) -> pd.DataFrame:
        tables = {t.bestand: t for places in entries.values() for t, _ in places}
        return read_entries(tables[bestand], known).set_index("rij")

    kolommen, was = dict(table.cells("kolom")), dict(table.cells("was"))
    for rij, record_id in table.cells("record_id"):
        places = [(t, at) for t, at in entries.get(record_id, []) if kolommen[rij] in t.frame]
        kolom = kolommen[rij]
        records = [records_of(t.bestand).loc[at, [kolom, "organisatie"]] for t, at in places]
        found = [str(record.iloc[0]) for record in records]
        said = [*found, *(values.read(kolom, *map(str, record)) for record in records)]
        if found and not any(values.is_equal(kolom, x, was[rij]) for x in said):
            rule = f"verouderd: de cel bevat nu '{found[0][:60]}'"
            yield table.finding(rij, "was", rule, "is de bron al verbeterd? haal de correctie weg")
