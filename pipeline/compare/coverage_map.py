"""The map of what came and went: the coverage of every gemeente in two versions."""

from dataclasses import dataclass

import pandas as pd

from pipeline.compare.coverage import Coverage, CoverageChange
from pipeline.products.basemap import WIDTH, make_basemap

FILLS = {
    CoverageChange.GAINED: "#1b5e94",
    CoverageChange.LOST: "#f5c65d",
    CoverageChange.UNSURE: "url(#onbekend)",
    CoverageChange.SAME: "#dde5ec",
}
"""Dark, light, hatched and pale: apart in grey too, and none of them an alarm."""


@dataclass(frozen=True)
class ChangeGroup:
    """The gemeenten whose coverage changed alike: (name, svg path) of each, by name."""

    label: str
    fill: str
    areas: list[tuple[str, str]]

    @property
    def names(self) -> list[str]:
        """The names of the gemeenten, in order."""
        return [name for name, _ in self.areas]


@dataclass(frozen=True)
class ChangeMap:
    """A map of WIDTH by `height`: the groups, and the borders and names of the provinces."""

    width: int
    height: int
    groups: list[ChangeGroup]
    borders: str
    provinces: dict[str, tuple[int, int]]


def draw_changes(dekking: Coverage, gemeenten: pd.DataFrame) -> ChangeMap | None:
    """Return the tiles of the gemeenten of the map, by what became of their coverage.

    `gemeenten` are those of the later version (gemeentecode, gemeente, provincie, lat, lon). None
    when they have no points, or when the map is of other gemeenten than theirs. What cannot be
    compared is drawn as what cannot be told.
    """
    told = dekking.gemeenten[["gemeentecode", "dekking"]].itertuples(index=False, name=None)
    changes = dict(told)
    has_points = gemeenten[["lat", "lon"]].notna().all(axis=1).any()
    if not has_points or changes.keys() - set(gemeenten["gemeentecode"]):
        return None
    basemap = make_basemap(gemeenten, dekking.kaartjaar, None)
    areas: dict[str, list[tuple[str, str]]] = {change: [] for change in FILLS}
    named = gemeenten.sort_values("gemeente")[["gemeentecode", "gemeente"]]
    for code, name in named.itertuples(index=False, name=None):
        change = changes.get(code, CoverageChange.UNSURE)
        areas[change].append((name, basemap.shapes[code]))
    groups = [ChangeGroup(change.value, fill, areas[change]) for change, fill in FILLS.items()]
    return ChangeMap(WIDTH, basemap.height, groups, basemap.borders, basemap.provinces)
