"""What the products are made from: one published snapshot with its views."""

from dataclasses import dataclass, field
from datetime import date

import pandas as pd

from pipeline.products.dutch import format_date

REPORTING = (
    "Meld een fout of wijziging bij de beheerder van de inventarisatie; noem de versie, de "
    "gemeente en de aanbieder."
)


@dataclass(frozen=True)
class Snapshot:
    """A published snapshot.

    `tables` holds, by name, the published tables of schemas/published.py, gemeente_dekking,
    gemeente_klassen and witte_vlekken, and beside 2023 (..._naast_2023) kerngetallen, tabel_2 to
    tabel_9 and kenmerken. `bronnen` has a row per source: bron, toestand ("ok"
    when it was read whole), oorzaak, aantal, gezien_op. `wijzigingen` has a row per difference with
    `vorige_versie`: organisatie, soort_verschil, oorzaak, effect, gemeentecode_oud,
    gemeentecode_nieuw; None when there is nothing to compare with. `kwaliteit` is that of the
    manifest. `melden` tells a reader how to report an error.
    """

    versie: str
    meting: str
    grensjaar: int
    peildatum: date
    tables: dict[str, pd.DataFrame] = field(repr=False)
    bronnen: pd.DataFrame = field(repr=False)
    vorige_versie: str = ""
    wijzigingen: pd.DataFrame | None = field(default=None, repr=False)
    kwaliteit: dict[str, int] = field(default_factory=dict)
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
            f"(meting {self.meting}, peildatum {format_date(self.peildatum)}, "
            f"gemeenten van 1-1-{self.grensjaar})"
        )
