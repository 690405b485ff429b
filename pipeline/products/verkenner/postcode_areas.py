"""Where a postcode area lies that the source of the postcodes tears apart."""

import numpy as np
import pandas as pd

from pipeline.figures.proximity import EARTH_RADIUS_KM, unit_vectors

FURTHEST_KM = 15.0
"""No postcode area of four digits is this wide; neighbours by number lie closer than this."""


def drop_astray(postcodes: pd.DataFrame) -> pd.DataFrame:
    """Return the rows without those that put an area far from where its number says it lies.

    Takes pc4, lat and lon. A handful of areas have rows that lie tens of kilometres apart (3523:
    Utrecht and Ouddorp); the mean of those is in neither. Such an area keeps the rows near the
    middle of the areas that share its first three digits, or all when none is near.
    """
    areas = postcodes.groupby("pc4")[["lat", "lon"]]
    torn = _km_between(postcodes, areas.transform("median")) > FURTHEST_KM
    torn = torn.groupby(postcodes["pc4"]).transform("any")
    middles = postcodes.groupby(postcodes["pc4"].str[:3])[["lat", "lon"]].transform("median")
    near = _km_between(postcodes, middles) <= FURTHEST_KM
    has_near = near.groupby(postcodes["pc4"]).transform("any")
    return postcodes[~torn | near | ~has_near]


def _km_between(points: pd.DataFrame, others: pd.DataFrame) -> pd.Series:
    one, other = (
        unit_vectors(at["lat"].to_numpy(dtype=np.float64), at["lon"].to_numpy(dtype=np.float64))
        for at in (points, others)
    )
    chords = np.linalg.norm(one - other, axis=1)
    return pd.Series(2 * EARTH_RADIUS_KM * np.arcsin(np.minimum(chords / 2, 1)), points.index)
