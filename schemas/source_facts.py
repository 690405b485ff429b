"""What every source is, as schemas/sources.toml tells it: its title, publisher and licence."""

from pathlib import Path

import pandas as pd

from schemas.sources import SOURCES_PATH
from schemas.toml_text import read_settings

FACTS = ["titel", "uitgever", "licentie"]


def describe_sources(path: Path = SOURCES_PATH) -> pd.DataFrame:
    """Return bron, titel, uitgever, licentie of every table of sources.toml; "" when not told."""
    tables = read_settings(path)
    rows = [(name, *(str(t.get(fact, "")) for fact in FACTS)) for name, t in tables.items()]
    return pd.DataFrame(rows, columns=["bron", *FACTS])
