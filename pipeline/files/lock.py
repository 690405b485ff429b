"""The only right to publish in a folder, or to change a file of people, among processes."""

import fcntl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from pipeline.errors import SjoError
from pipeline.files.listing import real_path
from pipeline.files.whole import STAGING

SLOT = ".slot"
PATIENCE_SECONDS = 30.0
"""How long to wait for a colleague's change; one takes milliseconds, so longer is a fault."""
PAUSE_SECONDS = 0.02


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the only right to publish in `folder`; SjoError when another process has it."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / SLOT).open("w") as slot:
        if not _take(slot):
            raise SjoError(f"{folder}: er is al een bouw bezig; wacht tot die klaar is")
        yield


@contextmanager
def edited(path: Path, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the only right to change a file of people, from reading it until it is replaced.

    It covers every file of the folder where the file really lies, whatever link led there; so ask
    it once. Waits for who has it; SjoError when that takes longer than `patience` seconds.
    """
    path = real_path(path)
    with (path.parent / SLOT).open("a") as slot:
        deadline = time.monotonic() + patience
        while not _take(slot):
            if time.monotonic() > deadline:
                raise SjoError(
                    f"{path}: iemand anders is hier al {patience:g} seconden aan het schrijven; "
                    "er is niets bewaard. Probeer het opnieuw"
                )
            time.sleep(PAUSE_SECONDS)
        _remove_leftovers(path.parent, path.name)
        yield


def _remove_leftovers(folder: Path, name: str) -> None:
    """Remove what a killed change of the file left: nobody else is at it now."""
    for leftover in folder.glob(f"{STAGING}*"):
        if leftover.name.endswith(f"-{name}"):
            leftover.unlink()


def _take(slot: IO[str]) -> bool:
    # The lock belongs to the open file, not to its existence: a killed process leaves no lock.
    try:
        fcntl.flock(slot, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
