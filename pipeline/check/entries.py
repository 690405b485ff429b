"""`sjo check`: every fault of the files below manual_entries/, or of a file from elsewhere."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd

from pipeline.check.named_entries import find_missing_entries, find_unheld_decisions
from pipeline.check.persons import find_personal_cells, hide_values
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
from pipeline.read.judgement import collect_judgements, find_judgement_faults
from pipeline.read.manual import (
    WaveFiles,
    collect_wave,
    find_wave_faults,
    place_faults,
)
from pipeline.read.quotes import find_quote_faults
from pipeline.read.readings import notice_former_form
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
    BEOORDELINGEN,
    LOCATIES,
    WAVE_TEMPLATES,
)
from schemas.readings import BEWIJS, UITKOMSTEN
from schemas.reference import GEMEENTEN_PER_JAAR
from schemas.searches import VONDSTEN
from schemas.templates import CHECKED_TEMPLATES

LATEST_YEAR = max(GEMEENTEN_PER_JAAR)
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
        faults += _check_wave(root, files, begrippen, known)
    faults += find_unheld_decisions(root, judgements, waves)
    faults += find_reported_faults(root, waves, known.today)
    faults += notice_strange_looks(root, waves)
    for table in judgements.values():
        faults += [*table.notices, *find_late_days(table, known.today)]
    return sort_findings(faults)


def _check_wave(
    root: Path, files: WaveFiles, begrippen: pd.DataFrame, known: KnownWorld
) -> Iterator[Finding]:
    """Yield the faults of the files of one wave, each by itself and beside one another."""
    yield from files.faults
    for table in _tables(files):
        yield from find_table_faults(table, begrippen, known)
    yield from find_wave_faults(files, begrippen)
    for table in files.tables[BEOORDELINGEN.name]:
        yield from [notice_former_form(table.bestand)] if len(table.frame) else []
    for table in files.tables[BEWIJS.name]:
        yield from find_quote_faults(root, table)
    yield from find_missing_entries(files)


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
