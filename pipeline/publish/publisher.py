"""Read in sjo.toml who publishes. A version keeps what it said when that version was made."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pipeline.errors import SjoError
from schemas.publisher import (
    CRAWL_TABLE,
    NO_PUBLISHER,
    PUBLISHER_TABLE,
    SETTINGS_FILE,
    Publisher,
    find_publisher_faults,
)

NOT_SET = f"{NO_PUBLISHER}: zet de tabel [{PUBLISHER_TABLE}] in {SETTINGS_FILE} (docs/producten.md)"


def read_publisher(root: Path) -> Publisher | None:
    """Return who publishes the inventory of a tree, None without sjo.toml.

    SjoError with every fault of the file: a release names its publisher rightly or not at all.
    """
    path = root / SETTINGS_FILE
    if not path.is_file():
        return None
    try:
        told = tomllib.loads(path.read_text(encoding="utf-8"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SjoError(f"{path}: geen leesbaar TOML ({error})") from error
    if strange := sorted(set(told) - {CRAWL_TABLE, PUBLISHER_TABLE}):
        known = f"[{PUBLISHER_TABLE}] en [{CRAWL_TABLE}]"
        raise SjoError(f"{path}: onbekend: {', '.join(strange)}; er horen alleen {known} in")
    if PUBLISHER_TABLE not in told:
        return None
    table = told[PUBLISHER_TABLE]
    if not isinstance(table, dict):
        raise SjoError(f"{path}: {PUBLISHER_TABLE} is geen tabel; schrijf [{PUBLISHER_TABLE}]")
    if faults := [f"{path}: {key} {rule}" for key, rule in find_publisher_faults(table)]:
        raise SjoError("\n".join(faults))
    return Publisher(**{key: value for key, value in table.items() if value != ""})


def publisher_of(manifest: Mapping[str, Any]) -> Publisher | None:
    """Return who published a version, as its manifest keeps it; None when nobody was named."""
    told = manifest.get(PUBLISHER_TABLE)
    return Publisher(**told) if told else None
