"""The order of sources by which a published value is chosen: `voorrang` in sources.toml."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.records import FIXED_COLUMNS, Records
from schemas.sources import SOURCES_PATH, Source, load_sources

WHOLE_ADDRESS = "adres"
"""The name under which an address has its order: it is taken whole from one source."""
_NOT_CHOSEN = {
    *FIXED_COLUMNS,
    *("gezien_op", "pagina_van", "bron_url", "andere_bronnen"),  # they belong to their record
    *("bezoekadres", "postcode", "plaats", "gemeente"),  # parts of an address
    "aanbod",  # what a person says a rule holds for
    *("ook_actief_in", "ondersteuningstypen", "leefgebieden"),  # all sources add up
}
CHOSEN_COLUMNS = (
    WHOLE_ADDRESS,
    *(column for column in Records.to_schema().columns if column not in _NOT_CHOSEN),
)
"""What may have an order of its own in `voorrang_per_kolom`."""


@dataclass(frozen=True)
class Survivorship:
    """Sources in order of trust, for all columns and for columns of their own."""

    standaard: Sequence[str]
    kolommen: Mapping[str, Sequence[str]]

    def rank(self, kolom: str) -> dict[str, int]:
        """Return the rank of each source for a column; 0 is the most trusted."""
        order = self.kolommen.get(kolom, self.standaard)
        return {bron: place for place, bron in enumerate(order)}


@cache
def load_survivorship(path: Path = SOURCES_PATH) -> Survivorship:
    """Read the order of all sources of a sources.toml, of every kind.

    Raises ValueError for a source without `voorrang`, or with one for a column that has no order.
    """
    sources = list(load_sources(path).values())
    for source in sources:
        if unknown := [k for k in source.voorrang_per_kolom if k not in CHOSEN_COLUMNS]:
            raise ValueError(
                f"sources.toml [{source.name}]: voorrang_per_kolom kent geen {', '.join(unknown)}; "
                f"kies uit: {', '.join(CHOSEN_COLUMNS)}"
            )
    own_order = sorted({kolom for source in sources for kolom in source.voorrang_per_kolom})
    return Survivorship(
        standaard=_order(sources, ""), kolommen={k: _order(sources, k) for k in own_order}
    )


def _order(sources: list[Source], kolom: str) -> list[str]:
    """Return the names of sources, most trusted first; equal ranks by name."""
    ranked = [(s.voorrang_per_kolom.get(kolom, s.voorrang), s.name) for s in sources]
    return [name for _, name in sorted(ranked)]
