"""Coefficients of agreement, for every weighting of the units at once.

`counts[i, k]` says how many readers put unit i in category k. `weights[b, i]` says how often unit i
counts in sample b: a row of ones gives the figure itself, resampled rows give its interval. Every
function returns one value per sample, NaN where the sample cannot tell.
"""

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


def percent_agreement(counts: Numbers, weights: Numbers) -> Numbers:
    """Return the share of pairs of readings of one unit that are alike, averaged over the units."""
    pairable, agreeing = _agreeing_pairs(counts)
    used = weights[:, pairable]
    return _divide(used @ agreeing, used.sum(axis=1))


def gwet_ac1(counts: Numbers, weights: Numbers) -> Numbers:
    """Return AC1 (Gwet 2008): agreement by chance is that of readers who are sometimes unsure.

    Also for units that not every reader read. The columns of `counts` are the whole scale.
    """
    read = counts.sum(axis=1) > 0
    shares = counts[read] / counts[read].sum(axis=1, keepdims=True)
    used = weights[:, read]
    prevalence = _divide(used @ shares, used.sum(axis=1)[:, None])
    by_chance = (prevalence * (1 - prevalence)).sum(axis=1) / max(counts.shape[1] - 1, 1)
    return _divide(percent_agreement(counts, weights) - by_chance, 1 - by_chance)


def cohen_kappa(first: Numbers, second: Numbers, weights: Numbers) -> Numbers:
    """Return kappa (Cohen 1960) of two readings per unit, each as a row with one 1."""
    size = weights.sum(axis=1)
    agreement = _divide(weights @ (first * second).sum(axis=1), size)
    by_chance = _divide(((weights @ first) * (weights @ second)).sum(axis=1), size**2)
    return _divide(agreement - by_chance, 1 - by_chance)


def krippendorff_alpha(counts: Numbers, weights: Numbers, distance: Numbers) -> Numbers:
    """Return alpha (Krippendorff 2011) of units read twice or more, for any distance.

    `distance[k, l]` is that between categories: 1 - identity for names, MASI for sets.
    """
    pairable = counts.sum(axis=1) > 1
    units, used = counts[pairable], weights[:, pairable]
    readings = units.sum(axis=1)
    within = np.einsum("ik,kl,il->i", units, distance, units) / (readings - 1)
    totals = used @ units
    size = totals.sum(axis=1)
    observed = _divide(used @ within, size)
    across = np.einsum("bk,kl,bl->b", totals, distance, totals)
    return 1 - _divide(observed, _divide(across, size * (size - 1)))


def masi_distance(one: frozenset[str], other: frozenset[str]) -> float:
    """Return how far two sets of labels are apart (Passonneau 2006): 0 alike, 1 nothing shared."""
    if one == other:
        return 0.0
    shared = one & other
    if not shared:
        return 1.0
    monotonic = 2 / 3 if one <= other or other <= one else 1 / 3
    return 1 - monotonic * len(shared) / len(one | other)


def _agreeing_pairs(counts: Numbers) -> tuple[npt.NDArray[np.bool_], Numbers]:
    readings = counts.sum(axis=1)
    pairable = readings > 1
    units, n = counts[pairable], readings[pairable]
    return pairable, (units * (units - 1)).sum(axis=1) / (n * (n - 1))


def _divide(part: Numbers, whole: Numbers) -> Numbers:
    part, whole = np.broadcast_arrays(part, whole)
    ratio: Numbers = np.full(part.shape, np.nan)
    np.divide(part, whole, out=ratio, where=np.abs(whole) > np.finfo(np.float64).eps)
    return ratio
