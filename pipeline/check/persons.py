"""What in an entry may be of a person: asked at the cell, before anything is built of it.

The build withholds such a value; here who wrote it hears so while it can still be mended. No
message shows the value: what a check prints may stand in a public log.
"""

from collections.abc import Iterator

from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.normalise.contact import normalise_phone
from pipeline.normalise.email import normalise_email
from pipeline.privacy.free_text import mask_email
from pipeline.privacy.personal import (
    NAMES_PERSON,
    find_personal,
    find_personal_file,
    find_personal_page,
    holds_full_name,
    plain,
)
from pipeline.privacy.phones import MOBILE_BEGINS, find_person_beside
from pipeline.privacy.shapes import why_withheld
from schemas.columns import Column, Kind
from schemas.persons import names_who_serves
from schemas.shapes import Vorm

TAKE_OUT = "de bouw laat deze waarde weg: haal het uit de cel"
ASK_MOBILE = "een mobiel nummer wordt gepubliceerd"
ASK_MOBILE_ADVICE = "laat het alleen staan als de organisatie het zelf als haar nummer geeft"
PERSONAL_MAILBOX = "niet te herkennen als algemeen e-mailadres van de organisatie"
ASK_NAME = "mogelijk een persoonsnaam"
ASK_NAME_ADVICE = "laat de naam alleen staan als de organisatie zelf zo heet"
ASK_REMARK_ADVICE = (
    "deze kolom wordt niet gepubliceerd, maar wel bewaard: haal weg wat van een persoon is en niet "
    "nodig is"
)
NAMES_OF_SERVICE = ("organisatie", "locatienaam", "plaats", "gemeente")

SHAPES_OF_KINDS: dict[Kind, Vorm] = {
    "naam": Vorm.NAAM,
    "adres": Vorm.ADRES,
    "plaats": Vorm.PLAATS,
    "postcode": Vorm.PLAATS,
    "gemeente": Vorm.PLAATS,
    "openingstijden": Vorm.TEKST,
    "gemeenten": Vorm.TEKST,
    "gemeenten of Nederland": Vorm.TEKST,
    "term": Vorm.ZIN,
    "termen": Vorm.ZIN,
}
PUBLIC_TEXTS = ("zoekterm", "wordt")
"""Columns of plain text that reach a published table."""
REMARKS = ("opmerking", "toelichting", "reden", "waarom", "tekst")
"""Columns of running text that stay within the project."""


def find_personal_cells(table: Table) -> Iterator[Finding]:
    """Yield the cells of a table that a build will withhold; what is open to doubt is a question.

    So is what stands in a remark or a quote, which stays within the project. Other columns that
    never leave it are left alone, and so is what is fit to publish.
    """
    if reason := find_personal_file(table.bestand):
        advice = "noem het bestand naar de initialen van de lezer"
        yield Finding(table.bestand, regel=f"de bestandsnaam {reason}", advies=advice)
    columns = [column for column in table.template.columns if not column.is_private]
    rows = zip(table.frame.index.tolist(), table.frame.to_dict("records"), strict=True)
    for rij, cells in rows:
        names = [str(cells.get(name, "")) for name in NAMES_OF_SERVICE]
        for column in columns:
            cell = str(cells[column.name])
            if cell and (reason := _find_reason(column, cell, names)):
                # A mailbox may be general and not known to be: a question, no fault.
                is_notice = reason == PERSONAL_MAILBOX
                found = table.finding(rij, column.name, reason, TAKE_OUT)
                yield found._replace(waarde="", is_notice=is_notice)
            elif column.kind == "telefoon" and normalise_phone(cell).startswith(MOBILE_BEGINS):
                asked = table.finding(rij, column.name, ASK_MOBILE, ASK_MOBILE_ADVICE)
                yield asked._replace(waarde="", is_notice=True)
            elif column.kind == "naam" and names_who_serves(cell.split()):
                asked = table.finding(rij, column.name, ASK_NAME, ASK_NAME_ADVICE)
                yield asked._replace(waarde="", is_notice=True)
    yield from _find_in_remarks(table)


def _find_in_remarks(table: Table) -> Iterator[Finding]:
    for column in table.template.columns:
        for rij, cell in table.cells(column.name) if column.name in REMARKS else ():
            if reason := _find_in_remark(cell):
                asked = table.finding(rij, column.name, reason, ASK_REMARK_ADVICE)
                yield asked._replace(waarde="", is_notice=True)


def _find_in_remark(cell: str) -> str:
    """Return why a remark may hold something of a person; general mailboxes stand in many."""
    words = plain(mask_email(cell))
    return find_personal(words) or (NAMES_PERSON if holds_full_name(words) else "")


def hide_values(findings: list[Finding], personal: list[Finding]) -> list[Finding]:
    """Return findings without the values of cells in which something personal was found."""
    cells = {(f.bestand, f.rij, f.kolom) for f in personal if f.regel != ASK_MOBILE}
    return [f._replace(waarde="") if (f.bestand, f.rij, f.kolom) in cells else f for f in findings]


def _find_reason(column: Column, cell: str, names: list[str]) -> str:
    if column.kind == "webadres":
        return find_personal_page(cell)
    if column.kind == "telefoon":
        number = normalise_phone(cell)
        return find_person_beside(cell, number) if number else ""
    if column.kind == "e-mail":
        return PERSONAL_MAILBOX if "@" in cell and not normalise_email(cell, names) else ""
    vorm = Vorm.ZIN if column.name in PUBLIC_TEXTS else SHAPES_OF_KINDS.get(column.kind)
    return "" if vorm is None else why_withheld(vorm, cell)
