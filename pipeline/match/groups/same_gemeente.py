"""Which names in one gemeente are of one organisation, wherever its locations are."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import Ints, Texts, combine, find_first, is_in
from pipeline.match.coding.components import label_components
from pipeline.match.coding.nodes import Nodes
from pipeline.match.evidence.organisations import OrganisationEvidence
from pipeline.match.evidence.rules import apply_rules
from pipeline.match.groups.link_rules import LINK_RULES, WEAK_LINKS, Link, LinkRow
from pipeline.match.names.keys import OWN_PLACE
from pipeline.match.names.reasons import TYPING_ERRORS
from schemas.vocabulary import Veldoordeel


@dataclass(frozen=True)
class LocalNames:
    """The names in every gemeente: one for all nodes with the same words and place in the name."""

    nodes: Ints
    """The nodes that have one: those with a gemeente and a name."""
    codes: Ints
    """Per such node the number of its name; the rest of this module counts in these."""

    def __len__(self) -> int:
        return int(self.codes.max(initial=-1)) + 1

    def find(self, pairs: Ints) -> Ints:
        """The names of pairs of these nodes."""
        at = np.empty(int(self.nodes.max(initial=-1)) + 1, dtype=np.int64)
        at[self.nodes] = self.codes
        return at[pairs]

    def join(self, labels: Ints) -> Ints:
        """Labels of nodes that have one name or one label, directly or through others."""
        chief = self.nodes[find_first(self.codes)][self.codes]
        every = np.arange(len(labels))
        first, second = np.concatenate([self.nodes, every]), np.concatenate([chief, labels])
        return label_components(len(labels), first, second)


def list_local_names(nodes: Nodes) -> LocalNames:
    """The local name of every node that has a gemeente and a name."""
    here = np.flatnonzero(nodes.gemeente.present & nodes.name.present)
    parts = (nodes.gemeente, nodes.words, nodes.named_place)
    return LocalNames(here, combine(*(column.codes[here] for column in parts)))


def judge_links(nodes: Nodes, pairs: Ints, evidence: OrganisationEvidence) -> Texts:
    """Per pair of nodes what names and contacts say of their organisations (Link)."""
    first, second = pairs.T
    named = nodes.named_place
    one, other = named.codes[first], named.codes[second]
    own = named.values.index(OWN_PLACE) if OWN_PLACE in named.values else -1
    return apply_rules(
        LINK_RULES,
        LinkRow,
        evidence.verdict,
        evidence.naam == Veldoordeel.GELIJK,
        evidence.agrees,
        evidence.differs,
        evidence.by_acronym,
        is_in(evidence.reason, *TYPING_ERRORS),
        nodes.words.codes[first] == nodes.words.codes[second],
        np.minimum(nodes.times[first], nodes.times[second]) == 1,
        (one == 0) != (other == 0),
        (one * other > 0) & ((one == own) != (other == own)),
    )


def group_organisations(
    local: LocalNames, pairs: Ints, links: Texts, own: Ints, labels: Ints
) -> tuple[Ints, Ints]:
    """Per name its organisation; and the pairs of which one names no place, that stayed apart.

    `pairs` of names go with `links`. What one cluster holds is one: `own` and `labels` are the
    clusters, per node of `local`, without and with what people decided.
    """
    size = len(local)
    firm = np.concatenate([pairs[links == Link.FIRM], _link_within(local, own)])
    base = label_components(size, *firm.T)
    denied = base[pairs[links == Link.DENIED]]
    # Weighed without what people decided: else a decision that says what was found would leave a
    # weak link with one choice where there were two, and so change what it only confirms.
    clear = [_choose_clear(base[pairs[links == weak]], denied) for weak in WEAK_LINKS]
    every = np.stack([np.arange(size), base], axis=1)
    found = label_components(size, *np.concatenate([*clear, every, _link_within(local, labels)]).T)
    vague = pairs[links == Link.VAGUE]
    return found, vague[found[vague[:, 0]] != found[vague[:, 1]]]


def _link_within(local: LocalNames, labels: Ints) -> Ints:
    """Pairs that link all names of one cluster (`labels`, per node of `local`)."""
    start = pd.Series(local.codes).groupby(labels).transform("min").to_numpy(dtype=np.int64)
    return np.stack([local.codes, start], axis=1)


def _choose_clear(weak: Ints, denied: Ints) -> Ints:
    """Weak pairs of organisations where neither may be another, and no pair denies it."""
    table = pd.DataFrame(np.sort(weak, axis=1), columns=["one", "other"]).drop_duplicates()
    both = pd.concat([table, table.rename(columns={"one": "other", "other": "one"})])
    times = both[both["one"] != both["other"]].groupby("one")["other"].nunique()
    refused = set(map(tuple, np.sort(denied, axis=1).tolist()))
    clear = [
        times.get(one, 0) == 1 and times.get(other, 0) == 1 and (one, other) not in refused
        for one, other in table.itertuples(index=False, name=None)
    ]
    return table[np.array(clear, dtype=bool)].to_numpy(dtype=np.int64).reshape(-1, 2)
