"""The inputs of a build: which files it reads, and what they hold, so it can be done again."""

import hashlib
from pathlib import Path

from pipeline.clock import CODE, ask_git
from pipeline.country.closed_reference import list_reference_files
from pipeline.errors import SjoError
from pipeline.files.hashes import hash_file
from pipeline.read.closed_folders import find_stray_data, list_entry_files, list_raw_files
from pipeline.read.stored_pages import list_page_folders
from pipeline.read.validation import raise_all
from pipeline.versions.earlier import WITHDRAWN_FROM
from pipeline.versions.folders import curated_folder, list_versions
from pipeline.versions.version import Version
from schemas.meting import WAVE_FILES
from schemas.stored_pages import OTHER_SUFFIX, SUFFIXES
from schemas.system_faults import name_os_fault

CODE_FOLDERS = ("pipeline", "schemas", "spiders")
CODE_SUFFIXES = {".py", ".toml", ".csv", ".sql", ".typ", ".j2"}
PAGE_SUFFIXES = {*SUFFIXES.values(), OTHER_SUFFIX}
SYNTHETIC_MARK = "SYNTHETISCH.md"
"""A tree with this file holds made-up data; everything made of it says so."""


def list_inputs(root: Path, meting: int, parent: Version | None) -> list[Path]:
    """Return every file that a build of a wave reads, relative to `root`, sorted.

    What the reading rooms themselves say they read, so that nothing is listed and not read: manual
    entries of the wave and those for all waves, survey exports of the wave, captures of this and
    earlier waves (an old one may be carried over). Further reference data, the tables of the
    version before, and what older versions knew of locations that were since withdrawn.
    FileError names what lies among reference data or versions and is never read.
    """
    raise_all(find_stray_data(root))
    files = [*list_entry_files(root, meting), *list_raw_files(root, meting)]
    files += list_reference_files(root)
    of_wave = [root / "manual_entries" / str(meting) / name for name in WAVE_FILES]
    files += [path for path in of_wave if path.is_file()]
    # Any stored page may be quoted; where it is not present, the quote is counted as unchecked.
    files += [path for folder in list_page_folders(root) for path in _below(folder, PAGE_SUFFIXES)]
    if parent is not None:
        files += _tables_of(curated_folder(root) / str(parent))
        for older in [v for v in list_versions(root) if v < parent]:
            folder = curated_folder(root) / str(older)
            files += [folder / "manifest.json", *(folder / f"{t}.parquet" for t in WITHDRAWN_FROM)]
    if is_synthetic(root):
        files.append(root / SYNTHETIC_MARK)
    return sorted({path.relative_to(root) for path in files})


def _tables_of(folder: Path) -> list[Path]:
    """Return the files that tell what a version published; a contract 1 has fewer tables."""
    return [folder / "manifest.json", *sorted(folder.glob("*.parquet"))]


def _below(folder: Path, suffixes: set[str]) -> list[Path]:
    return [p for p in folder.rglob("*") if p.suffix.lower() in suffixes and p.is_file()]


def is_synthetic(root: Path) -> bool:
    """Tell whether the data of a tree were made up."""
    return (root / SYNTHETIC_MARK).is_file()


def hash_inputs(root: Path, files: list[Path]) -> dict[str, str]:
    """Return path (with / separators) -> sha256 of every file; SjoError when one is unreadable."""
    prints = {}
    for file in files:
        try:
            prints[file.as_posix()] = hash_file(root / file)
        except OSError as error:
            raise SjoError(f"{file}: {name_os_fault(error)}") from error
    return prints


def digest_code() -> str:
    """Return one sha256 over all source files of the program, wherever it is installed."""
    digest = hashlib.sha256()
    paths = [CODE / "cli.py"]
    for folder in CODE_FOLDERS:
        paths += [p for p in (CODE / folder).rglob("*") if p.suffix in CODE_SUFFIXES]
    for path in sorted(p for p in paths if p.is_file()):
        digest.update(path.relative_to(CODE).as_posix().encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def describe_code() -> dict[str, str | bool]:
    """Return what a version is made with: commit, gewijzigd, sha256 (of the source), lock.

    `gewijzigd`: the source is not that of the commit. Outside a checkout, or where git is not
    there, the commit is "" and only the hash tells.
    """
    commit = ask_git("rev-parse", "HEAD")
    changed = ask_git("status", "--porcelain", "--", "cli.py", *CODE_FOLDERS)
    return {
        "commit": commit,
        "gewijzigd": bool(commit and changed),
        "sha256": digest_code(),
        "lock": digest_lock(),
    }


def digest_lock() -> str:
    """Return the sha256 of the lock file the program is installed from, or "" without one."""
    lock = CODE / "requirements" / "run.lock"
    return hashlib.sha256(lock.read_bytes()).hexdigest() if lock.is_file() else ""
