"""Draw a stratified sample of pairs for people to judge blind, the same for the same seed."""

import hashlib
import heapq
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.errors import SjoError
from pipeline.review.decisions import Pair, Record, pair_of
from pipeline.review.questions import Question, find_neighbours, index_buildings
from pipeline.review.workfiles import WorkFiles
from schemas.folding import fold_words
from schemas.vocabulary import Paaroordeel


class PairGroup(StrEnum):
    """The groups that pairs are sampled from, by what the program did with them.

    A member is the number in column `groep` of a sample: that tells a judge nothing.
    """

    JOINED = "1"
    REJECTED = "2"
    OPEN = "3"
    ALIKE = "4"
    UNALIKE = "5"


GROUPS_TOLD = {
    PairGroup.JOINED: "aangenomen: dezelfde locatie",
    PairGroup.REJECTED: "vergeleken en verschillend bevonden",
    PairGroup.OPEN: "vergeleken en opengelaten",
    PairGroup.ALIKE: "niet vergeleken, wel iets gemeen",
    PairGroup.UNALIKE: "niet vergeleken, niets gemeen",
}
MAX_PAIRS = 5_000_000
"""They are gone through one by one, and grow with the square of the records of a gemeente."""
MIN_WORD_LENGTH = 4
"""Letters of a word that two names may have in common: shorter ones are articles and the like."""
MAX_SHARED_BY = 50
"""Records that may share a word or contact; what more share says nothing of two of them."""


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
    """Draw `size` pairs, spread evenly over the groups, by a hash of seed and pair.

    Considered are all pairs within one gemeente and all compared pairs. Two records in different
    gemeenten that were never compared are taken to be different: a location stands in one
    gemeente. Raises SjoError for more than MAX_PAIRS pairs.
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


def allocate(sizes: Counter[PairGroup], size: int) -> dict[PairGroup, int]:
    """Divide a sample evenly over groups; what a small group cannot give goes to the others."""
    wanted = dict.fromkeys(PairGroup, 0)
    left = min(size, sum(sizes.values()))
    while left:
        for group in PairGroup:
            if left and wanted[group] < sizes[group]:
                wanted[group] += 1
                left -= 1
    return wanted


def classify_pairs(files: WorkFiles) -> Iterator[tuple[Pair, PairGroup]]:
    """Yield every pair that was compared, joined, or lies within one gemeente, with its group."""
    cluster_of = dict(zip(files.clusters["record_id"], files.clusters["cluster_id"], strict=True))
    compared = {pair_of(row): row.get("beslissing", "") for row in rows_of(files.pairs)}
    records = sorted(rows_of(files.records), key=lambda record: record["record_id"])
    keys = {record["record_id"]: keys_of(record) for record in records}
    counts = Counter(key for found in keys.values() for key in found)
    rare = {r: {k for k in found if counts[k] <= MAX_SHARED_BY} for r, found in keys.items()}
    for pair, beslissing in compared.items():
        if _is_joined(pair, cluster_of):
            yield pair, PairGroup.JOINED
        else:
            yield pair, PairGroup.OPEN if beslissing == Paaroordeel.ONZEKER else PairGroup.REJECTED
    by_cluster: dict[str, list[str]] = {}
    by_gemeente: dict[str, list[str]] = {}
    for record in records:
        record_id = record["record_id"]
        by_cluster.setdefault(cluster_of.get(record_id, record_id), []).append(record_id)
        by_gemeente.setdefault(record["gemeentecode"], []).append(record_id)
    for members in by_cluster.values():
        yield from ((p, PairGroup.JOINED) for p in combinations(members, 2) if p not in compared)
    for members in by_gemeente.values():
        for pair in combinations(members, 2):
            if pair not in compared and not _is_joined(pair, cluster_of):
                yield pair, PairGroup.ALIKE if rare[pair[0]] & rare[pair[1]] else PairGroup.UNALIKE


def _is_joined(pair: Pair, cluster_of: dict[str, str]) -> bool:
    a, b = (cluster_of.get(record_id) for record_id in pair)
    return a is not None and a == b


def keys_of(record: Record) -> set[str]:
    """Return what two records may have in common: words of the name, postcode, contacts."""
    words = {
        word for word in fold_words(record["organisatie"]).split() if len(word) >= MIN_WORD_LENGTH
    }
    others = {record["postcode"], record["website"], record["telefoon"]}
    return words | {value for value in others if value}


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
