"""The tile map: one equal hexagon per gemeente, neighbours kept near.

Every gemeente is as easy to see as any other, and no boundary file is needed: the tiles are
computed from a point in every gemeente. The country is first pulled into equal distances along
its neighbour graph, then snapped to a hexagonal grid, then improved by moving and swapping tiles.
"""

from itertools import pairwise

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.optimize import linear_sum_assignment

from pipeline.errors import SjoError

WADDENEILANDEN = ("GM0060", "GM0088", "GM0093", "GM0096", "GM0448")
"""Ameland, Schiermonnikoog, Terschelling, Vlieland, Texel: drawn apart from the mainland."""

TILE_WIDTH_KM = 10.7  # a hexagon of 99 km2, the mean land area of a gemeente
LONGEST_NEIGHBOUR_KM = 24.0  # a longer link between two points crosses water
ANCHOR = 0.02  # how firmly a place holds on to where it really lies
ROUNDS = 150  # of pulling neighbours together and parting what overlaps
ROOM = 0.93  # tiles; places nearer to each other than this overlap and push apart
PULL, STEP = 0.12, 0.8  # how hard a stretched link pulls, and how far a round goes along
TOUCHING = 1.1  # tiles; cells whose middles are nearer than this share a side
MIDDLE_LAT, MIDDLE_LON = 52.16, 5.39  # of the country, where the Dutch grid has its origin
REACH = 4  # tiles; how far from a hole the tile may come that makes room to fill it
ROW_HEIGHT = np.sqrt(3) / 2

Points = npt.NDArray[np.float64]
Edges = npt.NDArray[np.intp]


def compute_tiles(gemeenten: pd.DataFrame) -> pd.DataFrame:
    """Give every gemeente a tile; the same gemeenten and points give the same tiles.

    Takes gemeentecode, provincie, lat, lon in any row order. A gemeente without a point gets one
    amid its province. Returns gemeentecode, kolom, rij, sorted by gemeentecode: rows count from
    the south, and every odd row lies half a tile to the east. Raises SjoError when no gemeente
    has a point.
    """
    gemeenten = gemeenten.sort_values("gemeentecode").reset_index(drop=True)
    points = _project(gemeenten)
    is_island = gemeenten["gemeentecode"].isin(WADDENEILANDEN).to_numpy(copy=True)
    if is_island.all():
        is_island[:] = False
    mainland = points[~is_island]
    wanted = _spread(mainland, _neighbours(mainland))
    cells = _grid(np.vstack([wanted, points]))
    taken = _improve(_snap(wanted, cells), wanted, cells, _neighbours(mainland))
    taken = _fill_holes(taken, _adjacent(cells))
    tiles = np.zeros(len(points), dtype=np.intp)
    tiles[~is_island] = taken
    if is_island.any():
        free = _distances(cells, cells[taken]).min(axis=1) > TOUCHING
        drift = _nearby_drift(points[is_island], mainland, cells[taken])
        tiles[is_island] = np.flatnonzero(free)[_snap(points[is_island] + drift, cells[free])]
    rows = np.rint(cells[tiles, 1] / (ROW_HEIGHT)).astype(int)
    columns = np.floor(cells[tiles, 0] + 0.25).astype(int)
    rows -= rows.min() // 2 * 2
    return pd.DataFrame(
        {"gemeentecode": gemeenten["gemeentecode"], "kolom": columns - columns.min(), "rij": rows}
    )


def _project(gemeenten: pd.DataFrame) -> Points:
    """Return one point per gemeente in tile widths east and north of the middle of the country."""
    known = gemeenten[["lat", "lon"]].astype("float64")
    if known.isna().any(axis=1).all():
        raise SjoError(
            "gemeenten: geen enkele gemeente heeft een punt (lat, lon); zonder punten is er geen "
            "tegelkaart te maken. Vul de kerncijfers aan met `sjo reference update`"
        )
    amid = known.groupby(gemeenten["provincie"]).transform("mean").fillna(known.mean())
    filled = known.fillna(amid)
    east = (filled["lon"] - MIDDLE_LON) * np.cos(np.radians(MIDDLE_LAT)) * 111.32
    north = (filled["lat"] - MIDDLE_LAT) * 111.2
    return np.column_stack([east, north]).round(6) / TILE_WIDTH_KM


def _distances(one: Points, other: Points) -> Points:
    return np.asarray(np.hypot(*(one[:, None, :] - other[None, :, :]).transpose(2, 0, 1)))


def _neighbours(points: Points) -> Edges:
    """Return the pairs of points with no third point in the circle between them (Gabriel)."""
    squares = _distances(points, points) ** 2
    pairs = []
    for i in range(len(points) - 1):
        between = squares[i][:, None] + squares < squares[i][None, :] - 1e-9
        near = (squares[i] <= (LONGEST_NEIGHBOUR_KM / TILE_WIDTH_KM) ** 2) & ~between.any(axis=0)
        pairs += [(i, int(j)) for j in np.flatnonzero(near) if j > i]
    return np.array(pairs, dtype=np.intp).reshape(-1, 2)


def _spread(points: Points, edges: Edges) -> Points:
    """Pull neighbours to one tile apart, each in its own direction, then part what overlaps."""
    spread = _straighten(points, edges)
    for _ in range(ROUNDS):
        gaps = spread[:, None, :] - spread[None, :, :]
        lengths = np.hypot(gaps[..., 0], gaps[..., 1])
        np.fill_diagonal(lengths, np.inf)
        push = np.clip(ROOM - lengths, 0, None) / 2 / np.maximum(lengths, 1e-9)
        moves = STEP * (gaps * push[..., None]).sum(axis=1)
        links = spread[edges[:, 1]] - spread[edges[:, 0]]
        stretch = np.maximum(np.hypot(links[:, 0], links[:, 1]), 1)
        pull = PULL * links * (1 - 1 / stretch)[:, None]
        np.add.at(moves, edges[:, 0], pull)
        np.add.at(moves, edges[:, 1], -pull)
        spread = spread + moves
    return np.asarray(spread.round(6))


def _straighten(points: Points, edges: Edges) -> Points:
    """Solve for the layout in which links are one tile long and keep their direction."""
    links = points[edges[:, 1]] - points[edges[:, 0]]
    directions = links / np.maximum(np.hypot(links[:, 0], links[:, 1]), 1e-9)[:, None]
    laplacian = ANCHOR * np.eye(len(points))
    np.add.at(laplacian, (edges[:, 0], edges[:, 0]), 1)
    np.add.at(laplacian, (edges[:, 1], edges[:, 1]), 1)
    np.add.at(laplacian, (edges[:, 0], edges[:, 1]), -1)
    np.add.at(laplacian, (edges[:, 1], edges[:, 0]), -1)
    pulls = ANCHOR * points
    np.add.at(pulls, edges[:, 0], -directions)
    np.add.at(pulls, edges[:, 1], directions)
    return np.asarray(np.linalg.solve(laplacian, pulls))


def _grid(points: Points) -> Points:
    """Return the middles of all hexagons around the points, rows from south to north."""
    west, south = points.min(axis=0) - 4
    east, north = points.max(axis=0) + 4
    rows = range(int(np.floor(south / ROW_HEIGHT)), int(north / ROW_HEIGHT) + 1)
    columns = range(int(np.floor(west)), int(east) + 1)
    return np.array([(q + 0.5 * (r % 2), r * ROW_HEIGHT) for r in rows for q in columns])


def _snap(wanted: Points, cells: Points) -> Edges:
    """Give every wanted place a cell of its own at the least total squared distance."""
    return np.asarray(linear_sum_assignment(_distances(wanted, cells) ** 2)[1])


def _nearby_drift(islands: Points, mainland: Points, drawn: Points) -> Points:
    """Return how far the mainland nearest to each island was moved when it was drawn."""
    nearest = np.argsort(_distances(islands, mainland), axis=1, kind="stable")[:, :3]
    return np.asarray((drawn - mainland)[nearest].mean(axis=1))


def _improve(taken: Edges, wanted: Points, cells: Points, edges: Edges) -> Edges:
    """Move and swap tiles to adjacent cells while that brings neighbours closer together."""
    tiles, adjacent = _Tiles(taken, wanted, cells, edges), _adjacent(cells)
    changed = True
    while changed:
        changed = False
        for tile in range(len(tiles.taken)):
            changed |= any(tiles.exchange(tile, cell) for cell in adjacent[tiles.taken[tile]])
    return tiles.taken


class _Tiles:
    """Tiles on the cells that they have taken, and what it costs to lie there."""

    def __init__(self, taken: Edges, wanted: Points, cells: Points, edges: Edges) -> None:
        self.taken = taken.copy()
        self._holder = {int(cell): tile for tile, cell in enumerate(taken)}
        self._links: list[list[int]] = [[] for _ in taken]
        for i, j in edges.tolist():
            self._links[i].append(j)
            self._links[j].append(i)
        self._strain = np.rint(150 * _distances(wanted, cells) ** 2).astype(int)
        self._apart = np.rint(1000 * (_distances(cells, cells) - 1).clip(0)).astype(int)

    def exchange(self, tile: int, cell: int) -> bool:
        """Lay a tile on a cell, and who lies there in its place, when that costs less."""
        home, other = int(self.taken[tile]), self._holder.get(cell)
        both = [tile] if other is None else [tile, other]
        before = sum(map(self._cost, both))
        self._lay(tile, cell, other, home)
        if sum(map(self._cost, both)) >= before:
            self._lay(tile, home, other, cell)
            return False
        self._holder[cell] = tile
        self._holder.pop(home) if other is None else self._holder.update({home: other})
        return True

    def _lay(self, tile: int, cell: int, other: int | None, other_cell: int) -> None:
        self.taken[tile] = cell
        if other is not None:
            self.taken[other] = other_cell

    def _cost(self, tile: int) -> int:
        at = self.taken[tile]
        near = sum(int(self._apart[at, self.taken[other]]) for other in self._links[tile])
        return near + int(self._strain[tile, at])


def _adjacent(cells: Points) -> list[list[int]]:
    return [
        np.flatnonzero((row > 0) & (row < TOUCHING)).tolist()
        for row in _distances(cells, cells).round(3)
    ]


def _fill_holes(taken: Edges, adjacent: list[list[int]]) -> Edges:
    """Shift a row of tiles into every empty cell amid tiles: it would look like a gemeente.

    Every shift adds pairs of tiles that touch, so this ends.
    """
    holder = {int(cell): tile for tile, cell in enumerate(taken)}
    while True:
        holes = [
            cell
            for cell, around in enumerate(adjacent)
            if cell not in holder and sum(near in holder for near in around) >= 5
        ]
        route = _route_to_edge(holes[0], holder, adjacent) if holes else []
        if not route:
            return np.array(sorted(holder, key=holder.__getitem__), dtype=np.intp)
        for cell, source in pairwise(route):
            holder[cell] = holder.pop(source)


def _route_to_edge(hole: int, holder: dict[int, int], adjacent: list[list[int]]) -> list[int]:
    """Return the way over tiles from a hole to the loosest tile near it; [] if all are fast."""
    routes = {hole: [hole]}
    queue = [hole]
    ends = []
    for cell in queue:
        route = routes[cell]
        touching = sum(near in holder or near == hole for near in adjacent[cell])
        if cell != hole and touching <= 4:
            ends.append((touching, len(route), route))
        for near in adjacent[cell]:
            if near in holder and near not in routes and len(route) <= REACH:
                routes[near] = [*route, near]
                queue.append(near)
    return min(ends)[2] if ends else []
