"""What befell locations between two versions, by the table id_historie."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from pipeline.versions.rows import Row, plain_rows
from pipeline.versions.version import Version
from schemas.vocabulary import Gebeurtenis


@dataclass(frozen=True)
class History:
    """Events of id_historie after one version, up to and including a later one."""

    events: list[Row]

    @classmethod
    def between(cls, table: pd.DataFrame, after: Version, until: Version) -> "History":
        """Keep the events of an IdHistorie table after one version, up to and with another."""
        rows = plain_rows(table)
        return cls([row for row in rows if after < Version.parse(row["versie"]) <= until])

    def of(self, locatie_id: str, gebeurtenis: Gebeurtenis) -> Iterator[Row]:
        """Yield the events of one kind that befell a location."""
        for row in self.events:
            if row["locatie_id"] == locatie_id and row["gebeurtenis"] == gebeurtenis:
                yield row

    def origin_of(self, locatie_id: str) -> Row | None:
        """Return the split or merger from which a location arose."""
        for row in self.events:
            if (
                row["gebeurtenis"] in {Gebeurtenis.GESPLITST, Gebeurtenis.SAMENGEVOEGD}
                and row["opvolger"] == locatie_id
            ):
                return row
        return None
