"""The order of sources by which a published value is chosen."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

SOURCE = Path(__file__).with_name("survivorship.toml")


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
def load_survivorship(path: Path = SOURCE) -> Survivorship:
    """Read the order of sources; KeyError when the file lacks a part."""
    raw = tomllib.loads(path.read_text(encoding="utf-8"))
    return Survivorship(standaard=raw["standaard"], kolommen=raw["kolommen"])
