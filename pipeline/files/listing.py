"""List and open the files of a folder of --root; every file there is read or named as a fault."""

import os
import stat
from collections.abc import Collection, Iterable
from pathlib import Path

from pipeline.files.findings import FileError, Finding, suggest
from pipeline.files.rows import MAX_FILE_BYTES
from pipeline.text.terms import nearest
from schemas.regular_files import read_regular
from schemas.system_faults import name_os_fault

NOTES = (".md", ".MD")
NO_FILE, NO_FILE_ADVICE = "is geen gewoon bestand", "zet het bestand zelf hier, of haal het weg"
LEFT_BY_PROGRAMS = frozenset({"Thumbs.db", "desktop.ini", "Icon\r"})


def name_of(path: Path, root: Path) -> str:
    """Return how messages and lineage name a file: below root, with / separators."""
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()
    return name.encode("utf-8", "replace").decode("utf-8")


def is_there(path: Path) -> bool:
    """Tell whether something has this name, whatever it is: a link to nothing is no absence."""
    return os.path.lexists(path)


def name_no_files(paths: Iterable[Path], root: Path) -> list[Finding]:
    """Return a finding per path that should be a file and is none: a folder, a pipe, a socket."""
    return [
        Finding(name_of(path, root), regel=NO_FILE, advies=NO_FILE_ADVICE)
        for path in paths
        if not path.is_file()
    ]


def real_path(path: Path) -> Path:
    """Return where a path leads, through all links; a link to itself leads to itself."""
    return Path(os.path.realpath(path))


def is_passed_over(name: str) -> bool:
    """Tell whether an entry of a folder is known to hold nothing for us.

    Hidden files and folders, what Excel and file managers leave, and notes (.md).
    """
    return name.startswith((".", "~$")) or name in LEFT_BY_PROGRAMS or name.endswith(NOTES)


def list_entries(folder: Path, root: Path) -> tuple[list[Path], list[Finding]]:
    """Return the entries of a folder in order of name, and the faults among them.

    Left out is what `is_passed_over`. One rule for links, in every folder: a link to a file below
    root is read as that file; any other link (to a folder, out of root, to nothing) is a fault.
    """
    try:
        names = sorted(path.name for path in folder.iterdir())
    except OSError as error:
        return [], [Finding(name_of(folder, root), regel=name_os_fault(error))]
    entries, faults = [], []
    for name in names:
        path = folder / name
        if is_passed_over(name):
            continue
        # What is read must lie in the project, or a version could not be built again elsewhere.
        if path.is_symlink() and not (path.is_file() and _is_inside(path, root)):
            rule = "is een verwijzing naar elders"
            faults.append(
                Finding(name_of(path, root), regel=rule, advies="zet het bestand zelf hier")
            )
        elif not _is_readable_name(name):
            rule = "naam van het bestand is niet leesbaar"
            faults.append(
                Finding(name_of(path, root), regel=rule, advies="geef het een andere naam")
            )
        else:
            entries.append(path)
    return entries, faults


def list_files(folder: Path, root: Path) -> list[Path]:
    """Return the files below `folder` in order of name; none when it does not exist.

    Raises FileError with every fault of `list_entries` in it and in the folders below.
    """
    if not folder.exists():
        return []
    found, faults = _list_below(folder, root)
    if faults:
        raise FileError(faults)
    return sorted(found, key=lambda path: path.as_posix())


def name_strays(entries: Iterable[Path], known: Collection[str], root: Path) -> list[Finding]:
    """Return a finding per entry that has none of the `known` names: it would never be read."""
    advice = f"gebruik een van: {', '.join(known)}" if known else "haal het weg"
    return [
        Finding(
            name_of(path, root),
            regel="wordt niet gelezen",
            advies=suggest(nearest(path.name, known), advice),
        )
        for path in entries
        if path.name not in known
    ]


def _list_below(folder: Path, root: Path) -> tuple[list[Path], list[Finding]]:
    entries, faults = list_entries(folder, root)
    found = [path for path in entries if not path.is_dir()]
    for path in entries:
        if path.is_dir():
            more, problems = _list_below(path, root)
            found, faults = found + more, faults + problems
    return found, faults


def read_bytes(path: Path, bestand: str) -> bytes:
    """Return the content of a regular file of bounded size; FileError says why not."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise FileError([Finding(bestand, regel=NO_FILE, advies=NO_FILE_ADVICE)])
        if status.st_size > MAX_FILE_BYTES:
            size, most = status.st_size / 1e6, MAX_FILE_BYTES / 1e6
            rule = f"bestand is {size:.0f} MB groot, meer dan de {most:.0f} MB die wordt gelezen"
            raise FileError([Finding(bestand, regel=rule, advies="splits het")])
        return read_regular(path)
    except OSError as error:
        raise FileError([Finding(bestand, regel=name_os_fault(error))]) from error


def _is_inside(path: Path, root: Path) -> bool:
    return real_path(path).is_relative_to(real_path(root))


def _is_readable_name(name: str) -> bool:
    try:
        return bool(name.encode("utf-8"))
    except UnicodeEncodeError:
        return False
