"""What the products are made from: one published snapshot with its views."""

from dataclasses import dataclass, field

import pandas as pd

REPORTING = (
    "Meld een fout of wijziging bij de beheerder van de inventarisatie; noem de versie en het "
    "kenmerk van de locatie (L...)."
)


@dataclass(frozen=True)
class Snapshot:
    """A published snapshot.

    `tables` holds the published tables of schemas/published.py and the views tabel_2 ... tabel_9,
    kenmerken and witte_vlekken, by name. `bronnen` has a row per source: bron, toestand ("ok" when
    it was read whole), oorzaak, aantal, gezien_op. `melden` says how a reader reports an error.
    """

    versie: str
    meting: str
    grensjaar: int
    tables: dict[str, pd.DataFrame] = field(repr=False)
    bronnen: pd.DataFrame = field(repr=False)
    melden: str = REPORTING
    is_synthetic: bool = False

    @property
    def gemeenten(self) -> pd.DataFrame:
        """The table gemeenten, sorted by gemeentecode."""
        return self.tables["gemeenten"].sort_values("gemeentecode").reset_index(drop=True)

    @property
    def source_line(self) -> str:
        """The source of every figure made from this snapshot, for under a picture or a page."""
        return (
            f"Bron: inventarisatie sociaal-juridische ondersteuning, versie {self.versie} "
            f"(meting {self.meting}, gemeenten van 1-1-{self.grensjaar})"
        )
