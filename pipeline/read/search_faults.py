"""What is wrong with the searches and finds of a wave, beside the faults of single cells."""

from collections.abc import Collection, Iterator, Mapping

from pipeline.country.gemeente_list import split_gemeenten
from pipeline.files.findings import Finding, suggest
from pipeline.files.tabular import Table
from pipeline.read.entry_ids import make_record_id
from pipeline.read.reader_files import find_file_faults, find_id_faults
from pipeline.read.reading_faults import Cells, rows_by_number
from pipeline.text.terms import nearest
from schemas.folding import fold_words
from schemas.manual import AFGEWEZEN, LOCATIES
from schemas.searches import EVERY_GEMEENTE, VONDSTEN, ZOEKLOG
from schemas.vocabulary import Vondstuitkomst

OF_SEARCHES = ("zoekactie", "zoekacties")
SAME_SEARCH = ("gemeente", "zoekterm")
"""What a later row of a search may not change: then it would be another search."""


def find_search_faults(tables: Mapping[str, list[Table]]) -> list[Finding]:
    """Return the faults between the rows and files of searches and finds, in `tables` by kind."""
    logs = [table for table in tables[ZOEKLOG.name] if _holds_ids(table)]
    finds = tables[VONDSTEN.name]
    faults = [*find_file_faults(logs), *find_file_faults(finds)]
    unfit = {fault.bestand for fault in faults}
    searches: dict[str, Cells] = {}
    for table in tables[ZOEKLOG.name]:
        faults += _nameless_searches(table)
    for table in (log for log in logs if log.bestand not in unfit):
        faults += find_id_faults(table, ZOEKLOG.names[0], OF_SEARCHES)
        faults += _changed_searches(table, searches)
    new_here, out_here = (_own_keys(tables[t.name]) for t in (LOCATIES, AFGEWEZEN))
    first: dict[str, str] = {}
    for table in (find for find in finds if find.bestand not in unfit):
        faults += find_id_faults(table, VONDSTEN.names[0], OF_SEARCHES)
        gone = _withdrawn(table)
        for rij, cells in rows_by_number(table):
            faults += _reference_faults(table, rij, cells, searches)
            faults += _rule_faults(table, rij, cells)
            faults += _record_faults(table, rij, cells, new_here | out_here | gone)
        faults += _twice_new(table, first)
    return list(dict.fromkeys(faults))


def is_whole_country(gemeente: str) -> bool:
    """Tell whether the `gemeente` of a search says that it was of the whole country."""
    country = fold_words(EVERY_GEMEENTE)
    return fold_words(gemeente) in (country, f"heel {country}")


def is_of_several(gemeente: str) -> bool:
    """Tell whether a search was of the whole country or of more than one gemeente.

    A name that holds a comma may look like several: then a find tells its gemeente once more.
    """
    return is_whole_country(gemeente) or len(list(split_gemeenten(gemeente, lambda _: ""))) > 1


def _holds_ids(table: Table) -> bool:
    return any(cell for _, cell in table.cells(ZOEKLOG.names[0]))


def _nameless_searches(table: Table) -> Iterator[Finding]:
    researchers = dict(table.cells("onderzoeker"))
    for rij, zoekactie_id in table.cells(ZOEKLOG.names[0]):
        if not zoekactie_id and not researchers[rij]:
            rule = "onderzoeker is verplicht zonder zoekactie_id"
            advice = "vul zoekactie_id in, zoals AB-2026-1, of wie zocht"
            yield table.finding(rij, "onderzoeker", rule, advice)


def _changed_searches(table: Table, searches: dict[str, Cells]) -> Iterator[Finding]:
    """Yield every later row of a search that is another search; fills `searches`."""
    for rij, cells in rows_by_number(table):
        earlier = searches.setdefault(cells["zoekactie_id"], cells)
        for column in SAME_SEARCH if cells["zoekactie_id"] else ():
            if fold_words(cells[column]) != fold_words(earlier[column]):
                rule = f"{cells['zoekactie_id']} had eerder {column} '{earlier[column]}'"
                advice = "geef een andere zoekactie een nieuw kenmerk"
                yield table.finding(rij, column, rule, advice)


def _own_keys(entries: list[Table]) -> set[str]:
    keys = (cell for table in entries for _, cell in table.cells("sleutel") if cell)
    return {make_record_id(key, ()) for key in keys}


def _withdrawn(table: Table) -> set[str]:
    """Return the records of which every find in a file was taken back: their entry may be gone."""
    last = {(c["zoekactie_id"], record_of_find(c)): c["uitkomst"] for _, c in rows_by_number(table)}
    back = fold_words(Vondstuitkomst.INGETROKKEN)
    holding = {record for (_, record), outcome in last.items() if fold_words(outcome) != back}
    return {record for _, record in last} - holding


def _reference_faults(
    table: Table, rij: int, cells: Cells, searches: Mapping[str, Cells]
) -> Iterator[Finding]:
    search = searches.get(cells["zoekactie_id"])
    if search is None:
        advice = suggest(nearest(cells["zoekactie_id"], searches), "staat zij al in zoeklog/?")
        yield table.finding(rij, "zoekactie_id", "deze zoekactie bestaat niet", advice)
    elif (
        not cells["gemeente"]
        and is_of_several(search["gemeente"])
        and fold_words(cells["uitkomst"]) in (Vondstuitkomst.NIEUW, Vondstuitkomst.BEKEND)
    ):
        rule = f"gemeente is verplicht: {cells['zoekactie_id']} zocht in '{search['gemeente']}'"
        yield table.finding(rij, "gemeente", rule, "noem de gemeente waarin zij ligt")


def _rule_faults(table: Table, rij: int, cells: Cells) -> Iterator[Finding]:
    outcome = fold_words(cells["uitkomst"])
    if outcome == Vondstuitkomst.VALT_AF and not cells["regel"]:
        yield table.finding(rij, "regel", "regel is verplicht bij valt af", "zie docs/zoeken.md")
    elif cells["regel"] and outcome != Vondstuitkomst.VALT_AF:
        advice = "kijk de uitkomst na of maak de cel leeg"
        yield table.finding(rij, "regel", "hoort alleen bij valt af", advice)


def _record_faults(table: Table, rij: int, cells: Cells, own: Collection[str]) -> Iterator[Finding]:
    if bool(cells["sleutel"]) == bool(cells["record_id"]):
        rule = "vul precies een van sleutel en record_id in"
        yield table.finding(rij, "record_id", rule, "zo staat vast om welk record het gaat")
    elif cells["sleutel"] and make_record_id(cells["sleutel"], ()) not in own:
        rule = "deze sleutel staat niet in locaties/ en niet in afgewezen/"
        yield table.finding(rij, "sleutel", rule, "zet de vondst daar eerst in, met deze sleutel")


def _twice_new(table: Table, first: dict[str, str]) -> Iterator[Finding]:
    """Yield the finds that are new although another search found them new; fills `first`."""
    last: dict[tuple[str, str], tuple[int, Cells]] = {}
    for rij, row in rows_by_number(table):
        last[row["zoekactie_id"], record_of_find(row)] = rij, row
    for (_, record), (rij, cells) in last.items():
        if record and fold_words(cells["uitkomst"]) == Vondstuitkomst.NIEUW:
            place = f"{table.bestand}:{rij}"
            earlier = first.setdefault(record, place)
            if earlier != place:
                rule = f"was al nieuw in {earlier}"
                yield table.finding(rij, "uitkomst", rule, f"schrijf {Vondstuitkomst.BEKEND}")


def record_of_find(cells: Cells) -> str:
    """Return the record_id or locatie_id that a row of vondsten speaks of, "" for none."""
    return make_record_id(cells["sleutel"], ()) if cells["sleutel"] else cells["record_id"]
