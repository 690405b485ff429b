"""The Excel workbook of a version: a sheet per figure and per table, and a code book."""

from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import xlsxwriter

from pipeline.errors import SjoError
from pipeline.figures.descriptions import FIGURE_COLUMNS
from pipeline.files.new_workbook import new_workbook
from schemas.published import TABLES, term_columns

SHEET_ROWS = 1_048_575  # of a sheet, below its header
CELL_CHARACTERS = 32_767  # of a cell
SHORTENED = " [ingekort: zie het csv-bestand]"
SYNTHETIC = "SYNTHETISCH: verzonnen gegevens, geen echte organisaties of adressen"
# Text stays text: what a source wrote must never run as a formula or open as a link.
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


class About(NamedTuple):
    """What the first sheet says of the edition."""

    versie: str
    peildatum: date
    bron: str
    is_synthetic: bool = False


def write_workbook(
    path: Path, tables: dict[str, pd.DataFrame], comments: dict[str, str], about: About
) -> None:
    """Write `tables` (figures first, then the published tables) to `path`, a sheet each.

    `comments` says per figure what it counts; published tables describe themselves. Text is
    written as text, never as a formula, link or number; the same tables give the same bytes.
    Raises SjoError for a table that is too long for a sheet.
    """
    for name, table in tables.items():
        if len(table) > SHEET_ROWS:
            raise SjoError(
                f"{path.name}: tabel {name} heeft {len(table)} rijen en een Excelblad ten hoogste "
                f"{SHEET_ROWS}; gebruik het csv- of Parquetbestand"
            )
    with new_workbook(path, OPTIONS) as book:
        book.set_properties(
            {
                "title": f"Inventarisatie sociaal-juridische ondersteuning {about.versie}",
                "subject": SYNTHETIC if about.is_synthetic else about.bron,
                "created": datetime.combine(about.peildatum, datetime.min.time()),
            }
        )
        described = {name: comments.get(name, _published_title(name)) for name in tables}
        _write_intro(book, described, about)
        for name, table in tables.items():
            write_sheet(book, name, table, about.is_synthetic)
        write_sheet(book, "codeboek", make_code_book(tables), about.is_synthetic)


def make_code_book(tables: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Return one row per column of every table: tabel, kolom, betekenis, waarden.

    The terms a column may hold are those of the table `typologie` beside it: the version's own.
    """
    terms = _list_terms(tables)
    rows = [
        (name, column, *_describe_column(name, column, terms))
        for name, table in tables.items()
        for column in map(str, table.columns)
    ]
    return pd.DataFrame(rows, columns=["tabel", "kolom", "betekenis", "waarden"], dtype="str")


def write_sheet(
    book: xlsxwriter.Workbook, name: str, table: pd.DataFrame, is_synthetic: bool
) -> None:
    """Add a sheet with a frozen, filtered header; its tab is red when the data are made up."""
    sheet = book.add_worksheet(name)
    if is_synthetic:
        sheet.set_tab_color("#aa1111")
        sheet.set_header(f"&C{SYNTHETIC}")
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(len(table), 1), max(len(table.columns) - 1, 0))
    bold = book.add_format({"bold": True, "bottom": 1})
    for number, column in enumerate(map(str, table.columns)):
        sheet.set_column(number, number, _width(column, table[column]))
        sheet.write_string(0, number, column, bold)
    for row, values in enumerate(table.itertuples(index=False), start=1):
        for number, value in enumerate(values):
            _write_cell(sheet, row, number, value)


def _write_intro(book: xlsxwriter.Workbook, described: dict[str, str], about: About) -> None:
    sheet = book.add_worksheet("leeswijzer")
    bold, wrap = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
    sheet.set_column(0, 0, 32)
    sheet.set_column(1, 1, 110)
    lines = [
        ("Versie", about.versie),
        ("Peildatum", about.peildatum.isoformat()),
        ("Bron", about.bron),
        ("Bladen", "Eerst de cijfers, dan de tabellen; codeboek legt elke kolom uit."),
        *described.items(),
    ]
    if about.is_synthetic:
        lines.insert(0, ("Let op", SYNTHETIC))
    for row, (label, text) in enumerate(lines):
        sheet.write_string(row, 0, label, bold)
        sheet.write_string(row, 1, text, wrap)


def _write_cell(sheet: Any, row: int, column: int, value: Any) -> None:
    if pd.isna(value) or value == "":
        return
    if isinstance(value, str):
        text = (
            value
            if len(value) <= CELL_CHARACTERS
            else value[: CELL_CHARACTERS - len(SHORTENED)] + SHORTENED
        )
        sheet.write_string(row, column, text)
    elif isinstance(value, bool) or type(value).__name__ == "bool":
        sheet.write_boolean(row, column, bool(value))
    else:
        sheet.write_number(row, column, value)


def _width(column: str, values: pd.Series) -> int:
    longest = max((len(str(value)) for value in values.head(200).dropna()), default=0)
    return min(max(longest, len(column) + 3, 8), 60)


def _published_title(name: str) -> str:
    return (TABLES[name].__doc__ or "").strip() if name in TABLES else ""


def _list_terms(tables: dict[str, pd.DataFrame]) -> dict[str, list[str]]:
    """Return the terms of every list, in order; none without a table `typologie`."""
    if "typologie" not in tables:
        return {}
    ordered = tables["typologie"].sort_values("volgorde")
    return {str(lijst): rows["term"].tolist() for lijst, rows in ordered.groupby("lijst")}


def _describe_column(name: str, column: str, terms: dict[str, list[str]]) -> tuple[str, str]:
    """Return what a column means and the values it may hold; "" for what is not known."""
    if name not in TABLES:
        return FIGURE_COLUMNS.get(column, ""), ""
    field = TABLES[name].to_schema().columns.get(column)
    if field is None:  # of an older contract: kept, but no longer described
        return "", ""
    allowed = [c.statistics["allowed_values"] for c in field.checks if c.name == "isin"]
    allowed += [terms.get(lijst, []) for lijst in [term_columns(name).get(column)] if lijst]
    return field.description or "", " | ".join(str(value) for some in allowed for value in some)
