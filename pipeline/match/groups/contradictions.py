"""What records without a readable address state, and where that denies the location they fit.

What could not be read is not absent: a postcode, place, street, name of the location, website or
number that is given keeps speaking, whatever else could not be read.
"""

from collections.abc import Callable
from functools import partial

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import (
    Bools,
    CodedColumn,
    Contacts,
    Ints,
    Texts,
    is_in,
    sort_unique,
)
from pipeline.match.coding.nodes import Nodes
from pipeline.match.coding.processes import Workers
from pipeline.match.evidence.addresses import compare_streets_of, compare_texts
from pipeline.match.evidence.couples import Carried, judge_phone, judge_site
from pipeline.match.evidence.shared_contacts import compare_contacts, find_shared
from pipeline.match.names.location_name import compare_location_names
from pipeline.match.names.name import Places
from schemas.vocabulary import Veldoordeel


def find_denied(
    nodes: Nodes,
    node: Ints,
    target: Ints,
    labels: Ints,
    places: dict[str, Places],
    workers: Workers,
) -> Bools:
    """Per node without an address: does what it states deny the cluster (`labels`) of its target?

    A postcode, place, street or name of the location denies when no record of the cluster states
    the same and one states another; a website (or number) of its own when it is another and the
    number (or website) is not equal. Places that may be any in their gemeente deny nothing.
    """
    row, member = _list_members(node, labels[target], labels)
    pair = node[row], member
    denied = np.zeros(len(node), dtype=bool)
    for told in (_compare_postcodes(nodes, pair), _compare_places(nodes, pair)):
        denied |= _deny(told, row, len(node))
    streets = compare_streets_of(nodes, *pair)
    return (
        denied
        | _deny(streets, row, len(node))
        | _deny_by_location_name(nodes, pair, row, len(node))
        | _deny_by_contact(nodes, (node, target), labels, places, workers)
    )


def _list_members(node: Ints, label: Ints, labels: Ints) -> tuple[Ints, Ints]:
    """(row, member): per row of `node` the other nodes of the cluster with this label."""
    table = pd.DataFrame({"row": np.arange(len(node)), "label": label})
    members = pd.DataFrame({"label": labels, "member": np.arange(len(labels))})
    both = table.merge(members[members["label"].isin(label)], on="label", validate="m:m")
    row, member = (both[name].to_numpy(dtype=np.int64) for name in ("row", "member"))
    others = member != node[row]
    return row[others], member[others]


def _deny(told: Texts, row: Ints, size: int) -> Bools:
    """Rows of which a member says otherwise, and none the same."""
    agrees, differs = (
        np.bincount(row, weights=of, minlength=size) > 0
        for of in (
            ~is_in(told, Veldoordeel.ANDERS, Veldoordeel.ONTBREEKT),
            told == Veldoordeel.ANDERS,
        )
    )
    denied: Bools = differs & ~agrees
    return denied


def _compare_postcodes(nodes: Nodes, pair: tuple[Ints, Ints]) -> Texts:
    return compare_texts(nodes.postcode, *pair, lambda *_: Veldoordeel.ANDERS)


def _compare_places(nodes: Nodes, pair: tuple[Ints, Ints]) -> Texts:
    """GELIJK, ANDERS, or ONTBREEKT where a place may be any in its gemeente."""
    told = compare_texts(nodes.place, *pair, lambda *_: Veldoordeel.ANDERS)
    vague = nodes.is_gemeente_name[pair[0]] | nodes.is_gemeente_name[pair[1]]
    told[vague] = Veldoordeel.ONTBREEKT
    return told


def _deny_by_location_name(nodes: Nodes, pair: tuple[Ints, Ints], row: Ints, size: int) -> Bools:
    """As `_deny`: a node without an address names one location, a member may name several."""
    names = nodes.location_names
    width = names.codes.shape[1]
    mine = np.repeat(names.codes[pair[0], 0], width)
    both = CodedColumn(np.concatenate([mine, names.codes[pair[1]].ravel()]), names.values)
    at = np.arange(len(mine))
    told = compare_texts(both, at, at + len(mine), compare_location_names)
    return _deny(told, np.repeat(row, width), size)


def _deny_by_contact(
    nodes: Nodes,
    pair: tuple[Ints, Ints],
    labels: Ints,
    places: dict[str, Places],
    workers: Workers,
) -> Bools:
    website, telefoon = (
        _compare_own(nodes, column, pair, labels, partial(judge, places), workers)
        for column, judge in ((nodes.host, judge_site), (nodes.phone, judge_phone))
    )
    by_site = (website == Veldoordeel.ANDERS) & (telefoon != Veldoordeel.GELIJK)
    by_phone = (telefoon == Veldoordeel.ANDERS) & (website != Veldoordeel.GELIJK)
    denied: Bools = np.asarray(by_site | by_phone, dtype=bool)
    return denied


def _compare_own(
    nodes: Nodes,
    column: Contacts,
    pair: tuple[Ints, Ints],
    labels: Ints,
    judge: Callable[[Carried], bool],
    workers: Workers,
) -> Texts:
    """What the contacts of a node and of the cluster of its target say; shared ones say nothing."""
    pooled = column.pool(labels)
    present = pooled.present
    unequal = present[pair[0]] & present[pair[1]] & (pooled.share(*pair) == 0)
    involved = np.concatenate([side[unequal] for side in pair])
    involved = sort_unique(pooled.codes[involved].ravel())
    shared = find_shared(nodes, column, involved, judge, workers)
    return compare_contacts(pooled, *pair, shared)
