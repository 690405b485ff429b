"""Readings that name an organisation which is nothing like that of the record they are about."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

import pandas as pd

from pipeline.match.names.name import read_name
from pipeline.match.names.verdict import compare_names
from schemas.vocabulary import Veldoordeel

NAMES_OF_RECORD = ("organisatie", "locatienaam")
MISPLACED_ADVICE = (
    "staat hier het goede record_id? zo niet, trek de lezing in en lees het goede record"
)


class MisplacedReading(NamedTuple):
    """A row of what readers wrote, and what its record is called."""

    row: Mapping[str, str]
    name: str

    @property
    def rule(self) -> str:
        """What is odd, in Dutch."""
        return f"lijkt in niets op de naam van {self.row['record_id']} ('{self.name}')"


def find_misplaced(
    read: Iterable[Mapping[str, str]], names: Mapping[str, Collection[str]]
) -> Iterator[MisplacedReading]:
    """Yield each row of `read` (record_id, organisatie) with no word of the name of its record.

    `names`: record_id -> what its record may be called, its own name first. A row without an
    organisation says nothing, nor does one of a record that is not here.
    """
    for row in read:
        said, known = row["organisatie"], [n for n in names.get(row["record_id"], ()) if n]
        if said and known and all(_is_other(said, name) for name in known):
            yield MisplacedReading(row, known[0])


def describe_misplaced(read: Iterable[Mapping[str, str]], records: pd.DataFrame) -> Iterator[str]:
    """Yield in Dutch what `find_misplaced` finds. `records`: Records, as their sources say it."""
    called = records.set_index("record_id")[list(NAMES_OF_RECORD)]
    names = {str(record_id): found for record_id, *found in called.itertuples(name=None)}
    for found in find_misplaced(read, names):
        place = f"{found.row['bestand']}:{found.row['rij']}"
        yield f"{place}: '{found.row['organisatie']}' {found.rule}; {MISPLACED_ADVICE}"


def _is_other(left: str, right: str) -> bool:
    told = compare_names(read_name(left), read_name(right))
    return told.verdict == Veldoordeel.ANDERS
