"""Values that decisions name: read as the cells of a record are, whatever words a person used."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from pipeline.match.sameness import says_same
from pipeline.read.cells import find_fault, normal_cell
from pipeline.read.damage import Fault
from pipeline.text.terms import known_terms
from schemas.declared_terms import LIST_OF_COLUMN
from schemas.manual import LOCATIES
from schemas.typology import Typology, load_typology

PARTY_COLUMN = "landelijke_partij"
"""The one column whose value a record may hold without writing it: its name tells it."""
_COLUMNS = {column.name: column for column in LOCATIES.columns}


@dataclass(frozen=True)
class DecidedValues:
    """What cells of records say. `begrippen`: the words of people for terms, None for none."""

    begrippen: pd.DataFrame | None = None

    @cached_property
    def _typology(self) -> Typology:
        return load_typology()

    @cached_property
    def _known(self) -> Mapping[str, Mapping[str, str]]:
        typology = self._typology
        return {kolom: known_terms(kolom, self.begrippen, typology) for kolom in LIST_OF_COLUMN}

    def find_fault(self, kolom: str, cell: str) -> Fault | None:
        """Return why a cell is no value of a column of records, or None."""
        return find_fault(_COLUMNS[kolom], cell, self._known.get(kolom, {}))

    def normalise(self, kolom: str, cell: str) -> str:
        """Return a cell as a record holds it: a day in ISO, a term by its label of today.

        What is no value of the column stays as it is written: sites have words of their own.
        """
        if kolom not in _COLUMNS or not cell or self.find_fault(kolom, cell):
            return cell
        return normal_cell(_COLUMNS[kolom], cell, self._known.get(kolom, {}))

    def is_equal(self, kolom: str, left: str, right: str) -> bool:
        """Tell whether two cells are one value, in the same spelling."""
        return self.normalise(kolom, left) == self.normalise(kolom, right)

    def says_same(self, kolom: str, left: str, right: str) -> bool:
        """Tell whether two cells say one value, however they are spelt."""
        return says_same(kolom, self.normalise(kolom, left), self.normalise(kolom, right))

    def read(self, kolom: str, cell: str, organisatie: str) -> str:
        """Return what a record says in a column: its cell, or the party that its name tells."""
        if kolom == PARTY_COLUMN and not cell:
            return self._typology.national_party_in(organisatie)
        return cell

    def read_all(self, records: pd.DataFrame, kolom: str) -> pd.Series:
        """Return what each of Records says in a column, as `read`."""
        pairs = zip(records[kolom], records["organisatie"], strict=True)
        said = [self.read(kolom, str(cell), str(name)) for cell, name in pairs]
        return pd.Series(said, index=records.index, dtype="str")
