"""The key figures of gemeenten told: what each is, in what unit, of which year, from whom."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from pipeline.country.reference import SIDECAR
from schemas.published import columns_of

CBS = "CBS, Regionale kerncijfers Nederland (70072ned)"
NOTED_YEAR = re.compile(r"(\w+) (\d{4})")


@dataclass(frozen=True)
class KeyFigure:
    """A column of gemeenten; `noted` is what the sidecar calls the figure it is made of."""

    kenmerk: str
    omschrijving: str
    eenheid: str
    noted: str
    bron: str = CBS


KEY_FIGURES = [
    KeyFigure("inwoners", "Inwoners op 1 januari", "personen", "inwoners"),
    KeyFigure(
        "stedelijkheid",
        "Stedelijkheid naar omgevingsadressendichtheid, 1 zeer sterk tot 5 niet stedelijk",
        "klasse (1-5)",
        "adressendichtheid",
    ),
    KeyFigure(
        "inkomen",
        "Gemiddeld gestandaardiseerd inkomen van particuliere huishoudens zonder studenten",
        "euro per jaar",
        "inkomen",
    ),
    KeyFigure(
        "uitkering_pct",
        "Inwoners met een uitkering tot de AOW-leeftijd",
        "procent van de inwoners",
        "uitkeringen",
    ),
    KeyFigure(
        "migratieachtergrond_pct",
        "Inwoners met een migratieachtergrond",
        "procent van de inwoners",
        "migratieachtergrond_pct",
    ),
]


def describe_key_figures(path: Path) -> pd.DataFrame:
    """Return the published table kerncijfers for a file kerncijfers_<jaar>.csv.

    The years come from the note of the sidecar beside that file; a year that nobody noted is
    missing, never guessed from the name of the file.
    """
    years = read_noted_years(path)
    table = pd.DataFrame(
        [(f.kenmerk, f.omschrijving, f.eenheid, years.get(f.noted), f.bron) for f in KEY_FIGURES],
        columns=columns_of("kerncijfers"),
    )
    return table.astype({"peiljaar": "Int64"})


def read_noted_years(path: Path) -> dict[str, int]:
    """Return figure -> year as the sidecar of a file notes them; empty without a sidecar."""
    try:
        entry = json.loads(path.with_name(SIDECAR).read_bytes())["bestanden"][path.name]
        noted = str(entry["note"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {name: int(year) for name, year in NOTED_YEAR.findall(noted)}
