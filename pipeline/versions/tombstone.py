"""What is left of a version that was taken down: who did so, when, why, and what follows it up."""

import json
import shutil
from dataclasses import asdict, dataclass
from pathlib import Path

from pipeline.errors import SjoError
from pipeline.files.whole import write_whole
from schemas.regular_files import read_regular
from schemas.system_faults import name_read_fault

TOMBSTONE = "INGETROKKEN.json"
TOMBSTONE_README = "LEESMIJ.md"
TOMBSTONE_FILES = frozenset({TOMBSTONE, TOMBSTONE_README})


@dataclass(frozen=True)
class Tombstone:
    """Why a version was withdrawn; `opvolger` is the version to use in its place."""

    versie: str
    opvolger: str
    reden: str
    auteur: str
    datum: str

    def describe(self) -> str:
        """Return in one Dutch sentence what happened."""
        return (
            f"versie {self.versie} is ingetrokken op {self.datum} door {self.auteur}: "
            f"{self.reden}; gebruik versie {self.opvolger}"
        )


def is_withdrawn(folder: Path) -> bool:
    """Tell whether the folder of a version is a tombstone."""
    return (folder / TOMBSTONE).is_file()


def read_tombstone(folder: Path) -> Tombstone:
    """Read the tombstone of a version; SjoError when it is unreadable."""
    path = folder / TOMBSTONE
    try:
        return Tombstone(**json.loads(read_regular(path)))
    except (OSError, ValueError, TypeError) as error:
        raise SjoError(
            f"{path}: onleesbaar ({name_read_fault(error)}); zet het terug uit een reservekopie"
        ) from error


def leave_tombstone(folder: Path, tombstone: Tombstone) -> None:
    """Make a tombstone, for programs and for people, of the folder of a version.

    With its first file the version is withdrawn; a process that is killed after that leaves some of
    the version beside it, which the same call removes.
    """
    text = json.dumps(asdict(tombstone), ensure_ascii=False, indent=1, sort_keys=True)
    write_whole(folder / TOMBSTONE, f"{text}\n")
    told = tombstone.describe()
    write_whole(folder / TOMBSTONE_README, f"# Ingetrokken\n\n{told[0].upper()}{told[1:]}.\n")
    for path in folder.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in TOMBSTONE_FILES:
            path.unlink()
