"""The worklist of a reader as a workbook: every record that this reader may read, one row each.

It shows what the screen shows before a reading: where to look, never what somebody else made of it.
"""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from pipeline.boundary import rows_of
from pipeline.files.template_workbook import write_filled
from schemas.columns import Column, Template
from schemas.readings import LEZINGEN
from werkbank.choices import VERDICTS
from werkbank.desk import Desk
from werkbank.turns import Beurt, Turn, list_turns_at
from werkbank.wave_tables import read_wave_entries

READABLE = (Beurt.EERSTE, Beurt.TWEEDE)
SHOWN_OF_RECORD = (
    "record_id",
    "organisatie",
    "locatienaam",
    "bezoekadres",
    "woonplaats",
    "gemeente",
)
EVIDENCE = {
    "website": "Webadres van de aanbieder; laat staan",
    "bron_url": "De pagina waar zij is gevonden; laat staan",
    "gezien_op": "Wanneer het daar stond; laat staan",
}
"""Where to look: addresses of pages, and of which day."""
GIVEN_BY_IMPORT = ("lezing_id", "record_id", "organisatie", "trekt_in")
"""Columns of LEZINGEN that the sheet does not ask: it shows them, or the import gives them."""


def _ask(column: Column) -> Column:
    """Return a column of LEZINGEN as the sheet asks it: a row may also be left for later."""
    if column.name == "oordeel":
        choices = tuple(choice.woord for choice in VERDICTS.choices)
        return replace(column, choices=choices, required=False)
    return replace(column, required=False)


WERKLIJST = Template(
    "werklijst",
    "Wat u kunt lezen: een rij per record. Vul oordeel en labels in; wat u niet leest, laat u leeg",
    (
        Column("record_id", "Kenmerk van het record; laat staan", kind="record_id", required=True),
        *(Column(name, "Zoals gevonden; laat staan") for name in SHOWN_OF_RECORD[1:]),
        *(Column(name, said) for name, said in EVIDENCE.items()),
        *(_ask(column) for column in LEZINGEN.columns if column.name not in GIVEN_BY_IMPORT),
    ),
)
LOCKED = (*SHOWN_OF_RECORD, *EVIDENCE)


def write_reading_sheet(desk: Desk, path: Path) -> int:
    """Write the worklist of the reader at a desk, and return how many records it holds.

    SjoError when there is no worklist yet, or the file cannot be written.
    """
    found = {row["record_id"]: row for row in rows_of(read_wave_entries(desk).entries)}
    rows = [_row(turn, found.get(turn.row["record_id"], {}), desk) for turn in list_readable(desk)]
    write_filled(path, WERKLIJST, rows, LOCKED)
    return len(rows)


def list_readable(desk: Desk) -> list[Turn]:
    """Return what this reader may read now, for the first time or blind as a second."""
    return [turn for turn in list_turns_at(desk) if turn.beurt in READABLE]


def _row(turn: Turn, entry: Mapping[str, str], desk: Desk) -> Mapping[str, str]:
    shown = {name: str(turn.row.get(name) or entry.get(name, "")) for name in LOCKED}
    return shown | {"blind": "ja", "datum": desk.today()}


def is_answered_row(cells: Mapping[str, str]) -> bool:
    """Tell whether a reader said anything in a row of the sheet."""
    given = {"blind", "datum", *LOCKED}
    return any(said for name, said in cells.items() if name not in given)
