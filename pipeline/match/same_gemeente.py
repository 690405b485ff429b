"""Which names in one gemeente are of one organisation, wherever its locations are."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.match.addresses import NO, YES, is_in
from pipeline.match.clusters import label_components
from pipeline.match.columns import Bools, Ints, combine, find_first
from pipeline.match.name_keys import OWN_PLACE
from pipeline.match.name_verdict import SAME, TYPING_ERRORS
from pipeline.match.nodes import Nodes
from pipeline.match.organisations import OrganisationEvidence


@dataclass(frozen=True)
class Keys:
    """The names in a gemeente: nodes with the same gemeente, words and place in the name."""

    nodes: Ints
    """The nodes that have one: those with a gemeente and a name."""
    codes: Ints
    """Per such node its key."""

    def __len__(self) -> int:
        return int(self.codes.max(initial=-1)) + 1

    def find(self, pairs: Ints) -> Ints:
        """The keys of pairs of these nodes."""
        at = np.empty(int(self.nodes.max(initial=-1)) + 1, dtype=np.int64)
        at[self.nodes] = self.codes
        return at[pairs]

    def join(self, labels: Ints) -> Ints:
        """Labels of nodes that have one key or one label, directly or through others."""
        chief = self.nodes[find_first(self.codes)][self.codes]
        every = np.arange(len(labels))
        first, second = np.concatenate([self.nodes, every]), np.concatenate([chief, labels])
        return label_components(len(labels), first, second)


@dataclass(frozen=True)
class Links:
    """Per pair of nodes what it says of their organisations."""

    firm: Bools
    """They are one."""
    acronym: Bools
    vague: Bools
    """The name of one of them names a place, that of the other none."""
    contact: Bools
    """Another name with the same site or number."""
    denied: Bools

    @property
    def weak(self) -> tuple[Bools, Bools, Bools]:
        """They are one, unless one of them may be another just as well: by each of three means."""
        return self.acronym, self.vague, self.contact


def make_keys(nodes: Nodes) -> Keys:
    """The key of every node that has a gemeente and a name."""
    here = np.flatnonzero(nodes.gemeente.present & nodes.name.present)
    parts = (nodes.gemeente, nodes.words, nodes.named_place)
    return Keys(here, combine(*(column.codes[here] for column in parts)))


def judge_links(nodes: Nodes, pairs: Ints, evidence: OrganisationEvidence) -> Links:
    """What compared names and contacts say across a gemeente: less than at one address.

    A name with a town is not that of the same name with the gemeente. One that names no place, or
    is an acronym, may mean just one other. A typing error counts when that spelling occurs once.
    A contact of their own that differs denies all of these; one that is equal bears them out.
    """
    first, second = pairs.T
    named = nodes.named_place
    one, other = named.codes[first], named.codes[second]
    own = named.values.index(OWN_PLACE) if OWN_PLACE in named.values else -1
    contact = evidence.agrees
    by_name = evidence.naam == SAME
    vague = by_name & ((one == 0) != (other == 0))
    elsewhere = by_name & (one * other > 0) & ((one == own) != (other == own))
    same_words = nodes.words.codes[first] == nodes.words.codes[second]
    is_rare = np.minimum(nodes.times[first], nodes.times[second]) == 1
    misspelt = is_in(evidence.uitleg, *TYPING_ERRORS)
    acronym = evidence.by_acronym
    fits = (same_words & ~vague) | (~evidence.differs & (~misspelt | is_rare))
    same = (evidence.verdict == YES) & (~by_name | (fits & (contact | ~elsewhere)))
    unsure = same & by_name & ~contact
    return Links(
        firm=same & by_name & (contact | ~(acronym | vague)),
        acronym=unsure & acronym,
        vague=unsure & vague & ~acronym,
        contact=same & ~by_name,
        denied=(evidence.verdict == NO) | (elsewhere & ~contact),
    )


def group_organisations(
    keys: Keys, pairs: Ints, links: Links, own: Ints, labels: Ints
) -> tuple[Ints, Ints]:
    """Per key its organisation; and the pairs of which one names no place, that stayed apart.

    `pairs` of keys go with `links`. What one cluster holds is one: `own` and `labels` are the
    clusters, per node of `keys`, without and with what people decided. Which weak links are clear
    is judged without: else a decision that says what was found would make others clear.
    """
    size = len(keys)
    firm = np.concatenate([pairs[links.firm], _link_within(keys, own)])
    base = label_components(size, *firm.T)
    denied = base[pairs[links.denied]]
    clear = [_choose_clear(base[pairs[weak]], denied) for weak in links.weak]
    every = np.stack([np.arange(size), base], axis=1)
    found = label_components(size, *np.concatenate([*clear, every, _link_within(keys, labels)]).T)
    vague = pairs[links.vague]
    return found, vague[found[vague[:, 0]] != found[vague[:, 1]]]


def _link_within(keys: Keys, labels: Ints) -> Ints:
    """Pairs of keys that link all keys of one cluster (`labels`, per node of `keys`)."""
    start = pd.Series(keys.codes).groupby(labels).transform("min").to_numpy(dtype=np.int64)
    return np.stack([keys.codes, start], axis=1)


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
