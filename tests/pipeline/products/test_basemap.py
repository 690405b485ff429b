import json
import re
from itertools import accumulate
from pathlib import Path
from statistics import fmean
from typing import Any

import pandas as pd
import pytest

from pipeline.errors import SjoError
from pipeline.products.basemap import Basemap, make_basemap

GEMEENTEN = pd.DataFrame(
    [
        ("GM0001", "Westkwartier", "A", 52.05, 5.05),
        ("GM0002", "Oostkwartier", "A", 52.05, 5.15),
        ("GM0003", "Noordeiland", "B", 52.25, 5.05),
    ],
    columns=["gemeentecode", "gemeente", "provincie", "lat", "lon"],
)
CORNERS = {"GM0001": (5.0, 52.0), "GM0002": (5.1, 52.0), "GM0003": (5.0, 52.2)}


def square(lon: float, lat: float) -> dict[str, Any]:
    steps = [(0.0, 0.0), (0.1, 0.0), (0.1, 0.1), (0.0, 0.1), (0.0, 0.0)]
    ring = [[round(lon + x, 3), round(lat + y, 3)] for x, y in steps]
    return {"type": "Polygon", "coordinates": [ring]}


def feature(code: str, geometry: Any, year: str = "2023") -> dict[str, Any]:
    properties = {"statcode": code, "statnaam": code, "jrstatcode": f"{year}{code}"}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def all_features() -> list[dict[str, Any]]:
    return [feature(code, square(*corner)) for code, corner in CORNERS.items()]


def make(folder: Path, features: list[dict[str, Any]]) -> Basemap:
    path = folder / "grenzen.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return make_basemap(GEMEENTEN, 2023, path)


def test_boundaries_give_every_gemeente_its_own_area(tmp_path: Path) -> None:
    basemap = make(tmp_path, all_features())
    assert list(basemap.shapes) == ["GM0001", "GM0002", "GM0003"]
    assert len(set(basemap.shapes.values())) == 3
    assert not basemap.is_tiles


def test_north_is_up_and_east_is_right(tmp_path: Path) -> None:
    basemap = make(tmp_path, all_features())

    def middle(code: str) -> tuple[float, float]:
        numbers = [float(n) for n in re.findall(r"-?[\d.]+", basemap.shapes[code])]
        easts, souths = accumulate(numbers[::2]), accumulate(numbers[1::2])
        return fmean(easts), fmean(souths)

    assert middle("GM0003")[1] < middle("GM0001")[1]
    assert middle("GM0001")[0] < middle("GM0002")[0]


def test_the_order_of_the_features_does_not_matter(tmp_path: Path) -> None:
    assert make(tmp_path, all_features()) == make(tmp_path, all_features()[::-1])


def test_an_area_of_two_parts_keeps_both(tmp_path: Path) -> None:
    parts = [square(5.0, 52.0)["coordinates"], square(5.3, 52.0)["coordinates"]]
    first = feature("GM0001", {"type": "MultiPolygon", "coordinates": parts})
    basemap = make(tmp_path, [first, *all_features()[1:]])
    assert basemap.shapes["GM0001"].count("M") == 2


def test_tiles_are_drawn_without_any_file() -> None:
    basemap = make_basemap(GEMEENTEN, 2023, None)
    assert basemap.is_tiles
    assert list(basemap.shapes) == ["GM0001", "GM0002", "GM0003"]


@pytest.mark.parametrize("length", [0, 1, 200, -2])
def test_a_half_written_file_is_refused(tmp_path: Path, length: int) -> None:
    path = tmp_path / "grenzen.geojson"
    path.write_text(json.dumps({"features": all_features()})[:length])
    with pytest.raises(SjoError, match=r"grenzen\.geojson: geen heel bestand"):
        make_basemap(GEMEENTEN, 2023, path)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(SjoError, match=r"weg\.geojson: het bestand met grenzen is niet te lezen"):
        make_basemap(GEMEENTEN, 2023, tmp_path / "weg.geojson")


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[]", b'{"features": [1]}', b'{"features": 3}'])
def test_another_kind_of_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "grenzen.geojson"
    path.write_bytes(content)
    with pytest.raises(SjoError, match="grenzen"):
        make_basemap(GEMEENTEN, 2023, path)


@pytest.mark.parametrize(
    ("features", "problem"),
    [
        (all_features()[1:], "ontbreekt: GM0001"),
        ([*all_features(), feature("GM0009", square(5.5, 52.0))], "hoort er niet bij: GM0009"),
        ([*all_features(), all_features()[0]], "staat er dubbel in: GM0001"),
        ([], "ontbreekt: GM0001, GM0002, GM0003"),
    ],
)
def test_boundaries_of_other_gemeenten_are_refused(
    tmp_path: Path, features: list[dict[str, Any]], problem: str
) -> None:
    with pytest.raises(SjoError, match=problem):
        make(tmp_path, features)


def test_boundaries_of_another_year_are_refused(tmp_path: Path) -> None:
    older = [feature(code, square(*corner), "2021") for code, corner in CORNERS.items()]
    with pytest.raises(SjoError, match="grenzen van 2021, maar deze meting heeft de grenzen van"):
        make(tmp_path, older)


def test_areas_under_the_wrong_code_are_refused(tmp_path: Path) -> None:
    swapped = [
        feature("GM0001", square(*CORNERS["GM0003"])),
        feature("GM0002", square(*CORNERS["GM0002"])),
        feature("GM0003", square(*CORNERS["GM0001"])),
    ]
    with pytest.raises(SjoError, match=r"liggen niet waar ze horen.*Westkwartier \(GM0001\)"):
        make(tmp_path, swapped)


def test_coordinates_in_metres_are_refused(tmp_path: Path) -> None:
    metres = [
        feature(code, square(lon * 30_000, lat * 9_000)) for code, (lon, lat) in CORNERS.items()
    ]
    with pytest.raises(SjoError, match="Verwacht GeoJSON in graden"):
        make(tmp_path, metres)


@pytest.mark.parametrize(
    "geometry",
    [{"type": "Point", "coordinates": [5.05, 52.05]}, {"type": "Polygon", "coordinates": []}],
)
def test_a_gemeente_without_an_area_is_refused(tmp_path: Path, geometry: Any) -> None:
    with pytest.raises(SjoError, match="hebben geen vlak: Westkwartier"):
        make(tmp_path, [feature("GM0001", geometry), *all_features()[1:]])


def test_a_null_geometry_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SjoError, match="grenzen"):
        make(tmp_path, [feature("GM0001", None), *all_features()[1:]])


def test_a_gemeente_without_a_point_is_drawn_on_boundaries(tmp_path: Path) -> None:
    path = tmp_path / "grenzen.geojson"
    path.write_text(json.dumps({"features": all_features()}))
    unplaced = GEMEENTEN.assign(lat=float("nan"), lon=float("nan"))
    assert len(make_basemap(unplaced, 2023, path).shapes) == 3


def test_no_gemeenten_is_an_error() -> None:
    with pytest.raises(SjoError, match="geen enkele gemeente"):
        make_basemap(GEMEENTEN.iloc[:0], 2023, None)


def test_the_name_of_a_province_stays_in_the_picture() -> None:
    basemap = make_basemap(GEMEENTEN, 2023, None)
    assert set(basemap.provinces) == set(GEMEENTEN["provincie"])
    for name, (x, y) in basemap.provinces.items():
        assert 4 * len(name) <= x <= 600 - 4 * len(name)
        assert 0 <= y <= basemap.height
