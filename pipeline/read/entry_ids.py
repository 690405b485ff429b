"""The record_id of what researchers wrote down: one row, one id, whatever file it stands in."""

from collections.abc import Iterable

from pipeline.files.tabular import Table
from schemas.manual import KEY_COLUMNS, PLACE_COLUMNS
from schemas.records import KEY_SEPARATOR, mint_record_id
from schemas.sources import MANUAL_SOURCE


def make_record_id(sleutel: str, words: Iterable[str]) -> str:
    """Return the record_id of an entry: of its `sleutel` when filled, else of KEY_COLUMNS.

    White space is collapsed and nothing else cleaned: the id does not change when other cells are
    filled in later, nor when the rules of cleaning change.
    """
    words = [sleutel] if sleutel else words
    key = KEY_SEPARATOR.join(" ".join(word.split()) for word in words)
    return mint_record_id(MANUAL_SOURCE, key)


def unclear_rows(table: Table) -> set[int]:
    """Return the rows that are no entry: without a name, or without any word on where it is."""
    frame = table.frame
    unplaced = (frame[list(PLACE_COLUMNS)] == "").all(axis=1)
    return set(frame.index[(frame["organisatie"] == "") | unplaced])


def record_ids(table: Table) -> dict[int, str]:
    """Return the record_id of every row of a table of locations or rejected candidates.

    A row that is no entry (see `unclear_rows`) gets an id by its file and row.
    """
    # Rows without name or place would all have one key; each must still stand in the accounting.
    unclear = unclear_rows(table)
    columns = table.frame[["sleutel", *KEY_COLUMNS]]
    return {
        rij: make_record_id("", [*words, table.bestand, str(rij)])
        if rij in unclear
        else make_record_id(sleutel, words)
        for rij, sleutel, *words in columns.itertuples()
    }
