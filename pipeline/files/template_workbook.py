"""Templates as workbooks: drop-down lists, a column per label, and the definitions beside them.

`python -m pipeline.files.template_workbook FOLDER` writes one per kind of file into FOLDER. Every
cell is text from the start, so that Excel makes no date of a house number.
"""

import sys
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from pipeline.files.new_workbook import new_workbook
from pipeline.files.rows import MAX_CELL_LENGTH
from schemas.columns import Column, Template
from schemas.declared_terms import terms_of
from schemas.inclusion import load_exclusions
from schemas.templates import OFFERED_TEMPLATES
from schemas.typology import Term, load_typology

LAST_INPUT_ROW = 5_000
"""Rows that have drop-down lists; further rows are read too."""
DAY_OF_TEMPLATES = datetime(2026, 1, 1)
INPUT_SHEET, NOTES_SHEET, LISTS_SHEET = "Invoer", "Toelichting", "Keuzelijsten"
TICK = ("x",)
TEXT_FORMAT = 49  # "@": what is typed stays as it was typed
LONGEST_HINT = 255  # what Excel shows beside a cell
TEXT_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def write_templates(folder: Path) -> list[Path]:
    """Write <name>.xlsx into a folder for every kind of file that people fill in; return them."""
    paths = []
    for template in OFFERED_TEMPLATES:
        paths.append(folder / f"{template.name}.xlsx")
        write_template(paths[-1], template)
    return paths


def write_template(path: Path, template: Template) -> None:
    """Write the workbook of one kind of file; the same template gives the same bytes."""
    with new_workbook(path, TEXT_OPTIONS) as book:
        book.set_properties({"title": template.description, "created": DAY_OF_TEMPLATES})
        lists = _Lists()
        _write_input(book, template, lists)
        _write_notes(book, template)
        lists.write(book)


@dataclass(frozen=True)
class SheetBeside:
    """A sheet to read from, which is never read back: its name is one of EXPLANATORY_SHEETS."""

    name: str
    titles: Sequence[str]
    rows: Iterable[Sequence[str]]


def write_filled(
    path: Path,
    template: Template,
    rows: Sequence[Mapping[str, str]],
    locked: Collection[str],
    beside: SheetBeside,
) -> None:
    """Write the workbook of a template with rows in it, of which some columns cannot be changed.

    A row gives cells by column; one of several terms is empty. No row can be added.
    """
    with new_workbook(path, TEXT_OPTIONS) as book:
        book.set_properties({"title": template.description, "created": DAY_OF_TEMPLATES})
        lists = _Lists()
        sheet = _write_input(book, template, lists, max(1, len(rows)))
        _fill(book, sheet, template, rows, locked)
        _write_notes(book, template)
        _write_beside(book, beside)
        lists.write(book)


def _fill(
    book: xlsxwriter.Workbook,
    sheet: Worksheet,
    template: Template,
    rows: Sequence[Mapping[str, str]],
    locked: Collection[str],
) -> None:
    look: dict[str, Any] = {"num_format": TEXT_FORMAT, "text_wrap": True, "valign": "top"}
    shut = book.add_format({**look, "bg_color": "#EEF1F2"})
    free = book.add_format({**look, "locked": False})
    sheet.protect(options=dict.fromkeys(("format_columns", "format_rows", "autofilter"), True))
    for rij, row in enumerate(rows, 1):
        for at, (title, column, _) in enumerate(titles_of(template)):
            form = shut if column.name in locked else free
            sheet.write_string(rij, at, row.get(title, ""), form)


def titles_of(template: Template) -> Iterator[tuple[str, Column, tuple[str, ...]]]:
    """Yield (title, column, what may be chosen): one title per label where several may hold."""
    for column in template.columns:
        if column.kind == "termen":
            for word in (*(term.label for term in _terms(column)), *column.besides):
                yield f"{column.name}: {word}", column, TICK
        else:
            yield column.name, column, _choices(column)


class _Lists:
    """The drop-down lists of a workbook: a column of the sheet each."""

    def __init__(self) -> None:
        self._columns: dict[tuple[str, ...], str] = {}

    def reference(self, choices: tuple[str, ...], title: str) -> str:
        """Return the cells that hold these choices, as a formula."""
        self._columns.setdefault(choices, title)
        letter = xlsxwriter.utility.xl_col_to_name(list(self._columns).index(choices))
        return f"={LISTS_SHEET}!${letter}$2:${letter}${len(choices) + 1}"

    def write(self, book: xlsxwriter.Workbook) -> None:
        sheet = book.add_worksheet(LISTS_SHEET)
        for at, (choices, title) in enumerate(self._columns.items()):
            sheet.write_string(0, at, f"keuzes voor {title}")
            for rij, choice in enumerate(choices, 1):
                sheet.write_string(rij, at, choice)
        sheet.hide()


def _write_input(
    book: xlsxwriter.Workbook, template: Template, lists: _Lists, last: int = LAST_INPUT_ROW
) -> Worksheet:
    sheet = book.add_worksheet(INPUT_SHEET)
    text = book.add_format({"num_format": TEXT_FORMAT, "text_wrap": True, "valign": "top"})
    optional = book.add_format({"num_format": TEXT_FORMAT, "text_wrap": True, "bottom": 1})
    required = book.add_format(
        {"num_format": TEXT_FORMAT, "text_wrap": True, "bottom": 1, "bold": True}
    )
    sheet.freeze_panes(1, 0)
    for at, (title, column, choices) in enumerate(titles_of(template)):
        sheet.set_column(at, at, 12 if choices == TICK else 24, text)
        sheet.write_string(0, at, title, required if column.required else optional)
        hint = {"input_title": column.name[:32], "input_message": column.description[:LONGEST_HINT]}
        rule: dict[str, Any] = {"validate": "any", **hint}
        if choices:
            message = "Kies uit de lijst, of laat de cel leeg."
            source = lists.reference(choices, column.name)
            rule = {"validate": "list", "source": source, "error_message": message, **hint}
        sheet.data_validation(1, at, last, at, rule)
    return sheet


def _write_notes(book: xlsxwriter.Workbook, template: Template) -> None:
    sheet = book.add_worksheet(NOTES_SHEET)
    wrapped, bold = (
        book.add_format({"text_wrap": True, "valign": "top"}),
        book.add_format({"bold": True}),
    )
    sheet.set_column(0, 0, 34, wrapped)
    sheet.set_column(1, 1, 90, wrapped)
    rij = 0
    for heading, notes in _notes(template):
        sheet.write_string(rij, 0, heading, bold)
        for rij, (word, meaning) in enumerate(notes, rij + 1):  # noqa: B020 - goes on from here
            sheet.write_string(rij, 0, word)
            sheet.write_string(rij, 1, meaning)
        rij += 2


def _write_beside(book: xlsxwriter.Workbook, beside: SheetBeside) -> None:
    sheet = book.add_worksheet(beside.name)
    wrapped, bold = book.add_format({"text_wrap": True}), book.add_format({"bold": True})
    sheet.freeze_panes(1, 0)
    for at, title in enumerate(beside.titles):
        sheet.set_column(at, at, 34 if at + 1 < len(beside.titles) else 100, wrapped)
        sheet.write_string(0, at, title, bold)
    for rij, row in enumerate(beside.rows, 1):
        for at, cell in enumerate(row):
            sheet.write_string(rij, at, cell[:MAX_CELL_LENGTH])


def _notes(template: Template) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Yield headings with what stands below each: the columns, then the terms of every list."""
    yield (
        template.description,
        [
            (c.name, f"{c.description}.{' Verplicht.' if c.required else ''}")
            for c in template.columns
        ],
    )
    for column in template.columns:
        if column.lijst:
            yield (
                f"Termen van {column.name}",
                [(term.label, _meaning(term)) for term in _terms(column)],
            )
        if column.kind == "regel":
            rules = [(rule.code, rule.label) for rule in load_exclusions()]
            yield f"Regels van {column.name}", rules


def _meaning(term: Term) -> str:
    return " ".join(filter(None, [term.definitie, term.vuistregel]))


def _terms(column: Column) -> Iterable[Term]:
    return terms_of(column.lijst, load_typology())


def _choices(column: Column) -> tuple[str, ...]:
    if column.kind == "regel":
        return tuple(rule.code for rule in load_exclusions())
    if column.kind == "ja/nee":
        return ("ja", "nee")
    terms = tuple(term.label for term in _terms(column)) if column.lijst else ()
    return column.choices or (*terms, *column.besides)


if __name__ == "__main__":
    for written in write_templates(Path(sys.argv[1])):
        sys.stdout.write(f"{written}\n")
