from pathlib import Path

import numpy as np
import numpy.typing as npt
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.sparse.csgraph import connected_components

from pipeline.errors import SjoError
from pipeline.products.tilemap import WADDENEILANDEN, compute_tiles

KERNCIJFERS = Path(__file__).parents[3] / "data" / "reference" / "kerncijfers_2023.csv"
SQUARE = [("GM0001", "A", 52.0, 5.0), ("GM0002", "A", 52.0, 5.2), ("GM0003", "B", 52.1, 5.0)]


@pytest.fixture(scope="module")
def gemeenten() -> pd.DataFrame:
    return pd.read_csv(KERNCIJFERS).sort_values("gemeentecode", ignore_index=True)


@pytest.fixture(scope="module")
def tiles(gemeenten: pd.DataFrame) -> pd.DataFrame:
    return compute_tiles(gemeenten)


def frame(rows: list[tuple[str, str, float, float]]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["gemeentecode", "provincie", "lat", "lon"])


def touching(tiles: pd.DataFrame) -> npt.NDArray[np.bool_]:
    east = (tiles["kolom"] + tiles["rij"] % 2 / 2).to_numpy()
    north = tiles["rij"].to_numpy() * np.sqrt(3) / 2
    apart = np.hypot(east[:, None] - east[None, :], north[:, None] - north[None, :])
    return np.asarray((apart > 0.5) & (apart < 1.1))


def test_every_gemeente_has_a_tile_of_its_own(gemeenten: pd.DataFrame, tiles: pd.DataFrame) -> None:
    assert tiles["gemeentecode"].tolist() == gemeenten["gemeentecode"].tolist()
    assert not tiles.duplicated(["kolom", "rij"]).any()


def test_the_order_of_the_rows_does_not_matter(
    gemeenten: pd.DataFrame, tiles: pd.DataFrame
) -> None:
    shuffled = gemeenten.sample(frac=1, random_state=7)
    assert compute_tiles(shuffled).equals(tiles)


def test_every_province_is_one_piece_but_for_the_wadden(
    gemeenten: pd.DataFrame, tiles: pd.DataFrame
) -> None:
    mainland = ~gemeenten["gemeentecode"].isin(WADDENEILANDEN)
    near = touching(tiles)
    for _, members in gemeenten[mainland].groupby("provincie"):
        where = members.index.tolist()
        among = near[np.ix_(where, where)]
        assert connected_components(among, directed=False)[0] == 1


def test_the_wadden_islands_touch_no_mainland(gemeenten: pd.DataFrame, tiles: pd.DataFrame) -> None:
    is_island = gemeenten["gemeentecode"].isin(WADDENEILANDEN).to_numpy()
    assert is_island.sum() == 5
    assert not touching(tiles)[np.ix_(is_island, ~is_island)].any()


def test_no_empty_cell_amid_tiles_looks_like_a_gemeente(tiles: pd.DataFrame) -> None:
    taken = set(zip(tiles["kolom"], tiles["rij"], strict=True))

    def around(kolom: int, rij: int) -> set[tuple[int, int]]:
        shift = rij % 2
        beside = {(kolom - 1, rij), (kolom + 1, rij)}
        return beside | {(kolom - 1 + shift + i, rij + j) for i in (0, 1) for j in (-1, 1)}

    empty = {cell for tile in taken for cell in around(*tile)} - taken
    assert max(len(around(*cell) & taken) for cell in empty) <= 4


def test_places_lie_where_they_lie_in_the_country(
    gemeenten: pd.DataFrame, tiles: pd.DataFrame
) -> None:
    assert np.corrcoef(tiles["kolom"], gemeenten["lon"])[0, 1] > 0.95
    assert np.corrcoef(tiles["rij"], gemeenten["lat"])[0, 1] > 0.95
    middle = tiles.groupby(gemeenten["provincie"])[["kolom", "rij"]].mean()
    assert middle["kolom"].idxmin() == "Zeeland"
    assert middle["rij"].idxmin() == "Limburg"


def test_a_nearest_neighbour_mostly_stays_a_neighbour(
    gemeenten: pd.DataFrame, tiles: pd.DataFrame
) -> None:
    points = gemeenten[["lat", "lon"]].to_numpy() * [111.2, 68.3]
    apart = np.hypot(*(points[:, None, :] - points[None, :, :]).transpose(2, 0, 1))
    np.fill_diagonal(apart, np.inf)
    nearest = apart.argmin(axis=1)
    assert touching(tiles)[np.arange(len(tiles)), nearest].mean() > 0.85


def test_a_gemeente_without_a_point_lies_beside_its_province(gemeenten: pd.DataFrame) -> None:
    lost = gemeenten.assign(lat=gemeenten["lat"].where(gemeenten["gemeentecode"] != "GM0344"))
    tiles = compute_tiles(lost)
    here = tiles.index[tiles["gemeentecode"] == "GM0344"]
    beside = np.flatnonzero(touching(tiles)[here[0]])
    assert "Utrecht" in set(gemeenten["provincie"].iloc[beside])


def test_without_any_point_there_is_no_tile_map() -> None:
    with pytest.raises(SjoError, match="geen enkele gemeente heeft een punt"):
        compute_tiles(frame([("GM0001", "A", np.nan, np.nan)]))


def test_a_country_of_one_gemeente_has_one_tile() -> None:
    assert len(compute_tiles(frame(SQUARE[:1]))) == 1


def test_a_country_of_islands_has_tiles() -> None:
    islands = [(code, "Fryslân", 53.4, 5.0 + i) for i, code in enumerate(WADDENEILANDEN)]
    assert not compute_tiles(frame(islands)).duplicated(["kolom", "rij"]).any()


@settings(max_examples=15, deadline=None, derandomize=True)
@given(
    st.lists(
        st.tuples(st.sampled_from([50.8, 52.0, 52.1, 53.5]), st.sampled_from([3.4, 5.0, 5.1, 7.2])),
        min_size=1,
        max_size=12,
    )
)
def test_gemeenten_with_arbitrary_and_equal_points_never_share_a_tile(
    points: list[tuple[float, float]],
) -> None:
    rows = [(f"GM{i:04d}", "AB"[i % 2], lat, lon) for i, (lat, lon) in enumerate(points)]
    tiles = compute_tiles(frame(rows))
    assert len(tiles) == len(points)
    assert not tiles.duplicated(["kolom", "rij"]).any()
