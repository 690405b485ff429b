import json
import sqlite3
from datetime import date
from pathlib import Path

import geopandas
import pytest

from pipeline.products.geo import (
    LAYER_TITLE,
    SYNTHETIC_TITLE,
    make_layer_title,
    write_geojson,
    write_geopackage,
)
from tests.snapshots import Row, gemeente_row, location_row, national_snapshot, table

DAY = date(2023, 12, 31)
TOWN = gemeente_row("GM1900", "Súdwest-Fryslân", lat=53.03, lon=5.66)


def locations(*rows: Row) -> "geopandas.GeoDataFrame":
    return table("locaties", list(rows))


def test_geopackage_holds_every_location_also_without_a_point(tmp_path: Path) -> None:
    path = tmp_path / "locaties.gpkg"
    frame = locations(location_row(2, TOWN), location_row(1, TOWN, lat=None, lon=None))
    assert write_geopackage(path, frame, DAY) == 1
    read = geopandas.read_file(path)
    assert read["locatie_id"].tolist() == ["L0000000001", "L0000000002"]
    assert read.geometry.isna().tolist() == [True, False]
    assert (read.geometry[1].x, read.geometry[1].y) == (5.66, 53.03)
    assert read["gemeente"][1] == "Súdwest-Fryslân"
    assert read.crs.to_epsg() == 4326


def test_geojson_gives_a_location_without_a_point_a_null_geometry(tmp_path: Path) -> None:
    path = tmp_path / "locaties.geojson"
    frame = locations(location_row(1, TOWN, lat=None, lon=None), location_row(2, TOWN))
    assert write_geojson(path, frame, "Bron: SYNTHETISCH", SYNTHETIC_TITLE) == 1
    read = json.loads(path.read_text(encoding="utf-8"))
    assert [feature["geometry"] for feature in read["features"]] == [
        None,
        {"type": "Point", "coordinates": [5.66, 53.03]},
    ]
    assert read["features"][0]["properties"]["telefoon"] is None
    assert read["features"][0]["properties"]["huisnummer"] == 2
    assert "SYNTHETISCH" in read["titel"]


def test_no_locations_give_files_that_open(tmp_path: Path) -> None:
    assert write_geopackage(tmp_path / "leeg.gpkg", locations(), DAY) == 0
    assert write_geojson(tmp_path / "leeg.geojson", locations(), "Bron") == 0
    assert geopandas.read_file(tmp_path / "leeg.gpkg").empty
    assert json.loads((tmp_path / "leeg.geojson").read_text())["features"] == []


def test_a_name_with_markup_stays_a_name(tmp_path: Path) -> None:
    name = '<b>=SYNTHETISCH</b>\'; DROP TABLE "locaties"'
    frame = locations(location_row(1, TOWN, organisatie=name))
    write_geopackage(tmp_path / "x.gpkg", frame, DAY)
    write_geojson(tmp_path / "x.geojson", frame, "Bron")
    assert geopandas.read_file(tmp_path / "x.gpkg")["organisatie"][0] == name
    features = json.loads((tmp_path / "x.geojson").read_text(encoding="utf-8"))["features"]
    assert features[0]["properties"]["organisatie"] == name


@pytest.mark.parametrize("order", [1, 2])
def test_the_same_locations_give_the_same_bytes_in_any_order(tmp_path: Path, order: int) -> None:
    frame = national_snapshot()["locaties"]
    shuffled = frame.sample(frac=1, random_state=order)
    write_geopackage(tmp_path / "a.gpkg", frame, DAY)
    write_geopackage(tmp_path / "b.gpkg", shuffled, DAY)
    write_geojson(tmp_path / "a.geojson", frame, "Bron")
    write_geojson(tmp_path / "b.geojson", shuffled, "Bron")
    assert (tmp_path / "a.gpkg").read_bytes() == (tmp_path / "b.gpkg").read_bytes()
    assert (tmp_path / "a.geojson").read_bytes() == (tmp_path / "b.geojson").read_bytes()


def test_a_concept_says_so_in_the_title_that_a_map_program_shows(tmp_path: Path) -> None:
    title = make_layer_title(mark="CONCEPT")
    assert title == f"CONCEPT: {LAYER_TITLE}"
    write_geopackage(tmp_path / "c.gpkg", locations(), DAY, title)
    con = sqlite3.connect(tmp_path / "c.gpkg")
    assert con.execute("SELECT description FROM gpkg_contents").fetchall() == [(title,)]
    con.close()
