"""Find the columns of a template in the header that a person wrote, and the header itself."""

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.files.findings import Finding, shorten, suggest
from pipeline.files.rows import MAX_FILE_COLUMNS, MAX_ROWS_BEFORE_HEADER, Row, column_letter
from pipeline.text.terms import known_terms, nearest, words_beside
from schemas.columns import Template
from schemas.folding import fold_letters, fold_words

LEAST_KNOWN_TITLES = 2
NAMES_OF_NAME = frozenset({"naam", "aanbieder", "instelling", "naamaanbieder", "naaminstelling"})
"""How lists of others call the column `organisatie`, folded: no word of them is like it."""
UNKNOWN_QUESTION = "zeg bij de enquête welke vraag dit is: zie docs/enquetes.md"


class Header(NamedTuple):
    """Where each column stands (0-based), which positions to leave out, what is wrong.

    `labels` holds the columns of one label each ("leefgebieden: Algemeen"): by column of the
    template the positions and the labels they stand for.
    """

    positions: dict[str, int]
    labels: dict[str, list[tuple[int, str]]]
    dropped: frozenset[int]
    faults: list[Finding]


def find_header(rows: Sequence[Row], template: Template) -> int:
    """Return which of the first filled rows is the header: the one with most known titles.

    The first row when no other names more, so that a header with faults is judged as a header.
    """
    known = {fold_letters(name) for name in (*template.names, *template.dropped)}
    first = rows[:MAX_ROWS_BEFORE_HEADER]
    counts = [sum(fold_letters(cell) in known for cell in row.cells) for row in first]
    most = max(counts, default=0)
    return counts.index(most) if most >= LEAST_KNOWN_TITLES else 0


def same_titles(row: Row, header: Row) -> bool:
    """Tell whether a row says the header once more, as pasting files below each other gives."""
    pairs = [(title, cell) for title, cell in zip(header.cells, row.cells, strict=False) if title]
    if not pairs or not _is_same(*pairs[0]):  # almost every row ends here: files are long
        return False
    return sum(_is_same(title, cell) for title, cell in pairs) * 2 > len(pairs)


def _is_same(title: str, cell: str) -> bool:
    return fold_letters(title) == fold_letters(cell)


def read_header(header: Row, bestand: str, template: Template) -> Header:
    """Match the titles of a header with a template, whatever their case, spaces and accents."""
    titles = header.cells
    if len(titles) > MAX_FILE_COLUMNS:
        rule = f"{len(titles)} kolommen, meer dan de {MAX_FILE_COLUMNS} die worden gelezen"
        return Header({}, {}, frozenset(), [Finding(bestand, header.rij, regel=rule)])
    known = {fold_letters(name): name for name in template.names}
    unused = {fold_letters(name) for name in template.dropped}
    positions: dict[str, int] = {}
    labels: dict[str, list[tuple[int, str]]] = {}
    faults, unknown = [], []
    for at, title in enumerate(titles):
        name = known.get(fold_letters(title))
        if name is None:
            column, label = _read_label(title, template)
            if label:
                labels.setdefault(column, []).append((at, label))
            else:
                unknown += [at] if title and fold_letters(title) not in unused else []
        elif name in positions:
            rule = f"kolom staat er twee keer (ook in {column_letter(positions[name])})"
            faults.append(_fault(header, bestand, at, name, rule, "haal er een weg"))
        else:
            positions[name] = at
    dropped = {at for at, title in enumerate(titles) if fold_letters(title) in unused}
    count_known = len(positions) + len(labels) + len(dropped)
    faults += _unknown(header, bestand, template, unknown, count_known)
    faults += _missing(header, bestand, template, {**positions, **labels})
    return Header(positions, labels, frozenset(dropped), faults)


def _read_label(title: str, template: Template) -> tuple[str, str]:
    """Return (column, label) of a title like "leefgebieden: Algemeen", else empty texts."""
    name, _, label = title.partition(":")
    for column in template.columns if label else ():
        if column.kind == "termen" and fold_letters(column.name) == fold_letters(name):
            known = known_terms(column.lijst) | words_beside(column)
            return column.name, known.get(fold_words(label), "")
    return "", ""


def _unknown(
    header: Row, bestand: str, template: Template, unknown: list[int], count_known: int
) -> list[Finding]:
    """Name unknown columns; but titles that may be an answer, not a header, stay unsaid."""
    if template.is_confidential and len(unknown) > count_known:
        advice = (
            "staan de codes van de vragen erboven, of de teksten die in vraagteksten staan? zie "
            "docs/enquetes.md"
        )
        return [Finding(bestand, header.rij, regel="te weinig bekende kolommen", advies=advice)]
    faults = []
    otherwise = UNKNOWN_QUESTION if template.is_confidential else "haal de kolom weg"
    for at in unknown:
        title = shorten(header.cells[at])
        advice = suggest(_meant(title, template), otherwise)
        rule = f"onbekende kolom '{title}'"
        faults.append(_fault(header, bestand, at, "", rule, advice))
    return faults


def _meant(title: str, template: Template) -> str:
    """Return the column that an unknown title probably means, "" when none is like it."""
    if fold_letters(title) in NAMES_OF_NAME and "organisatie" in template.names:
        return "organisatie"
    return nearest(title, template.names)


def _missing(
    header: Row, bestand: str, template: Template, present: dict[str, object]
) -> list[Finding]:
    rule, advice = "verplichte kolom ontbreekt", f"zie het sjabloon van {template.name}"
    if template.is_confidential:
        advice = UNKNOWN_QUESTION
    return [
        Finding(bestand, header.rij, "", column.name, "", rule, advice, header.line)
        for column in template.columns
        if column.required and column.name not in present
    ]


def _fault(header: Row, bestand: str, at: int, kolom: str, rule: str, advice: str) -> Finding:
    return Finding(bestand, header.rij, column_letter(at), kolom, "", rule, advice, header.line)
