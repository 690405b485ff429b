"""The locations that a report may be about, as the last version publishes them."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pandas as pd
from rapidfuzz import fuzz, process

from pipeline.boundary import rows_of
from pipeline.errors import SjoError
from pipeline.versions.folders import list_versions, version_folder
from pipeline.versions.offers import OFFER_TABLES
from pipeline.versions.published import read_tables
from schemas.folding import fold_words
from schemas.mutations import REPORTABLE, Mutation
from schemas.records import MULTI_VALUE_SEPARATOR, SOURCE_COLUMN

LOCATIONS = "locaties"
COLUMN_OF_SOURCE = {source: column for column, source in SOURCE_COLUMN.items()}
"""What a column of Records is called in the table of locations."""
LISTED_IN = {"ondersteuningstypen": "ondersteuningstype", "leefgebieden": "leefgebied"}
SEARCHED_IN = ("locatie_id", "organisatie", "locatienaam", "bezoekadres", "postcode", "woonplaats")
LEAST_SCORE = 50
_YES_NO: Mapping[object, str] = {True: "ja", False: "nee"}
Location = Mapping[str, str]


@dataclass(frozen=True)
class PublishedLocations:
    """The locations of a version by id; `offers`: list -> locatie_id -> terms joined by "|"."""

    versie: str
    rows: Mapping[str, Location]
    offers: Mapping[str, Mapping[str, str]]

    def value_of(self, locatie_id: str, veld: str) -> str:
        """Return what is published of a location in a field of REPORTABLE, "" for nothing."""
        if veld in LISTED_IN:
            return self.offers[LISTED_IN[veld]].get(locatie_id, "")
        said = self.rows[locatie_id][COLUMN_OF_SOURCE.get(veld, veld)]
        return said if isinstance(said, str) else _YES_NO.get(said, "")

    def values_of(self, locatie_id: str) -> dict[str, str]:
        """Return all that is published of a location, by the fields of REPORTABLE."""
        return {veld: self.value_of(locatie_id, veld) for veld in REPORTABLE}

    def name_of(self, mutation: Mutation) -> str:
        """Return what a reported location is called, with its place; else what the report says."""
        if row := self.rows.get(mutation.locatie_id):
            return f"{row['organisatie']}, {row['woonplaats'] or row['gemeente']}"
        named = (v.gemeld for v in mutation.velden if v.veld == "organisatie")
        return next(named, mutation.locatie_id)

    def search(self, words: str, most: int = 8) -> list[Location]:
        """Return the locations most like some words: an id, a name, a street, a place."""
        wanted = fold_words(words)
        if not wanted:
            return []
        found = process.extract(
            wanted, self._texts, scorer=fuzz.token_set_ratio, limit=most, score_cutoff=LEAST_SCORE
        )
        return [self.rows[locatie_id] for _, _, locatie_id in found]

    def of_gemeente(self, gemeentecode: str) -> list[Location]:
        """Return the locations of a gemeente, by name."""
        rows = (row for row in self.rows.values() if row["gemeentecode"] == gemeentecode)
        return sorted(rows, key=lambda row: (row["organisatie"], row["locatie_id"]))

    @cached_property
    def _texts(self) -> dict[str, str]:
        names = (*SEARCHED_IN, "gemeente")
        return {
            locatie_id: fold_words(" ".join(str(row[name] or "") for name in names))
            for locatie_id, row in self.rows.items()
        }


def read_published_locations(root: Path) -> PublishedLocations:
    """Read the locations of the last version; SjoError when nothing was published."""
    versions = list_versions(root)
    if not versions:
        raise SjoError("er is nog geen versie om een melding bij te leggen; bouw eerst: sjo build")
    folder = version_folder(root, max(versions))
    tables = read_tables(folder, (LOCATIONS, *OFFER_TABLES.values()))
    return gather_published_locations(str(max(versions)), tables)


def gather_published_locations(
    versie: str, tables: Mapping[str, pd.DataFrame]
) -> PublishedLocations:
    """Return the locations of a version out of its tables of locations and of what they offer."""
    offers = {
        str(lijst): {
            str(locatie_id): MULTI_VALUE_SEPARATOR.join(sorted(map(str, terms)))
            for locatie_id, terms in tables[name].groupby("locatie_id")[str(lijst)]
        }
        for lijst, name in OFFER_TABLES.items()
    }
    rows = {row["locatie_id"]: row for row in rows_of(tables[LOCATIONS])}
    return PublishedLocations(versie, rows, offers)
