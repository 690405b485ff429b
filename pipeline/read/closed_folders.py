"""The folders a build looks into are closed: each entry is read, known to be ignored, or a fault.

A file with a name that is nearly right ("koppelingen.CSV", "2026-10-3") would else be passed over,
and a version published without the decisions or locations in it.
"""

from collections.abc import Iterator
from pathlib import Path

from pipeline.country.closed_reference import find_stray_reference
from pipeline.files.findings import Finding
from pipeline.files.listing import (
    is_there,
    list_entries,
    list_files,
    name_no_files,
    name_of,
    name_strays,
)
from pipeline.read.declared import mapping_path, read_declared_sites, read_declared_surveys
from pipeline.read.stored_pages import find_page_faults
from pipeline.versions.folders import find_stray_versions
from schemas.captures import (
    CAPTURE_PATTERN,
    RECORDS_NAME,
    REPORT_NAME,
    WARC_NAME,
    WAVE_PATTERN,
    is_wave_until,
    list_captures_until,
)
from schemas.manual import JUDGEMENT_TEMPLATES, WAVE_TEMPLATES
from schemas.mutations import EVENT_FOLDER, MUTATION_FOLDER, RAW_MUTATIONS, YEAR_FOLDER
from schemas.stored_pages import PAGES_FOLDER
from schemas.survey_mapping import MAPPING_FOLDER

TABLE_SUFFIXES = (".csv", ".xlsx")
FOLDERS_BESIDE_WAVES = (MUTATION_FOLDER, "sjablonen")
REPORT_SUFFIX = ".json"
LOG_OF_CRAWL = "crawl.log"
FILES_OF_CAPTURE = (WARC_NAME, RECORDS_NAME, REPORT_NAME, LOG_OF_CRAWL)


def list_waves(root: Path) -> list[int]:
    """Return the waves that have a folder in manual_entries/, oldest first."""
    folder = root / "manual_entries"
    names = [p.name for p in folder.iterdir() if p.is_dir()] if folder.is_dir() else []
    return sorted(int(name) for name in names if WAVE_PATTERN.fullmatch(name))


def list_judgement_files(root: Path, name: str) -> list[Path]:
    """Return the files that hold one kind of judgement; more than one is a fault elsewhere."""
    folder = root / "manual_entries"
    paths = (folder / f"{name}{suffix}" for suffix in TABLE_SUFFIXES)
    return [path for path in paths if path.exists()]


def list_entry_files(root: Path, meting: int) -> list[Path]:
    """Return the files of manual_entries/ that a build of a wave reads."""
    judged = [path for name in JUDGEMENT_TEMPLATES for path in list_judgement_files(root, name)]
    wave = root / "manual_entries" / str(meting)
    filled = [path for name in WAVE_TEMPLATES for path in list_files(wave / name, root)]
    surveys = read_declared_surveys() if (wave / MAPPING_FOLDER).is_dir() else []
    mappings = [mapping_path(root, str(meting), survey.name) for survey in surveys]
    told = [path for path in mappings if path.is_file()]
    return [*judged, *filled, *told, *list_reports(root)[0], *list_event_files(root)]


def list_reports(root: Path) -> tuple[list[Path], list[Finding]]:
    """Return the files of reports, and what lies among them that is none."""
    folder = root / "manual_entries" / MUTATION_FOLDER
    if not folder.exists():
        return [], []
    entries, faults = list_entries(folder, root)
    years = [p for p in entries if p.is_dir() and YEAR_FOLDER.fullmatch(p.name)]
    faults += name_strays([p for p in entries if p not in years], [EVENT_FOLDER], root)
    reports = []
    for year in years:
        inside, problems = list_entries(year, root)
        faults += problems
        reports += [p for p in inside if p.suffix == REPORT_SUFFIX and p.is_file()]
        faults += name_strays([p for p in inside if p not in reports], (), root)
    return reports, faults


def list_event_files(root: Path) -> list[Path]:
    """Return the files that tell what became of reports."""
    return list_files(root / "manual_entries" / MUTATION_FOLDER / EVENT_FOLDER, root)


def list_mappings(folder: Path, root: Path) -> tuple[list[Path], list[Finding]]:
    """Return what lies in the folder of mappings of a wave, and what in it cannot be read."""
    mappings = folder / MAPPING_FOLDER
    return list_entries(mappings, root) if mappings.exists() else ([], [])


def list_raw_files(root: Path, meting: int) -> list[Path]:
    """Return the files of data/raw/ that a build of a wave reads.

    Survey exports of the wave itself; of captures those of earlier waves too, which may be carried
    over.
    """
    raw = root / "data" / "raw"
    exports = [
        path
        for survey in read_declared_surveys()
        for path in list_files(raw / str(meting) / survey.name, root)
    ]
    captured = [
        folder / name
        for site in read_declared_sites()
        for folder in list_captures_until(raw, site.name, meting)
        for name in (REPORT_NAME, RECORDS_NAME)
        if (folder / name).is_file()
    ]
    return [*exports, *captured]


def find_stray_entries(root: Path) -> list[Finding]:
    """Return a finding for everything in manual_entries/ itself that is never read."""
    entries, faults = list_entries(root / "manual_entries", root)
    files = [f"{name}{suffix}" for suffix in TABLE_SUFFIXES for name in JUDGEMENT_TEMPLATES]
    others = [p for p in entries if not (p.is_dir() and WAVE_PATTERN.fullmatch(p.name))]
    return [*faults, *name_strays(others, [*files, *FOLDERS_BESIDE_WAVES], root)]


def find_stray_captures(root: Path, meting: int | None = None) -> list[Finding]:
    """Return a finding for everything in data/raw/ that is never read.

    Of all waves, or of those until `meting`: a later one is not looked into.
    """
    raw = root / "data" / "raw"
    if not raw.exists():
        return []
    entries, faults = list_entries(raw, root)
    waves = [p for p in entries if p.is_dir() and WAVE_PATTERN.fullmatch(p.name)]
    for path in entries:
        if path not in waves and path.name != RAW_MUTATIONS:
            advice = "verwacht een map per meting, zoals 2026"
            faults.append(Finding(name_of(path, root), regel="wordt niet gelezen", advies=advice))
    for wave in waves:
        if meting is None or is_wave_until(wave.name, meting):
            faults += _stray_sources(wave, root)
    return faults


def find_stray_data(root: Path) -> list[Finding]:
    """Return a finding for everything among reference data and versions that is never read."""
    return [*find_stray_reference(root), *find_stray_versions(root)]


def _stray_sources(wave: Path, root: Path) -> Iterator[Finding]:
    """Yield what is no folder of a source, and what in one is neither capture nor export."""
    entries, faults = list_entries(wave, root)
    yield from faults
    surveys = [survey.name for survey in read_declared_surveys()]
    known = [*(site.name for site in read_declared_sites()), *surveys]
    yield from name_strays([p for p in entries if not p.is_dir()], [], root)
    folders = [path for path in entries if path.is_dir()]
    yield from name_strays(folders, [*known, PAGES_FOLDER], root)
    if (wave / PAGES_FOLDER).is_dir():
        yield from find_page_faults(wave / PAGES_FOLDER, root)
    for folder in folders:
        if folder.name in known and folder.name not in surveys:
            yield from _stray_in_site(folder, root)


def _stray_in_site(folder: Path, root: Path) -> Iterator[Finding]:
    captures, faults = list_entries(folder, root)
    yield from faults
    for path in captures:
        if not (path.is_dir() and CAPTURE_PATTERN.fullmatch(path.name)):
            advice = (
                "een opname heet naar haar dag, zoals 2026-10-03: hernoem haar of haal haar weg"
            )
            yield Finding(name_of(path, root), regel="wordt niet gelezen", advies=advice)
        elif not is_there(path / REPORT_NAME):
            rule, advice = f"opname zonder {REPORT_NAME}", "haal haar opnieuw op of haal de map weg"
            yield Finding(name_of(path, root), regel=rule, advies=advice)
        else:
            inside, problems = list_entries(path, root)
            yield from [*problems, *name_strays(inside, FILES_OF_CAPTURE, root)]
            yield from name_no_files((p for p in inside if p.name in FILES_OF_CAPTURE), root)
