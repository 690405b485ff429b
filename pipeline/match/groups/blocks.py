"""Which nodes are compared: those in one block around an address whose names share something."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import Bools, Ints, combine, sort_unique
from pipeline.match.coding.nodes import WIDEST_RANGE, Nodes
from pipeline.match.coding.typing_errors import find_near_streets, find_near_texts
from pipeline.match.groups.features import NO_FEATURE, share_feature

LARGEST_BLOCK = 40
"""Nodes of one block that are all held against each other: 780 pairs at most. A building of more
different records is rare, and lists of one address a million times must end too."""
LARGEST_PART = 8
"""Nodes of an oversized block that share a feature and are all held against each other; a node has
up to 18 features, so this bounds the pairs per record."""
WINDOW = 2
"""Neighbours, in order of the name, that a node of a larger part is compared with: a misspelt name
mostly stands beside the right one."""


@dataclass(frozen=True)
class Candidates:
    """Pairs of nodes to compare (first < second), and what became of oversized blocks."""

    first: Ints
    second: Ints
    split_blocks: int
    windowed_blocks: int


@dataclass(frozen=True)
class BlockRows:
    """Rows (key, node): nodes with the same key stand in one block."""

    key: Ints
    node: Ints


def find_candidates(nodes: Nodes, features: Ints) -> Candidates:
    """All pairs of located nodes in one address block that have something in common.

    Blocks: postcode and number; gemeente, street and number (also with a typing error in the
    street); number and whole name with gemeente or street; and where the gemeente of one is
    unknown, number and whole name with a typing error in the street, or street, number and website
    or phone. A block of more than 40 nodes is split by what the names share; of more than 8 that
    share something, each is compared with the next 2 by name.
    """
    codes: list[Ints] = []
    split = windowed = 0
    for keys in _list_block_rows(nodes):
        small, large = _set_apart(keys, LARGEST_BLOCK)
        pairs = list(_pair_within(small, LARGEST_BLOCK))
        split += len(sort_unique(large.key))
        parts, rest = _set_apart(_split_by_feature(large, features), LARGEST_PART)
        windowed += len(sort_unique(rest.key))
        pairs += list(_pair_within(parts, LARGEST_PART))
        pairs += list(_pair_within(_sort_by_name(rest, nodes), WINDOW))
        for one, other in pairs:
            alike = share_feature(features, nodes.signature.codes, one, other)
            codes.append(np.minimum(one, other)[alike] * len(nodes) + np.maximum(one, other)[alike])
    unique = sort_unique(np.concatenate(codes)) if codes else np.empty(0, dtype=np.int64)
    return Candidates(unique // max(1, len(nodes)), unique % max(1, len(nodes)), split, windowed)


def _list_block_rows(nodes: Nodes) -> Iterator[BlockRows]:
    """The blocks, a kind at a time: each forgives a mistake in a part that the others rest on."""
    rows, number = _list_numbers(nodes)
    gemeente, street = nodes.gemeente.codes[rows], nodes.street.codes[rows]
    postcode, core = nodes.postcode.codes[rows], nodes.signature.codes[rows]
    # Whatever the street is called.
    yield _select(postcode > 0, rows, postcode, number)
    # Without a postcode, or with a wrong one; the street as it is, or a typing error in it.
    yield _select(gemeente > 0, rows, gemeente, number, street)
    yield from _near_street_keys(nodes, rows, number)
    # Another street, or the same in another gemeente: then the name must be the same.
    yield _select((gemeente > 0) & (core > 0), rows, gemeente, number, core)
    yield _select(core > 0, rows, street, number, core)
    yield _near_lonely_keys(nodes, rows, number)
    for column in (nodes.host, nodes.phone):
        node, code = column.list_rows()
        yield _lonely_keys(nodes, node, code)


def _lonely_keys(nodes: Nodes, node: Ints, contact: Ints) -> BlockRows:
    """Street, number and website (or phone) where the gemeente of one of them is unknown."""
    located = nodes.located[node]
    node, contact = node[located], contact[located]
    key = combine(nodes.street.codes[node], nodes.number[node], contact)
    unknown = nodes.gemeente.codes[node] == 0
    wanted = np.bincount(key, weights=unknown)[key] > 0 if len(key) else np.empty(0, dtype=bool)
    return BlockRows(key[wanted], node[wanted])


def _near_lonely_keys(nodes: Nodes, rows: Ints, number: Ints) -> BlockRows:
    """Blocks of two of one name and number, one of an unknown gemeente, whose streets are alike."""
    group = combine(number, nodes.signature.codes[rows])
    unknown = nodes.gemeente.codes[rows] == 0
    wanted = (np.bincount(group, weights=unknown)[group] > 0) if len(group) else unknown
    wanted = wanted & nodes.signature.present[rows]
    rows, group = rows[wanted], group[wanted]
    streets = [nodes.street.values[code] for code in nodes.street.codes[rows].tolist()]
    near = find_near_texts(group, streets, unknown[wanted])
    return BlockRows(np.repeat(np.arange(len(near)), 2), rows[near.ravel()])


def _select(wanted: Bools, rows: Ints, *codes: Ints) -> BlockRows:
    return BlockRows(combine(*(code[wanted] for code in codes)), rows[wanted])


def _list_numbers(nodes: Nodes) -> tuple[Ints, Ints]:
    """(node, house number) for every located node; a range gives a row per number in it."""
    rows = np.flatnonzero(nodes.located)
    number, last = nodes.number[rows], nodes.last_number[rows]
    count = np.minimum(last - number, WIDEST_RANGE) + 1
    index = np.repeat(np.arange(len(rows)), count)
    step = np.arange(len(index)) - np.repeat(np.cumsum(count) - count, count)
    return rows[index], number[index] + step


def _near_street_keys(nodes: Nodes, rows: Ints, number: Ints) -> Iterator[BlockRows]:
    """Blocks of two streets of one gemeente that are a typing error apart, with the number."""
    gemeente, street = nodes.gemeente.codes[rows], nodes.street.codes[rows]
    known = gemeente > 0
    rows, number, gemeente, street = rows[known], number[known], gemeente[known], street[known]
    width = len(nodes.street.values)
    both, distinct = pd.factorize(gemeente * width + street)
    near = find_near_streets(distinct // width, distinct % width, nodes.street.values)
    table = pd.DataFrame({"street": both, "row": np.arange(len(rows))})
    edges = pd.DataFrame({"street": near.ravel(), "edge": np.repeat(np.arange(len(near)), 2)})
    found = table.merge(edges, on="street")
    at = found["row"].to_numpy(dtype=np.int64)
    yield _select(
        np.ones(len(at), dtype=bool), rows[at], found["edge"].to_numpy(np.int64), number[at]
    )


def _set_apart(keys: BlockRows, limit: int) -> tuple[BlockRows, BlockRows]:
    """Rows of blocks up to the limit, and rows of larger ones."""
    if not len(keys.key):
        return keys, keys
    large = np.bincount(keys.key)[keys.key] > limit
    small, rest = (BlockRows(keys.key[at], keys.node[at]) for at in (~large, large))
    return small, rest


def _split_by_feature(keys: BlockRows, features: Ints) -> BlockRows:
    """Blocks of nodes that share a block and a feature of the name or contact."""
    wide = features[keys.node]
    row, column = np.nonzero(wide != NO_FEATURE)
    return BlockRows(
        combine(keys.key[row], pd.factorize(wide[row, column])[0].astype(np.int64)), keys.node[row]
    )


def _sort_by_name(keys: BlockRows, nodes: Nodes) -> BlockRows:
    """Blocks in the order of the words of the name, so that like names are neighbours."""
    codes, place = np.unique(nodes.core.codes[keys.node], return_inverse=True)
    texts = np.array([nodes.core.values[code] for code in codes], dtype=object)
    rank = np.argsort(np.argsort(texts, kind="stable"))
    order = np.lexsort((keys.node, rank[place], keys.key))
    return BlockRows(keys.key[order], keys.node[order])


def _pair_within(keys: BlockRows, reach: int) -> Iterator[tuple[Ints, Ints]]:
    """Each row with the next `reach` rows of its block, one distance at a time."""
    order = np.argsort(keys.key, kind="stable")
    key, node = keys.key[order], keys.node[order]
    at = np.arange(len(key))
    for distance in range(1, reach + 1):
        at = at[: np.searchsorted(at, len(key) - distance)]
        at = at[key[at] == key[at + distance]]
        if not len(at):
            return
        one, other = node[at], node[at + distance]
        differ = one != other
        yield one[differ], other[differ]
