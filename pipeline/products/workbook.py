"""The Excel workbook of a version: what to know first, sheets to read, then every raw table."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import pandas as pd
import xlsxwriter

from pipeline.errors import SjoError
from pipeline.files.new_workbook import new_workbook
from pipeline.products.code_book import make_code_book
from pipeline.products.policy_sheets import PolicySheet
from pipeline.text.dates import dutch_date
from schemas.published import TABLES

SHEET_ROWS = 1_048_500  # of a sheet, below its title and header
CELL_CHARACTERS = 32_767  # of a cell
SHORTENED = " [ingekort: zie het csv-bestand]"
SYNTHETIC = "SYNTHETISCH: verzonnen gegevens, geen echte organisaties of adressen"
FIRST_SHEET, CODE_BOOK = "Lees dit eerst", "Codeboek"
INK, RED, A4 = "#1b5e94", "#8f1414", 9
LABEL_WIDTH, TEXT_WIDTH = 34, 96
FIRST_ROW = 4  # of the headings: above it stand title, unit and source
FILTER_BUTTON = 3  # characters of a heading that its button covers
LINE_POINTS = 15
# Text stays text: what a source wrote must never run as a formula or open as a link.
OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}


class About(NamedTuple):
    """What the first sheet says of the edition; `zeker` in sentences how sure it is."""

    versie: str
    peildatum: date
    bron: str
    is_synthetic: bool = False
    uitgever: str = ""
    licentie: str = ""
    melden: str = ""
    zeker: Sequence[str] = ()


def write_workbook(
    path: Path,
    tables: Mapping[str, pd.DataFrame],
    comments: Mapping[str, str],
    about: About,
    sheets: Sequence[PolicySheet] = (),
) -> None:
    """Write `sheets` to read and then every table (figures first) to `path`, a sheet each.

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
    raw = [
        PolicySheet(
            _name_sheet(name, sheets), f"Tabel {name}", comments.get(name, _own_title(name)), t, {}
        )
        for name, t in tables.items()
    ]
    book_of = "Wat elke kolom van de tabellen betekent, en welke waarden zij kan hebben."
    raw.append(PolicySheet(CODE_BOOK, CODE_BOOK, book_of, make_code_book(dict(tables)), {}))
    with new_workbook(path, OPTIONS) as book:
        book.set_properties(
            {
                "title": f"Inventarisatie sociaal-juridische ondersteuning {about.versie}",
                "subject": SYNTHETIC if about.is_synthetic else about.bron,
                "created": datetime.combine(about.peildatum, datetime.min.time()),
            }
        )
        _write_first_sheet(book, about, [*sheets], raw)
        for number, sheet in enumerate([*sheets, *raw], start=1):
            _write_sheet(book, sheet, about, number)


def _name_sheet(table: str, sheets: Sequence[PolicySheet]) -> str:
    """Return what the sheet of a raw table is called: its own words, at most 31 characters."""
    name = table.replace("_", " ").capitalize()
    taken = {sheet.name.casefold() for sheet in sheets} | {FIRST_SHEET.casefold()}
    return f"{name} (alle kolommen)"[:31] if name.casefold() in taken else name[:31]


def _own_title(name: str) -> str:
    return (TABLES[name].__doc__ or "").strip() if name in TABLES else ""


class _Forms:
    """How the cells of the first sheet look."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        top: dict[str, Any] = {"text_wrap": True, "valign": "top"}
        self.text = book.add_format(top)
        self.label = book.add_format(top | {"bold": True})
        self.title = book.add_format({"bold": True, "font_size": 16, "font_color": INK})
        self.warning = book.add_format({"bold": True, "font_color": RED, "text_wrap": True})
        self.heading = book.add_format(
            {"bold": True, "font_size": 12, "font_color": INK, "bottom": 1}
        )
        self.link = book.add_format({"font_color": INK, "underline": 1, "valign": "top"})


def _write_first_sheet(
    book: xlsxwriter.Workbook, about: About, sheets: list[PolicySheet], raw: list[PolicySheet]
) -> None:
    page, forms = book.add_worksheet(FIRST_SHEET), _Forms(book)
    page.set_column(0, 0, LABEL_WIDTH)
    page.set_column(1, 1, TEXT_WIDTH)
    page.hide_gridlines(2)
    _set_print(page, about, landscape=False)
    row = _write_about(page, about, forms)
    row = _write_heading(page, row, "Hoe zeker zijn deze cijfers?" if about.zeker else "", forms)
    for number, text in enumerate(about.zeker, start=1):
        page.write_string(row, 0, f"{number}.", forms.text)
        _make_room(page, row, {text: TEXT_WIDTH})
        page.write_string(row, 1, text, forms.text)
        row += 1
    row = _write_links(page, row, "Bladen om te lezen", {s.name: s.titel for s in sheets}, forms)
    rest = {s.name: s.eenheid for s in raw}
    _write_links(page, row, "Alle tabellen, voor wie verder rekent", rest, forms)


def _write_about(page: Any, about: About, forms: _Forms) -> int:
    """Write what the workbook is, and return the row below it."""
    row = 0
    if about.is_synthetic:
        page.merge_range(row, 0, row, 1, SYNTHETIC, forms.warning)
        row += 1
    page.write_string(row, 0, "Inventarisatie sociaal-juridische ondersteuning", forms.title)
    told = {
        "Versie": about.versie,
        "Peildatum": dutch_date(about.peildatum),
        "Bron": about.bron.removeprefix("Bron: "),
        "Uitgever": about.uitgever,
        "Licentie": about.licentie,
        "Klopt er iets niet?": about.melden,
    }
    row += 1
    for name, text in told.items():
        if text:
            _make_room(page, row, {text: TEXT_WIDTH})
            page.write_string(row, 0, name, forms.label)
            page.write_string(row, 1, text, forms.text)
            row += 1
    return row


def _write_links(page: Any, row: int, title: str, told: dict[str, str], forms: _Forms) -> int:
    """Write a link to each of some sheets (name -> what it holds), and return the row below."""
    row = _write_heading(page, row, title if told else "", forms)
    for name, text in told.items():
        page.write_url(row, 0, f"internal:'{name}'!A1", forms.link, name)
        _make_room(page, row, {text: TEXT_WIDTH})
        page.write_string(row, 1, text, forms.text)
        row += 1
    return row


def _write_heading(page: Any, row: int, title: str, forms: _Forms) -> int:
    """Write a heading below an empty row, and return the row below it; none for ""."""
    if not title:
        return row
    page.write_string(row + 1, 0, title, forms.heading)
    page.write_blank(row + 1, 1, None, forms.heading)
    return row + 2


def _write_sheet(book: xlsxwriter.Workbook, sheet: PolicySheet, about: About, number: int) -> None:
    """Add a sheet: title, unit and source, then an Excel table with frozen, filtered headings."""
    page = book.add_worksheet(sheet.name)
    if about.is_synthetic:
        page.set_tab_color(RED)
    _write_above(book, page, sheet, about)
    header = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    _write_values(book, page, sheet)
    if len(sheet.table.columns):
        _add_table(page, sheet, number, header)
    page.freeze_panes(FIRST_ROW + 1, 1)
    page.repeat_rows(FIRST_ROW)
    _set_print(page, about, landscape=True)


def _write_above(book: xlsxwriter.Workbook, page: Any, sheet: PolicySheet, about: About) -> None:
    above: tuple[tuple[str, dict[str, Any]], ...] = (
        (sheet.titel, {"bold": True, "font_size": 14, "font_color": INK}),
        (sheet.eenheid, {}),
        (about.bron, {"font_color": "#4a4a4a"}),
    )
    for row, (text, look) in enumerate(above):
        page.write_string(row, 0, text, book.add_format(look))


def _write_values(book: xlsxwriter.Workbook, page: Any, sheet: PolicySheet) -> None:
    """Write the cells below the headings, in columns and rows that fit them."""
    table = sheet.table
    columns = [str(column) for column in table.columns]
    formats = {form: book.add_format({"num_format": form}) for form in sheet.formats.values()}
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    widths = {
        column: _width(column, table.iloc[:, place], column in sheet.formats)
        for place, column in enumerate(columns)
    }
    _make_room(page, FIRST_ROW, {name: width - FILTER_BUTTON for name, width in widths.items()})
    # To read, a long text must be seen whole; rows of a raw table stay one line high.
    for row, values in enumerate(_rows_to_read(sheet), start=FIRST_ROW + 1):
        _make_room(page, row, dict(zip(map(str, values), widths.values(), strict=True)))
    for place, column in enumerate(columns):
        form = formats.get(sheet.formats.get(column, ""), wrap if sheet.formats else None)
        page.set_column(place, place, widths[column])
        held = table.iloc[:, place].reset_index(drop=True).dropna()
        for row, value in zip(held.index.tolist(), held.tolist(), strict=True):
            _write_cell(page, FIRST_ROW + 1 + row, place, value, form)


def _add_table(page: Any, sheet: PolicySheet, number: int, header: Any) -> None:
    columns = [str(column) for column in sheet.table.columns]
    page.add_table(
        FIRST_ROW,
        0,
        FIRST_ROW + max(len(sheet.table), 1),
        len(columns) - 1,
        {
            "name": f"t{number}_{re.sub(r'[^A-Za-z0-9]+', '_', sheet.name)}",
            "style": "Table Style Light 9" if sheet.formats else "Table Style Light 1",
            "columns": [{"header": column, "header_format": header} for column in columns],
        },
    )


def _rows_to_read(sheet: PolicySheet) -> Iterator[tuple[Any, ...]]:
    return sheet.table.itertuples(index=False, name=None) if sheet.formats else iter(())


def _make_room(page: Any, row: int, texts: Mapping[str, float]) -> None:
    """Make a row as high as the longest of its texts needs, each in a column of so many characters.

    Excel does so by itself when it opens a file; other programs leave lines over each other.
    """
    lines = max((len(textwrap.wrap(t, max(int(w), 1))) for t, w in texts.items()), default=1)
    if lines > 1:
        page.set_row(row, LINE_POINTS * lines)


def _set_print(page: Any, about: About, *, landscape: bool) -> None:
    """Set a page up for A4, as wide as one sheet, with version and page number below."""
    page.set_paper(A4)
    if landscape:
        page.set_landscape()
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.6, bottom=0.6)
    if about.is_synthetic:
        page.set_header(f"&C{SYNTHETIC}")
    page.set_footer(f"&L&8Versie {about.versie.replace('&', '&&')}&C&8&A&R&8blad &P van &N")


def _write_cell(sheet: Any, row: int, column: int, value: Any, form: Any) -> None:
    if value == "":
        return
    if isinstance(value, str):
        text = (
            value
            if len(value) <= CELL_CHARACTERS
            else value[: CELL_CHARACTERS - len(SHORTENED)] + SHORTENED
        )
        sheet.write_string(row, column, text, form)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, datetime):
        sheet.write_datetime(row, column, value, form)
    elif isinstance(value, float) and not value.is_integer():
        # The library writes sixteen digits of a float: 0.07 would become 0.07000000000000001.
        sheet.write_number(row, column, Decimal(repr(float(value))), form)
    else:
        sheet.write_number(row, column, value, form)


def _width(column: str, values: pd.Series, is_number: bool) -> float:
    """Return the width of a column, in characters; a heading of words may take three lines."""
    if is_number:
        return min(max(12, len(column) / 2.5), 18)
    longest = max((len(str(value)) for value in values.head(200).dropna()), default=0)
    return min(max(longest + 1, max(map(len, column.split()), default=0) + 3, 8), 60)
