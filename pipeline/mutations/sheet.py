"""A worksheet per gemeente: its own locations as published, and what should be otherwise."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter

from pipeline.files.findings import FileError, Finding
from pipeline.files.new_workbook import new_workbook
from pipeline.files.tabular import Table, read_table
from pipeline.files.template_workbook import (
    DAY_OF_TEMPLATES,
    NOTES_SHEET,
    TEXT_FORMAT,
    TEXT_OPTIONS,
)
from pipeline.mutations.intake import find_intake_faults, with_found
from pipeline.mutations.locations import PublishedLocations
from pipeline.mutations.report import name_mutation
from pipeline.read.cells import parse_choice, parse_moment
from pipeline.read.validation import find_cell_faults
from schemas.mutations import (
    CHANGE_PREFIX,
    LEFT_ALONE,
    SHEET_ANSWERS,
    SHEET_FIELDS,
    WERKBLAD,
    WIPED,
    Mutatiesoort,
    Mutation,
    ReportedValue,
)

NEW_ROWS = 15
"""Empty rows below, for locations that the inventory does not have."""
FIELD_OF_PLACE = {"locatie_id": "locatie_id", "bericht": "toelichting", "per": "per"}
EXPLANATION = (
    ("Wat vragen wij", "Loop uw locaties na. Kies in de kolom klopt: ja, nee of gesloten."),
    (
        "Nee",
        "Schrijf in de gele kolommen alleen wat anders moet. Wat leeg is, blijft zoals het is.",
    ),
    ("Wissen", f"Moet een waarde weg, schrijf dan: {WIPED}"),
    ("Gesloten", "Schrijf in per sinds wanneer; alleen een maand of een jaar mag ook."),
    ("Nieuw", "Ontbreekt een locatie, zet haar dan onderaan in de gele kolommen."),
    ("Personen", "Schrijf geen namen, mobiele nummers of e-mailadressen van personen op."),
)


@dataclass(frozen=True)
class ReadSheet:
    """The reports of a sheet, and how many of its rows nobody answered."""

    mutations: list[Mutation]
    unanswered: int


def write_gemeente_sheet(path: Path, gemeente: str, locations: PublishedLocations) -> int:
    """Write the worksheet of a gemeente (a code), and return how many locations it holds.

    What is published is locked; the same version gives the same bytes.
    """
    rows = locations.of_gemeente(gemeente)
    with new_workbook(path, TEXT_OPTIONS) as book:
        book.set_properties({"title": f"Werkblad {gemeente}", "created": DAY_OF_TEMPLATES})
        _write_rows(book, gemeente, [row["locatie_id"] for row in rows], locations)
        sheet = book.add_worksheet(NOTES_SHEET)
        sheet.set_column(0, 0, 20)
        sheet.set_column(1, 1, 90)
        for rij, (word, meaning) in enumerate(EXPLANATION):
            sheet.write_string(rij, 0, word)
            sheet.write_string(rij, 1, meaning)
    return len(rows)


def read_sheet(path: Path, bestand: str, day: str, locations: PublishedLocations) -> ReadSheet:
    """Return the reports of a filled worksheet; FileError with every fault at its cell.

    `day`: when it came in. `bestand`: how messages name the file.
    """
    table = read_table(path, bestand, WERKBLAD)
    faults, mutations, unanswered = find_cell_faults(table, {}), [], 0
    for rij, row in zip(table.frame.index.tolist(), table.frame.to_dict("records"), strict=True):
        cells = {str(name): str(cell) for name, cell in row.items()}
        if not _is_answered(cells):
            unanswered += bool(cells["locatie_id"])
            continue
        if cells["klopt"] and parse_choice(cells["klopt"], SHEET_ANSWERS) is None:
            continue  # its cell is a fault already
        found = list(_row_faults(table, rij, cells, locations))
        if not found:
            mutation = _make_mutation(cells, day, locations)
            found = list(_intake_faults(table, rij, mutation, locations))
            mutations.append(mutation)
        faults += found
    if faults:
        raise FileError(faults)
    return ReadSheet(mutations, unanswered)


def _write_rows(
    book: xlsxwriter.Workbook, gemeente: str, ids: list[str], locations: PublishedLocations
) -> None:
    sheet = book.add_worksheet("Locaties")
    look: dict[str, Any] = {"num_format": TEXT_FORMAT, "text_wrap": True, "valign": "top"}
    locked = book.add_format(look | {"bg_color": "#EEF1F2"})
    free = book.add_format(look | {"locked": False, "bg_color": "#FFF8DC"})
    head = book.add_format(look | {"bold": True, "bottom": 1})
    sheet.freeze_panes(1, 2)
    sheet.protect(options={"format_columns": True, "format_rows": True})
    last = len(ids) + NEW_ROWS
    for at, column in enumerate(WERKBLAD.columns):
        sheet.set_column(at, at, 22)
        sheet.write_string(0, at, column.name, head)
        rule: dict[str, Any] = {"validate": "any"}
        if column.choices:
            rule = {"validate": "list", "source": list(column.choices)}
        sheet.data_validation(1, at, last, at, rule | {"input_message": column.description[:255]})
    for rij, locatie_id in enumerate([*ids, *[""] * NEW_ROWS], 1):
        said = {"locatie_id": locatie_id, "gemeente": gemeente}
        said |= locations.values_of(locatie_id) if locatie_id else {}
        for at, column in enumerate(WERKBLAD.columns):
            form = locked if column.name in LEFT_ALONE else free
            sheet.write_string(rij, at, said.get(column.name, ""), form)


def _is_answered(cells: Mapping[str, str]) -> bool:
    return any(said for name, said in cells.items() if name not in LEFT_ALONE)


def _row_faults(
    table: Table, rij: int, cells: Mapping[str, str], locations: PublishedLocations
) -> Iterator[Finding]:
    locatie_id = cells["locatie_id"]
    if locatie_id and locatie_id in locations.rows:
        stands = locations.values_of(locatie_id)
        for name in SHEET_FIELDS:
            if cells[name] != stands[name]:
                rule, advice = (
                    f"is veranderd: gepubliceerd is '{stands[name]}'",
                    f"zet de nieuwe waarde in {CHANGE_PREFIX}{name}",
                )
                yield table.finding(rij, name, rule, advice)
    answer = parse_choice(cells["klopt"], SHEET_ANSWERS)
    changes = [name for name in SHEET_FIELDS if cells[f"{CHANGE_PREFIX}{name}"]]
    if answer in ("ja", "gesloten") and changes:
        rule = f"klopt is {answer}, en hier staat een wijziging"
        yield table.finding(rij, f"{CHANGE_PREFIX}{changes[0]}", rule, "kies nee, of wis de cel")
    is_unsaid = answer == "nee" or not cells["klopt"]
    if is_unsaid and not changes:
        rule = "zegt niet wat er anders is"
        yield table.finding(rij, "klopt", rule, "vul een gele kolom in, of kies gesloten")


def _make_mutation(cells: Mapping[str, str], day: str, locations: PublishedLocations) -> Mutation:
    answer = parse_choice(cells["klopt"], SHEET_ANSWERS) or ""
    kinds = {"ja": Mutatiesoort.KLOPT, "gesloten": Mutatiesoort.GESLOTEN}
    otherwise = Mutatiesoort.WIJZIGING if cells["locatie_id"] else Mutatiesoort.NIEUW
    said = {name: cells[f"{CHANGE_PREFIX}{name}"] for name in SHEET_FIELDS}
    values = (
        ReportedValue(name, "", "" if value.casefold() == WIPED else value)
        for name, value in said.items()
        if value
    )
    mutation = Mutation(
        gemeld_op=day,
        via="werkblad",
        gemeente=cells["gemeente"],
        soort=kinds.get(answer, otherwise),
        locatie_id=cells["locatie_id"],
        velden=tuple(values),
        per=parse_moment(cells["per"]) or "",
        bericht=cells["toelichting"],
    )
    return name_mutation(with_found(mutation, locations))


def _intake_faults(
    table: Table, rij: int, mutation: Mutation, locations: PublishedLocations
) -> Iterator[Finding]:
    """Yield what keeps a row from being filed, at the cell that it came from."""
    for fault in find_intake_faults(mutation, locations):
        kolom = FIELD_OF_PLACE.get(fault.kolom, "klopt")
        if fault.kolom.startswith("velden["):
            at = int(fault.kolom.partition("[")[2].partition("]")[0]) - 1
            kolom = f"{CHANGE_PREFIX}{mutation.velden[at].veld}"
        found = table.finding(rij, kolom, fault.regel, fault.advies)
        yield found._replace(waarde="")
