"""Records without a visiting address, placed last: with the one location of their organisation."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import Bools, Ints
from pipeline.match.coding.components import label_components
from pipeline.match.coding.nodes import Nodes
from pipeline.match.coding.processes import Workers
from pipeline.match.evidence.light_words import forgive_light_phrases, forgive_provider
from pipeline.match.evidence.organisations import (
    OrganisationEvidence,
    compare_names_of,
    compare_organisations,
)
from pipeline.match.groups.contradictions import find_denied
from pipeline.match.groups.decisions import DecidedPairs
from pipeline.match.groups.located_clusters import LocatedClusters
from pipeline.match.groups.named_locations import tell_named_locations
from pipeline.match.groups.same_gemeente import (
    LocalNames,
    group_organisations,
    judge_links,
    list_local_names,
)
from pipeline.match.groups.unlocated_pairs import list_pairs_to_place
from pipeline.match.names.name import Phrases, Places


@dataclass(frozen=True)
class Placed:
    """`labels`: clusters, now with the unlocated nodes in them.

    `pairs`, with their `evidence`: nodes whose names or contacts were compared. `joined`: each
    unlocated node and the node whose cluster it joined. `doubtful`: the first unlocated node of an
    organisation with several locations in the gemeente, and the first of these. `denied`: each
    unlocated node that states something else than the one location of its organisation, or names
    another location than the first of its other unlocated nodes, and that.
    """

    labels: Ints
    pairs: Ints
    evidence: OrganisationEvidence
    joined: Ints
    doubtful: Ints
    denied: Ints


def place_unlocated(
    nodes: Nodes,
    located: LocatedClusters,
    initials: Ints,
    decided: DecidedPairs,
    light: Phrases,
    places: dict[str, Places],
    workers: Workers,
) -> Placed:
    """Give every node without an address the location of its organisation in that gemeente.

    With exactly one location it joins that, unless what it states denies that it is there. With
    none or several, or when its name may mean another organisation too, the organisation stands
    once per gemeente, apart from its locations; or once per location that is named there.
    What records say of their organisations is weighed as if people had decided nothing, so that
    decisions that say what was found change nothing; where these put a record is then obeyed.
    """
    local, labels = list_local_names(nodes), located.labels
    pairs = list_pairs_to_place(
        nodes, local, _find_loose(nodes, local, located.own), initials, light
    )
    # A contact speaks for all of a name in the gemeente, whether or not a record has an address.
    kin = local.join(located.own)
    evidence = _compare_without_address(nodes, pairs, kin, light, places, workers)
    moved = _find_targets(nodes, local, located, pairs, evidence)
    moved = _leave_denied(nodes, moved, labels, places, workers)
    node, target = (moved[name].to_numpy(dtype=np.int64) for name in ("node", "target"))
    keep = ~_is_kept_apart(node, target, labels, decided.different)
    labels = labels.copy()
    labels[node[keep]] = target[keep]
    doubt = moved[moved["doubt"]].drop_duplicates("start")
    denied = moved[moved["denied"]]
    return Placed(
        labels=_renumber(labels),
        pairs=pairs,
        evidence=evidence,
        joined=np.stack([node, target], axis=1)[keep & (node != target)],
        doubtful=doubt[["target", "other"]].to_numpy(dtype=np.int64),
        denied=denied[["node", "other"]].to_numpy(dtype=np.int64),
    )


def _compare_without_address(
    nodes: Nodes,
    pairs: Ints,
    kin: Ints,
    light: Phrases,
    places: dict[str, Places],
    workers: Workers,
) -> OrganisationEvidence:
    """Return the evidence on organisations of pairs of which no two stand at one address."""
    pair = pairs[:, 0], pairs[:, 1]
    likeness = compare_names_of(nodes, *pair, places, workers)
    nowhere = np.zeros(len(pairs), dtype=bool)
    told = compare_organisations(nodes, pair, likeness, kin, nowhere, places, workers)
    return forgive_provider(forgive_light_phrases(told, light))


def _leave_denied(
    nodes: Nodes,
    moved: pd.DataFrame,
    labels: Ints,
    places: dict[str, Places],
    workers: Workers,
) -> pd.DataFrame:
    """The nodes, in `denied` those that are asked about: what they state denies their target.

    Then they stay by themselves, with what people say is the same. That of records without any
    address, too: two that state two postcodes are at two.
    """
    node, target = (moved[name].to_numpy(dtype=np.int64) for name in ("node", "target"))
    denied = find_denied(nodes, node, target, labels, places, workers)
    denied &= labels[node] != labels[target]
    denied = np.isin(labels[node], labels[node][denied])
    return moved.assign(
        target=moved["target"].where(~denied, labels[node]),
        denied=(denied & moved["single"]) | moved["apart"],
    )


def _find_loose(nodes: Nodes, local: LocalNames, labels: Ints) -> Bools:
    """Per node of `local`: is it in a cluster (`labels`) without any address?"""
    has_address = np.zeros(len(nodes), dtype=bool)
    has_address[labels[nodes.located]] = True
    return ~has_address[labels[local.nodes]]


def _find_targets(
    nodes: Nodes,
    local: LocalNames,
    located: LocatedClusters,
    pairs: Ints,
    evidence: OrganisationEvidence,
) -> pd.DataFrame:
    """Nodes without an address, and the node that each joins (`target`).

    `doubt` and `apart` where people are asked whether it is that of `other` after all: because any
    location may be meant, or because another is named.
    """
    labels, loose = located.labels, _find_loose(nodes, local, located.labels)
    own = located.own[local.nodes]
    links = judge_links(nodes, pairs, evidence)
    organisation, apart = group_organisations(
        local, local.find(pairs), links, own, labels[local.nodes]
    )
    table = pd.DataFrame(
        {
            "organisation": organisation[local.codes],
            "cluster": labels[local.nodes],
            "name": local.codes,
            "node": local.nodes,
        }
    )
    where = table[~loose].groupby("organisation")["cluster"].agg(["nunique", "min"])
    # A name without a place that may be of two towns: it joins neither when it would matter.
    has_location = np.isin(organisation, where.index)
    unsure = np.concatenate([apart[has_location[apart[:, 1 - side]], side] for side in (0, 1)])
    found = table[loose].join(where, on="organisation")
    found["single"] = (found["nunique"] == 1) & ~found["name"].isin(unsure)
    return _stand_together(nodes, found)


def _stand_together(nodes: Nodes, found: pd.DataFrame) -> pd.DataFrame:
    """What has no single location stands under its first node, once per gemeente and location."""
    node, organisation = (found[key].to_numpy(np.int64) for key in ("node", "organisation"))
    named = tell_named_locations(nodes, node, organisation)
    start = _find_start(found, named)
    is_first = pd.Series(start, index=found.index).where(named > 0)
    first = is_first.groupby(found["organisation"]).transform("min")
    other = found["min"].where(found["min"].notna(), first)
    alone = ~found["single"] & (other != start)
    return found.assign(
        start=start,
        target=found["min"].where(found["single"], start),
        other=other,
        doubt=alone & (found["min"].notna() | ((named == 0) & other.notna())),
        apart=alone & found["min"].isna() & (named > 0) & (start == node),
    )


def _find_start(found: pd.DataFrame, named: Ints) -> Ints:
    """Per row the first node of those it stands with, what people say is the same among them."""
    group = [found["organisation"].to_numpy(), found["single"].to_numpy(), named]
    chief = found.groupby(group)["node"].transform("min").to_numpy(dtype=np.int64)
    node, cluster = (found[key].to_numpy(dtype=np.int64) for key in ("node", "cluster"))
    size = int(np.concatenate([node, cluster]).max(initial=-1)) + 1
    held = label_components(size, np.tile(node, 2), np.concatenate([chief, cluster]))[node]
    start: Ints = found.groupby(held)["node"].transform("min").to_numpy(dtype=np.int64)
    return start


def _renumber(labels: Ints) -> Ints:
    """Each label becomes the first node that bears it."""
    first = np.full(len(labels), len(labels), dtype=np.int64)
    np.minimum.at(first, labels, np.arange(len(labels)))
    return first[labels]


def _is_kept_apart(node: Ints, target: Ints, labels: Ints, apart: Ints) -> Bools:
    """Nodes that people keep apart from a node of the cluster they would join."""
    refused = np.zeros(len(node), dtype=bool)
    for one, other in np.concatenate([apart, apart[:, ::-1]]).tolist() if len(apart) else []:
        refused |= (node == one) & (labels[other] == target)
    return refused
