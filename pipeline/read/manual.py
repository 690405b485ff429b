"""Read what people wrote for one wave: locations, search log, verdicts, rejected candidates."""

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.country.gazetteer import Gazetteer
from pipeline.files.findings import Finding
from pipeline.files.listing import list_entries, list_files, name_strays
from pipeline.files.tabular import Table
from pipeline.read.closed_folders import list_mappings
from pipeline.read.declared import read_declared_surveys
from pipeline.read.entry_ids import EntryIds, record_ids, unclear_rows
from pipeline.read.reading_faults import find_reading_faults
from pipeline.read.readings import ReaderEntries, read_reader_entries
from pipeline.read.rejects import UNREAD_COLUMNS, make_rejects
from pipeline.read.search_faults import find_search_faults
from pipeline.read.searches import (
    FIND_COLUMNS,
    find_unplaced_finds,
    find_unplaced_searches,
    keep_latest_finds,
    keep_latest_searches,
    read_finds,
)
from pipeline.read.taken_back import OF_LOOKS, OF_SETTLEMENTS, find_idle_rows
from pipeline.read.validation import (
    Known,
    column_faults,
    damage_faults,
    find_cell_faults,
    find_late_days,
    known_by_column,
    normal_form,
    raise_all,
    read_sound_tables,
    require_folder,
    stack,
)
from pipeline.read.verdicts import find_read_records, find_verdict_faults
from pipeline.read.written import Written, list_row_places
from pipeline.text.terms import join_words
from schemas.columns import Template
from schemas.folding import fold_words
from schemas.manual import (
    AFGEWEZEN,
    BEOORDELINGEN,
    LOCATIES,
    PLACE_COLUMNS,
    READER_TEMPLATES,
    WAVE_TEMPLATES,
)
from schemas.meting import WAVE_FILES
from schemas.readings import LEZINGEN, UITKOMSTEN
from schemas.rechecks import HERCONTROLES
from schemas.records import RECORD_COLUMNS
from schemas.searches import VONDSTEN, ZOEKLOG
from schemas.sources import MANUAL_SOURCE
from schemas.survey_mapping import MAPPING_FOLDER

COUNTS = {"paginas": "int64", "hits": "int64"}
STRICT_COLUMNS = ("gezien_op", "pagina_van", "andere_bronnen")
"""Columns of a location of which a wrong cell stops a build: it says where and when."""
NORMALISED_ON_READING = ("sociaal_raadslieden", "aanbod", *STRICT_COLUMNS)
"""What the schema of Records asks."""


@dataclass(frozen=True)
class ManualEntries:
    """What people wrote for one wave.

    `records` is Records. `rejects` has a row per record and rule (columns of REJECT_COLUMNS),
    `ongelezen` the words of their place (UNREAD_COLUMNS). The
    other frames have the columns of their template without the private ones, in normal form, with
    `bestand` and `rij`, every row that was written; `afgewezen` has `record_id` too.
    `eerder_gelezen`: the record_ids whose researcher is known, without the name. `readers`: see
    ReaderEntries. `ids` knows which ids the rows had before. `written`: where every row stands, by
    kind of file.
    """

    records: pd.DataFrame
    rejects: pd.DataFrame
    ongelezen: pd.DataFrame
    zoeklog: pd.DataFrame
    beoordelingen: pd.DataFrame
    readers: ReaderEntries
    afgewezen: pd.DataFrame
    eerder_gelezen: frozenset[str]
    ids: EntryIds
    hercontroles: pd.DataFrame
    written: Written


@dataclass(frozen=True)
class WaveFiles:
    """The sound files of a wave, by kind, and the faults found while reading them."""

    tables: dict[str, list[Table]]
    faults: list[Finding]


def read_manual_entries(
    root: Path, wave: str, begrippen: pd.DataFrame, gazetteer: Gazetteer | None = None
) -> ManualEntries:
    """Read manual_entries/<wave>/; `begrippen` (see Judgements) tells what words mean.

    Faults of a file, invalid dates, two entries with one key, and any fault in a verdict, search
    log or rejected candidate raise FileError, all at once. A location that lacks its name or place
    or has no clear ja/nee becomes a reject. Terms stay raw. With a `gazetteer`, unknown gemeenten
    of searches and finds are among the faults. SjoError when the folder is missing.
    """
    files = collect_wave(root, wave)
    faults = list(files.faults)
    for name in (ZOEKLOG.name, BEOORDELINGEN.name, AFGEWEZEN.name, *READER_TEMPLATES):
        known = known_by_column(WAVE_TEMPLATES[name], begrippen)
        for table in files.tables[name]:
            faults += find_cell_faults(table, known)
    for table in files.tables[LOCATIES.name]:
        faults += [f for name in STRICT_COLUMNS for f in column_faults(table, LOCATIES[name], {})]
    last = f"{int(wave) + 1}-12-31"
    faults += [f for some in files.tables.values() for t in some for f in find_late_days(t, last)]
    faults += find_wave_faults(files, begrippen)
    if gazetteer is not None:
        faults += _find_unplaced(files, gazetteer)
    raise_all(faults)
    records, rejects, unread = _split_records(files.tables[LOCATIES.name], begrippen)
    return ManualEntries(
        records=records,
        rejects=rejects,
        ongelezen=unread,
        zoeklog=_public_frame(files, ZOEKLOG, begrippen).astype(COUNTS),
        beoordelingen=_public_frame(files, BEOORDELINGEN, begrippen),
        readers=read_reader_entries(files.tables, files.tables[LOCATIES.name], begrippen),
        afgewezen=_public_frame(files, AFGEWEZEN, begrippen),
        eerder_gelezen=find_read_records(files.tables[LOCATIES.name]),
        ids=EntryIds([*files.tables[LOCATIES.name], *files.tables[AFGEWEZEN.name]]),
        hercontroles=_public_frame(files, HERCONTROLES, begrippen),
        written={name: list_row_places(tables) for name, tables in files.tables.items()},
    )


def collect_wave(root: Path, wave: str) -> WaveFiles:
    """Read every file of manual_entries/<wave>/ as far as it can be read."""
    folder = root / "manual_entries" / wave
    require_folder(folder, root)
    faults = _stray_files(folder, root)
    tables: dict[str, list[Table]] = {}
    for name, template in WAVE_TEMPLATES.items():
        tables[name], problems = read_sound_tables(list_files(folder / name, root), root, template)
        faults += problems
    return WaveFiles(tables, faults)


def find_wave_faults(files: WaveFiles, begrippen: pd.DataFrame) -> list[Finding]:
    """Return the faults that only show between rows and files of a wave."""
    entries = [*files.tables[LOCATIES.name], *files.tables[AFGEWEZEN.name]]
    return [
        *_repeated_keys(entries),
        *_repeated_searches(files.tables[ZOEKLOG.name]),
        *find_verdict_faults(files.tables[BEOORDELINGEN.name], files.tables[LOCATIES.name]),
        *find_reading_faults(files.tables, known_by_column(LEZINGEN, begrippen)),
        *find_search_faults(files.tables),
        *find_idle_rows(files.tables[UITKOMSTEN.name], OF_SETTLEMENTS),
        *find_idle_rows(files.tables[HERCONTROLES.name], OF_LOOKS),
    ]


def _find_unplaced(files: WaveFiles, gazetteer: Gazetteer) -> list[Finding]:
    """Return the unknown gemeenten of searches and finds, of those rows that hold now."""
    logs = (normal_form(table, {}, []) for table in files.tables[ZOEKLOG.name])
    searches = stack(logs, [*ZOEKLOG.names, "bestand", "rij"])
    finds = stack((read_finds(table, {}) for table in files.tables[VONDSTEN.name]), FIND_COLUMNS)
    return [
        *find_unplaced_searches(keep_latest_searches(searches), gazetteer),
        *find_unplaced_finds(keep_latest_finds(finds), gazetteer),
    ]


def place_faults(table: Table) -> list[Finding]:
    """Return the rows without any word on where the location is."""
    unplaced = (table.frame[list(PLACE_COLUMNS)] == "").all(axis=1)
    rule = f"een van {', '.join(PLACE_COLUMNS)} is verplicht"
    return [
        table.finding(rij, PLACE_COLUMNS[0], rule, "vul er een in")
        for rij in table.frame.index[unplaced]
    ]


def entry_faults(table: Table) -> list[Finding]:
    """Return what keeps locations out of the build: no name, no place, no clear ja/nee, damage."""
    faults = [
        *column_faults(table, table.template["organisatie"], {}),
        *place_faults(table),
        *column_faults(table, LOCATIES["sociaal_raadslieden"], {}),
        *column_faults(table, LOCATIES["aanbod"], {}),
        *damage_faults(table),
    ]
    return list(dict.fromkeys(faults))


def read_entries(table: Table, known: Known) -> pd.DataFrame:
    """Return the rows of a table of locations as records hold them, with bestand and rij.

    Corrections are compared with these cells, by the build and by `sjo check` alike.
    """
    columns = [column for column in LOCATIES.columns if column.name in NORMALISED_ON_READING]
    frame = normal_form(table, {}, columns)
    for name in ("ondersteuningstypen", "leefgebieden"):
        frame[name] = [join_words(cell, known[name]) for cell in frame[name]]
    return frame


def _split_records(
    tables: list[Table], begrippen: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Return (Records, rejects, where those lie) of the tables; each row is of one or the other."""
    accepted, rejects, unread = [], [make_rejects([], MANUAL_SOURCE, {}, {})], []
    known = known_by_column(LOCATIES, begrippen)
    for table in tables:
        ids, faults = record_ids(table), entry_faults(table)
        rejects.append(make_rejects(faults, MANUAL_SOURCE, ids, dict(table.frame["organisatie"])))
        frame = read_entries(table, known).assign(record_id=list(ids.values()), bron=MANUAL_SOURCE)
        is_faulty = frame["rij"].isin({fault.rij for fault in faults})
        accepted.append(frame[~is_faulty])
        unread.append(frame[is_faulty])
    whole = pd.concat(rejects, ignore_index=True)
    return stack(accepted, RECORD_COLUMNS), whole, stack(unread, UNREAD_COLUMNS)


def _public_frame(files: WaveFiles, template: Template, begrippen: pd.DataFrame) -> pd.DataFrame:
    """Return the rows of one kind of file without private columns."""
    known = known_by_column(template, begrippen)
    columns = [column.name for column in template.columns if not column.is_private]
    frames = [normal_form(table, known) for table in files.tables[template.name]]
    if template is AFGEWEZEN:
        columns.insert(0, "record_id")
        for table, frame in zip(files.tables[template.name], frames, strict=True):
            frame["record_id"] = list(record_ids(table).values())
    return stack(frames, [*columns, "bestand", "rij"])


def _stray_files(folder: Path, root: Path) -> list[Finding]:
    """Return a finding for everything in the wave's folder that would not be read."""
    entries, faults = list_entries(folder, root)
    known = [*WAVE_TEMPLATES, *WAVE_FILES, MAPPING_FOLDER]
    mappings, more = list_mappings(folder, root)
    surveys = [f"{survey.name}.toml" for survey in read_declared_surveys()]
    strays = [*name_strays(entries, known, root), *name_strays(mappings, surveys, root)]
    return [*faults, *more, *strays]


def _repeated_keys(tables: list[Table]) -> list[Finding]:
    """Return a finding per entry whose key an earlier entry of the wave has too.

    Two readers, each in a file of their own, may turn down one candidate.
    """
    first: dict[str, tuple[Table, int]] = {}
    faults = []
    for table in tables:
        unclear = unclear_rows(table)
        for rij, record_id in record_ids(table).items():
            here = table, rij
            earlier, at = here if rij in unclear else first.setdefault(record_id, here)
            both_out = earlier.template is table.template is AFGEWEZEN
            if (earlier, at) != here and not (both_out and earlier is not table):
                rule = f"dezelfde sleutel als {earlier.bestand}:{at}"
                advice = "haal een van beide weg, of geef elk een eigen sleutel"
                faults.append(table.finding(rij, "organisatie", rule, advice))
    return faults


def _repeated_searches(tables: list[Table]) -> list[Finding]:
    """Return a finding per search that stands in the wave before, alike in every cell: a copy."""
    first: dict[tuple[str, ...], str] = {}
    faults = []
    for table in tables:
        # A search that has an id goes on in later rows: two of them may be alike.
        old = table.frame[table.frame["zoekactie_id"] == ""]
        cells = old[[column.name for column in ZOEKLOG.columns]]
        for rij, row in zip(cells.index.tolist(), cells.itertuples(index=False), strict=True):
            place = f"{table.bestand}:{rij}"
            earlier = first.setdefault(tuple(fold_words(str(cell)) for cell in row), place)
            if earlier != place:
                rule = f"dezelfde zoekopdracht als {earlier}"
                faults.append(table.finding(rij, "zoekterm", rule, "haal een van beide weg"))
    return faults
