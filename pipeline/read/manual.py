"""Read what people wrote for one wave: locations, search log, verdicts, rejected candidates."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.files.findings import Finding, suggest
from pipeline.files.listing import list_files, name_of
from pipeline.files.tabular import Table
from pipeline.read.rejects import make_rejects
from pipeline.read.validation import (
    Known,
    column_faults,
    find_cell_faults,
    known_by_column,
    normal_form,
    raise_all,
    read_sound_tables,
    require_folder,
    stack,
)
from pipeline.text.terms import join_words, nearest
from schemas.columns import Template
from schemas.folding import fold_words
from schemas.manual import (
    AFGEWEZEN,
    BEOORDELINGEN,
    KEY_COLUMNS,
    LOCATIES,
    PLACE_COLUMNS,
    WAVE_TEMPLATES,
    ZOEKLOG,
)
from schemas.meting import WAVE_FILES
from schemas.records import KEY_SEPARATOR, RECORD_COLUMNS, mint_record_id
from schemas.sources import MANUAL_SOURCE
from schemas.vocabulary import Oordeel

COUNTS = {"paginas": "int64", "hits": "int64"}
NORMALISED_ON_READING = ("sociaal_raadslieden", "gezien_op")  # what the schema of Records asks


@dataclass(frozen=True)
class ManualEntries:
    """What people wrote for one wave.

    `records` is Records. `rejects` has a row per record and rule (columns of REJECT_COLUMNS). The
    other frames have the columns of their template without the private ones, in normal form, with
    `bestand` and `rij`; `afgewezen` has `record_id` too.
    """

    records: pd.DataFrame
    rejects: pd.DataFrame
    zoeklog: pd.DataFrame
    beoordelingen: pd.DataFrame
    afgewezen: pd.DataFrame


@dataclass(frozen=True)
class WaveFiles:
    """The sound files of a wave, by kind, and the faults found while reading them."""

    tables: dict[str, list[Table]]
    faults: list[Finding]


def read_manual_entries(root: Path, wave: str, begrippen: pd.DataFrame) -> ManualEntries:
    """Read manual_entries/<wave>/; `begrippen` (see Judgements) tells what words mean.

    Faults of a file, invalid dates, two entries with one key, and any fault in a verdict, search
    log or rejected candidate raise FileError, all at once. A location that lacks its name or place
    or has no clear ja/nee becomes a reject. Terms stay raw. SjoError when the folder is missing.
    """
    files = collect_wave(root, wave)
    faults = list(files.faults)
    for name in (ZOEKLOG.name, BEOORDELINGEN.name, AFGEWEZEN.name):
        known = known_by_column(WAVE_TEMPLATES[name], begrippen)
        for table in files.tables[name]:
            faults += find_cell_faults(table, known)
    for table in files.tables[LOCATIES.name]:
        faults += column_faults(table, LOCATIES["gezien_op"], {})
    for table in files.tables[AFGEWEZEN.name]:
        faults += place_faults(table)
    faults += find_wave_faults(files)
    raise_all(faults)
    records, rejects = _split_records(files.tables[LOCATIES.name], begrippen)
    return ManualEntries(
        records=records,
        rejects=rejects,
        zoeklog=_public_frame(files, ZOEKLOG, begrippen).astype(COUNTS),
        beoordelingen=_public_frame(files, BEOORDELINGEN, begrippen),
        afgewezen=_public_frame(files, AFGEWEZEN, begrippen),
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


def find_wave_faults(files: WaveFiles) -> list[Finding]:
    """Return the faults that only show between rows and files of a wave."""
    entries = [*files.tables[LOCATIES.name], *files.tables[AFGEWEZEN.name]]
    verdicts = files.tables[BEOORDELINGEN.name]
    return [
        *_repeated_keys(entries),
        *_repeated_verdicts(verdicts),
        *_missing_rules(verdicts),
        *_own_verdicts(verdicts, files.tables[LOCATIES.name]),
    ]


def make_record_id(sleutel: str, words: Iterable[str]) -> str:
    """Return the record_id of an entry: of its `sleutel` when filled, else of KEY_COLUMNS.

    White space is collapsed and nothing else cleaned: the id does not change when other cells are
    filled in later, nor when the rules of cleaning change.
    """
    words = [sleutel] if sleutel else words
    key = KEY_SEPARATOR.join(" ".join(word.split()) for word in words)
    return mint_record_id(MANUAL_SOURCE, key)


def unclear_rows(table: Table) -> set[int]:
    """Return the rows that are no entry: without a name, or without any word on where it is."""
    frame = table.frame
    unplaced = (frame[list(PLACE_COLUMNS)] == "").all(axis=1)
    return set(frame.index[(frame["organisatie"] == "") | unplaced])


def record_ids(table: Table) -> dict[int, str]:
    """Return the record_id of every row of a table of locations or rejected candidates.

    A row that is no entry (see `unclear_rows`) gets an id by its file and row.
    """
    # Rows without name or place would all have one key; each must still stand in the accounting.
    unclear = unclear_rows(table)
    columns = table.frame[["sleutel", *KEY_COLUMNS]]
    return {
        rij: make_record_id("", [*words, table.bestand, str(rij)])
        if rij in unclear
        else make_record_id(sleutel, words)
        for rij, sleutel, *words in columns.itertuples()
    }


def place_faults(table: Table) -> list[Finding]:
    """Return the rows without any word on where the location is."""
    unplaced = (table.frame[list(PLACE_COLUMNS)] == "").all(axis=1)
    rule = f"een van {', '.join(PLACE_COLUMNS)} is verplicht"
    return [
        table.finding(rij, PLACE_COLUMNS[0], rule, "vul er een in")
        for rij in table.frame.index[unplaced]
    ]


def entry_faults(table: Table) -> list[Finding]:
    """Return what keeps locations out of the build: no name, no place, no clear ja/nee."""
    return [
        *column_faults(table, table.template["organisatie"], {}),
        *place_faults(table),
        *column_faults(table, LOCATIES["sociaal_raadslieden"], {}),
    ]


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
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return (Records, rejects) of the tables of locations; each row goes to one of them."""
    accepted, rejects = [], [make_rejects([], MANUAL_SOURCE, {}, {})]
    known = known_by_column(LOCATIES, begrippen)
    for table in tables:
        ids, faults = record_ids(table), entry_faults(table)
        rejects.append(make_rejects(faults, MANUAL_SOURCE, ids, dict(table.frame["organisatie"])))
        frame = read_entries(table, known).assign(record_id=list(ids.values()), bron=MANUAL_SOURCE)
        accepted.append(frame[~frame["rij"].isin({fault.rij for fault in faults})])
    return stack(accepted, RECORD_COLUMNS), pd.concat(rejects, ignore_index=True)


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
    faults, known = [], (*WAVE_TEMPLATES, *WAVE_FILES)
    for path in sorted(folder.iterdir()):
        if path.name.startswith((".", "~$")) or path.suffix == ".md" or path.name in known:
            continue
        likely = nearest(path.name, WAVE_TEMPLATES)
        advice = suggest(likely, f"gebruik {', '.join(WAVE_TEMPLATES)}")
        faults.append(Finding(name_of(path, root), regel="wordt niet gelezen", advies=advice))
    return faults


def _repeated_keys(tables: list[Table]) -> list[Finding]:
    """Return a finding per entry whose key an earlier entry of the wave has too."""
    first: dict[str, str] = {}
    faults = []
    for table in tables:
        unclear = unclear_rows(table)
        for rij, record_id in record_ids(table).items():
            place = f"{table.bestand}:{rij}"
            earlier = place if rij in unclear else first.setdefault(record_id, place)
            if earlier != place:
                rule = f"dezelfde sleutel als {earlier}"
                advice = "haal een van beide weg, of geef elk een eigen sleutel"
                faults.append(table.finding(rij, "organisatie", rule, advice))
    return faults


def _repeated_verdicts(tables: list[Table]) -> list[Finding]:
    first: dict[str, str] = {}
    faults = []
    for table in tables:
        for rij, record_id in table.cells("record_id"):
            place = f"{table.bestand}:{rij}"
            earlier = first.setdefault(record_id, place)
            if record_id and earlier != place:
                rule = f"dit record is al beoordeeld in {earlier}"
                faults.append(table.finding(rij, "record_id", rule, "houd een oordeel"))
    return faults


def _missing_rules(tables: list[Table]) -> list[Finding]:
    """A rejection without its rule would have to be looked into again in the next wave."""
    return [
        table.finding(
            rij, "regel", "regel is verplicht bij afgewezen", "zie het gegevenswoordenboek"
        )
        for table in tables
        for (rij, oordeel), (_, regel) in zip(
            table.cells("oordeel"), table.cells("regel"), strict=True
        )
        if fold_words(oordeel) == Oordeel.AFGEWEZEN and not regel
    ]


def _own_verdicts(verdicts: list[Table], entries: list[Table]) -> list[Finding]:
    """Four eyes: a verdict of the researcher on an own find is none. Names nobody."""
    finders: dict[str, tuple[str, str]] = {}
    for table in entries:
        ids = record_ids(table)
        for rij, finder in table.cells("onderzoeker"):
            if finder:
                finders.setdefault(ids[rij], (fold_words(finder), f"{table.bestand}:{rij}"))
    faults = []
    for table in verdicts:
        reviewers = dict(table.cells("beoordelaar"))
        for rij, record_id in table.cells("record_id"):
            finder, place = finders.get(record_id, ("", ""))
            if finder and finder == fold_words(reviewers[rij]):
                rule = f"beoordelaar is ook de onderzoeker van {place}"
                advice = "laat een ander beoordelen"
                faults.append(table.finding(rij, "beoordelaar", rule, advice)._replace(waarde=""))
    return faults
