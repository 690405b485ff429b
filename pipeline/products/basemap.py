"""The shapes a map is drawn with: tiles by default, real boundaries when they were fetched."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import shapely

from pipeline.errors import SjoError
from pipeline.products.tilemap import MIDDLE_LAT, compute_tiles
from schemas.regular_files import read_regular
from schemas.system_faults import name_os_fault, name_read_fault

WIDTH = 600
SIMPLIFY_DEGREES = 0.003  # 300 m: a quarter of a millimetre on a map that fills an A4
STRAY_DEGREES = 0.05  # a point further from its own area than about 5 km is not in it
TILE_GAP = 0.03
HALF_LETTER = 5.2  # of the name of a province, in the largest type that a map sets it in
HEXAGON = [(0.0, 2.0), (0.5, 1.0), (0.5, -1.0), (0.0, -2.0), (-0.5, -1.0), (-0.5, 1.0)]


@dataclass(frozen=True)
class Basemap:
    """Svg paths in a picture of WIDTH by `height`, north up; `shapes` by gemeentecode."""

    shapes: dict[str, str]
    borders: str
    height: int
    is_tiles: bool
    provinces: dict[str, tuple[int, int]]
    """Where the name of every province stands: amid its largest part."""


def make_basemap(gemeenten: pd.DataFrame, grensjaar: int, boundaries: Path | None) -> Basemap:
    """Return the tile map of `gemeenten`, or their boundaries when a file with them is given.

    Takes gemeentecode, gemeente, provincie, lat, lon. Raises SjoError when the boundary file is
    not exactly that of these gemeenten, or when there is no point to make a tile map from.
    """
    gemeenten = gemeenten.sort_values("gemeentecode").reset_index(drop=True)
    if gemeenten.empty:
        raise SjoError("gemeenten: er is geen enkele gemeente om op de kaart te zetten")
    if boundaries is None:
        areas = _tiles(gemeenten)
        drawn = {code: _shrink(area) for code, area in areas.items()}
    else:
        areas = read_areas(boundaries, gemeenten, grensjaar)
        drawn = areas
    place = _placement(list(drawn.values()))
    provinces = {
        str(name): shapely.union_all([shapely.make_valid(areas[code]) for code in codes])
        for name, codes in gemeenten.groupby("provincie")["gemeentecode"]
    }
    borders = provinces.values()
    south = place(shapely.MultiPoint([shapely.Point(a.bounds[0], a.bounds[1]) for a in borders]))
    return Basemap(
        shapes={code: _path(place(area)) for code, area in drawn.items()},
        borders="".join(_path(place(area)) for area in borders),
        height=int(south.bounds[3]) + 4,
        is_tiles=boundaries is None,
        provinces={name: _find_room(name, place(area)) for name, area in provinces.items()},
    )


def _find_room(name: str, area: Any) -> tuple[int, int]:
    """Return the middle of the largest circle in an area, or as near as keeps a name in sight."""
    largest = max(shapely.get_parts(area), key=shapely.area)
    middle = shapely.get_point(shapely.maximum_inscribed_circle(largest, tolerance=1), 0)
    half = HALF_LETTER * len(name)
    return round(min(max(middle.x, half), WIDTH - half)), round(middle.y)


def _tiles(gemeenten: pd.DataFrame) -> dict[str, Any]:
    """Return a hexagon per gemeente; heights in units that make shared corners identical."""
    step = np.sqrt(3) / 6
    tiles = compute_tiles(gemeenten)
    return {
        str(code): shapely.Polygon(
            [
                (round(kolom + rij % 2 / 2 + x, 3), round((3 * rij + y) * step, 6))
                for x, y in HEXAGON
            ]
        )
        for code, kolom, rij in zip(*(tiles[c].tolist() for c in tiles.columns), strict=True)
    }


def _shrink(area: Any) -> Any:
    return area.buffer(-TILE_GAP, join_style="mitre")


def read_areas(path: Path, gemeenten: pd.DataFrame, grensjaar: int) -> dict[str, Any]:
    """Read boundaries (GeoJSON in degrees, as PDOK gives them): simplified area by gemeentecode.

    Raises SjoError when the file is broken, or of other gemeenten or another year, or when an
    area does not hold the point that the reference data give for its gemeente.
    """
    codes, years, areas = _read_features(path)
    _check_codes(path, codes, gemeenten, grensjaar)
    if years - {str(grensjaar)}:
        raise SjoError(
            f"{path}: grenzen van {', '.join(sorted(years))}, maar deze meting heeft de grenzen "
            f"van {grensjaar}. Haal die op met `sjo reference update`"
        )
    found = dict(zip(codes, areas, strict=True))
    _check_places(path, found, gemeenten)
    ordered = sorted(found)
    simple = _simplify(path, [found[code] for code in ordered])
    # A degree of longitude is shorter than one of latitude; drawn alike, the country would be fat.
    narrow = np.array([np.cos(np.radians(MIDDLE_LAT)), 1.0])
    flat = [shapely.transform(area, lambda xy: xy * narrow) for area in simple]
    return dict(zip(ordered, flat, strict=True))


def _read_features(path: Path) -> tuple[list[str], set[str], list[Any]]:
    try:
        collection = json.loads(read_regular(path))
        features = collection["features"]
        codes = [str(feature["properties"]["statcode"]) for feature in features]
        years = {str(f["properties"].get("jrstatcode") or "")[:4] for f in features} - {""}
        areas = [shapely.from_geojson(json.dumps(feature["geometry"])) for feature in features]
    except OSError as error:
        raise SjoError(
            f"{path}: het bestand met grenzen is niet te lezen: {name_os_fault(error)}"
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, shapely.errors.ShapelyError) as error:
        raise SjoError(
            f"{path}: geen heel bestand met gemeentegrenzen ({name_read_fault(error)}). "
            "Haal de grenzen opnieuw op met `sjo reference update`, of maak de kaarten zonder"
        ) from error
    return codes, years, areas


def _check_codes(path: Path, codes: list[str], gemeenten: pd.DataFrame, grensjaar: int) -> None:
    wanted, given = set(gemeenten["gemeentecode"]), set(codes)
    problems = [
        f"{what}: {', '.join(sorted(some)[:5])}" + (" en meer" if len(some) > 5 else "")
        for what, some in (
            ("ontbreekt", wanted - given),
            ("hoort er niet bij", given - wanted),
            ("staat er dubbel in", {code for code in given if codes.count(code) > 1}),
        )
        if some
    ]
    if problems:
        raise SjoError(
            f"{path}: niet de grenzen van de {len(wanted)} gemeenten van {grensjaar} "
            f"({'; '.join(problems)}). Haal de juiste grenzen op met `sjo reference update`"
        )


def _check_places(path: Path, areas: dict[str, Any], gemeenten: pd.DataFrame) -> None:
    wrong = []
    columns = (gemeenten[c] for c in ("gemeentecode", "gemeente", "lon", "lat"))
    for code, gemeente, lon, lat in zip(*columns, strict=True):
        area = areas[code]
        is_area = shapely.get_type_id(area) in (3, 6) and not area.is_empty
        is_stray = pd.notna(lat) and area.distance(shapely.Point(lon, lat)) > STRAY_DEGREES
        if not is_area or is_stray:
            wrong.append(f"{gemeente} ({code})")
    if wrong:
        raise SjoError(
            f"{path}: {len(wrong)} gemeenten liggen niet waar ze horen of hebben geen vlak: "
            f"{', '.join(wrong[:5])}. Verwacht GeoJSON in graden (WGS84). Haal de grenzen opnieuw "
            "op met `sjo reference update`"
        )


def _simplify(path: Path, areas: list[Any]) -> Any:
    """Leave out bends too small to see; a border stays the same line for both its gemeenten."""
    try:
        return shapely.coverage_simplify(areas, SIMPLIFY_DEGREES, simplify_boundary=False)
    except shapely.errors.GEOSException as error:
        raise SjoError(
            f"{path}: de vlakken van de gemeenten zijn stuk. Haal de grenzen opnieuw op "
            "met `sjo reference update`, of maak de kaarten zonder"
        ) from error


def _placement(areas: list[Any]) -> Any:
    """Return the function that moves an area into the picture, north up."""
    west, south, east, north = shapely.total_bounds(areas)
    scale = (WIDTH - 4) / max(east - west, (north - south) / 2, 1e-9)
    origin, stretch = np.array([west, north]), np.array([scale, -scale])
    return lambda area: shapely.transform(area, lambda xy: (xy - origin) * stretch + 2)


def _path(area: Any) -> str:
    """Return an svg path of the rings of an area, in tenths, relative after the first point."""
    parts = []
    polygons = shapely.get_parts(shapely.get_parts(area))
    for polygon in polygons[shapely.get_type_id(polygons) == 3]:
        for ring in (polygon.exterior, *polygon.interiors):
            tenths = np.rint(shapely.get_coordinates(ring)[:-1] * 10).astype(int)
            steps = [step for step in np.diff(tenths, axis=0).tolist() if any(step)]
            start = f"M{_tenths(tenths[0, 0])} {_tenths(tenths[0, 1])}"
            parts.append(start + "".join(f"l{_tenths(x)} {_tenths(y)}" for x, y in steps) + "z")
    return "".join(parts)


def _tenths(value: int) -> str:
    return f"{value // 10}" if value % 10 == 0 else f"{value / 10:.1f}"
