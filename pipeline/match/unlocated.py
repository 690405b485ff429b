"""Records without a visiting address, placed last: with the one location of their organisation."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.match.addresses import NO, OTHER, YES, is_in
from pipeline.match.clusters import label_components
from pipeline.match.columns import Bools, Ints, combine, find_first, sort_pairs
from pipeline.match.judged import Judged
from pipeline.match.name_verdict import ACRONYM, SAME
from pipeline.match.names import Places
from pipeline.match.nodes import Nodes
from pipeline.match.organisations import OrganisationEvidence, compare_organisations
from pipeline.match.processes import Workers
from pipeline.match.typing_errors import find_near_texts

LARGEST_GROUP = 12
"""Names in one gemeente that share initials, a site or a number and are compared with each other.

A site or number with more names in one gemeente is nobody's own; initials of more names, no proof.
"""


@dataclass(frozen=True)
class Placed:
    """`labels`: clusters, now with the unlocated nodes in them.

    `pairs`, with their `evidence`: nodes whose names or contacts were compared. `joined`: each
    unlocated node and the node whose cluster it joined. `doubtful`: the first unlocated node of an
    organisation with several locations in the gemeente, and the first of these.
    """

    labels: Ints
    pairs: Ints
    evidence: OrganisationEvidence
    joined: Ints
    doubtful: Ints


def place_unlocated(
    nodes: Nodes,
    labels: Ints,
    initials: Ints,
    judged: Judged,
    places: dict[str, Places],
    workers: Workers,
) -> Placed:
    """Give every node without an address the location of its organisation in that gemeente.

    With exactly one location it joins that. With none or several, the organisation stands once per
    gemeente, apart from its locations.
    """
    here = np.flatnonzero(nodes.gemeente.present & nodes.name.present)
    has_address = np.zeros(len(nodes), dtype=bool)
    has_address[labels[nodes.located]] = True
    loose = ~has_address[labels[here]]
    codes = (nodes.gemeente, nodes.words, nodes.town)
    keys = combine(*(column.codes[here] for column in codes))
    pairs = _list_pairs(nodes, initials, here, keys, loose)
    evidence = compare_organisations(nodes, pairs[:, 0], pairs[:, 1], places, workers)
    key_of = np.zeros(len(nodes), dtype=np.int64)
    key_of[here] = keys
    times = np.bincount(keys, weights=np.bincount(nodes.node_of_record)[here]).astype(np.int64)
    exact = (nodes.words.codes[pairs[:, 0]] == nodes.words.codes[pairs[:, 1]]) | (
        evidence.naam != SAME
    )
    organisation = _group_organisations(labels[here], keys, key_of[pairs], evidence, times, exact)
    table = pd.DataFrame(
        {"organisation": organisation, "cluster": labels[here], "located": ~loose, "node": here}
    )
    moved = _find_target(table)
    node, target = (moved[name].to_numpy(dtype=np.int64) for name in ("node", "target"))
    keep = ~_is_kept_apart(node, target, labels, judged.different)
    labels = labels.copy()
    labels[node[keep]] = target[keep]
    doubt = moved[moved["nunique"] > 1].drop_duplicates("organisation")
    return Placed(
        labels=_renumber(labels),
        pairs=pairs,
        evidence=evidence,
        joined=np.stack([node, target], axis=1)[keep & (node != target)],
        doubtful=doubt[["target", "min"]].to_numpy(dtype=np.int64),
    )


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


def _list_pairs(nodes: Nodes, initials: Ints, here: Ints, keys: Ints, loose: Bools) -> Ints:
    """Pairs of nodes (smaller first), one or both without address, that may be one organisation.

    Nodes of one gemeente with the same letters in the name but other towns; a typing error apart;
    with the same initials, site or number.
    """
    chief = here[find_first(keys)]
    is_loose = np.bincount(keys, weights=loose) > 0 if len(keys) else np.empty(0, dtype=bool)
    found = [chief[pair] for pair in _list_name_pairs(nodes, initials, chief, is_loose)]
    at = np.full(len(nodes), -1, dtype=np.int64)
    at[here] = np.arange(len(here))
    for column in (nodes.host, nodes.phone):
        node, code = column.list_rows()
        rows, code = at[node[at[node] >= 0]], code[at[node] >= 0]
        block = combine(nodes.gemeente.codes[here[rows]], code)
        found.append(here[_pair_blocks(rows, block, keys[rows], loose[rows])])
    return sort_pairs(np.concatenate(found))


def _list_name_pairs(nodes: Nodes, initials: Ints, chief: Ints, is_loose: Bools) -> Iterator[Ints]:
    gemeente, every = nodes.gemeente.codes[chief], np.arange(len(chief))
    same = combine(gemeente, nodes.words.codes[chief])
    yield _pair_blocks(every, same, every, is_loose)
    texts = [nodes.core.values[code].replace(" ", "") for code in nodes.core.codes[chief]]
    yield find_near_texts(gemeente, texts, is_loose)
    owner, at = np.nonzero(initials[chief])
    block = combine(gemeente[owner], pd.factorize(initials[chief][owner, at])[0].astype(np.int64))
    yield _pair_blocks(owner, block, owner, is_loose[owner])


def _pair_blocks(rows: Ints, block: Ints, keys: Ints, loose: Bools) -> Ints:
    """Pairs of rows in blocks of at most 12 keys: other keys, at least one of them loose."""
    table = pd.DataFrame({"block": block, "key": keys, "loose": ~loose, "row": rows})
    table = table.sort_values(["block", "key", "loose", "row"]).drop_duplicates(["block", "key"])
    size = table.groupby("block")["row"].transform("size")
    some = ~table.groupby("block")["loose"].transform("all")
    small = table[(size > 1) & (size <= LARGEST_GROUP) & some]
    group, row = small["block"].to_numpy(), small["row"].to_numpy(dtype=np.int64)
    bound = small["loose"].to_numpy(dtype=bool)
    pairs = []
    for distance in range(1, LARGEST_GROUP):
        at = np.flatnonzero(group[:-distance] == group[distance:])
        at = at[~(bound[at] & bound[at + distance])]
        pairs.append(np.stack([row[at], row[at + distance]], axis=1))
    return np.concatenate(pairs)


def _group_organisations(
    labels: Ints, keys: Ints, pairs: Ints, evidence: OrganisationEvidence, times: Ints, exact: Bools
) -> Ints:
    """Per node its organisation in its gemeente: names joined by clusters and by pairs of keys.

    Across a gemeente a name with a typing error or an acronym needs more than at one address: no
    site or number of their own that differs; an acronym may mean just one organisation, and a
    spelling that occurs more than once (`times`) is no typing error.
    """
    by_acronym = np.array([why.startswith(ACRONYM) for why in evidence.uitleg], dtype=bool)
    denied = is_in(evidence.website, OTHER) | is_in(evidence.telefoon, OTHER)
    is_rare = times[pairs].min(axis=1) == 1 if len(pairs) else exact
    same = (evidence.verdict == YES) & (exact | (~denied & (is_rare | by_acronym)))
    start = pd.Series(keys).groupby(labels).transform("min").to_numpy(dtype=np.int64)
    firm = np.concatenate([pairs[same & ~by_acronym], np.stack([keys, start], axis=1)])
    size = int(keys.max(initial=-1)) + 1
    base = label_components(size, firm[:, 0], firm[:, 1])
    clear = _choose_clear(base[pairs[same & by_acronym]], base[pairs[evidence.verdict == NO]])
    return label_components(
        size, *np.concatenate([clear, np.stack([np.arange(size), base], axis=1)]).T
    )[keys]


def _choose_clear(acronyms: Ints, different: Ints) -> Ints:
    """Pairs of organisations by acronym where neither may be another, and no pair denies it."""
    table = pd.DataFrame(np.sort(acronyms, axis=1), columns=["one", "other"]).drop_duplicates()
    clear = table.groupby("one")["other"].transform("nunique") == 1
    clear &= table.groupby("other")["one"].transform("nunique") == 1
    denied = set(map(tuple, np.sort(different, axis=1).tolist()))
    allowed = [pair not in denied for pair in table.itertuples(index=False, name=None)]
    return table[clear & np.array(allowed, dtype=bool)].to_numpy(dtype=np.int64).reshape(-1, 2)


def _is_kept_apart(node: Ints, target: Ints, labels: Ints, apart: Ints) -> Bools:
    """Nodes that people keep apart from a node of the cluster they would join."""
    refused = np.zeros(len(node), dtype=bool)
    for one, other in np.concatenate([apart, apart[:, ::-1]]).tolist() if len(apart) else []:
        refused |= (node == one) & (labels[other] == target)
    return refused
