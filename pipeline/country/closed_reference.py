"""data/reference/ is closed: each entry is read, known to be ignored, or a fault.

A copy of fetched data in "2026-11-23 (kopie)", or "Antwoorden.jsonl", would else be passed over
without a word, and a version published with older key figures or without points.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from pipeline.country.reference import DATED_FOLDER, SIDECAR
from pipeline.files.findings import Finding
from pipeline.files.listing import list_entries, name_no_files, name_of, name_strays

GEOCODE_FOLDER = "geocode"
ANSWERS_FILE = "antwoorden.jsonl"
OWN_FILES = (
    "gemeenten.csv", "gepubliceerd_2023.csv", "herindelingen.csv", "pc4.csv", "plaatsnamen.csv",
    "straten.csv", "verdelingen.csv", "vroegere_gemeenten.csv", "woonplaatsen.csv", SIDECAR,
)  # fmt: skip
OF_A_YEAR = re.compile(r"kerncijfers_\d{4}\.csv|grenzen_\d{4}\.geojson")
_YEARLY = ("kerncijfers_<jaar>.csv", "grenzen_<jaar>.geojson")


def list_reference_files(root: Path) -> list[Path]:
    """Return the files of data/reference/ that a build may read, without what is stray."""
    return list(_look(root)[0])


def find_stray_reference(root: Path) -> list[Finding]:
    """Return a finding for everything in data/reference/ that is never read."""
    return _look(root)[1]


def _look(root: Path) -> tuple[list[Path], list[Finding]]:
    folder = root / "data" / "reference"
    entries, faults = list_entries(folder, root) if folder.exists() else ([], [])
    dated = [p for p in entries if p.is_dir() and DATED_FOLDER.fullmatch(p.name)]
    read = [p for p in entries if _is_read(p)]
    others = [p for p in entries if p not in (*dated, *read) and p.name != GEOCODE_FOLDER]
    faults += _name_others(others, (*OWN_FILES, GEOCODE_FOLDER), root)
    for path in dated:
        inside, problems = list_entries(path, root)
        found = [p for p in inside if _is_read(p)]
        read += found
        faults += [*problems, *_name_others([p for p in inside if p not in found], OWN_FILES, root)]
    if (folder / GEOCODE_FOLDER).exists():
        inside, problems = list_entries(folder / GEOCODE_FOLDER, root)
        read += [p for p in inside if p.name == ANSWERS_FILE]
        faults += [*problems, *name_strays(inside, [ANSWERS_FILE], root)]
        faults += name_no_files((p for p in inside if p.name == ANSWERS_FILE), root)
    return read, faults


def _is_read(path: Path) -> bool:
    return path.is_file() and (path.name in OWN_FILES or bool(OF_A_YEAR.fullmatch(path.name)))


def _name_others(entries: list[Path], known: tuple[str, ...], root: Path) -> Iterator[Finding]:
    for path in entries:
        if path.is_dir() and path.name.endswith(".csv"):
            yield Finding(name_of(path, root), regel="is een map, geen bestand")
        elif path.is_dir() and path.name[:1].isdigit():
            advice = "een map met opgehaalde gegevens heet naar haar dag, zoals 2026-11-23"
            yield Finding(name_of(path, root), regel="wordt niet gelezen", advies=advice)
        else:
            yield from name_strays([path], [*known, *_YEARLY], root)
