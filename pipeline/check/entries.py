"""`sjo check`: every fault of the files below manual_entries/, or of a file from elsewhere."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path

import pandas as pd

from pipeline.check.decisions import find_published_faults
from pipeline.check.persons import find_personal_cells, hide_values
from pipeline.check.readings import notice_misplaced_readings
from pipeline.check.rechecks import notice_strange_looks
from pipeline.check.shapes import (
    KnownGemeenten,
    KnownWorld,
    find_shape_fault,
    find_shape_faults,
    load_gemeenten,
)
from pipeline.check.shifts import merge_shifted
from pipeline.clock import read_today
from pipeline.files.findings import FileError, Finding, sort_findings
from pipeline.files.header import find_header
from pipeline.files.listing import list_files, name_of, real_path
from pipeline.files.tabular import Table, read_rows, read_table
from pipeline.mutations.faults import find_reported_faults
from pipeline.publish.publisher import find_settings_faults
from pipeline.read.cells import find_fault
from pipeline.read.closed_folders import find_stray_captures, find_stray_data, list_waves
from pipeline.read.decided_values import DecidedValues
from pipeline.read.entry_ids import EntryIds
from pipeline.read.entry_ids import record_ids as ids_of
from pipeline.read.judgement import collect_judgements, find_judgement_faults
from pipeline.read.manual import (
    WaveFiles,
    collect_wave,
    find_wave_faults,
    place_faults,
    read_entries,
)
from pipeline.read.quotes import find_quote_faults
from pipeline.read.readings import notice_former_form
from pipeline.read.references import PUT_BACK
from pipeline.read.surveys import find_mapping_faults
from pipeline.read.validation import (
    Known,
    blank_unknowns,
    find_cell_faults,
    find_late_days,
    known_by_column,
    notice_unknown,
    require_folder,
)
from pipeline.text.terms import names_no_term
from pipeline.wave.planning import collect_planning
from schemas.columns import Column, Template
from schemas.folding import fold_letters, fold_words
from schemas.manual import (
    AFGEWEZEN,
    BEOORDELINGEN,
    LOCATIES,
    WAVE_TEMPLATES,
)
from schemas.readings import BEWIJS, LEZINGEN, UITKOMSTEN
from schemas.reference import GEMEENTEN_PER_JAAR
from schemas.searches import VONDSTEN
from schemas.sources import MANUAL_SOURCE
from schemas.templates import CHECKED_TEMPLATES

LATEST_YEAR = max(GEMEENTEN_PER_JAAR)
JUDGED_BY_RECORD = (BEOORDELINGEN.name, LEZINGEN.name, UITKOMSTEN.name)
SPEAK_OF_OTHERS = (BEWIJS, UITKOMSTEN, VONDSTEN)
"""Kinds of file that say nothing alone: they speak of readings or searches in another file."""
ANY_TEMPLATE = Template(
    "bestand", "", tuple({c.name: c for t in CHECKED_TEMPLATES for c in t.columns}.values())
)


def check_paths(
    root: Path,
    paths: Sequence[Path] = (),
    gemeenten: KnownGemeenten | None = None,
    today: date | None = None,
) -> list[Finding]:
    """Return every fault in `paths` (default: manual_entries/, sjo.toml), by file, row, column.

    A file below manual_entries/ is judged together with the rest of it; one from elsewhere by the
    template that its header resembles most. `gemeenten` are by default those of the latest
    wave, a date after `today` is a fault. Raises SjoError when manual_entries/ or the reference
    data is missing.
    """
    waves = _wave_names(root)
    gemeenten = gemeenten or load_gemeenten(root, int(waves[-1]) if waves else LATEST_YEAR)
    known = KnownWorld(gemeenten, (today or read_today()).isoformat())
    findings = check_manual_entries(root, known)
    if not paths:
        return sort_findings([*findings, *find_settings_faults(root)])
    entries = real_path(root / "manual_entries")
    chosen: list[Finding] = []
    for path in paths:
        name = name_of(real_path(path), real_path(root))
        if not path.exists():
            chosen.append(Finding(name, regel="bestaat niet"))
        elif real_path(path).is_relative_to(entries):
            chosen += [f for f in findings if f.bestand == name or f.bestand.startswith(name + "/")]
        else:
            files = list_files(path, root) if path.is_dir() else [path]
            chosen += [f for file in files for f in _check_loose(file, root, known)]
    return sort_findings(chosen)


def check_manual_entries(root: Path, known: KnownWorld) -> list[Finding]:
    """Return every fault below manual_entries/."""
    judgements, faults = collect_judgements(root)
    begrippen = judgements["begrippen"].frame
    waves = [collect_wave(root, wave) for wave in _wave_names(root)]
    faults += [*find_stray_captures(root), *find_stray_data(root)]
    for wave in _wave_names(root):
        planning, problems = collect_planning(root, int(wave))
        faults += [*problems, *find_mapping_faults(root, wave, known.today)]
        faults += [f for t in planning for f in find_table_faults(t, begrippen, known)]
    for files in waves:
        faults += files.faults
        faults += [f for t in _tables(files) for f in find_table_faults(t, begrippen, known)]
        faults += find_wave_faults(files, begrippen)
        faults += [
            notice_former_form(t.bestand) for t in files.tables[BEOORDELINGEN.name] if len(t.frame)
        ]
        faults += [f for t in files.tables[BEWIJS.name] for f in find_quote_faults(root, t)]
        read = [t for name in JUDGED_BY_RECORD for t in files.tables[name]]
        ids = EntryIds([*files.tables[LOCATIES.name], *files.tables[AFGEWEZEN.name]])
        entries = _entries([files], read)
        faults += _unknown_records(read, "record_id", entries, ids)
        faults += _unknown_records(files.tables[LEZINGEN.name], "dubbel_van", entries)
        faults += notice_misplaced_readings(files, entries)
        found = files.tables[VONDSTEN.name]
        faults += _unknown_records(found, "record_id", _present_ids(found, ids), ids)
    pairs = [judgements["koppelingen"]]
    everything = _entries(waves, [*pairs, judgements["correcties"]])
    faults += _unknown_records(pairs, "record_id_a", everything)
    faults += _unknown_records(pairs, "record_id_b", everything)
    faults += _unknown_records([judgements["correcties"]], "record_id", everything)
    terms, values = known_by_column(LOCATIES, begrippen), DecidedValues(begrippen)
    faults += _stale_corrections(judgements["correcties"], everything, terms, values)
    latest = waves[-1].tables[LOCATIES.name] if waves else []
    faults += find_published_faults(root, judgements, latest, terms, values)
    faults += find_reported_faults(root, waves, known.today)
    faults += notice_strange_looks(root, waves)
    for table in judgements.values():
        faults += [*table.notices, *find_late_days(table, known.today)]
    return sort_findings(faults)


def find_table_faults(table: Table, begrippen: pd.DataFrame, known: KnownWorld) -> list[Finding]:
    """Return the faults and notices of one sound file by itself."""
    terms = known_by_column(table.template, begrippen)
    faults = find_cell_faults(table, terms)
    faulty = {(f.rij, f.kolom) for f in faults}
    shapes = [*find_shape_faults(table, known.gemeenten), *find_late_days(table, known.today)]
    faults += [f for f in shapes if (f.rij, f.kolom) not in faulty]
    faults = merge_shifted(table, faults, partial(_fits, terms=terms, known=known))
    faults += [*(place_faults(table) if table.template is LOCATIES else []), *table.notices]
    faults += _unknown_terms(table, terms)
    personal = list(find_personal_cells(table))
    return [*hide_values(faults, personal), *personal]


def _fits(column: Column, cell: str, terms: Known, known: KnownWorld) -> bool:
    """Tell whether a cell is a right value of a column, filled and without any fault."""
    if not cell or find_fault(column, cell, terms.get(column.name, {})) is not None:
        return False
    return find_shape_fault(column, cell, known.gemeenten) is None


def _unknown_terms(table: Table, terms: Known) -> Iterator[Finding]:
    """Yield a notice per cell that says "onbekend" where the list does not know that word."""
    for column in table.template.columns:
        known = terms.get(column.name, {})
        for rij, cell in table.cells(column.name) if column.lijst and not column.required else ():
            if names_no_term(cell) and fold_words(cell) not in known:
                yield notice_unknown(table, rij, column.name)


def _check_loose(path: Path, root: Path, known: KnownWorld) -> list[Finding]:
    """Return the faults of a file that is not filed yet: also what shows between its own rows."""
    begrippen = collect_judgements(root)[0]["begrippen"].frame
    bestand = name_of(path, root)
    try:
        table = blank_unknowns(read_table(path, bestand, _likely_template(path, bestand)))
    except FileError as error:
        return error.findings
    faults = find_table_faults(table, begrippen, known)
    own = table.template.name if table.template not in SPEAK_OF_OTHERS else ""
    alone = {name: [table] if name == own else [] for name in WAVE_TEMPLATES}
    faults += find_wave_faults(WaveFiles(alone, []), begrippen)
    return [*faults, *find_judgement_faults(table, begrippen)]


def _likely_template(path: Path, bestand: str) -> Template:
    """Return the template with most columns of the header; of equals the one that lacks least."""
    rows = [row for row in read_rows(path, bestand, ANY_TEMPLATE) if any(row.cells)]
    header = rows[find_header(rows, ANY_TEMPLATE)].cells if rows else ()
    titles = {fold_letters(title.partition(":")[0]) for title in header}

    def resemblance(template: Template) -> tuple[int, int]:
        present = [column for column in template.columns if fold_letters(column.name) in titles]
        lacking = [c for c in template.columns if c.required and c not in present]
        return len(present), -len(lacking)

    return max(CHECKED_TEMPLATES, key=resemblance)


def _wave_names(root: Path) -> list[str]:
    folder = root / "manual_entries"
    require_folder(folder, root)
    return [str(wave) for wave in list_waves(root)]


def _tables(files: WaveFiles) -> Iterable[Table]:
    return (table for tables in files.tables.values() for table in tables)


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
