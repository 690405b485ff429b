"""Read in sjo.toml who publishes. A version keeps what it said when that version was made."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.files.findings import FileError, Finding
from pipeline.files.listing import is_there, name_strays, read_bytes
from schemas.publisher import (
    CRAWL_TABLE,
    NO_PUBLISHER,
    PUBLISHER_TABLE,
    SETTINGS_FILE,
    Publisher,
    find_publisher_faults,
)
from schemas.toml_text import read_toml

NOT_SET = f"{NO_PUBLISHER}: zet de tabel [{PUBLISHER_TABLE}] in {SETTINGS_FILE} (docs/producten.md)"


def read_publisher(root: Path) -> Publisher | None:
    """Return who publishes the inventory of a tree, None without sjo.toml.

    FileError with every fault of the file: a release names its publisher rightly or not at all.
    """
    path = root / SETTINGS_FILE
    if not is_there(path):
        if misnamed := name_strays(_list_misnamed(root), [SETTINGS_FILE], root):
            raise FileError(misnamed)
        return None
    try:
        told = read_toml(read_bytes(path, SETTINGS_FILE))
    except ValueError as error:
        raise FileError([Finding(SETTINGS_FILE, regel=str(error))]) from error
    if faults := list(_find_faults(told)):
        raise FileError(faults)
    table = told.get(PUBLISHER_TABLE)
    return Publisher(**{k: v for k, v in table.items() if v.strip()}) if table else None


def find_settings_faults(root: Path) -> list[Finding]:
    """Return what would stop a build in sjo.toml."""
    try:
        read_publisher(root)
    except FileError as error:
        return error.findings
    return []


def _show(value: object) -> str:
    return value if isinstance(value, str) else ""


def _list_misnamed(root: Path) -> list[Path]:
    """Return what is nearly called sjo.toml: an editor makes "sjo.toml.txt" of it."""
    return sorted(p for p in root.glob("[Ss][Jj][Oo]*") if ".toml" in p.name.casefold())


def _find_faults(told: Mapping[str, Any]) -> Iterator[Finding]:
    for key in sorted(set(told) - {CRAWL_TABLE, PUBLISHER_TABLE}):
        advice = f"er horen alleen [{PUBLISHER_TABLE}] en [{CRAWL_TABLE}] in"
        yield Finding(SETTINGS_FILE, kolom=key, regel="onbekende tabel", advies=advice)
    table = told.get(PUBLISHER_TABLE, {})
    if not isinstance(table, dict):
        advice = f"schrijf [{PUBLISHER_TABLE}]"
        yield Finding(SETTINGS_FILE, kolom=PUBLISHER_TABLE, regel="is geen tabel", advies=advice)
    elif PUBLISHER_TABLE in told:
        for key, rule in find_publisher_faults(table):
            yield Finding(SETTINGS_FILE, kolom=key, waarde=_show(table.get(key, "")), regel=rule)


def publisher_of(manifest: Mapping[str, Any]) -> Publisher | None:
    """Return who published a version, as its manifest keeps it; None when nobody was named."""
    told = manifest.get(PUBLISHER_TABLE)
    return Publisher(**told) if told else None
