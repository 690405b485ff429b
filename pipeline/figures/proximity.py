"""How far it is, as the crow flies, to the nearest location that offers what a gemeente lacks."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd
from scipy.spatial import cKDTree

EARTH_RADIUS_KM = 6371.0088  # mean radius of WGS84
NEAREST_COLUMNS = {
    "soort": "VARCHAR",
    "term": "VARCHAR",
    "gemeentecode": "VARCHAR",
    "afstand_km": "DOUBLE",
    "locatie_id": "VARCHAR",
    "gemeentecode_dichtstbij": "VARCHAR",
    "gemeente_dichtstbij": "VARCHAR",
    "nauwkeurigheid": "VARCHAR",
}
OFFERS = """
SELECT 'ondersteuningstype' AS soort, o.ondersteuningstype AS term, l.locatie_id,
    l.gemeentecode, l.gemeente, l.lat, l.lon, l.nauwkeurigheid,
    l.bezoekadres IS NOT NULL AS te_bezoeken
FROM versie.locatie_ondersteuningstypen o JOIN versie.locaties l USING (locatie_id)
UNION ALL
SELECT 'leefgebied', f.leefgebied, l.locatie_id, l.gemeentecode, l.gemeente, l.lat, l.lon,
    l.nauwkeurigheid, l.bezoekadres IS NOT NULL
FROM versie.locatie_leefgebieden f JOIN versie.locaties l USING (locatie_id)
ORDER BY soort, term, locatie_id
"""
Points = npt.NDArray[np.float64]


@dataclass(frozen=True)
class Nearest:
    """For each asked point the row of the nearest location, and the distance."""

    rows: npt.NDArray[np.int64]
    km: Points


def unit_vectors(lat: Points, lon: Points) -> Points:
    """Return points on the unit sphere: chords between them order like distances over it."""
    phi, lam = np.radians(lat), np.radians(lon)
    return np.column_stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)])


def find_nearest(asked: Points, offered: Points) -> Nearest:
    """Return for each asked vector the first of the nearest offered ones, and the km to it."""
    tree = cKDTree(offered)
    chords, _ = tree.query(asked)
    ties = tree.query_ball_point(asked, chords * (1 + 1e-9) + 1e-12)
    rows = np.array([min(tied) for tied in ties], dtype=np.int64)
    return Nearest(rows, 2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(chords / 2, 1)))


def measure_proximity(offers: pd.DataFrame, gemeenten: pd.DataFrame) -> pd.DataFrame:
    """Return one row per term and gemeente that lacks it: the nearest that can be gone to.

    `offers` holds one row per location and term, sorted by locatie_id within a term. One without a
    visiting address serves its own gemeente only; what has no point is passed over. Ties go to
    the lowest locatie_id.
    """
    pointed = gemeenten.dropna(subset=["lat", "lon"])
    found = [
        _nearest_of_term(str(soort), str(term), group, pointed)
        for (soort, term), group in offers.groupby(["soort", "term"], sort=True)
    ]
    return pd.concat(found) if found else pd.DataFrame(columns=list(NEAREST_COLUMNS))


def _nearest_of_term(
    soort: str, term: str, group: pd.DataFrame, gemeenten: pd.DataFrame
) -> pd.DataFrame:
    lacking = gemeenten[~gemeenten["gemeentecode"].isin(group["gemeentecode"])]
    offered = group[group["te_bezoeken"]].dropna(subset=["lat", "lon"])
    if lacking.empty or offered.empty:
        return pd.DataFrame(columns=list(NEAREST_COLUMNS))
    nearest = find_nearest(
        unit_vectors(lacking["lat"].to_numpy(), lacking["lon"].to_numpy()),
        unit_vectors(offered["lat"].to_numpy(), offered["lon"].to_numpy()),
    )
    chosen = offered.iloc[nearest.rows].reset_index(drop=True)
    return pd.DataFrame(
        {
            "soort": soort,
            "term": term,
            "gemeentecode": lacking["gemeentecode"].to_numpy(),
            "afstand_km": np.round(nearest.km, 1),
            "locatie_id": chosen["locatie_id"],
            "gemeentecode_dichtstbij": chosen["gemeentecode"],
            "gemeente_dichtstbij": chosen["gemeente"],
            "nauwkeurigheid": chosen["nauwkeurigheid"],
        }
    )
