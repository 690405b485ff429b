"""Check whole files against their template."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.findings import FileError, Finding
from pipeline.files.listing import name_of
from pipeline.files.tabular import Table, read_table
from pipeline.read.cells import find_fault, normal_cell
from pipeline.text.terms import known_terms
from schemas.columns import Column, Template
from schemas.folding import fold_words
from schemas.inclusion import load_exclusions

Known = Mapping[str, Mapping[str, str]]


def read_sound_tables(
    paths: Iterable[Path], root: Path, template: Template
) -> tuple[list[Table], list[Finding]]:
    """Read files of one template: those that are sound, and the faults of the others."""
    tables, faults = [], []
    for path in paths:
        try:
            tables.append(read_table(path, name_of(path, root), template))
        except FileError as error:
            faults += error.findings
    return tables, faults


def known_by_column(template: Template, begrippen: pd.DataFrame | None) -> Known:
    """Return the words each column of terms may hold, as folded word -> term."""
    known: dict[str, Mapping[str, str]] = {
        column.name: known_terms(column.lijst, begrippen)
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
    values = table.frame[column.name].unique()
    faults = {value: find_fault(column, value, known) for value in values}
    return [
        table.finding(rij, column.name, fault.regel, fault.advies)
        for rij, value in table.cells(column.name)
        if (fault := faults[value]) is not None
    ]


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
