"""A filled worklist comes back: the same rows as by screen, or every fault at its cell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError, Finding, suggest
from pipeline.files.tabular import Table, read_table
from pipeline.read.append import NewRow
from pipeline.read.validation import find_cell_faults, normal_form, raise_all
from pipeline.text.terms import nearest
from schemas.readings import READ_FIELDS
from schemas.records import MULTI_VALUE_SEPARATOR
from werkbank.choices import label_groups
from werkbank.desk import Desk
from werkbank.judgement import Judgement, make_reading
from werkbank.own_readings import append_readings, try_readings
from werkbank.reading_sheet import WERKLIJST, is_answered_row
from werkbank.turns import Beurt, Turn, list_turns_at
from werkbank.wave_tables import list_own_readings, read_wave_entries

AS_EXPORTED = ("organisatie", "bezoekadres")
"""Shown cells that must still be those of the record: a sheet that was sorted in part is caught."""
SAME_FIELDS = (*READ_FIELDS, "regel", "dubbel_van", "toelichting")


@dataclass(frozen=True)
class Imported:
    """How many readings were added, how many of the sheet were there, how many rows were left."""

    added: int
    known: int
    left: int


def import_reading_sheet(desk: Desk, path: Path) -> Imported:
    """Add the readings of a filled worklist to this reader's file: all, or none.

    FileError with every fault at its cell in the sheet: what `sjo check` would say of the readings,
    a record that is not there, a row that was shifted. What this reader said before in the same
    words is not added again, so a sheet may come in twice.
    """
    table = read_table(path, path.name, WERKLIJST)
    turns = {turn.row["record_id"]: turn for turn in list_turns_at(desk)}
    frame = normal_form(table, desk.known_words(WERKLIJST))
    filled = {int(row["rij"]): row for row in rows_of(frame) if is_answered_row(_cells(row))}
    faults = find_cell_faults(table, desk.known_words(WERKLIJST))
    readings: dict[int, NewRow] = {}
    for rij, row in filled.items():
        problems = list(_row_faults(table, rij, row, turns))
        faults += problems
        if not problems and not any(fault.rij == rij for fault in faults):
            try:
                readings[rij] = make_reading(_judgement(row), _circumstances(row, desk))
            except FileError as error:
                faults += [table.finding(rij, f.kolom, f.regel, f.advies) for f in error.findings]
    faults += _check_readings(desk, table, readings)
    if faults:
        raise FileError(faults)
    said = _said_before(desk)
    new = {rij: row for rij, row in readings.items() if _say(row) not in said}
    raise_all(_blind_faults(table, new, turns))
    append_readings(desk, list(new.values()))
    return Imported(len(new), len(readings) - len(new), len(frame) - len(filled))


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
        yield table.finding(rij, "blind", "blind is verplicht", "schrijf ja of nee")


def _blind_faults(
    table: Table, readings: Mapping[int, NewRow], turns: Mapping[str, Turn]
) -> Iterator[Finding]:
    """Yield the readings that cannot be blind: this reader may have seen what others said."""
    for rij, row in readings.items():
        if turns[row["record_id"]].is_open and row["blind"] == "ja":
            rule, advice = "u hebt dit record al gelezen", "schrijf nee, of laat de rij leeg"
            yield table.finding(rij, "blind", rule, advice)


def _judgement(row: Mapping[str, str]) -> Judgement:
    labels = {
        group.veld: [word for word in row[group.veld].split(MULTI_VALUE_SEPARATOR) if word]
        for group in label_groups()
    }
    return Judgement(row["oordeel"], row["regel"], row["dubbel_van"], labels, row["toelichting"])


def _circumstances(row: Mapping[str, str], desk: Desk) -> NewRow:
    return {
        "lezing_id": f"{desk.lezer}-{desk.meting}-0",
        "record_id": row["record_id"],
        "organisatie": row["organisatie"],
        "datum": row["datum"] or desk.today(),
        "blind": row["blind"],
        "minuten": row["minuten"],
    }


def _check_readings(desk: Desk, table: Table, readings: Mapping[int, NewRow]) -> list[Finding]:
    """Return what a check would say of the readings, each at the cell of the sheet it came from."""
    at = dict(enumerate(readings, 1))
    numbered = [
        {**row, "lezing_id": f"{desk.lezer}-{desk.meting}-{number}"}
        for number, row in enumerate(readings.values(), 1)
    ]
    return [
        table.finding(at[fault.rij], fault.kolom, fault.regel, fault.advies)._replace(
            waarde=fault.waarde
        )
        for fault in try_readings(desk, numbered)
    ]


def _said_before(desk: Desk) -> set[tuple[str, ...]]:
    own = list_own_readings(read_wave_entries(desk), desk.lezer)
    return {_say(row) for row in rows_of(own)}


def _say(row: Mapping[str, str]) -> tuple[str, ...]:
    return (row["record_id"], *(row.get(name, "") for name in SAME_FIELDS))
