"""How far a release may lie from the one before: schemas/floors.toml."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from schemas.toml_text import settings_of

FLOORS_PATH = Path(__file__).with_name("floors.toml")
GROUPINGS = ("totaal", "bron", "soort_organisatie", "provincie")
"""By what the locations are counted: everything together, and the groups of a column."""


@dataclass(frozen=True)
class Bounds:
    """Percentages of the count before: fewer stops a release, more is said."""

    stop_onder: int
    waarschuw_boven: int


@dataclass(frozen=True)
class Floors:
    """The bounds by grouping, and from how many locations up they bind."""

    bindend_vanaf: int
    bounds: Mapping[str, Bounds]


@cache
def load_floors(path: Path = FLOORS_PATH) -> Floors:
    """Read the floors; SettingsError when a grouping is missing or a percentage makes no sense."""
    with settings_of(path) as raw:
        bounds = {name: Bounds(**raw[name]) for name in GROUPINGS if name in raw}
        unknown = raw.keys() - {"bindend_vanaf", *GROUPINGS}
        if unknown or len(bounds) < len(GROUPINGS):
            raise ValueError(f"verwacht bindend_vanaf en {', '.join(GROUPINGS)}")
        for name, bound in bounds.items():
            if not 0 <= bound.stop_onder <= 100 <= bound.waarschuw_boven:
                raise ValueError(f"[{name}]: verwacht stop_onder <= 100 <= waarschuw_boven")
        if not isinstance(raw["bindend_vanaf"], int):
            raise ValueError("bindend_vanaf is geen geheel getal")
        return Floors(raw["bindend_vanaf"], bounds)
