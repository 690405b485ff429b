"""`sjo check`: every fault of the files below manual_entries/, or of a file from elsewhere."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path

import pandas as pd

from pipeline.check.shapes import KnownGemeenten, find_shape_faults, load_gemeenten
from pipeline.files.findings import FileError, Finding, sort_findings, suggest
from pipeline.files.listing import list_files, name_of
from pipeline.files.tabular import Table, read_rows, read_table
from pipeline.read.judgement import collect_judgements
from pipeline.read.manual import (
    WaveFiles,
    collect_wave,
    find_wave_faults,
    place_faults,
    read_entries,
)
from pipeline.read.manual import record_ids as ids_of
from pipeline.read.validation import Known, find_cell_faults, known_by_column, require_folder
from pipeline.text.terms import nearest
from pipeline.wave.planning import collect_planning
from schemas.columns import Template
from schemas.folding import fold_letters
from schemas.manual import (
    AFGEWEZEN,
    BEOORDELINGEN,
    JUDGEMENT_TEMPLATES,
    LOCATIES,
    WAVE_TEMPLATES,
)
from schemas.reference import GEMEENTEN_PER_JAAR
from schemas.sources import MANUAL_SOURCE

LATEST_YEAR = max(GEMEENTEN_PER_JAAR)
WAVE = re.compile(r"\d{4}")
OTHER_FOLDERS = ("mutaties", "sjablonen")
CHECKED_TEMPLATES = (*WAVE_TEMPLATES.values(), *JUDGEMENT_TEMPLATES.values())
ANY_TEMPLATE = Template(
    "bestand", "", tuple({c.name: c for t in CHECKED_TEMPLATES for c in t.columns}.values())
)


def check_paths(
    root: Path, paths: Sequence[Path] = (), gemeenten: KnownGemeenten | None = None
) -> list[Finding]:
    """Return every fault in `paths` (default: all of manual_entries/), by file, row and column.

    A file below manual_entries/ is judged together with the rest of it; one from elsewhere by the
    template that its header resembles most. `gemeenten` are by default those of the latest
    wave. Raises SjoError when manual_entries/ or the reference data is missing.
    """
    waves = _wave_names(root)
    gemeenten = gemeenten or load_gemeenten(root, int(waves[-1]) if waves else LATEST_YEAR)
    findings = check_manual_entries(root, gemeenten)
    if not paths:
        return findings
    entries = (root / "manual_entries").resolve()
    chosen: list[Finding] = []
    for path in paths:
        name = name_of(path.resolve(), root.resolve())
        if not path.exists():
            chosen.append(Finding(name, regel="bestaat niet"))
        elif path.resolve().is_relative_to(entries):
            chosen += [f for f in findings if f.bestand == name or f.bestand.startswith(name + "/")]
        else:
            files = list_files(path, root) if path.is_dir() else [path]
            chosen += [f for file in files for f in _check_loose(file, root, gemeenten)]
    return sort_findings(chosen)


def check_manual_entries(root: Path, gemeenten: KnownGemeenten) -> list[Finding]:
    """Return every fault below manual_entries/."""
    judgements, faults = collect_judgements(root)
    begrippen = judgements["begrippen"].frame
    waves = [collect_wave(root, wave) for wave in _wave_names(root)]
    faults += _stray_entries(root)
    for wave in _wave_names(root):
        planning, problems = collect_planning(root, int(wave))
        faults += problems
        faults += [f for t in planning for f in find_table_faults(t, begrippen, gemeenten)]
    for files in waves:
        faults += files.faults
        faults += [f for t in _tables(files) for f in find_table_faults(t, begrippen, gemeenten)]
        faults += find_wave_faults(files)
        faults += _unknown_records(files.tables[BEOORDELINGEN.name], "record_id", _entries([files]))
    everything = _entries(waves)
    pairs = [judgements["koppelingen"]]
    faults += _unknown_records(pairs, "record_id_a", everything)
    faults += _unknown_records(pairs, "record_id_b", everything)
    faults += _unknown_records([judgements["correcties"]], "record_id", everything)
    known = known_by_column(LOCATIES, begrippen)
    faults += _stale_corrections(judgements["correcties"], everything, known)
    return sort_findings(faults)


def find_table_faults(
    table: Table, begrippen: pd.DataFrame, gemeenten: KnownGemeenten
) -> list[Finding]:
    """Return the faults of one sound file by itself."""
    faults = find_cell_faults(table, known_by_column(table.template, begrippen))
    faulty = {(f.rij, f.kolom) for f in faults}
    shapes = find_shape_faults(table, gemeenten)
    faults += [f for f in shapes if (f.rij, f.kolom) not in faulty]
    return faults + (place_faults(table) if table.template in (LOCATIES, AFGEWEZEN) else [])


def _check_loose(path: Path, root: Path, gemeenten: KnownGemeenten) -> list[Finding]:
    begrippen = collect_judgements(root)[0]["begrippen"].frame
    bestand = name_of(path, root)
    try:
        table = read_table(path, bestand, _likely_template(path, bestand))
    except FileError as error:
        return error.findings
    return find_table_faults(table, begrippen, gemeenten)


def _likely_template(path: Path, bestand: str) -> Template:
    """Return the template with most columns of the header; of equals the one that lacks least."""
    rows = read_rows(path, bestand, ANY_TEMPLATE)
    header = next((row.cells for row in rows if any(row.cells)), ())
    titles = {fold_letters(title) for title in header}

    def resemblance(template: Template) -> tuple[int, int]:
        present = [column for column in template.columns if fold_letters(column.name) in titles]
        lacking = [c for c in template.columns if c.required and c not in present]
        return len(present), -len(lacking)

    return max(CHECKED_TEMPLATES, key=resemblance)


def _wave_names(root: Path) -> list[str]:
    folder = root / "manual_entries"
    require_folder(folder, root)
    return sorted(p.name for p in folder.iterdir() if p.is_dir() and WAVE.fullmatch(p.name))


def _stray_entries(root: Path) -> Iterator[Finding]:
    """Yield a finding for everything in manual_entries/ itself that is never read."""
    files = [f"{name}{suffix}" for name in JUDGEMENT_TEMPLATES for suffix in (".csv", ".xlsx")]
    for path in sorted((root / "manual_entries").iterdir()):
        is_known = path.name in (*files, *OTHER_FOLDERS) or WAVE.fullmatch(path.name)
        if is_known or path.name.startswith((".", "~$")) or path.suffix == ".md":
            continue
        likely = nearest(path.name, files[::2])
        advice = suggest(likely, "zet het in de map van een meting")
        yield Finding(name_of(path, root), regel="wordt niet gelezen", advies=advice)


def _tables(files: WaveFiles) -> Iterable[Table]:
    return (table for tables in files.tables.values() for table in tables)


def _entries(waves: Iterable[WaveFiles]) -> dict[str, list[tuple[Table, int]]]:
    """Return where each record of the manual entries stands."""
    places: dict[str, list[tuple[Table, int]]] = {}
    for files in waves:
        for table in files.tables[LOCATIES.name]:
            for rij, record_id in ids_of(table).items():
                places.setdefault(record_id, []).append((table, rij))
    return places


def _unknown_records(
    tables: Iterable[Table], kolom: str, entries: dict[str, list[tuple[Table, int]]]
) -> list[Finding]:
    """Return the references to a manual entry that is not there; other sources are not known."""
    rule, advice = "dit record bestaat niet", "is de naam of het adres ervan gewijzigd?"
    return [
        table.finding(rij, kolom, rule, advice)
        for table in tables
        for rij, record_id in table.cells(kolom)
        if record_id.startswith(f"{MANUAL_SOURCE}:") and record_id not in entries
    ]


def _stale_corrections(
    table: Table, entries: dict[str, list[tuple[Table, int]]], known: Known
) -> Iterator[Finding]:
    """Yield the corrections whose `was` is not what the record of the entry says now."""

    @cache
    def records_of(bestand: str) -> pd.DataFrame:
        tables = {t.bestand: t for places in entries.values() for t, _ in places}
        return read_entries(tables[bestand], known).set_index("rij")

    kolommen, was = dict(table.cells("kolom")), dict(table.cells("was"))
    for rij, record_id in table.cells("record_id"):
        places = [(t, at) for t, at in entries.get(record_id, []) if kolommen[rij] in t.frame]
        found = [str(records_of(t.bestand).at[at, kolommen[rij]]) for t, at in places]
        if found and was[rij] not in found:
            rule = f"verouderd: de cel bevat nu '{found[0][:60]}'"
            yield table.finding(rij, "was", rule, "is de bron al verbeterd? haal de correctie weg")
