"""Generalised boundaries of gemeenten, per year, from the PDOK feature service of CBS."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from shapely import from_geojson
from shapely.errors import GEOSException, ShapelyError
from shapely.geometry.base import BaseGeometry

from pipeline.errors import SjoError
from pipeline.refresh.http import HttpAnswer, PoliteClient, decode_json
from schemas.reference import GEMEENTEN_PER_JAAR
from schemas.refresh import LAT_BOUNDS, LON_BOUNDS

BOUNDARY_LAYER = "gebiedsindelingen:gemeente_gegeneraliseerd"


@dataclass(frozen=True)
class FetchedBoundaries:
    """The boundaries of one year as received, and their shapes and names by gemeentecode."""

    year: int
    answer: HttpAnswer
    shapes: Mapping[str, BaseGeometry]
    names: Mapping[str, str]


def fetch_boundaries(client: PoliteClient, base_url: str, year: int) -> FetchedBoundaries:
    """Fetch the generalised boundaries of 1 January `year` in WGS84; SjoError when incomplete."""
    answer = client.fetch(
        f"{base_url}/cbs/gebiedsindelingen/{year}/wfs/v1_0",
        {
            "service": "WFS",
            "version": "2.0.0",
            "request": "GetFeature",
            "typeNames": BOUNDARY_LAYER,
            "outputFormat": "application/json",
            "srsName": "EPSG:4326",
        },
    )
    return parse_boundaries(answer, year)


def parse_boundaries(answer: HttpAnswer, year: int) -> FetchedBoundaries:
    """Read and check a collection of boundaries: all gemeenten, once, each a surface in NL.

    Raises SjoError naming what is wrong; nothing of a wrong collection is used.
    """
    collection = decode_json(answer)
    features = collection.get("features") if isinstance(collection, dict) else None
    if not isinstance(features, list):
        raise _refuse(answer, "geen verzameling van grenzen (lijst 'features' ontbreekt)")
    _check_count(answer, year, collection, len(features))
    shapes: dict[str, BaseGeometry] = {}
    names: dict[str, str] = {}
    for feature in features:
        code, name = _read_properties(answer, year, feature)
        if code in shapes:
            raise _refuse(answer, f"gemeente {code} staat er twee keer in")
        shapes[code], names[code] = _read_shape(answer, code, feature.get("geometry")), name
    return FetchedBoundaries(year, answer, shapes, names)


def _check_count(answer: HttpAnswer, year: int, collection: Mapping[str, Any], count: int) -> None:
    matched = collection.get("numberMatched", count)
    if matched != count:
        raise _refuse(answer, f"{count} van de {matched} grenzen ontvangen")
    expected = GEMEENTEN_PER_JAAR.get(year)
    if expected is not None and count != expected:
        raise _refuse(answer, f"{count} gemeenten ontvangen, {year} telt er {expected}")


def _read_properties(answer: HttpAnswer, year: int, feature: object) -> tuple[str, str]:
    properties = feature.get("properties") if isinstance(feature, dict) else None
    if not isinstance(properties, dict):
        raise _refuse(answer, "een grens zonder eigenschappen")
    missing = [name for name in ("statcode", "statnaam") if name not in properties]
    if missing:
        raise _refuse(
            answer, f"eigenschap {', '.join(missing)} ontbreekt (wel: {', '.join(properties)})"
        )
    code, name = str(properties["statcode"]).strip(), str(properties["statnaam"]).strip()
    dated = str(properties.get("jrstatcode") or f"{year}{code}").strip()
    if dated != f"{year}{code}":
        raise _refuse(answer, f"grens {dated} hoort niet bij {year}")
    return code, name


def _read_shape(answer: HttpAnswer, code: str, geometry: object) -> BaseGeometry:
    if not isinstance(geometry, dict) or geometry.get("type") not in ("Polygon", "MultiPolygon"):
        raise _refuse(answer, f"gemeente {code} heeft geen vlak")
    try:
        shape = from_geojson(json.dumps(geometry))
    except (GEOSException, ShapelyError, TypeError, ValueError) as error:
        raise _refuse(answer, f"de vorm van gemeente {code} is onleesbaar") from error
    if shape.is_empty:
        raise _refuse(answer, f"gemeente {code} heeft een leeg vlak")
    west, south, east, north = shape.bounds
    in_lon = LON_BOUNDS[0] <= west and east <= LON_BOUNDS[1]
    in_lat = LAT_BOUNDS[0] <= south and north <= LAT_BOUNDS[1]
    if not (in_lon and in_lat):
        raise _refuse(
            answer,
            f"gemeente {code} ligt buiten Nederland ({west:.2f}, {south:.2f}); "
            "de coördinaten zijn geen lengte en breedte in graden, of verwisseld",
        )
    return shape


def _refuse(answer: HttpAnswer, reason: str) -> SjoError:
    return SjoError(f"{answer.url}: {reason}; de grenzen zijn niet overgenomen")
