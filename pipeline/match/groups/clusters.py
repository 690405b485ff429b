"""From pairs to locations: union-find, strongest pair first, never against a contradiction."""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from pipeline.match.coding.columns import Bools, Ints
from pipeline.match.coding.components import label_components
from pipeline.match.coding.nodes import Nodes
from pipeline.match.evidence.addresses import GROUND_FLOOR_ADDITIONS


class RefusedJoin(IntEnum):
    """Why a pair that matches was not joined: its groups contradict each other, or it fits several.

    NONE: it was joined.
    """

    NONE = 0
    CLASHES = 1
    AMBIGUOUS = 2


@dataclass(frozen=True)
class Edges:
    """Pairs of nodes to join. `order` sorts them (smallest first).

    A `loose` pair lacks an addition on one side, or has a number in a range: it joins only when
    that is unambiguous. A `decided` pair was decided by people: it joins whatever else is said.
    """

    first: Ints
    second: Ints
    order: Ints
    loose: Bools
    decided: Bools

    def select(self, wanted: Bools) -> "Edges":
        """The edges where `wanted`."""
        return Edges(*(getattr(self, name)[wanted] for name in self.__dataclass_fields__))


@dataclass
class Group:
    """What is known of a group of nodes: its numbers, additions, and what it may not join."""

    low: int
    high: int
    widest: tuple[int, int]
    additions: frozenset[int]
    gemeenten: frozenset[int]
    members: list[int]
    apart: set[int] = field(default_factory=set)


def cluster(nodes: Nodes, edges: Edges, apart: Ints) -> tuple[Ints, npt.NDArray[np.int8]]:
    """Label every node with the first node of its cluster; per edge a RefusedJoin.

    `apart`: rows of two nodes that people keep apart. Only components with a contradiction in them
    are built up edge by edge; in the others every edge holds. What people decided must not
    contradict itself.
    """
    labels = label_components(len(nodes), edges.first, edges.second)
    troubled = _find_contradictions(nodes, labels, apart)
    refused = np.zeros(len(edges.first), dtype=np.int8)
    at = np.flatnonzero(troubled[labels[edges.first]])
    chosen = edges.select(troubled[labels[edges.first]])
    builder = _Builder(nodes, np.flatnonzero(troubled[labels]), apart)
    refused[at] = builder.join(chosen)
    for group in builder.groups.values():
        labels[group.members] = min(group.members)
    return labels, refused


def _find_contradictions(nodes: Nodes, labels: Ints, apart: Ints) -> Bools:
    """Per label: two additions or gemeenten, numbers that no range covers, or nodes kept apart."""
    size = len(nodes)
    low, high = np.full(size, np.iinfo(np.int64).max), np.zeros(size, dtype=np.int64)
    located = nodes.number > 0
    np.minimum.at(low, labels[located], nodes.number[located])
    np.maximum.at(high, labels[located], nodes.last_number[located])
    spans = np.zeros(size, dtype=bool)
    spans[labels[(nodes.number == low[labels]) & (nodes.last_number == high[labels])]] = True
    found = (high > 0) & ~spans
    for column in (nodes.addition, nodes.gemeente):
        known = column.present
        couples = np.unique(labels[known] * len(column.values) + column.codes[known])
        found |= np.bincount(couples // len(column.values), minlength=size)[:size] > 1
    if len(apart):
        same = labels[apart[:, 0]] == labels[apart[:, 1]]
        found[labels[apart[same, 0]]] = True
    return found


class _Builder:
    """Joins groups edge by edge and refuses what contradicts."""

    def __init__(self, nodes: Nodes, members: Ints, apart: Ints) -> None:
        self.parent = {int(node): int(node) for node in members}
        self.ground_floor = {
            code
            for code, text in enumerate(nodes.addition.values)
            if text in GROUND_FLOOR_ADDITIONS
        }
        self.groups = {node: self._start(nodes, node) for node in self.parent}
        for one, other in apart.tolist():
            if one in self.groups and other in self.groups:
                self.groups[one].apart.add(other)
                self.groups[other].apart.add(one)

    @staticmethod
    def _start(nodes: Nodes, node: int) -> Group:
        low, high = int(nodes.number[node]), int(nodes.last_number[node])
        known = [int(column.codes[node]) for column in (nodes.addition, nodes.gemeente)]
        additions, gemeenten = (frozenset({code} if code else ()) for code in known)
        return Group(low, high, (low, high), additions, gemeenten, [node])

    def find(self, node: int) -> int:
        """The root of a node's group."""
        while self.parent[node] != node:
            self.parent[node] = self.parent[self.parent[node]]
            node = self.parent[node]
        return node

    def join(self, edges: Edges) -> npt.NDArray[np.int8]:
        """Join along the edges: decided pairs, firm ones, then loose ones that fit one group.

        Loose ones last: what a record without an addition may join is known only when all units
        of the building are whole.
        """
        refused = np.zeros(len(edges.first), dtype=np.int8)
        pairs = list(zip(edges.first.tolist(), edges.second.tolist(), strict=True))
        rank = np.lexsort((edges.order, edges.loose & ~edges.decided, ~edges.decided)).tolist()
        loose = [at for at in rank if edges.loose[at] and not edges.decided[at]]
        for at in rank:
            if edges.decided[at]:
                self._unite(*pairs[at])
            elif not edges.loose[at] and not self._join(*pairs[at]):
                refused[at] = RefusedJoin.CLASHES
        torn = self._find_torn([pairs[at] for at in loose])
        for at in loose:
            one, other = pairs[at]
            if self.find(one) != self.find(other) and {one, other} & torn:
                refused[at] = RefusedJoin.AMBIGUOUS
            elif not self._join(one, other):
                refused[at] = RefusedJoin.CLASHES
        return refused

    def _find_torn(self, pairs: list[tuple[int, int]]) -> set[int]:
        """Nodes whose group has loose pairs with groups that contradict each other."""
        around: defaultdict[int, set[int]] = defaultdict(set)
        for one, other in pairs:
            left, right = self.find(one), self.find(other)
            if left != right:
                around[left].add(right)
                around[right].add(left)
        torn: set[int] = set()
        for root, neighbours in around.items():
            merged = self.groups[root]
            # One neighbour after another is taken in: two that do not fit together tear it.
            for neighbour in sorted(neighbours):
                nearby = self.groups[neighbour]
                places = merged.gemeenten | nearby.gemeenten
                if len(places) > 1 or not self._may_join(merged, nearby):
                    torn.update(self.groups[root].members)
                    break
                merged = _merge(merged, nearby)
        return torn

    def _join(self, one: int, other: int) -> bool:
        left, right = self.find(one), self.find(other)
        if left == right:
            return True
        if not self._may_join(self.groups[left], self.groups[right]):
            return False
        self._unite(left, right)
        return True

    def _may_join(self, left: Group, right: Group) -> bool:
        """Is there no contradiction: one range covers all numbers, and there is one addition?"""
        low, high = min(left.low, right.low), max(left.high, right.high)
        additions = left.additions | right.additions
        small, large = sorted((left, right), key=lambda group: len(group.members))
        return (
            (low, high) in {left.widest, right.widest}
            and (len(additions) <= 1 or additions <= self.ground_floor)
            and large.apart.isdisjoint(small.members)
        )

    def _unite(self, one: int, other: int) -> None:
        left, right = self.find(one), self.find(other)
        if left == right:
            return
        small, large = sorted(
            (left, right), key=lambda root: (len(self.groups[root].members), root)
        )
        # The smaller group is taken up in the larger, so that no record moves often.
        self.parent[small] = large
        self.groups[large] = _merge(self.groups[large], self.groups.pop(small))


def _merge(into: Group, other: Group) -> Group:
    """What is known of two groups together; takes over the lists of the first."""
    widest = max(into.widest, other.widest, key=lambda span: (span[1] - span[0], -span[0]))
    return Group(
        low=min(into.low, other.low),
        high=max(into.high, other.high),
        widest=widest,
        additions=into.additions | other.additions,
        gemeenten=into.gemeenten | other.gemeenten,
        members=[*into.members, *other.members],
        apart=into.apart | other.apart,
    )
