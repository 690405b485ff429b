"""List and open the files of a folder of --root; every file there is read or named as a fault."""

import os
import stat
from pathlib import Path

from pipeline.files.findings import FileError, Finding
from pipeline.files.rows import MAX_FILE_BYTES

NOTES = (".md",)


def name_of(path: Path, root: Path) -> str:
    """Return how messages and lineage name a file: below root, with / separators."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def list_files(folder: Path, root: Path) -> list[Path]:
    """Return the files below `folder` in order of name; none when it does not exist.

    Left out are hidden files, lock files of Excel and notes (.md). Raises FileError for a folder
    that may not be read, and for a link that leads outside root.
    """
    found: list[Path] = []
    faults: list[Finding] = []

    def refuse(error: OSError) -> None:
        faults.append(Finding(name_of(Path(error.filename), root), regel=_reason(error)))

    for where, folders, files in os.walk(folder, onerror=refuse if folder.exists() else None):
        for name in sorted(folders + files):
            path = Path(where, name)
            if name.startswith((".", "~$")) or path.suffix.lower() in NOTES:
                continue
            # What is read must lie in the project, or a version could not be built again elsewhere.
            if path.is_symlink() and (name in folders or not _is_inside(path, root)):
                faults.append(Finding(name_of(path, root), regel="is een verwijzing naar elders"))
            elif name in files:
                found.append(path)
    if faults:
        raise FileError(faults)
    return sorted(found, key=lambda path: path.as_posix())


def read_bytes(path: Path, bestand: str) -> bytes:
    """Return the content of a regular file of bounded size; FileError says why not."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileError([Finding(bestand, regel="is geen gewoon bestand")])
        if status.st_size > MAX_FILE_BYTES:
            size, most = status.st_size / 1e6, MAX_FILE_BYTES / 1e6
            rule = f"bestand is {size:.0f} MB groot, meer dan de {most:.0f} MB die wordt gelezen"
            raise FileError([Finding(bestand, regel=rule, advies="splits het")])
        return path.read_bytes()
    except OSError as error:
        raise FileError([Finding(bestand, regel=_reason(error))]) from error


def _is_inside(path: Path, root: Path) -> bool:
    return path.resolve().is_relative_to(root.resolve())


def _reason(error: OSError) -> str:
    match error:
        case FileNotFoundError():
            return "bestaat niet"
        case PermissionError():
            return "geen recht om dit te lezen"
        case _:
            return f"niet te lezen ({os.strerror(error.errno or 0)})"
