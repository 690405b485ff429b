"""Verdicts in their former form, where an empty cell means "as found".

They are still read as they were written: a second person's word replaces what was found, and what
nobody filled in stays as found. That is no reading, so it never counts as agreement.
"""

from collections.abc import Iterator, Sequence

from pipeline.stages.claims import AS_FOUND, GIVEN_COLUMNS, Row, said_column
from schemas.folding import fold_words
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.vocabulary import Oordeel

FOUR_EYES = "ja"
TWO_READERS = 2


def settle_former(rows: Sequence[Row], *, is_read_before: bool) -> dict[str, str]:
    """Return the verdict of a record that only verdicts in their former form speak of.

    `rows`: oldest first. `is_read_before`: the researcher is known, so the find is reading one.
    Readers who contradict each other are a doubt: none outranks another.
    """
    readers = {fold_words(row["beoordelaar"]): row["beoordelaar"] for row in rows}
    differing = list(_differing(rows))
    last = rows[-1]
    said = {k: next((r[k] for r in reversed(rows) if r[k]), "") for k in GIVEN_COLUMNS}
    is_read_twice = len(readers) + is_read_before >= TWO_READERS
    is_agreed = is_read_twice and not differing and last["oordeel"] == Oordeel.AKKOORD
    return {
        "oordeel": str(Oordeel.TWIJFEL) if differing else last["oordeel"],
        "regel": last["regel"],
        **{k: (said[k] or AS_FOUND) if is_agreed else "" for k in GIVEN_COLUMNS},
        **{said_column(k): said[k] for k in GIVEN_COLUMNS},
        "datum": last["datum"],
        "vier_ogen": FOUR_EYES if is_read_twice else "",
        "verschil": MULTI_VALUE_SEPARATOR.join(differing),
        "houdt_tegen": "ja" if differing else "",
        "lezers": MULTI_VALUE_SEPARATOR.join(sorted(readers.values())),
    }


def _differing(rows: Sequence[Row]) -> Iterator[str]:
    """Yield the columns that two rows fill with other values; who left a cell empty agrees."""
    for column in ("oordeel", *GIVEN_COLUMNS):
        said = {frozenset(row[column].split(MULTI_VALUE_SEPARATOR)) for row in rows if row[column]}
        if len(said) > 1:
            yield column
