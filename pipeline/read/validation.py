"""Check whole files against their template."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.findings import FileError, Finding
from pipeline.files.listing import name_of
from pipeline.files.rows import Row
from pipeline.files.tabular import Table, read_table
from pipeline.read.cells import find_fault, normal_cell, parse_moment
from pipeline.read.damage import Fault, find_damage, find_type_fault, means_blank
from pipeline.text.terms import known_terms, words_beside
from schemas.columns import Column, Template
from schemas.folding import fold_words
from schemas.inclusion import load_exclusions

Known = Mapping[str, Mapping[str, str]]
LATE_RULE, LATE_ADVICE = "datum ligt in de toekomst", "kijk dag, maand en jaar na"


def read_sound_tables(
    paths: Iterable[Path],
    root: Path,
    template: Template,
    prepare: Callable[[list[Row]], list[Row]] = list,
) -> tuple[list[Table], list[Finding]]:
    """Read files of one template: those that are sound, and the faults of the others.

    `prepare` may change the rows of a file before they become a table. What says "not known" in an
    optional column is blank in them (see `blank_unknowns`).
    """
    tables, faults = [], []
    for path in paths:
        try:
            tables.append(blank_unknowns(read_table(path, name_of(path, root), template, prepare)))
        except FileError as error:
            faults += error.findings
    return tables, faults


def blank_unknowns(table: Table) -> Table:
    """Return a table in which "onbekend", "n.v.t." and the like are empty where a cell may be.

    Each such cell is a notice of the table: what was written is not lost without a word. Terms are
    not touched: a list may hold "onbekend" as a term of its own.
    """
    frame, notices = table.frame.copy(), list(table.notices)
    for column in table.template.columns:
        values = table.frame[column.name].unique()
        unknown = {value for value in values if value and means_blank(column, value)}
        for rij, cell in table.cells(column.name) if unknown else ():
            if cell in unknown:
                notices.append(notice_unknown(table, rij, column.name))
                frame.at[rij, column.name] = ""
    return replace(table, frame=frame, notices=notices)


def notice_unknown(table: Table, rij: int, kolom: str) -> Finding:
    """Return the notice that a cell which says "not known" counts as an empty one."""
    said = table.finding(rij, kolom, "gelezen als een lege cel: niet bekend")
    return said._replace(is_notice=True)


def known_by_column(template: Template, begrippen: pd.DataFrame | None) -> Known:
    """Return the words each column of terms may hold, as folded word -> term."""
    known: dict[str, Mapping[str, str]] = {
        column.name: known_terms(column.lijst, begrippen) | words_beside(column)
        for column in template.columns
        if column.lijst
    }
    codes = {fold_words(rule.code): rule.code for rule in load_exclusions()}
    return known | {column.name: codes for column in template.columns if column.kind == "regel"}


def find_cell_faults(table: Table, known: Known) -> list[Finding]:
    """Return every cell that breaks the declaration of its column."""
    return [
        finding
        for column in table.template.columns
        for finding in column_faults(table, column, known.get(column.name, {}))
    ]


def column_faults(table: Table, column: Column, known: Mapping[str, str]) -> list[Finding]:
    """Return the faults of one column; equal values are judged once."""
    return _judge(table, column, lambda value: find_fault(column, value, known))


def damage_faults(table: Table) -> list[Finding]:
    """Return the cells that hold no value of their column, in all columns that may be published.

    A row with such a cell is no entry: an address that Excel made a date of would else count as an
    organisation without an address.
    """
    faults = []
    for column in table.template.columns:
        if not column.is_private:
            faults += _judge(table, column, partial(_damage_of, column))
    return faults


def _damage_of(column: Column, value: str) -> Fault | None:
    return find_damage(column, value) if value else None


def _judge(table: Table, column: Column, find: Callable[[str], Fault | None]) -> list[Finding]:
    """Return the faults of one column by what Excel made of a cell, else by its value."""
    values = table.frame[column.name].unique()
    faults = {value: fault for value in values if (fault := find(value)) is not None}
    typed = _type_faults(table, column)
    if not faults and not typed:
        return []
    return [
        table.finding(rij, column.name, fault.regel, fault.advies)
        for rij, value in table.cells(column.name)
        if (fault := typed.get(rij) or faults.get(value)) is not None
    ]


def find_late_days(table: Table, last: str) -> list[Finding]:
    """Return the dates after the ISO day `last`: nobody saw or decided anything then.

    A month or a year is late when it begins after that day. `sjo check` asks with today, as does
    who releases (see pipeline/release/late.py). A build knows no clock and asks with the end of the
    year after its wave, so that a typing error like 2062 never becomes the day of a version.
    """
    return [
        table.finding(rij, column.name, LATE_RULE, LATE_ADVICE)
        for column in dated_columns(table.template)
        for rij, cell in table.cells(column.name)
        if cell and (parse_moment(cell) or "") > last
    ]


def dated_columns(template: Template) -> list[Column]:
    """Return the columns that say when something was seen, decided or happened."""
    return [c for c in template.columns if c.kind in ("datum", "datum, maand of jaar")]


def _type_faults(table: Table, column: Column) -> dict[int, Fault]:
    """Return by row what Excel made of the cells of a column that should hold text."""
    found = {
        rij: find_type_fault(column, str(table.frame.at[rij, name]), cell_type)
        for (rij, name), cell_type in table.typed.items()
        if name == column.name
    }
    return {rij: fault for rij, fault in found.items() if fault is not None}


def normal_form(
    table: Table, known: Known, columns: Iterable[Column] | None = None
) -> pd.DataFrame:
    """Return a table with bestand and rij added and its columns (default: all) in normal form."""
    frame = table.frame.copy()
    for column in table.template.columns if columns is None else columns:
        cells, terms = frame[column.name], known.get(column.name, {})
        normal = {cell: normal_cell(column, cell, terms) for cell in cells.unique()}
        frame[column.name] = cells.map(normal).astype("str")
    return frame.assign(bestand=table.bestand).astype({"bestand": "str"}).reset_index()


def stack(frames: Iterable[pd.DataFrame], columns: Iterable[str]) -> pd.DataFrame:
    """Return the given columns of all frames below each other; all str but `rij`."""
    names = list(columns)
    empty = pd.DataFrame({name: [] for name in names})
    whole = pd.concat([empty, *(frame[names] for frame in frames)], ignore_index=True)
    return whole.astype({name: "int64" if name == "rij" else "str" for name in names})


def raise_all(faults: Iterable[Finding]) -> None:
    """Raise FileError when there is any fault."""
    if found := list(faults):
        raise FileError(found)


def require_folder(folder: Path, root: Path) -> None:
    """SjoError when a folder is missing or is no folder."""
    if not folder.is_dir():
        raise SjoError(f"{name_of(folder, root)}: map ontbreekt (onder {root})")
