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
    """The gemeenten whose coverage changed alike: names in order, and (name, svg path) of each."""

    label: str
    fill: str
    names: list[str]
    areas: list[tuple[str, str]]


@dataclass(frozen=True)
class ChangeMap:
    """A map of WIDTH by `height`: the groups, and the borders of the provinces."""

    width: int
    height: int
    groups: list[ChangeGroup]
    borders: str


def draw_changes(dekking: Coverage, gemeenten: pd.DataFrame) -> ChangeMap | None:
    """Return the tiles of the gemeenten of the map, by what became of their coverage.

    `gemeenten` are those of the later version (gemeentecode, gemeente, provincie, lat, lon). None
    when they have no points, or when the map is of other gemeenten than theirs. What cannot be
    compared is drawn as what cannot be told.
    """
    changes = dict(
        zip(dekking.gemeenten["gemeentecode"], dekking.gemeenten["dekking"], strict=True)
    )
    if gemeenten[["lat", "lon"]].isna().any(axis=1).all() or set(changes) - set(
        gemeenten["gemeentecode"]
    ):
        return None
    basemap = make_basemap(gemeenten, dekking.kaartjaar, None)
    named = gemeenten.sort_values("gemeente")[["gemeentecode", "gemeente"]]
    rows = list(named.itertuples(index=False, name=None))
    groups = []
    for change, fill in FILLS.items():
        here = [row for row in rows if changes.get(row[0], CoverageChange.UNSURE) == change]
        areas = [(name, basemap.shapes[code]) for code, name in here]
        groups.append(ChangeGroup(change.value, fill, [name for _, name in here], areas))
    return ChangeMap(WIDTH, basemap.height, groups, basemap.borders)
