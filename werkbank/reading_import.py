"""A filled worklist comes back: the same rows as by screen, or every fault at its cell."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError, Finding, suggest
from pipeline.files.tabular import Table, read_table
from pipeline.read.append import NewRow
from pipeline.read.validation import find_cell_faults, normal_form, raise_all
from pipeline.stages.voices import find_undone
from pipeline.text.terms import nearest
from schemas.readings import READ_FIELDS, Blindheid
from schemas.records import MULTI_VALUE_SEPARATOR
from werkbank.blindness import explain_blindness, tell_blindness
from werkbank.choices import label_groups
from werkbank.desk import Desk
from werkbank.evidence_file import add_evidence
from werkbank.judgement import Judgement, make_reading
from werkbank.own_readings import append_readings, try_evidence, try_readings
from werkbank.reading_sheet import WERKLIJST, is_answered_row
from werkbank.sheet_evidence import (
    PAGE_COLUMN,
    URL_COLUMN,
    GivenEvidence,
    column_in_sheet,
    find_stray_evidence,
    give_evidence,
)
from werkbank.source_page import SourcePage, find_source_pages
from werkbank.turns import Beurt, Turn, list_turns_at
from werkbank.wave_tables import list_own_readings, read_wave_entries

AS_EXPORTED = ("organisatie", "bezoekadres")
"""Shown cells that must still be those of the record: a sheet that was sorted in part is caught."""
SAME_FIELDS = (*READ_FIELDS, "regel", "dubbel_van", "toelichting")


@dataclass(frozen=True)
class Imported:
    """How many readings and pieces of evidence were added, how many readings of the sheet were
    there, how many rows were left.
    """

    added: int
    evidence: int
    known: int
    left: int


@dataclass(frozen=True)
class _Filled:
    """What one row of the sheet becomes: `unread` why it is no reading, `stray` evidence of what it
    does not say."""

    reading: NewRow
    given: GivenEvidence
    unread: Sequence[Finding]
    stray: Sequence[Finding]


def import_reading_sheet(desk: Desk, path: Path) -> Imported:
    """Add the readings of a filled worklist, and what they rest on, to this reader's files.

    All, or none: FileError with every fault at its cell in the sheet: what `sjo check` would say
    of the rows, a record that is not there, a row that was shifted. What this reader said before
    in the same words is not added again, so a sheet may come in twice; evidence that it has more
    goes to the reading that is there.
    """
    table = read_table(path, path.name, WERKLIJST)
    turns = {turn.row["record_id"]: turn for turn in list_turns_at(desk)}
    frame = normal_form(table, desk.known_words(WERKLIJST))
    rows = {int(row["rij"]): row for row in rows_of(frame) if is_answered_row(_cells(row))}
    faults = find_cell_faults(table, desk.known_words(WERKLIJST))
    for rij, row in rows.items():
        faults += [*_row_faults(table, rij, row, turns), *_repeats(table, rij, rows)]
    filled = {rij: _fill(desk, table, rij, row, turns) for rij, row in rows.items()}
    said = _said_before(desk)
    new = {rij: one for rij, one in filled.items() if _say(one.reading) not in said}
    found = [fault for one in filled.values() for fault in (*one.unread, *one.stray)]
    for some in (found, _check_rows(desk, table, filled), _blind_faults(desk, table, new, turns)):
        faults += _leave_known(some, faults)
    raise_all(faults)
    more = add_evidence(desk, _number(said, (f for rij, f in filled.items() if rij not in new)))
    append_readings(desk, [f.reading for f in new.values()], [f.given.rows for f in new.values()])
    evidence = more + sum(len(f.given.rows) for f in new.values())
    return Imported(len(new), evidence, len(filled) - len(new), len(frame) - len(rows))


def _leave_known(some: Iterable[Finding], faults: Sequence[Finding]) -> list[Finding]:
    """Return the faults of cells of which nothing was said: one word on a cell is enough."""
    known = {(fault.rij, fault.kolom) for fault in faults}
    return [fault for fault in some if (fault.rij, fault.kolom) not in known]


def _fill(
    desk: Desk, table: Table, rij: int, row: Mapping[str, str], turns: Mapping[str, Turn]
) -> _Filled:
    """Return what a row becomes; where it cannot be a reading, its cells as far as they are one.

    So its evidence is looked at too: every fault is told at once.
    """
    unread: list[Finding] = []
    reading: NewRow = {**_circumstances(row, desk), **{name: row[name] for name in SAME_FIELDS}}
    try:
        reading = make_reading(_judgement(row), _circumstances(row, desk))
    except FileError as error:
        unread = [table.finding(rij, f.kolom, f.regel, f.advies) for f in error.findings]
    stray = list(find_stray_evidence(table, rij, row, reading))
    pages = _find_pages(desk, row, turns.get(row["record_id"]))
    return _Filled(reading, give_evidence(desk, row, reading, pages), unread, stray)


def _find_pages(desk: Desk, row: Mapping[str, str], turn: Turn | None) -> list[SourcePage]:
    """Return the pages of a record, with the one that the row names, also as it was exported."""
    if turn is None:
        return []
    url = row[URL_COLUMN.name]
    named = [(url, sha256) for sha256 in ("", row[PAGE_COLUMN.name]) if url]
    return find_source_pages(desk, read_wave_entries(desk), turn.row, named)


def _cells(row: Mapping[str, str]) -> dict[str, str]:
    return {name: row[name] for name in WERKLIJST.names}


def _row_faults(
    table: Table, rij: int, row: Mapping[str, str], turns: Mapping[str, Turn]
) -> Iterator[Finding]:
    turn = turns.get(row["record_id"])
    if turn is None:
        advice = suggest(nearest(row["record_id"], turns), "maak een nieuwe werklijst met --export")
        yield table.finding(rij, "record_id", "staat niet in de werklijst", advice)
        return
    if turn.beurt == Beurt.ANDER and not turn.readings:
        yield table.finding(rij, "record_id", f"wacht op {turn.wie}", "laat een ander haar lezen")
    for name in AS_EXPORTED:
        if row[name] != str(turn.row[name]):
            rule = f"hoort bij een ander record: van dit record is het '{turn.row[name]}'"
            yield table.finding(rij, name, rule, "is het blad in delen gesorteerd?")
    if not table.frame.at[rij, "oordeel"]:
        yield table.finding(rij, "oordeel", "oordeel is verplicht", "kies een oordeel")
    if not table.frame.at[rij, "blind"]:
        yield table.finding(rij, "blind", "blind is verplicht", "schrijf ja, nee of onbekend")


def _repeats(table: Table, rij: int, rows: Mapping[int, Mapping[str, str]]) -> Iterator[Finding]:
    """Yield that a row above is of the same record: which of the two counts, we cannot tell."""
    above = [at for at, row in rows.items() if row["record_id"] == rows[rij]["record_id"]]
    if above[0] != rij:
        rule = f"dit record staat ook in rij {above[0]}"
        yield table.finding(rij, "record_id", rule, "laat er een staan")


def _blind_faults(
    desk: Desk, table: Table, filled: Mapping[int, _Filled], turns: Mapping[str, Turn]
) -> Iterator[Finding]:
    """Yield the readings that cannot be called blind, by what is known here."""
    for rij, one in filled.items():
        turn = turns.get(one.reading["record_id"])
        if turn is not None and one.reading["blind"] == Blindheid.BLIND:
            blindness = tell_blindness(desk, turn)
            if blindness != Blindheid.BLIND:
                yield table.finding(rij, "blind", *explain_blindness(blindness))


def _judgement(row: Mapping[str, str]) -> Judgement:
    labels = {
        group.veld: [word for word in row[group.veld].split(MULTI_VALUE_SEPARATOR) if word]
        for group in label_groups()
    }
    return Judgement(
        row["oordeel"],
        row["regel"],
        row["dubbel_van"],
        labels,
        row["toelichting"],
        row["aanbod"],
    )


def _circumstances(row: Mapping[str, str], desk: Desk) -> NewRow:
    return {
        "lezing_id": f"{desk.lezer}-{desk.meting}-0",
        "record_id": row["record_id"],
        "organisatie": row["organisatie"],
        "datum": row["datum"] or desk.today(),
        "blind": row["blind"],
        "minuten": row["minuten"],
    }


def _check_rows(desk: Desk, table: Table, filled: Mapping[int, _Filled]) -> list[Finding]:
    """Return what a check would say of the rows, each at the cell of the sheet it came from."""
    numbers = {rij: f"{desk.lezer}-{desk.meting}-{n}" for n, rij in enumerate(filled, 1)}
    readings = [{**one.reading, "lezing_id": numbers[rij]} for rij, one in filled.items()]
    sources = [(rij, at) for rij, one in filled.items() for at in range(len(one.given.rows))]
    evidence = [{**filled[r].given.rows[at], "lezing_id": numbers[r]} for r, at in sources]
    rijen = list(filled)
    unread = {rij for rij, one in filled.items() if one.unread}
    placed = ((rijen[fault.rij - 1], fault.kolom, fault) for fault in try_readings(desk, readings))
    # What a row lacks that is no reading yet is told already.
    found = [one for one in placed if one[0] not in unread or table.frame.at[one[0], one[1]]]
    for fault in try_evidence(desk, readings, evidence):
        rij, at = sources[fault.rij - 1]
        found.append((rij, column_in_sheet(filled[rij].given, at, fault.kolom), fault))
    return [
        table.finding(rij, kolom, fault.regel, fault.advies)._replace(waarde=fault.waarde)
        for rij, kolom, fault in found
    ]


def _number(ids: Mapping[tuple[str, ...], str], filled: Iterable[_Filled]) -> list[NewRow]:
    """Return the evidence of readings that stood there already, under their numbers."""
    return [{**row, "lezing_id": ids[_say(f.reading)]} for f in filled for row in f.given.rows]


def _said_before(desk: Desk) -> dict[tuple[str, ...], str]:
    """Return what this reader said and did not take back, with the number of each reading."""
    own = list_own_readings(read_wave_entries(desk), desk.lezer)
    return {_say(row): row["lezing_id"] for row in rows_of(own[~find_undone(own)])}


def _say(row: Mapping[str, str]) -> tuple[str, ...]:
    return (row["record_id"], *(row.get(name, "") for name in SAME_FIELDS))
