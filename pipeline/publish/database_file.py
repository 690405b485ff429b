"""The database as a file: put in place in one step, known again by its hash, and its companions."""

import shutil
from pathlib import Path

from pipeline.errors import SjoError
from pipeline.files.hashes import hash_file
from pipeline.files.whole import replace_file, write_whole

COMPANION = ".wal"
"""DuckDB's journal of changes: whoever opens the database next, takes over what stands in it."""
REBUILD = "sluit programma's die haar open hebben en maak haar opnieuw met: sjo build"


def place_database(built: Path, target: Path) -> list[str]:
    """Put a new database in the place of the former, and its sha256 beside it.

    Returns, in Dutch, what others left that was moved aside: a journal of changes, which would
    else be replayed on the new database, and a database that somebody changed.
    """
    notes = [_move_aside(path) for path in _find_foreign(target)]
    replace_file(built, target)
    # A run that is killed here leaves a hash that does not fit: the next build makes both anew.
    seal_database(target)
    return notes


def seal_database(path: Path) -> None:
    """Write the sha256 of a database beside it, as `sha256sum` reads it."""
    write_whole(_seal_of(path), f"{hash_file(path)}  {path.name}\n")


def find_database_faults(path: Path) -> list[str]:
    """Return what is wrong with the file of a database and how to mend it, in Dutch.

    A database from before its hash was kept has none, and passes.
    """
    if not path.is_file():
        return [f"{path}: ontbreekt; maak haar met: sjo build"]
    faults = []
    if _is_changed(path):
        faults.append(f"{path}: is gewijzigd sinds zij is gemaakt; {REBUILD}")
    if _journal_of(path).exists():
        faults.append(f"{_journal_of(path)}: een ander programma wijzigt de database; {REBUILD}")
    return faults


def require_intact(path: Path) -> None:
    """SjoError when a database is missing or somebody changed it."""
    if faults := find_database_faults(path):
        raise SjoError("\n".join(faults))


def is_sealed(path: Path) -> bool:
    """Tell whether a database is there, with its hash, and nobody changed it."""
    return _seal_of(path).is_file() and not find_database_faults(path)


def _find_foreign(target: Path) -> list[Path]:
    changed = [target] if target.is_file() and _is_changed(target) else []
    return [*changed, *(path for path in [_journal_of(target)] if path.exists())]


def _move_aside(path: Path) -> str:
    number, aside = 1, path.with_name(f"{path.name}.terzijde")
    while aside.exists():
        number += 1
        aside = path.with_name(f"{path.name}.terzijde-{number}")
    if path.suffix == COMPANION:
        path.rename(aside)
    else:
        shutil.copy2(path, aside)  # readers find the former database until the new one is there
    return f"{path.name} was door een ander programma gewijzigd; bewaard als {aside.name}"


def _is_changed(path: Path) -> bool:
    seal = _seal_of(path)
    return seal.is_file() and seal.read_text("utf-8", "replace").split()[:1] != [hash_file(path)]


def _seal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.sha256")


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}{COMPANION}")
