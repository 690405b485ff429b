"""Indexes of the reference data by folded name and by postcode."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

import pandas as pd

from pipeline.country.place_names import SPLIT_GEMEENTEN, fold_place, split_province
from pipeline.country.reference import ReferenceData

COORDINATE_DECIMALS = 5


class Point(NamedTuple):
    """WGS84."""

    lat: float
    lon: float


def find_successors(herindelingen: pd.DataFrame, names: Mapping[str, str]) -> dict[str, str]:
    """Former code -> code of the boundary year, along chains; none for a divided gemeente."""
    pairs = zip(herindelingen["gemeentecode_oud"], herindelingen["gemeentecode_nieuw"], strict=True)
    step = {old: new for old, new in pairs if old not in SPLIT_GEMEENTEN}
    found = {}
    for start in step:
        code, seen = start, {start}
        while code not in names and code in step and step[code] not in seen:
            code = step[code]
            seen.add(code)
        if code in names:
            found[start] = code
    return found


def index_gemeenten(
    reference: ReferenceData, names: Mapping[str, str], successors: Mapping[str, str]
) -> dict[str, frozenset[str]]:
    """Folded name -> codes: names of the year first, else former ones; divided ones have none."""
    former: dict[str, set[str]] = defaultdict(set)
    everyone = reference.alle_gemeenten[["gemeentecode", "gemeente"]]
    ended = reference.herindelingen[["gemeentecode_oud", "gemeente_oud"]]
    renamed = reference.herindelingen[["gemeentecode_nieuw", "gemeente_nieuw"]]
    for table in (everyone, ended, renamed):
        for code, name in table.drop_duplicates().itertuples(index=False):
            current = code if code in names else successors.get(code)
            former[fold_place(name)] |= {current} if current else set()
    current_names: dict[str, set[str]] = defaultdict(set)
    for code, name in names.items():
        current_names[fold_place(name)].add(code)
        current_names[split_province(fold_place(name))[0]].add(code)
    return {name: frozenset(codes) for name, codes in {**former, **current_names}.items()}


def index_points(figures: pd.DataFrame, names: Mapping[str, str]) -> dict[str, Point]:
    """Code -> where the gemeente lies, of the gemeenten of the year."""
    rows = figures[["gemeentecode", "lat", "lon"]].itertuples(index=False)
    return {code: Point(lat, lon) for code, lat, lon in rows if code in names}


def index_towns(
    towns: pd.DataFrame, areas: pd.DataFrame, others: pd.DataFrame
) -> dict[str, frozenset[str]]:
    """Folded name -> codes. "Bergen" is any of the places whose name needs a province.

    `others`: names in another language, former ones, and quarters; an official name goes before.
    """
    exact: dict[str, set[str]] = defaultdict(set)
    bare: dict[str, set[str]] = defaultdict(set)
    for name, code in towns[["woonplaats", "gemeentecode"]].itertuples(index=False):
        folded = fold_place(name)
        exact[folded].add(code)
        bare[split_province(folded)[0]].add(code)
    from_areas: dict[str, set[str]] = defaultdict(set)
    for name, code in areas[["plaats", "gemeentecode"]].itertuples(index=False):
        from_areas[fold_place(name)].add(code)
    known: dict[str, set[str]] = defaultdict(set)
    for name, code in others[["naam", "gemeentecode"]].itertuples(index=False):
        known[fold_place(name)].add(code)
    every = {**known, **from_areas, **bare, **exact}
    return {name: frozenset(codes) for name, codes in every.items()}


def index_former(former: pd.DataFrame) -> dict[str, frozenset[str]]:
    """Folded name of a gemeente of before 2015 -> the code of what it went into."""
    pairs = former[["gemeente_oud", "gemeentecode"]].itertuples(index=False, name=None)
    return {fold_place(name): frozenset({code}) for name, code in pairs}


def name_towns(towns: pd.DataFrame, others: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(folded name, gemeentecode) -> the official name of the place."""
    known = {
        (fold_place(name), code): official
        for name, official, code in others[["naam", "woonplaats", "gemeentecode"]].itertuples(
            index=False, name=None
        )
    }
    pairs = sorted(towns[["woonplaats", "gemeentecode"]].itertuples(index=False, name=None))
    bare = {(split_province(fold_place(name))[0], code): name for name, code in pairs}
    return known | bare | {(fold_place(name), code): name for name, code in pairs}


def index_postcodes(areas: pd.DataFrame) -> dict[str, dict[str, Point]]:
    """pc4 -> gemeentecode -> the mean point of its rows in that gemeente."""
    means = areas.groupby(["pc4", "gemeentecode"], sort=True)[["lat", "lon"]].mean()
    points: dict[str, dict[str, Point]] = defaultdict(dict)
    for (pc4, code), lat, lon in means.itertuples(name=None):
        points[pc4][code] = Point(round(lat, COORDINATE_DECIMALS), round(lon, COORDINATE_DECIMALS))
    return dict(points)


def index_area_towns(areas: pd.DataFrame) -> dict[tuple[str, str], str]:
    """(pc4, gemeentecode) -> its place, where there is only one."""
    pairs = areas[["pc4", "gemeentecode", "plaats"]].drop_duplicates()
    only = pairs.drop_duplicates(["pc4", "gemeentecode"], keep=False)
    return {(pc4, code): plaats for pc4, code, plaats in only.itertuples(index=False)}
