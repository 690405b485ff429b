"""The verdicts of readers: what is wrong with them, and which finds have a first reader.

Four eyes: a find is validated by somebody else than who found it (A.1 of the 2023 study). Who
found it stands in a private column, so this is looked at while reading; no name goes further.
"""

from collections.abc import Iterable

from pipeline.files.findings import Finding
from pipeline.files.tabular import Table
from pipeline.read.entry_ids import EntryIds, record_ids
from pipeline.read.readings import find_finders
from schemas.folding import fold_letters, fold_words
from schemas.vocabulary import Oordeel


def find_verdict_faults(verdicts: list[Table], entries: list[Table]) -> list[Finding]:
    """Return what is wrong with the verdicts of a wave, beside the faults of single cells.

    One reader judges a record once, never an own find, and gives the rule of a rejection. Two
    readers may judge one record: their rows stand beside each other.
    """
    return [
        *_repeated_verdicts(verdicts),
        *_missing_rules(verdicts),
        *_own_verdicts(verdicts, entries),
    ]


def find_read_records(entries: Iterable[Table]) -> frozenset[str]:
    """Return the record_ids whose researcher is known: their first reading is the find itself.

    A find without a name has no known first reader; its first verdict is reading one.
    """
    return frozenset(
        ids[rij]
        for table in entries
        for ids in [record_ids(table)]
        for rij, finder in table.cells("onderzoeker")
        if finder
    )


def _repeated_verdicts(tables: list[Table]) -> list[Finding]:
    first: dict[tuple[str, str], str] = {}
    faults = []
    for table in tables:
        readers = dict(table.cells("beoordelaar"))
        for rij, record_id in table.cells("record_id"):
            place = f"{table.bestand}:{rij}"
            earlier = first.setdefault((record_id, fold_words(readers[rij])), place)
            if record_id and earlier != place:
                rule = f"deze lezer beoordeelde dit record al in {earlier}"
                faults.append(table.finding(rij, "record_id", rule, "houd een oordeel per lezer"))
    return faults


def _missing_rules(tables: list[Table]) -> list[Finding]:
    """A rejection without its rule would have to be looked into again in the next wave."""
    return [
        table.finding(
            rij, "regel", "regel is verplicht bij afgewezen", "zie het gegevenswoordenboek"
        )
        for table in tables
        for (rij, oordeel), (_, regel) in zip(
            table.cells("oordeel"), table.cells("regel"), strict=True
        )
        if fold_words(oordeel) == Oordeel.AFGEWEZEN and not regel
    ]


def _own_verdicts(verdicts: list[Table], entries: list[Table]) -> list[Finding]:
    """Four eyes: a verdict of the researcher on an own find is none. Names nobody."""
    finders = find_finders(entries)
    named = [record_id for table in verdicts for _, record_id in table.cells("record_id")]
    aliases = EntryIds(entries).find_aliases(named)
    faults = []
    for table in verdicts:
        reviewers = dict(table.cells("beoordelaar"))
        for rij, record_id in table.cells("record_id"):
            finder, place = finders.get(aliases.get(record_id, record_id), ("", ""))
            if finder and finder == fold_letters(reviewers[rij]):
                rule = f"beoordelaar is ook de onderzoeker van {place}"
                advice = "laat een ander beoordelen"
                faults.append(table.finding(rij, "beoordelaar", rule, advice)._replace(waarde=""))
    return faults
