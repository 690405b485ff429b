"""Log-linear models of three lists or more: lists may depend on each other, pair by pair.

A model is told apart by the pairs of lists that depend. The saturated model, with as many
parameters as there are numbers, is never used: it fits everything and says nothing.
"""

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np
from scipy.special import gammaln, xlogy

from pipeline.certainty.capture import Overlap, TotalEstimate, count_found, count_on, find_lowest
from pipeline.certainty.coefficients import Numbers

Pair = tuple[str, str]
MOST_LISTS = 5
"""Of more lists there are too many models, and too few things per model to tell them apart."""
AKAIKE_SPREAD = 4.0
"""Models whose AIC is this near to the lowest are about as good, and their estimates are told."""
MOST_ROUNDS, CONVERGED = 200, 1e-10


def fit_models(overlap: Overlap, lists: Sequence[str]) -> list[TotalEstimate]:
    """Return the estimate of every model that can be fitted, lowest AIC first.

    Left out: models without degrees of freedom, models of dependence between lists that share
    nothing, and those whose estimate does not settle.
    """
    fits = (_fit(overlap, lists, pairs) for pairs in _list_models(overlap, lists))
    return sorted((fit for fit in fits if fit is not None), key=lambda fit: (fit.akaike, fit.name))


def list_about_as_good(fits: Sequence[TotalEstimate]) -> list[TotalEstimate]:
    """Return the models whose AIC is at most AKAIKE_SPREAD above the lowest."""
    best = min((fit.akaike for fit in fits), default=0.0)
    return [fit for fit in fits if fit.akaike - best <= AKAIKE_SPREAD]


def _list_models(overlap: Overlap, lists: Sequence[str]) -> Iterator[tuple[Pair, ...]]:
    shared = [pair for pair in combinations(sorted(lists), 2) if count_on(overlap, *pair)]
    numbers = 2 ** len(lists) - 1
    for size in range(len(shared) + 1):
        if 1 + len(lists) + size < numbers:
            yield from combinations(shared, size)


def _fit(overlap: Overlap, lists: Sequence[str], pairs: Sequence[Pair]) -> TotalEstimate | None:
    """Fit a Poisson regression by iterated least squares; None where it does not settle."""
    names = sorted(lists)
    cells = [frozenset(c) for size in range(1, len(names) + 1) for c in combinations(names, size)]
    counts = np.array([float(overlap.get(cell, 0)) for cell in cells])
    terms = [frozenset[str](), *(frozenset({name}) for name in names), *map(frozenset, pairs)]
    design = np.array([[float(term <= cell) for term in terms] for cell in cells])
    expected, converged = counts + 0.5, False
    for _ in range(MOST_ROUNDS):
        weighted = design * np.sqrt(expected)[:, None]
        target = (np.log(expected) + (counts - expected) / expected) * np.sqrt(expected)
        effects = np.linalg.lstsq(weighted, target, rcond=None)[0]
        fitted = np.exp(np.clip(design @ effects, -30, 30))
        converged = bool(np.max(np.abs(fitted - expected) / (1 + expected)) < CONVERGED)
        expected = fitted
        if converged:
            break
    return _judge(overlap, pairs, design, counts, expected) if converged else None


def _judge(
    overlap: Overlap, pairs: Sequence[Pair], design: Numbers, counts: Numbers, expected: Numbers
) -> TotalEstimate | None:
    """Return what a fitted model says of the things on no list: the cell of the intercept alone."""
    information = design.T @ (design * expected[:, None])
    if np.linalg.cond(information) > 1e12:
        return None
    effects = np.linalg.lstsq(design, np.log(expected), rcond=None)[0]
    missed, found = float(np.exp(effects[0])), count_found(overlap)
    log_likelihood = float(np.sum(xlogy(counts, expected) - expected - gammaln(counts + 1)))
    variance = missed + missed**2 * float(np.linalg.inv(information)[0, 0])
    name = ", ".join(f"{one} x {other}" for one, other in pairs) or "onafhankelijk"
    return TotalEstimate(
        name,
        found + missed,
        find_lowest(found, found + missed, variance),
        2 * design.shape[1] - 2 * log_likelihood,
    )
