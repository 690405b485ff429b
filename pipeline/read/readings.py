"""Read what readers wrote of records: readings, their evidence, and what was settled."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import require
from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.read.entry_ids import EntryIds, record_ids
from pipeline.read.reader_files import reader_of
from pipeline.read.reading_faults import list_lezing_ids, normal_value
from pipeline.read.searches import FIND_COLUMNS, read_finds
from pipeline.read.validation import Known, known_by_column, normal_form, stack
from schemas.folding import fold_letters
from schemas.readings import (
    BEWIJS,
    LEZINGEN,
    NOT_LOOKED_AT,
    READING_COLUMNS,
    UITKOMSTEN,
    Readings,
)
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.searches import VONDSTEN

EVIDENCE_COLUMNS = (*BEWIJS.names, "lezer", "bestand", "rij")
SETTLEMENT_COLUMNS = (*UITKOMSTEN.names, "lezer", "bestand", "rij")
FORMER_FORM = (
    "oude vorm van een oordeel: een lege cel betekent 'zoals gevonden', en telt nooit als "
    "overeenstemming tussen lezers"
)


@dataclass(frozen=True)
class ReaderEntries:
    """What the readers of a wave wrote, in normal form.

    `lezingen`: Readings. `bewijs`: EVIDENCE_COLUMNS. `uitkomsten`: SETTLEMENT_COLUMNS, `lezingen`
    in it joined by "|". `vondsten`: FIND_COLUMNS, every row that was written.
    """

    lezingen: pd.DataFrame
    bewijs: pd.DataFrame
    uitkomsten: pd.DataFrame
    vondsten: pd.DataFrame


def read_reader_entries(
    tables: Mapping[str, list[Table]], entries: list[Table], begrippen: pd.DataFrame
) -> ReaderEntries:
    """Return the rows of the sound `tables` (by kind, see READER_TEMPLATES).

    `entries` are the locations that people found: they tell who read an own find.
    """
    known = known_by_column(LEZINGEN, begrippen)
    rules = known_by_column(VONDSTEN, begrippen)
    lezingen = [_with_reader(table, known) for table in tables[LEZINGEN.name]]
    finders, aliases = find_finders(entries), _aliases(tables[LEZINGEN.name], entries)
    for frame in lezingen:
        # A file of before this was a field of a reading says nothing of it.
        frame["aanbod"] = frame["aanbod"].replace("", NOT_LOOKED_AT)
        frame["eigen_vondst"] = [
            "ja" if finders.get(aliases.get(i, i), ("", ""))[0] == fold_letters(lezer) else ""
            for i, lezer in zip(frame["record_id"], frame["lezer"], strict=True)
        ]
    return ReaderEntries(
        require(Readings, stack(lezingen, READING_COLUMNS)),
        stack((_with_values(t, known) for t in tables[BEWIJS.name]), EVIDENCE_COLUMNS),
        stack((_settlements(t, known) for t in tables[UITKOMSTEN.name]), SETTLEMENT_COLUMNS),
        stack((read_finds(t, rules) for t in tables[VONDSTEN.name]), FIND_COLUMNS),
    )


def find_finders(entries: Iterable[Table]) -> dict[str, tuple[str, str]]:
    """Return record_id -> (who found it, folded, and where that stands) of named researchers."""
    finders: dict[str, tuple[str, str]] = {}
    for table in entries:
        ids = record_ids(table)
        for rij, finder in table.cells("onderzoeker"):
            if finder:
                finders.setdefault(ids[rij], (fold_letters(finder), f"{table.bestand}:{rij}"))
    return finders


def notice_former_form(bestand: str) -> Finding:
    """Return the notice that a file of verdicts has the form of before readings."""
    advice = "schrijf nieuwe lezingen in lezingen/: zie docs/lezen.md"
    return Finding(bestand, regel=FORMER_FORM, advies=advice, is_notice=True)


def _aliases(tables: Iterable[Table], entries: list[Table]) -> dict[str, str]:
    named = [record_id for table in tables for _, record_id in table.cells("record_id")]
    return EntryIds(entries).find_aliases(named)


def _with_reader(table: Table, known: Known) -> pd.DataFrame:
    return normal_form(table, known).assign(lezer=reader_of(table))


def _with_values(table: Table, known: Known) -> pd.DataFrame:
    """Return rows that each say a value of one field, in normal form."""
    frame = _with_reader(table, {})
    frame["waarde"] = [
        normal_value(veld, waarde, known)
        for veld, waarde in zip(frame["veld"], frame["waarde"], strict=True)
    ]
    return frame


def _settlements(table: Table, known: Known) -> pd.DataFrame:
    frame = _with_values(table, known)
    named = frame["lezingen"].map(list_lezing_ids)
    return frame.assign(lezingen=named.map(MULTI_VALUE_SEPARATOR.join))
