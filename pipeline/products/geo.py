"""The locations for QGIS and other map programs: GeoPackage and GeoJSON."""

import json
import sqlite3
from datetime import date
from pathlib import Path

import geopandas
import pandas as pd

from pipeline.files.whole import whole_file, write_whole

LAYER_NAME = "locaties"
LAYER_TITLE = "Locaties van eerstelijns sociaal-juridische ondersteuning"
SYNTHETIC_TITLE = f"SYNTHETISCH (verzonnen gegevens): {LAYER_TITLE}"


def make_layer_title(*, is_synthetic: bool = False, mark: str = "") -> str:
    """Return what a map program shows as the title; `mark` says that it is not definitive."""
    title = SYNTHETIC_TITLE if is_synthetic else LAYER_TITLE
    return f"{mark}: {title}" if mark else title


def to_points(locaties: pd.DataFrame) -> geopandas.GeoDataFrame:
    """Return the table locaties, sorted by locatie_id, with a WGS84 point or none per row."""
    ordered = locaties.sort_values("locatie_id", ignore_index=True)
    points = geopandas.points_from_xy(ordered["lon"], ordered["lat"], crs="EPSG:4326")
    has_point = ordered[["lat", "lon"]].notna().all(axis=1)
    geometry = geopandas.GeoSeries(points, index=ordered.index).where(has_point, None)
    return geopandas.GeoDataFrame(ordered, geometry=geometry, crs="EPSG:4326")


def write_geopackage(
    path: Path, locaties: pd.DataFrame, peildatum: date, title: str = LAYER_TITLE
) -> int:
    """Write all locations to a GeoPackage; return how many have no point (they are in it too).

    The same locations give the same bytes: the only time in the file is `peildatum`.
    """
    points = to_points(locaties)
    with whole_file(path) as built:
        points.to_file(
            built,
            layer=LAYER_NAME,
            driver="GPKG",
            engine="pyogrio",
            geometry_type="Point",
            layer_options={"DESCRIPTION": title},
            dataset_options={"VERSION": "1.3"},
        )
        _fix_moment(built, peildatum)
    return int(points.geometry.isna().sum())


def write_geojson(path: Path, locaties: pd.DataFrame, bron: str, title: str = LAYER_TITLE) -> int:
    """Write all locations as GeoJSON (RFC 7946); return how many have a null geometry."""
    points = to_points(locaties)
    columns = [column for column in points.columns if column != "geometry"]
    properties = points[columns].astype("object").where(points[columns].notna(), None)
    collection = {
        "type": "FeatureCollection",
        "name": LAYER_NAME,
        "titel": title,
        "bron": bron,
        "features": [
            {
                "type": "Feature",
                "id": values["locatie_id"],
                "geometry": point and {"type": "Point", "coordinates": [point.x, point.y]},
                "properties": values,
            }
            for values, point in zip(properties.to_dict("records"), points.geometry, strict=True)
        ],
    }
    write_whole(path, json.dumps(collection, ensure_ascii=False, indent=1) + "\n")
    return int(points.geometry.isna().sum())


def _fix_moment(path: Path, peildatum: date) -> None:
    """Replace the time of writing, which would make every file another one."""
    moment = f"{peildatum.isoformat()}T00:00:00.000Z"
    connection = sqlite3.connect(path)
    try:
        connection.execute("UPDATE gpkg_contents SET last_change = ?", [moment])
        connection.commit()
        connection.execute("VACUUM")
    finally:
        connection.close()
