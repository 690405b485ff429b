"""Find the columns of a template in the header that a person wrote."""

from typing import NamedTuple

from pipeline.files.findings import Finding, shorten, suggest
from pipeline.files.rows import MAX_FILE_COLUMNS, Row, column_letter
from pipeline.text.terms import nearest
from schemas.columns import Template
from schemas.folding import fold_letters


class Header(NamedTuple):
    """Where each column stands (0-based), which positions to leave out, what is wrong."""

    positions: dict[str, int]
    dropped: frozenset[int]
    faults: list[Finding]


def read_header(header: Row, bestand: str, template: Template) -> Header:
    """Match the titles of a header with a template, whatever their case, spaces and accents."""
    titles = header.cells
    if len(titles) > MAX_FILE_COLUMNS:
        rule = f"{len(titles)} kolommen, meer dan de {MAX_FILE_COLUMNS} die worden gelezen"
        return Header({}, frozenset(), [Finding(bestand, header.rij, regel=rule)])
    known = {fold_letters(name): name for name in template.names}
    unused = {fold_letters(name) for name in template.dropped}
    positions: dict[str, int] = {}
    faults, unknown = [], []
    for at, title in enumerate(titles):
        name = known.get(fold_letters(title))
        if name is None:
            unknown += [at] if title and fold_letters(title) not in unused else []
        elif name in positions:
            rule = f"kolom staat er twee keer (ook in {column_letter(positions[name])})"
            faults.append(_fault(header, bestand, at, name, rule, "haal er een weg"))
        else:
            positions[name] = at
    dropped = {at for at, title in enumerate(titles) if fold_letters(title) in unused}
    faults += _unknown(header, bestand, template, unknown, len(positions) + len(dropped))
    faults += _missing(header, bestand, template, positions)
    return Header(positions, frozenset(dropped), faults)


def _unknown(
    header: Row, bestand: str, template: Template, unknown: list[int], count_known: int
) -> list[Finding]:
    """Name unknown columns; but titles that may be an answer, not a header, stay unsaid."""
    if template.is_confidential and len(unknown) > count_known:
        advice = "staat de kop met de vraagcodes erboven?"
        return [Finding(bestand, header.rij, regel="te weinig bekende kolommen", advies=advice)]
    faults = []
    for at in unknown:
        title = shorten(header.cells[at])
        likely = nearest(title, template.names)
        advice = suggest(likely, "haal de kolom weg")
        rule = f"onbekende kolom '{title}'"
        faults.append(_fault(header, bestand, at, "", rule, advice))
    return faults


def _missing(
    header: Row, bestand: str, template: Template, positions: dict[str, int]
) -> list[Finding]:
    rule, advice = "verplichte kolom ontbreekt", f"zie het sjabloon van {template.name}"
    return [
        Finding(bestand, header.rij, "", column.name, "", rule, advice, header.line)
        for column in template.columns
        if column.required and column.name not in positions
    ]


def _fault(header: Row, bestand: str, at: int, kolom: str, rule: str, advice: str) -> Finding:
    return Finding(bestand, header.rij, column_letter(at), kolom, "", rule, advice, header.line)
