"""Which gemeenten lie near a gemeente, and how many locations it has for its inhabitants."""

import numpy as np
import pandas as pd

from pipeline.figures.proximity import unit_vectors

NEARBY_COUNT = 5


def find_nearby(gemeenten: pd.DataFrame, count: int = NEARBY_COUNT) -> dict[str, tuple[str, ...]]:
    """Return by gemeentecode the `count` gemeenten whose point is nearest, the nearest first.

    As the crow flies; ties go to the lowest code. A gemeente without a point is near none and has
    none near it.
    """
    pointed = gemeenten.dropna(subset=["lat", "lon"]).sort_values("gemeentecode")
    codes = [str(code) for code in pointed["gemeentecode"]]
    vectors = unit_vectors(
        pointed["lat"].to_numpy(dtype=np.float64), pointed["lon"].to_numpy(dtype=np.float64)
    )
    closeness = (vectors @ vectors.T).round(12)
    np.fill_diagonal(closeness, -np.inf)
    order = np.argsort(-closeness, axis=1, kind="stable")[:, : min(count, max(len(codes) - 1, 0))]
    near = dict.fromkeys(map(str, gemeenten["gemeentecode"]), ())
    return near | {
        code: tuple(codes[place] for place in row)
        for code, row in zip(codes, order.tolist(), strict=True)
    }


def per_10_000(count: float, inwoners: float | None) -> float | None:
    """Return how many there are per 10,000 inhabitants, in tenths; None when those are not known.

    Half a tenth goes up, so that every machine gives the same last digit.
    """
    if inwoners is None or pd.isna(inwoners) or inwoners <= 0:
        return None
    return float((200_000 * int(count) + int(inwoners)) // (2 * int(inwoners))) / 10
