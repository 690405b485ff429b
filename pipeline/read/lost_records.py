"""Which record was probably meant by an id that is not here any more."""

from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.text.terms import nearest


@dataclass(frozen=True)
class LostRecords:
    """`records`: those of now. `waarden`: herkomst_waarden of the version before."""

    records: pd.DataFrame
    waarden: pd.DataFrame

    def suggest(self, record_id: str) -> str:
        """Return in Dutch the record of the same source and (nearly) the same name, or ""."""
        name = self._name_before(record_id)
        same_source = self.records["bron"] == record_id.partition(":")[0]
        named = {row["organisatie"]: row for row in reversed(rows_of(self.records[same_source]))}
        row = named.get(nearest(name, named)) if name else None
        if row is None:
            return ""
        place = f"{row['bestand']}:{row['rij']}"
        return f"bedoelt u {row['record_id']} ('{row['organisatie']}', {place})?"

    def _name_before(self, record_id: str) -> str:
        is_name = (self.waarden["record_id"] == record_id) & (
            self.waarden["kolom"] == "organisatie"
        )
        names = self.waarden.loc[is_name, "bronwaarde"]
        return "" if names.empty else str(names.iloc[0])
