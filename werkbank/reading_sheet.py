"""The worklist of a reader as a workbook: every record that this reader may read, one row each.

It shows what the screen shows before a reading: where to look, never what somebody else made of it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.boundary import rows_of
from pipeline.files.template_workbook import SheetBeside, write_filled
from schemas.columns import Column, Template
from schemas.readings import LEZINGEN
from werkbank.blindness import tell_blindness
from werkbank.choices import VERDICTS
from werkbank.desk import Desk
from werkbank.sheet_evidence import PAGE_COLUMN, URL_COLUMN, columns_behind
from werkbank.source_page import SourcePage, find_first_stored, find_source_pages
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


def _asked_columns() -> list[Column]:
    asked = [column for column in LEZINGEN.columns if column.name not in GIVEN_BY_IMPORT]
    return [one for column in asked for one in (_ask(column), *columns_behind(column.name))]


WERKLIJST = Template(
    "werklijst",
    "Wat u kunt lezen: een rij per record. Vul oordeel en labels in; wat u niet leest, laat u leeg",
    (
        Column("record_id", "Kenmerk van het record; laat staan", kind="record_id", required=True),
        *(Column(name, "Zoals gevonden; laat staan") for name in SHOWN_OF_RECORD[1:]),
        *(Column(name, said) for name, said in EVIDENCE.items()),
        PAGE_COLUMN,
        *_asked_columns(),
        URL_COLUMN,
    ),
)
LOCKED = (*SHOWN_OF_RECORD, *EVIDENCE, PAGE_COLUMN.name)
GIVEN = (*LOCKED, "blind", "datum", URL_COLUMN.name)
"""Filled in a sheet of which nothing was read yet."""
PAGES_SHEET = ("Bewaarde tekst", ("Kenmerk", "Organisatie en tekst van haar pagina", "Pagina"))
"""The name of the sheet to quote from, and its titles."""


def write_reading_sheet(desk: Desk, path: Path) -> int:
    """Write the worklist of the reader at a desk, and return how many records it holds.

    On a sheet of its own stands what their stored pages say, to quote from.

    SjoError when there is no worklist yet, or the file cannot be written.
    """
    entries = read_wave_entries(desk)
    found = {row["record_id"]: row for row in rows_of(entries.entries)}
    turns = list_readable(desk)
    pages = [find_source_pages(desk, entries, turn.row) for turn in turns]
    rows = [
        _row(turn, found.get(turn.row["record_id"], {}), page, desk)
        for turn, page in zip(turns, pages, strict=True)
    ]
    write_filled(path, WERKLIJST, rows, LOCKED, SheetBeside(*PAGES_SHEET, _lines(turns, pages)))
    return len(rows)


def list_readable(desk: Desk) -> list[Turn]:
    """Return what this reader may read now, for the first time or blind as a second."""
    return [turn for turn in list_turns_at(desk) if turn.beurt in READABLE]


def _row(
    turn: Turn, entry: Mapping[str, str], pages: Sequence[SourcePage], desk: Desk
) -> Mapping[str, str]:
    page = find_first_stored(pages)
    shown = {name: str(turn.row.get(name) or entry.get(name, "")) for name in LOCKED}
    kept = {PAGE_COLUMN.name: page.sha256, URL_COLUMN.name: page.url}
    return shown | kept | {"blind": str(tell_blindness(desk, turn)), "datum": desk.today()}


def _lines(
    turns: Sequence[Turn], pages: Sequence[Sequence[SourcePage]]
) -> Iterator[tuple[str, str, str]]:
    """Yield what the stored pages say, to quote from: an id, an address and a line in each row."""
    for turn, some in zip(turns, pages, strict=True):
        for page in (page for page in some if page.lines):
            yield turn.row["record_id"], turn.row["organisatie"], page.url
            yield from (("", " ".join(line), "") for line in page.lines)


def is_answered_row(cells: Mapping[str, str]) -> bool:
    """Tell whether a reader said anything in a row of the sheet."""
    return any(said for name, said in cells.items() if name not in GIVEN)
