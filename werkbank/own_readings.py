"""The readings of the reader at a desk: written with what they rest on, taken back, found again."""

import time
from collections.abc import Sequence
from functools import partial

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError, Finding
from pipeline.files.tabular import Table
from pipeline.read.append import NewRow
from pipeline.read.reader_files import next_own_id
from pipeline.stages.claims import Row
from schemas.readings import BEWIJS, LEZINGEN, NOT_LOOKED_AT, Blindheid
from schemas.vocabulary import Oordeel
from werkbank.blindness import tell_blindness
from werkbank.choices import label_groups
from werkbank.desk import Desk
from werkbank.evidence_file import (
    add_evidence,
    finish_evidence,
    forget_evidence,
    note_evidence,
)
from werkbank.judgement import (
    Evidence,
    Judgement,
    QuotedPage,
    find_unfitting,
    judgement_of,
    make_evidence,
    make_reading,
    tell_minutes,
)
from werkbank.memory import Ervaring, remember_record
from werkbank.source_page import read_page_lines
from werkbank.turns import Turn
from werkbank.wave_tables import find_faults_between, list_own_readings, read_wave_entries


def save_reading(desk: Desk, turn: Turn, judgement: Judgement) -> NewRow:
    """Write a reading of a candidate and what it rests on, and return the row of LEZINGEN.

    FileError with every fault of all rows; then none is written.
    """
    row = make_reading(judgement, _circumstances(desk, turn, judgement))
    evidence = make_evidence(judgement, row, partial(read_page_lines, desk))
    # Everything is judged before the first row is written: a reading without its evidence would be
    # half a save.
    of_evidence = (_at_field(f, evidence) for f in try_evidence(desk, [row], evidence))
    unfitting = find_unfitting(judgement, row)
    if faults := [*desk.try_rows(LEZINGEN, [row]), *unfitting, *of_evidence]:
        raise FileError(faults)
    (reading,) = append_readings(desk, [row], [evidence])
    if not turn.is_open:
        remember_record(desk, Ervaring.GELEZEN, turn.row["record_id"])
    return reading


def withdraw_reading(desk: Desk, lezing_id: str) -> Row | None:
    """Add the row that withdraws a reading of one's own, and return the reading.

    None, and nothing is written, when there is no such reading, or it was withdrawn before.
    """
    reading = find_own_reading(desk, lezing_id)
    own = list_own_readings(read_wave_entries(desk), desk.lezer)
    if reading is None or lezing_id in set(own["trekt_in"]):
        return None
    row = {
        **dict.fromkeys((group.veld for group in label_groups()), NOT_LOOKED_AT),
        "record_id": reading["record_id"],
        "organisatie": reading["organisatie"],
        "oordeel": str(Oordeel.INGETROKKEN),
        "datum": desk.today(),
        "blind": reading["blind"],
        "trekt_in": lezing_id,
    }
    append_readings(desk, [row])
    return reading


def find_own_reading(desk: Desk, lezing_id: str) -> Row | None:
    """Return the reading of this reader with an id; None for a withdrawal, or without one."""
    own = list_own_readings(read_wave_entries(desk), desk.lezer)
    is_it = (own["lezing_id"] == lezing_id) & (own["oordeel"] != Oordeel.INGETROKKEN)
    return next(iter(rows_of(own[is_it])), None)


def find_withdrawn(desk: Desk, lezing_id: str) -> Row | None:
    """Return the reading of this reader with an id, when it was withdrawn."""
    own = list_own_readings(read_wave_entries(desk), desk.lezer)
    is_withdrawn = bool(lezing_id) and lezing_id in set(own["trekt_in"])
    return find_own_reading(desk, lezing_id) if is_withdrawn else None


def read_own_judgement(desk: Desk, lezing_id: str) -> Judgement:
    """Return what a reading of one's own said, to start from again; empty without one."""
    reading = find_own_reading(desk, lezing_id)
    if reading is None:
        return Judgement()
    bewijs = read_wave_entries(desk).readers.bewijs
    rows = rows_of(bewijs[bewijs["lezing_id"] == lezing_id])
    return judgement_of(reading, [_as_evidence(row) for row in rows])


def _as_evidence(row: Row) -> Evidence:
    page = QuotedPage(row["url"], row["sha256"], row["pagina_van"])
    return Evidence(row["veld"], row["waarde"], row["tekst"], page)


def append_readings(
    desk: Desk, rows: Sequence[NewRow], evidence: Sequence[Sequence[NewRow]] = ()
) -> Sequence[NewRow]:
    """Add rows of LEZINGEN under the next numbers of this reader, all or none, and return them.

    `evidence`: the rows of BEWIJS that go with each, or nothing at all; a kill leaves a reading
    with all of them (see evidence_file), or none. FileError with every fault; also when what a kill
    left out cannot be written yet.
    """
    finish_evidence(desk)
    resting: list[NewRow] = []

    def number(table: Table) -> list[NewRow]:
        numbered = _number(desk, table, rows)
        with_evidence = zip(numbered, evidence or [()] * len(rows), strict=True)
        resting.extend(
            {**row, "lezing_id": one["lezing_id"]} for one, some in with_evidence for row in some
        )
        note_evidence(desk, numbered, resting)
        return numbered

    try:
        readings = desk.append(LEZINGEN, number, partial(find_faults_between, desk))
    except FileError:
        forget_evidence(desk)
        raise
    add_evidence(desk, resting)
    forget_evidence(desk)
    return readings


def _number(desk: Desk, table: Table, rows: Sequence[NewRow]) -> list[NewRow]:
    first = next_own_id(table, "lezing_id", desk.lezer, desk.meting)
    beginning, _, at = first.rpartition("-")
    return [{**row, "lezing_id": f"{beginning}-{n}"} for n, row in enumerate(rows, int(at))]


def _at_field(fault: Finding, evidence: Sequence[NewRow]) -> Finding:
    """Return a fault in a row of BEWIJS under the name of what stands on the screen."""
    row = evidence[fault.rij - 1]
    where = f"bewijs bij {row['waarde']} ({row['veld']})" if fault.kolom == "tekst" else fault.kolom
    return fault._replace(kolom=where)


def try_readings(desk: Desk, rows: Sequence[NewRow]) -> list[Finding]:
    """Return what would be wrong with numbered rows of LEZINGEN, by themselves and together."""
    table = desk.draft(LEZINGEN, rows)
    faults = [*desk.judge(table), *find_faults_between(desk, table)]
    return [fault for fault in dict.fromkeys(faults) if not fault.is_notice]


def try_evidence(desk: Desk, readings: Sequence[NewRow], rows: Sequence[NewRow]) -> list[Finding]:
    """Return what would be wrong with rows of BEWIJS, by themselves and beside their readings."""
    table = desk.draft(BEWIJS, rows)
    beside = find_faults_between(desk, desk.draft(LEZINGEN, readings), table)
    faults = [*desk.judge(table), *(fault for fault in beside if fault.bestand == table.bestand)]
    return [fault for fault in dict.fromkeys(faults) if not fault.is_notice]


def _circumstances(desk: Desk, turn: Turn, judgement: Judgement) -> NewRow:
    """Return what a reading says beside the judgement; its number is given when it is written."""
    blindness = tell_blindness(desk, turn)
    return {
        "lezing_id": f"{desk.lezer}-{desk.meting}-0",
        "record_id": turn.row["record_id"],
        "organisatie": turn.row["organisatie"],
        "datum": desk.today(),
        "blind": str(Blindheid.NIET_BLIND if judgement.wist_al else blindness),
        "minuten": tell_minutes(judgement.begin, time.time()),
    }
