"""Load bronnen.toml: addresses, table numbers, column titles and reference years."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pipeline.errors import SjoError
from pipeline.refresh.cbs import Wanted
from schemas.toml_text import settings_of

BRONNEN_PATH = Path(__file__).with_name("bronnen.toml")
FETCHED_FIGURES = (
    "inwoners",
    "adressendichtheid",
    "inkomen",
    "uitkeringen",
    "migratieachtergrond_pct",
)


@dataclass(frozen=True)
class ReferenceSources:
    """Everything that may change at a source without a change of the code."""

    adressen: Mapping[str, str]
    licenties: Mapping[str, str]
    gebieden: Mapping[int, str]
    gebieden_kolommen: Mapping[str, Wanted]
    kerncijfers_tabel: str
    kerncijfers_kolommen: Mapping[str, Wanted]
    peiljaren: Mapping[int, Mapping[str, int]]

    def years_of_figures(self, year: int) -> Mapping[str, int]:
        """Return the year of each figure for the wave of `year`; SjoError when not decided."""
        if year not in self.peiljaren:
            raise SjoError(
                f"{BRONNEN_PATH.name}: voor {year} is niet vastgelegd van welk jaar de kerncijfers "
                f"zijn; voeg [peiljaren.{year}] toe (wel vastgelegd: {sorted(self.peiljaren)})"
            )
        return self.peiljaren[year]


def load_bronnen(path: Path = BRONNEN_PATH) -> ReferenceSources:
    """Read bronnen.toml; SettingsError when a table or a figure is missing."""
    with settings_of(path) as raw:
        columns = raw["kerncijfers"]["kolommen"]
        return ReferenceSources(
            adressen=raw["adressen"],
            licenties=raw["licentie"],
            gebieden={int(year): key for year, key in raw["gebieden"].items()},
            gebieden_kolommen={
                name: Wanted(tuple(titles)) for name, titles in raw["gebieden_kolommen"].items()
            },
            kerncijfers_tabel=raw["kerncijfers"]["tabel"],
            kerncijfers_kolommen={
                name: Wanted(tuple(columns[name]["titels"]), columns[name]["eenheid"])
                for name in FETCHED_FIGURES
            },
            peiljaren={
                int(year): {name: figures[name] for name in FETCHED_FIGURES}
                for year, figures in raw["peiljaren"].items()
            },
        )
