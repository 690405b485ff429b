"""How often the bound on completeness is true, in worlds whose size is known. SYNTHETISCH.

In such a world some things are easier to find than others, by every list alike: lists depend on
each other, as they do in the country. Prints the table of docs/zekerheid.md.
"""

from collections import Counter
from dataclasses import dataclass
from math import sqrt

import numpy as np

from pipeline.certainty.capture import NORMAL_95, Overlap, chapman, count_on
from pipeline.certainty.completeness import estimate_total

WORLDS, SEED_OF_WORLDS = 1000, 2023
SMALLEST, LARGEST = 200, 2000
NAMES = "ABCD"


@dataclass(frozen=True)
class World:
    """How many things there are, and which lists found which of them."""

    size: int
    overlap: Overlap


def make_world(chance: np.random.Generator, lists: int) -> World:
    """Return a world in which what is easy to find is found by every list."""
    size = int(chance.integers(SMALLEST, LARGEST))
    ease = chance.normal(0, chance.uniform(0.5, 1.5), (size, 1))
    on = chance.random((size, lists)) < 1 / (1 + np.exp(-(ease + chance.uniform(-1.5, 0.5, lists))))
    found_by = Counter(frozenset(NAMES[at] for at in np.flatnonzero(row)) for row in on)
    del found_by[frozenset()]
    return World(size, found_by)


def plain_interval(overlap: Overlap) -> tuple[float, float]:
    """Return the usual 95 % interval around the estimate of Chapman for the first two lists."""
    first, second, both = (count_on(overlap, *names) for names in ("A", "B", "AB"))
    total = chapman(overlap, "A", "B").total
    variance = (first + 1) * (second + 1) * (first - both) * (second - both)
    half = NORMAL_95 * sqrt(variance / ((both + 1) ** 2 * (both + 2)))
    return total - half, total + half


def measure(lists: int) -> str:
    """Return a row of the table: how often the interval and the bound hold, and how near it is."""
    chance = np.random.default_rng(SEED_OF_WORLDS)
    worlds = [make_world(chance, lists) for _ in range(WORLDS)]
    covered = sum(
        low <= world.size <= high
        for world in worlds
        for low, high in [plain_interval(world.overlap)]
    )
    told = [(estimate_total(world.overlap, frozenset())["ten_minste"], world) for world in worlds]
    bounds = [(int(str(bound)), world.size) for bound, world in told if bound is not None]
    true = sum(bound <= size for bound, size in bounds)
    share = np.median([bound / size for bound, size in bounds])
    shares = (covered / WORLDS, true / len(bounds), share, 1 - len(bounds) / WORLDS)
    cells = " | ".join(f"{100 * part:.1f} %".replace(".", ",") for part in shares)
    return f"| {lists} | {cells} |"


def main() -> None:
    """Print the table."""
    print(
        "| lijsten | gewoon interval van Chapman bevat het echte aantal | ondergrens klopt | "
        "ondergrens als deel van het echte aantal (mediaan) | niet te zeggen |"
    )
    print("|---:|---:|---:|---:|---:|")
    for lists in (2, 3, 4):
        print(measure(lists))


if __name__ == "__main__":
    main()
