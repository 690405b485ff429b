"""What a desk must still know after a restart: what it showed its reader, and what it saw read.

A file of the reader outside git, to which lines are added: on disk before the page is shown. So
whether a reading is blind does not hang on how long a session lasts, nor on what a reader recalls.
"""

import os
from enum import StrEnum

from schemas.regular_files import read_regular
from werkbank.desk import Desk

_MEMORY_FILE = "ervaringen.csv"


class Ervaring(StrEnum):
    """What happened at a desk with a record."""

    GETOOND = "getoond"
    """What others said of it was shown."""
    GELEZEN = "gelezen"
    """It was read here before anything was shown."""


def remember_record(desk: Desk, what: Ervaring, record_id: str) -> None:
    """Note what happened with a record; once is enough."""
    if record_id in list_remembered(desk, what):
        return
    desk.own_notes.mkdir(parents=True, exist_ok=True)
    with (desk.own_notes / _MEMORY_FILE).open("ab") as file:
        file.write(f"{what};{record_id}\n".encode())
        file.flush()
        os.fsync(file.fileno())


def list_remembered(desk: Desk, what: Ervaring) -> frozenset[str]:
    """Return the records with which that happened, in any session at this copy of the project."""
    path = desk.own_notes / _MEMORY_FILE
    if not path.is_file():
        return frozenset()
    told = (
        line.partition(";") for line in read_regular(path).decode("utf-8", "replace").splitlines()
    )
    return frozenset(record_id for word, _, record_id in told if word == what)
