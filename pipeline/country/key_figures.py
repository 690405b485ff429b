"""The key figures of gemeenten told: what each is, in what unit, of which year, from whom."""

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.country.carried_figures import ADDED_UP
from pipeline.country.reference import SIDECAR, ReferenceData, year_of_figures
from schemas.published import columns_of
from schemas.regular_files import read_regular

CBS = "CBS, Regionale kerncijfers Nederland (70072ned)"
NOTHING_OLDER: Mapping[str, Sequence[str]] = MappingProxyType({})
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


def describe_key_figures(
    path: Path,
    opgeteld: Sequence[str] = (),
    zonder_cijfers: Sequence[str] = (),
    ouder: Mapping[str, Sequence[str]] = NOTHING_OLDER,
) -> pd.DataFrame:
    """Return the published table kerncijfers for a file kerncijfers_<jaar>.csv.

    The years come from the note of the sidecar beside that file; a year that nobody noted is
    missing, never guessed from the name of the file. `opmerking` names the gemeenten that changed
    since: those whose inhabitants were added up, and those of which a figure is not known; `ouder`
    are more of the latter, by kenmerk (see find_lost_figures).
    """
    years = read_noted_years(path)
    table = pd.DataFrame(
        [
            (
                f.kenmerk,
                f.omschrijving,
                f.eenheid,
                years.get(f.noted),
                f.bron,
                _tell_changes(f.kenmerk, opgeteld, [*zonder_cijfers, *ouder.get(f.kenmerk, ())]),
            )
            for f in KEY_FIGURES
        ],
        columns=columns_of("kerncijfers"),
    )
    return table.astype({"peiljaar": "Int64"})


def find_lost_figures(path: Path, country: ReferenceData) -> dict[str, list[str]]:
    """Return by kenmerk the gemeenten without a figure of a year before a herindeling of theirs.

    The figure of that year was of the smaller gemeente of the same code.
    """
    years, jaar = read_noted_years(path), year_of_figures(path)
    boundaries = Boundaries(country.successors, country.alle_gemeenten)
    lost = {}
    for figure in KEY_FIGURES:
        outgrown = boundaries.find_outgrown(years.get(figure.noted, jaar), jaar)
        known = country.kerncijfers
        is_lost = known["gemeentecode"].isin(outgrown) & known[figure.kenmerk].isna()
        lost[figure.kenmerk] = known.loc[is_lost, "gemeente"].tolist()
    return lost


def _tell_changes(kenmerk: str, opgeteld: Sequence[str], zonder_cijfers: Sequence[str]) -> str:
    is_sum = kenmerk == ADDED_UP
    unknown = [*zonder_cijfers, *([] if is_sum else opgeteld)]
    parts = []
    if is_sum and opgeteld:
        parts.append(f"Na herindeling opgeteld over de oude gemeenten: {', '.join(opgeteld)}.")
    if unknown:
        parts.append(f"Door herindeling niet bekend van {', '.join(sorted(set(unknown)))}.")
    return " ".join(parts)


def read_noted_years(path: Path) -> dict[str, int]:
    """Return figure -> year as the sidecar of a file notes them; empty without a sidecar."""
    try:
        entry = json.loads(read_regular(path.with_name(SIDECAR)))["bestanden"][path.name]
        noted = str(entry["note"])
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {name: int(year) for name, year in NOTED_YEAR.findall(noted)}
