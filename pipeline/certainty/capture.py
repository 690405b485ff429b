"""How many there are at least, judged by what was found more than once.

Lists that find the same things more often than chance would (what is easy to find is on all of
them) make every estimate too low, so what is told is a lower bound. Lists that avoid each other
would make it too high: those are not for these formulas.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import exp, floor, log, sqrt

Overlap = Mapping[frozenset[str], int]
"""How many things were found by exactly these lists, and by no other."""

FEWEST_SHARED = 7
"""With fewer things on both of two lists the estimate is biased (Robson and Regier 1964)."""
NORMAL_95 = 1.959963984540054
TOLERANCE = 1e-6
"""What a sum may differ between machines; a whole or half number must not fall by one for it."""


@dataclass(frozen=True)
class TotalEstimate:
    """An estimate of how many there are, found or not.

    `lowest`: the lower end of its 95 % interval, never below what was found. `akaike`: the AIC of
    its model, by which models of the same lists are compared.
    """

    name: str
    total: float
    lowest: float
    akaike: float = 0.0


def count_found(overlap: Overlap) -> int:
    """Return how many different things the lists found together."""
    return sum(overlap.values())


def count_on(overlap: Overlap, *lists: str) -> int:
    """Return how many things are on all of `lists`, whatever other list they are on."""
    return sum(number for found_by, number in overlap.items() if found_by >= set(lists))


def chapman(overlap: Overlap, one: str, other: str) -> TotalEstimate:
    """Return the estimate of Chapman (1951) for two lists, with the variance of Seber (1970)."""
    first, second = count_on(overlap, one), count_on(overlap, other)
    both = count_on(overlap, one, other)
    found = first + second - both
    total = (first + 1) * (second + 1) / (both + 1) - 1
    spread = (first + 1) * (second + 1) * (first - both) * (second - both)
    variance = spread / ((both + 1) ** 2 * (both + 2))
    return TotalEstimate(f"{one} + {other}", total, find_lowest(found, total, variance))


def chao2(found: int, once: int, twice: int, searches: int) -> TotalEstimate:
    """Return the bound of Chao (1987) on all that can be found by searching.

    Of `found` things `once` were found by one of the `searches` and `twice` by two.
    """
    unseen = (searches - 1) / searches if searches else 0.0
    # With nothing found twice, or once, the plain form breaks down: the bias-corrected one holds.
    ratio = once / twice if once and twice else 0.0
    missed = unseen * (once * ratio / 2 if ratio else once * (once - 1) / 2)
    if ratio:
        variance = twice * (unseen * ratio**2 / 2 + unseen**2 * (ratio**3 + ratio**4 / 4))
    else:
        total = found + missed
        variance = unseen * once * (once - 1) / 2 + unseen**2 * once * (2 * once - 1) ** 2 / 4
        variance = max(variance - unseen**2 * once**4 / (4 * total), 0.0) if total else 0.0
    return TotalEstimate("zoekacties", found + missed, find_lowest(found, found + missed, variance))


def find_lowest(found: int, total: float, variance: float) -> float:
    """Return the lower end of the 95 % interval of a total, log-normal in what was not found."""
    missed = total - found
    if missed <= 0:
        return float(found)
    spread = exp(NORMAL_95 * sqrt(log(1 + variance / missed**2)))
    return found + missed / spread


def at_least(lowest: float) -> int:
    """Return a lower end as a number of things: rounded down, the same on every machine."""
    return floor(lowest + TOLERANCE)


def nearest_whole(total: float) -> int:
    """Return an estimate as a number of things: a half rounds up, the same on every machine."""
    return floor(total + 0.5 + TOLERANCE)
