"""What two names (or contacts) must share before they are worth comparing at one address."""

import zlib
from dataclasses import dataclass

import numpy as np
import pandas as pd

from pipeline.match.columns import Bools, Ints
from pipeline.match.names import WORDS, Name
from pipeline.match.nodes import Nodes

NO_FEATURE = 0
MOST_STARTS, MOST_INITIALS = 7, 5


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
    """The features of every node; each distinct name is looked at once."""
    width = len(nodes.core.values)
    both, distinct = pd.factorize(nodes.name.codes * width + nodes.core.codes)
    starts = np.zeros((len(distinct), MOST_STARTS), dtype=np.int64)
    initials = np.zeros((len(distinct), MOST_INITIALS), dtype=np.int64)
    for row, code in enumerate(distinct.tolist()):
        core = nodes.core.values[code % width].split()
        for table, texts in (
            (starts, list_starts(core)),
            (initials, list_initials(nodes.names[code // width], core)),
        ):
            table[row, : len(texts)] = [zlib.crc32(text.encode()) for text in texts]
    contacts = [
        np.where(column.codes > 0, -2 * column.codes - odd, NO_FEATURE)
        for odd, column in enumerate((nodes.host, nodes.phone))
    ]
    return Features(starts[both], initials[both], np.concatenate(contacts, axis=1))


def list_starts(core: list[str]) -> list[str]:
    """The starts of the words of a name, and its end."""
    starts = [word[:3] for word in core[: MOST_STARTS - 1]]
    ends = [f"-{core[-1][-3:]}"] if core and len(core[-1]) > 4 else []
    return list(dict.fromkeys(starts + ends))


def list_initials(name: Name, core: list[str]) -> list[str]:
    """The initials of a name in up to three forms, and up to two words that may be initials."""
    bare = "".join([word[0] for word in core])
    full = "".join([word[0] for word in name.words])
    legal = full
    if len(bare) != len(full):
        spoken = {*core, *WORDS.rechtsvormen}
        legal = "".join([word[0] for word in name.words if word in spoken])
    short = [word for word in core if len(word) <= 6][:2]
    return [f".{text}" for text in dict.fromkeys([legal, bare, full, *short]) if len(text) > 1]


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
