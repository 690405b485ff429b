"""A folder of fetched files that appears complete, in one step, and is never changed after."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from pipeline.country.reference import SIDECAR, sha256_of
from pipeline.errors import SjoError
from pipeline.files.lock import locked
from pipeline.files.whole import publish_folder, staging
from schemas.system_faults import name_os_fault


@dataclass(frozen=True)
class FetchedFile:
    """A checked file and where it came from; `note` says what the address does not."""

    name: str
    content: bytes
    urls: tuple[str, ...]
    count: int
    licence: str
    note: str = ""


def write_dated_folder(root: Path, retrieved_at: datetime, files: Sequence[FetchedFile]) -> Path:
    """Write files and their sidecar into a new folder data/reference/<day>/; return it.

    A second folder of the day gets "-2". The folder is built elsewhere and renamed, so that a
    stop at any moment shows all of it or nothing. SjoError when the disk refuses.
    """
    folder, work = root / "data" / "reference", root / "data" / "werk" / "referentie"
    try:
        with locked(work), staging(work) as built:
            for file in files:
                (built / file.name).write_bytes(file.content)
            (built / SIDECAR).write_bytes(describe_files(retrieved_at, files))
            target = find_free_name(folder, retrieved_at.date().isoformat())
            publish_folder(built, target)
    except OSError as error:
        raise SjoError(
            f"{folder}: schrijven mislukt: {name_os_fault(error)}; er is niets gewijzigd"
        ) from error
    return target


def describe_files(retrieved_at: datetime, files: Sequence[FetchedFile]) -> bytes:
    """Return the sidecar: of every file where, when, how much, which bytes, which licence."""
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


def find_free_name(folder: Path, day: str) -> Path:
    """Return the first of <day>, <day>-2, <day>-3 ... that does not exist yet."""
    number, target = 1, folder / day
    while target.exists():
        number += 1
        target = folder / f"{day}-{number}"
    return target
