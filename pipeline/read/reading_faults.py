"""What is wrong with the readings of a wave, beside the faults of single cells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.files.findings import Finding, suggest
from pipeline.files.tabular import Table
from pipeline.read.cells import find_fault, normal_cell, parse_choice
from pipeline.read.reader_files import find_file_faults, find_id_faults
from pipeline.read.validation import Known
from pipeline.text.terms import nearest
from schemas.folding import fold_words
from schemas.readings import BEWIJS, LEZINGEN, READ_FIELDS, READING_TEMPLATES, UITKOMSTEN
from schemas.rechecks import TAKEN_BACK
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.vocabulary import Bewijsgrond, Oordeel

Cells = Mapping[str, str]
"""One row: its cells as they were written, by column."""


@dataclass(frozen=True)
class _Place:
    """Where a reading stands, and what it says."""

    table: Table
    rij: int
    cells: Cells


def find_reading_faults(tables: Mapping[str, list[Table]], known: Known) -> list[Finding]:
    """Return the faults between the rows and files of READING_TEMPLATES, in `tables` by kind.

    `known`: the words that the columns of LEZINGEN may hold (see known_by_column).
    """
    faults = [f for name in READING_TEMPLATES for f in find_file_faults(tables[name])]
    unfit = {fault.bestand for fault in faults}
    fit = {n: [t for t in tables[n] if t.bestand not in unfit] for n in READING_TEMPLATES}
    by_id: dict[str, _Place] = {}
    for table in fit[LEZINGEN.name]:
        faults += find_id_faults(table)
        faults += _repeated_ids(table, by_id)
        for rij, cells in rows_by_number(table):
            faults += _verdict_faults(table, rij, cells, cells["record_id"])
            faults += _withdrawal_faults(_Place(table, rij, cells), by_id)
    for table in fit[BEWIJS.name]:
        for rij, cells in rows_by_number(table):
            faults += _evidence_faults(table, rij, cells, by_id, known)
    for table in fit[UITKOMSTEN.name]:
        for rij, cells in rows_by_number(table):
            faults += _settlement_faults(table, rij, cells, by_id, known)
    return list(dict.fromkeys(faults))


def rows_by_number(table: Table) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the row number and the cells of every row of a table; a `veld` as it is declared."""
    for rij, row in zip(table.frame.index.tolist(), table.frame.to_dict("records"), strict=True):
        cells = {str(name): str(cell) for name, cell in row.items()}
        # A field is a choice, which may be written in any case.
        veld = parse_choice(cells.get("veld", ""), READ_FIELDS)
        yield rij, cells | ({"veld": veld} if veld else {})


def list_lezing_ids(cell: str) -> list[str]:
    """Return the lezing_ids that a cell names."""
    words = cell.replace(";", MULTI_VALUE_SEPARATOR).replace(",", MULTI_VALUE_SEPARATOR)
    return [word.strip() for word in words.split(MULTI_VALUE_SEPARATOR) if word.strip()]


def normal_value(veld: str, waarde: str, known: Known) -> str:
    """Return what a field of a reading says, or that it is taken back, in normal form."""
    if fold_words(waarde) == TAKEN_BACK:
        return TAKEN_BACK
    return normal_cell(LEZINGEN[veld], waarde, known.get(veld, {}))


def _repeated_ids(table: Table, by_id: dict[str, _Place]) -> Iterator[Finding]:
    """Yield every lezing_id that stood before; fills `by_id`."""
    for rij, cells in rows_by_number(table):
        here = _Place(table, rij, cells)
        first = by_id.setdefault(cells["lezing_id"], here)
        if first is not here and cells["lezing_id"]:
            rule = f"dit kenmerk staat ook in {first.table.bestand}:{first.rij}"
            advice = "een lezing wordt nooit overschreven: geef de nieuwe rij een nieuw nummer"
            yield table.finding(rij, "lezing_id", rule, advice)


def _verdict_faults(table: Table, rij: int, cells: Cells, record_id: str) -> Iterator[Finding]:
    verdict = fold_words(cells["oordeel"])
    pairs = (("regel", Oordeel.AFGEWEZEN), ("dubbel_van", Oordeel.DUBBEL))
    for column, needed_by in pairs:
        if verdict == needed_by and not cells[column]:
            rule = f"{column} is verplicht bij {needed_by}"
            yield table.finding(rij, column, rule, "zie docs/lezen.md")
        elif cells[column] and verdict != needed_by:
            rule, advice = (
                f"hoort alleen bij {needed_by}",
                "kijk het oordeel na of maak de cel leeg",
            )
            yield table.finding(rij, column, rule, advice)
    if cells["dubbel_van"] and cells["dubbel_van"] == record_id:
        yield table.finding(rij, "dubbel_van", "is het record zelf")


def _withdrawal_faults(here: _Place, by_id: Mapping[str, _Place]) -> Iterator[Finding]:
    table, rij, cells = here.table, here.rij, here.cells
    named = cells["trekt_in"]
    if not named:
        if fold_words(cells["oordeel"]) == Oordeel.INGETROKKEN:
            rule = "trekt_in is verplicht bij ingetrokken"
            yield table.finding(rij, "trekt_in", rule, "noem de lezing die vervalt")
        return
    earlier = by_id.get(named)
    if earlier is None or earlier.table.bestand != table.bestand:
        own = [i for i, place in by_id.items() if place.table.bestand == table.bestand]
        advice = suggest(nearest(named, own), "noem een eerdere lezing uit dit bestand")
        yield table.finding(rij, "trekt_in", "geen lezing van deze lezer", advice)
    elif earlier.rij >= rij:
        yield table.finding(rij, "trekt_in", "staat niet boven deze rij")
    elif earlier.cells["record_id"] != cells["record_id"]:
        rule = f"gaat over een ander record ({earlier.cells['record_id']})"
        yield table.finding(rij, "trekt_in", rule)
    elif fold_words(earlier.cells["oordeel"]) == Oordeel.INGETROKKEN:
        rule, advice = "is zelf een intrekking", "schrijf een nieuwe lezing"
        yield table.finding(rij, "trekt_in", rule, advice)


def _evidence_faults(
    table: Table, rij: int, cells: Cells, by_id: Mapping[str, _Place], known: Known
) -> Iterator[Finding]:
    reading = by_id.get(cells["lezing_id"])
    if reading is None:
        advice = suggest(nearest(cells["lezing_id"], by_id), "staat de lezing al in lezingen/?")
        yield table.finding(rij, "lezing_id", "deze lezing bestaat niet", advice)
    elif cells["veld"] in reading.cells:
        said = _values(cells["veld"], reading.cells[cells["veld"]], known)
        if said and not _values(cells["veld"], cells["waarde"], known) & said:
            rule = f"de lezing zegt bij {cells['veld']} iets anders ({'; '.join(sorted(said))})"
            yield table.finding(rij, "waarde", rule, "noem een waarde van de lezing")
    if fold_words(cells["grond"]) != Bewijsgrond.AFGELEID and not cells["url"]:
        rule = "url is verplicht bij citaat en omschrijving"
        yield table.finding(rij, "url", rule, "noem de pagina waar het staat")


def _values(veld: str, cell: str, known: Known) -> set[str]:
    return set(normal_value(veld, cell, known).split(MULTI_VALUE_SEPARATOR)) - {""}


def _settlement_faults(
    table: Table, rij: int, cells: Cells, by_id: Mapping[str, _Place], known: Known
) -> Iterator[Finding]:
    yield from _settled_value_faults(table, rij, cells, known)
    named = list_lezing_ids(cells["lezingen"])
    for lezing_id in named:
        if lezing_id not in by_id:
            advice = suggest(nearest(lezing_id, by_id), "neem de kenmerken over uit lezingen/")
            rule = f"lezing {lezing_id} bestaat niet"
            yield table.finding(rij, "lezingen", rule, advice)
        elif by_id[lezing_id].cells["record_id"] != cells["record_id"]:
            rule = f"lezing {lezing_id} gaat over een ander record"
            yield table.finding(rij, "lezingen", rule)
    if named and len({by_id[i].table.bestand for i in named if i in by_id}) < 2:
        rule = "noemt geen twee lezers"
        yield table.finding(
            rij, "lezingen", rule, "een uitkomst vergelijkt lezingen van twee mensen"
        )


def _settled_value_faults(table: Table, rij: int, cells: Cells, known: Known) -> Iterator[Finding]:
    veld = cells["veld"]
    if veld not in LEZINGEN.names or fold_words(cells["waarde"]) == TAKEN_BACK:
        return  # its cell is a fault already, or it says nothing but that an earlier row is gone
    fault = find_fault(LEZINGEN[veld], cells["waarde"], known.get(veld, {}))
    if cells["waarde"] and fault is not None:
        yield table.finding(rij, "waarde", fault.regel, fault.advies)
    verdict = fold_words(cells["waarde"]) if veld == "oordeel" else ""
    if verdict == Oordeel.DUBBEL:
        rule, advice = "kan geen uitkomst zijn", "laat de lezer die zich vergiste opnieuw lezen"
        yield table.finding(rij, "waarde", rule, advice)
    if (verdict == Oordeel.AFGEWEZEN) != bool(cells["regel"]):
        rule = "regel hoort bij de uitkomst afgewezen, en alleen daarbij"
        yield table.finding(rij, "regel", rule, "zie docs/lezen.md")
