"""What two nodes at one address must share, in name or contact, before they are compared."""

from dataclasses import dataclass

import numpy as np

from pipeline.match.coding.columns import Bools, Ints
from pipeline.match.coding.nodes import Nodes
from pipeline.match.names.keys import MOST_STARTS

NO_FEATURE = 0


@dataclass(frozen=True)
class Features:
    """Per node rows of hashes, 0 where absent.

    `starts`: the starts of up to 6 words of the name and its end: one typing error leaves another
    of these intact. `initials`: in up to three forms, and words that may be initials themselves.
    `contacts`: sites and phone numbers.
    """

    starts: Ints
    initials: Ints
    contacts: Ints

    @property
    def all(self) -> Ints:
        """All features of a node in one row."""
        return np.concatenate([self.starts, self.initials, self.contacts], axis=1)


def make_features(nodes: Nodes) -> Features:
    """The features of every node."""
    hashes = nodes.name_hashes.astype(np.int64)
    contacts = [
        np.where(column.codes > 0, -2 * column.codes - odd, NO_FEATURE)
        for odd, column in enumerate((nodes.host, nodes.phone))
    ]
    return Features(
        hashes[:, :MOST_STARTS], hashes[:, MOST_STARTS:], np.concatenate(contacts, axis=1)
    )


def share_feature(features: Ints, signatures: Ints, first: Ints, second: Ints) -> Bools:
    """Per pair of nodes: do they share a feature, or the whole core of a name?"""
    alike: Bools = (signatures[first] == signatures[second]) & (signatures[first] > 0)
    undecided = np.flatnonzero(~alike)
    one, other = features[first[undecided]], features[second[undecided]]
    found = np.zeros(len(undecided), dtype=bool)
    for column in range(features.shape[1]):
        value = one[:, column : column + 1]
        found |= ((value == other) & (value != NO_FEATURE)).any(axis=1)
    alike[undecided] = found
    return alike
