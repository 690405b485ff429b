"""A folder of fetched files that appears complete, in one step, and is never changed after."""

import json
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.errors import SjoError
from pipeline.reference import SIDECAR, sha256_of


@dataclass(frozen=True)
class FetchedFile:
    """A checked file and where it came from; `note` says what the address does not."""

    name: str
    content: bytes
    urls: tuple[str, ...]
    count: int
    licence: str
    note: str = ""


def write_dated_folder(folder: Path, retrieved_at: datetime, files: Sequence[FetchedFile]) -> Path:
    """Write files and their sidecar into a new folder named after the day; return it.

    A second folder of the day gets "-2". The folder is built beside and renamed, so that a stop
    at any moment shows all of it or nothing. SjoError when the disk refuses.
    """
    contents = {file.name: file.content for file in files}
    contents[SIDECAR] = _describe(retrieved_at, files)
    building: Path | None = None
    try:
        building = Path(tempfile.mkdtemp(prefix=".opbouw-", dir=folder))
        for name, content in contents.items():
            _write_synced(building / name, content)
        building.chmod(0o755)
        _sync_folder(building)
        target = _free_name(folder, retrieved_at.date().isoformat())
        building.rename(target)
        _sync_folder(folder)
    except OSError as error:
        if building is not None:
            shutil.rmtree(building, ignore_errors=True)
        raise SjoError(f"{folder}: schrijven mislukt ({error}); er is niets gewijzigd") from error
    return target


def _describe(retrieved_at: datetime, files: Sequence[FetchedFile]) -> bytes:
    entries = {
        file.name: {
            "url": list(file.urls),
            "retrieved_at": retrieved_at.isoformat(timespec="seconds"),
            "count": file.count,
            "sha256": sha256_of(file.content),
            "licence": file.licence,
            "note": file.note,
        }
        for file in files
    }
    text = json.dumps({"bestanden": entries}, ensure_ascii=False, indent=2, sort_keys=True)
    return f"{text}\n".encode()


def _write_synced(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _free_name(folder: Path, day: str) -> Path:
    names = (day, *(f"{day}-{number}" for number in range(2, 1000)))
    return next(folder / name for name in names if not (folder / name).exists())
