"""The sites that are crawled for the locations they list: their tables in sources.toml."""

import re
import tomllib
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from schemas.captures import RECORD_FIELDS

SOURCES_PATH = Path(__file__).with_name("sources.toml")
MANUAL_SOURCE = "handmatig"
"""The table of what researchers find by hand."""
SITE, CARD = "landelijke site", "sociale kaart"  # kinds of sources that are crawled


@dataclass(frozen=True)
class Site:
    """One source that is crawled; every key of its table, and no other.

    Patterns are regular expressions searched in the path and query of an address. `kolommen` maps
    each field of a captured record to a column of Records; `genegeerd` names the fields that are
    known and not used; together they cover every field. `standaard` fills columns that stay empty.
    Of `start`, addresses are tried in order until `minimum` is reached, or all with `alle_start`.
    """

    name: str
    soort: str
    titel: str
    uitgever: str
    licentie: str
    verversing: str
    start: tuple[str, ...]
    domeinen: tuple[str, ...]
    minimum: int
    maximum: int
    kolommen: dict[str, str]
    genegeerd: tuple[str, ...]
    standaard: dict[str, str]
    volg: tuple[str, ...] = ()
    negeer: tuple[str, ...] = ()
    sleutel: str = ""
    alle_start: bool = False
    zonder_bezoekadres: bool = False
    organisatie_patroon: str = ""
    vestigingsvormen: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Check what a table promises; ValueError names the table and the fault."""
        covered = [*self.kolommen, *self.genegeerd]
        faults = [
            *(f"veld {f} staat er twee keer" for f in set(covered) if covered.count(f) > 1),
            *(f"veld {f} ontbreekt" for f in RECORD_FIELDS if f not in covered),
            *(f"veld {f} bestaat niet" for f in covered if f not in RECORD_FIELDS),
        ]
        if not 0 < self.minimum <= self.maximum:
            faults.append("verwacht 0 < minimum <= maximum")
        if faults:
            raise ValueError(f"sources.toml [{self.name}]: {'; '.join(sorted(faults))}")
        for pattern in (*self.volg, *self.negeer, self.sleutel, self.organisatie_patroon):
            re.compile(pattern)


def _site(name: str, table: dict[str, Any]) -> Site:
    unknown = sorted(set(table) - {f.name for f in fields(Site)})
    if unknown:
        raise ValueError(f"sources.toml [{name}]: onbekende sleutel {', '.join(unknown)}")
    frozen: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in table.items()}
    try:
        return Site(name=name, **frozen)
    except (TypeError, re.error) as error:
        raise ValueError(f"sources.toml [{name}]: {error}") from error


def load_sites(path: Path = SOURCES_PATH) -> dict[str, Site]:
    """Load the tables of sources that are crawled, by name, in the order of the file.

    Raises ValueError when a table lacks or adds a key, or leaves a field of a record unmapped.
    """
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {name: _site(name, t) for name, t in tables.items() if t.get("soort") in {SITE, CARD}}
