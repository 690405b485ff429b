"""What every source is, as schemas/sources.toml tells it: its title, publisher and licence."""

import tomllib
from pathlib import Path

import pandas as pd

from schemas.sources import SOURCES_PATH

FACTS = ["titel", "uitgever", "licentie"]


def describe_sources(path: Path = SOURCES_PATH) -> pd.DataFrame:
    """Return bron, titel, uitgever, licentie of every table of sources.toml; "" when not told."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    rows = [(name, *(str(t.get(fact, "")) for fact in FACTS)) for name, t in tables.items()]
    return pd.DataFrame(rows, columns=["bron", *FACTS])
