"""The evidence of a reader's readings: added once, also when a kill parted it from its reading.

A reading and its evidence stand in two files. What is about to be written in the second is noted
outside git before the first is written; who opens the desk next writes what a kill left out.
"""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.files.listing import name_of
from pipeline.files.tabular import Table, read_table
from pipeline.files.whole import write_whole
from pipeline.read.append import NewRow
from pipeline.read.reading_faults import rows_by_number
from schemas.readings import BEWIJS, LEZINGEN
from schemas.regular_files import read_regular
from werkbank.desk import Desk


def add_evidence(desk: Desk, rows: Sequence[NewRow]) -> int:
    """Add rows of BEWIJS to this reader's file, but for what stands there; return how many."""

    def leave_known(bewijs: Table) -> list[NewRow]:
        known = {_same(row) for _, row in rows_by_number(bewijs)}
        return [row for row in rows if _same(row) not in known]

    return len(desk.append(BEWIJS, leave_known)) if rows else 0


def note_evidence(desk: Desk, readings: Sequence[NewRow], rows: Sequence[NewRow]) -> None:
    """Note, on disk, the numbered rows of BEWIJS that will follow numbered readings.

    FileError when they could not follow: this reader's file of evidence takes no rows.
    """
    if rows:
        desk.append(BEWIJS, lambda _: ())
        records = {row["lezing_id"]: row["record_id"] for row in readings}
        path = _note_path(desk)
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, json.dumps({"records": records, "bewijs": list(rows)}) + "\n")


def forget_evidence(desk: Desk) -> None:
    """Drop what was noted: it stands in the file, or its reading was never written."""
    _note_path(desk).unlink(missing_ok=True)


def finish_evidence(desk: Desk) -> int:
    """Write the evidence that a kill parted from its reading, and return how many rows.

    What belongs to a reading that was not written either is dropped: nobody was told that it was
    saved. FileError while a file of this reader has a fault: then the note stays.
    """
    try:
        noted = json.loads(read_regular(_note_path(desk)))
    except FileNotFoundError:
        return 0
    records: Mapping[str, str] = noted["records"]
    written = _own_readings(desk)
    parted = {i for i, record_id in records.items() if written.get(i) == record_id}
    added = add_evidence(desk, [row for row in noted["bewijs"] if row["lezing_id"] in parted])
    forget_evidence(desk)
    return added


def _own_readings(desk: Desk) -> dict[str, str]:
    """Return lezing_id -> record_id as they stand in this reader's file."""
    path = desk.own_file(LEZINGEN)
    if not path.exists():
        return {}
    rows = rows_by_number(read_table(path, name_of(path, desk.root), LEZINGEN))
    return {cells["lezing_id"]: cells["record_id"] for _, cells in rows}


def _note_path(desk: Desk) -> Path:
    return desk.own_notes / "bewijs.json"


def _same(row: Mapping[str, str]) -> tuple[str, ...]:
    """Return by what a row is one that stands there already: all but its page."""
    of_page = ("grond", "url", "sha256", "pagina_van")
    return tuple(row[name] for name in BEWIJS.names if name not in of_page)
