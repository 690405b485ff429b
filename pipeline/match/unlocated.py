"""Records without a visiting address, placed last: with the one location of their organisation."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.match.addresses import YES
from pipeline.match.blocks import combine
from pipeline.match.clusters import label_components
from pipeline.match.features import list_features
from pipeline.match.judged import Judged
from pipeline.match.names import ACRONYM, Places
from pipeline.match.nodes import Bools, Ints, Nodes
from pipeline.match.organisations import compare_organisations
from pipeline.match.typing_errors import find_near_texts

LARGEST_GROUP = 12
"""Names in one gemeente that share an acronym, site or number and are all compared."""


@dataclass(frozen=True)
class Placed:
    """`labels`: clusters, now with the unlocated nodes in them. Pairs (unlocated, other node):

    `joined` with its one location or with its equals; `doubtful` with the first of several
    locations of the organisation in that gemeente, for people to choose from.
    """

    labels: Ints
    joined: Ints
    doubtful: Ints
    compared: int


def place_unlocated(
    nodes: Nodes, labels: Ints, judged: Judged, places: dict[str, Places]
) -> Placed:
    """Give every node without an address the location of its organisation in that gemeente.

    With exactly one location it joins that. With none or several, the organisation stands once per
    gemeente, apart from its locations.
    """
    here = np.flatnonzero(nodes.gemeente.present & nodes.name.present)
    keys, first = _key_names(nodes, here)
    edges, compared = _find_same_names(nodes, first, places)
    has_address = np.zeros(len(nodes), dtype=bool)
    has_address[labels[nodes.located]] = True
    table = pd.DataFrame(
        {
            "organisation": _group_organisations(labels[here], keys, edges, len(first)),
            "cluster": labels[here],
            "located": has_address[labels[here]],
            "node": here,
        }
    )
    loose = _find_target(table)
    node, target = (loose[name].to_numpy(dtype=np.int64) for name in ("node", "target"))
    keep = ~_is_kept_apart(node, target, labels, judged.different)
    labels = labels.copy()
    labels[node[keep]] = target[keep]
    joined = np.stack([node, target], axis=1)[keep & (node != target)]
    doubt = loose[loose["nunique"] > 1].drop_duplicates("organisation")
    doubtful = doubt[["target", "min"]].to_numpy(dtype=np.int64)
    return Placed(_renumber(labels), joined, doubtful, compared)


def _find_target(table: pd.DataFrame) -> pd.DataFrame:
    """Nodes without an address, and the node they join: their one location, else their first."""
    where = table[table["located"]].groupby("organisation")["cluster"].agg(["nunique", "min"])
    loose = table[~table["located"]].join(where, on="organisation")
    start = loose.groupby("organisation")["node"].transform("min")
    return loose.assign(target=loose["min"].where(loose["nunique"] == 1, start))


def _renumber(labels: Ints) -> Ints:
    """Each label becomes the first node that bears it."""
    first = np.full(len(labels), len(labels), dtype=np.int64)
    np.minimum.at(first, labels, np.arange(len(labels)))
    return first[labels]


def _key_names(nodes: Nodes, here: Ints) -> tuple[Ints, Ints]:
    """A key per name and contact in a gemeente, and each key's first node."""
    codes = (nodes.gemeente, nodes.name, nodes.host, nodes.phone)
    keys = combine(*(column.codes[here] for column in codes))
    return keys, here[np.unique(keys, return_index=True)[1]]


def _find_same_names(nodes: Nodes, first: Ints, places: dict[str, Places]) -> tuple[Ints, int]:
    """Pairs of keys (indexes into `first`) of one organisation; and how many were compared."""
    pairs = np.unique(np.sort(np.concatenate(list(_list_candidates(nodes, first))), axis=1), axis=0)
    found = compare_organisations(nodes, first[pairs[:, 0]], first[pairs[:, 1]], places)
    same = pairs[found.verdict == YES]
    is_acronym = np.array([why.startswith(ACRONYM) for why in found.uitleg[found.verdict == YES]], bool)
    firm = same[~is_acronym]
    return np.concatenate([firm, _keep_clear(len(first), firm, same[is_acronym])]), len(pairs)


def _keep_clear(size: int, firm: Ints, acronyms: Ints) -> Ints:
    """The pairs of an acronym and a name where neither side pairs with another organisation."""
    labels = label_components(size, firm[:, 0], firm[:, 1])
    sides = pd.DataFrame({"one": labels[acronyms[:, 0]], "other": labels[acronyms[:, 1]]})
    clear = sides.groupby("one")["other"].transform("nunique") == 1
    clear &= sides.groupby("other")["one"].transform("nunique") == 1
    return acronyms[clear.to_numpy(dtype=bool)]


def _list_candidates(nodes: Nodes, first: Ints) -> Iterator[Ints]:
    """Keys of one gemeente with the same core, site, number or initials, or a typing error apart."""
    gemeente, core = nodes.gemeente.codes[first], nodes.core.codes[first]
    for column in (nodes.signature, nodes.host, nodes.phone):
        code = column.codes[first]
        rows = np.flatnonzero(code > 0)
        yield _chain(rows, combine(gemeente[rows], code[rows]))
    both, at = np.unique(gemeente * len(nodes.core.values) + core, return_index=True)
    texts = [nodes.core.values[code].replace(" ", "") for code in core[at]]
    yield at[find_near_texts(gemeente[at], texts)]
    yield from _list_initials(nodes, first)


def _list_initials(nodes: Nodes, first: Ints) -> Iterator[Ints]:
    owner, marks = [], []
    for row, node in enumerate(first.tolist()):
        name = nodes.names[nodes.name.codes[node]]
        core = nodes.core.values[nodes.core.codes[node]].split()
        found = [text for text in list_features(name, core) if text[0] == "."]
        owner += [row] * len(found)
        marks += found
    rows = np.array(owner, dtype=np.int64)
    codes = pd.factorize(np.array(marks, dtype=object))[0].astype(np.int64)
    yield _chain(rows, combine(nodes.gemeente.codes[first[rows]], codes))


def _chain(rows: Ints, block: Ints) -> Ints:
    """Rows of a block in pairs: all of them in a small block, neighbours in a large one."""
    order = np.argsort(block, kind="stable")
    rows, block = rows[order], block[order]
    size = np.bincount(block)[block] if len(block) else block
    pairs = []
    for distance in range(1, LARGEST_GROUP):
        equal = np.flatnonzero(block[:-distance] == block[distance:])
        equal = equal[(size[equal] <= LARGEST_GROUP) | (distance <= 2)]
        pairs.append(np.stack([rows[equal], rows[equal + distance]], axis=1))
    return np.concatenate(pairs)


def _group_organisations(labels: Ints, keys: Ints, edges: Ints, size: int) -> Ints:
    """Per node its organisation in its gemeente: names joined by edges and by clusters."""
    start = pd.Series(keys).groupby(labels).transform("min").to_numpy(dtype=np.int64)
    first = np.concatenate([edges[:, 0], keys])
    return label_components(size, first, np.concatenate([edges[:, 1], start]))[keys]


def _is_kept_apart(node: Ints, target: Ints, labels: Ints, apart: Ints) -> Bools:
    """Nodes that people keep apart from a node of the cluster they would join."""
    refused = np.zeros(len(node), dtype=bool)
    for one, other in np.concatenate([apart, apart[:, ::-1]]).tolist() if len(apart) else []:
        refused |= (node == one) & (labels[other] == target)
    return refused
