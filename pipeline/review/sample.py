"""Draw a stratified sample of pairs for people to judge blind, the same for the same seed."""

import hashlib
import heapq
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.errors import SjoError
from pipeline.review.decisions import Pair
from pipeline.review.pair_groups import PairGroup, classify_pairs
from pipeline.review.questions import Question, find_neighbours, index_buildings
from pipeline.review.workfiles import WorkFiles

MAX_PAIRS = 5_000_000
"""They are gone through one by one."""
FEWEST_PER_GROUP = 10
"""Pairs of a group that are drawn at least, if it has so many: fewer say nothing of it."""
POWER_OF_SIZE = 2 / 3
"""What is not known of a group is its size times the interval of its share, which falls with the
pairs judged; the sum of their squares is least when these go with this power of the size."""


@dataclass(frozen=True)
class Sample:
    """Pairs in random order, each with its group, and how many pairs each group has in all."""

    pairs: list[tuple[Pair, PairGroup]]
    sizes: dict[PairGroup, int]

    @property
    def sizes_text(self) -> str:
        """The sizes as a cell: "1:120|2:900"."""
        return "|".join(f"{group}:{size}" for group, size in sorted(self.sizes.items()))


def draw_sample(files: WorkFiles, size: int, seed: int) -> Sample:
    """Draw `size` pairs out of those of `classify_pairs`, by a hash of seed and pair.

    Raises SjoError for more than MAX_PAIRS pairs.
    """
    sizes: Counter[PairGroup] = Counter()
    drawn: dict[PairGroup, list[tuple[bytes, Pair]]] = {group: [] for group in PairGroup}
    for pair, group in classify_pairs(files):
        sizes[group] += 1
        if sum(sizes.values()) > MAX_PAIRS:
            raise SjoError(f"meer dan {MAX_PAIRS} paren: te veel om een steekproef uit te trekken")
        drawn[group].append((_lot(seed, pair), pair))
        if len(drawn[group]) > 2 * size + 100:
            drawn[group] = heapq.nsmallest(size, drawn[group])
    wanted = allocate(sizes, size)
    chosen = [
        (lot, pair, group)
        for group, lots in drawn.items()
        for lot, pair in heapq.nsmallest(wanted[group], lots)
    ]
    return Sample([(pair, group) for _, pair, group in sorted(chosen)], dict(sizes))


def parse_sizes(text: str) -> dict[PairGroup, int]:
    """Read what `Sample.sizes_text` wrote; ValueError for anything else."""
    sizes = dict(part.split(":") for part in text.split("|"))
    return {PairGroup(group): int(size) for group, size in sizes.items()}


def allocate(sizes: Mapping[PairGroup, int], size: int) -> dict[PairGroup, int]:
    """Divide a sample over groups so that recall is known best: see POWER_OF_SIZE.

    Every group gets 10 pairs, or all it has; what a small group cannot give goes to the others.
    """
    left = min(size, sum(sizes.values()))
    wanted = dict.fromkeys(PairGroup, 0)
    while left:
        open_groups = [group for group in PairGroup if wanted[group] < sizes.get(group, 0)]
        # The next pair goes where it is missed most: first where there are fewest of the least.
        group = min(open_groups, key=lambda group: _find_need(wanted[group], sizes[group]))
        wanted[group] += 1
        left -= 1
    return wanted


def _find_need(wanted: int, size: int) -> tuple[bool, float]:
    return wanted >= FEWEST_PER_GROUP, (wanted + 1) / size**POWER_OF_SIZE


# A hash of the pair is its lot: the same pairs are drawn whatever the order of the records.
def _lot(seed: int, pair: Pair) -> bytes:
    return hashlib.blake2b(f"{seed}|{pair[0]}|{pair[1]}".encode(), digest_size=8).digest()


def describe_pairs(sample: Sample, records: pd.DataFrame) -> list[Question]:
    """Return the sampled pairs as questions, without what the program thought of them."""
    known = {row["record_id"]: row for row in rows_of(records)}
    buildings = index_buildings(known.values())
    return [
        Question(
            a=known[a],
            b=known[b],
            regel="steekproef",
            neighbours=find_neighbours(known[a], known[b], buildings),
        )
        for (a, b), _ in sample.pairs
    ]
