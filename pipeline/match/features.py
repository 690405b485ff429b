"""What two names (or contacts) must share before they are worth comparing at one address."""

import zlib

import numpy as np
import pandas as pd

from pipeline.match.names import WORDS, Name
from pipeline.match.nodes import Bools, Ints, Nodes

NO_FEATURE = 0
WIDTH = 12
"""Features of a name: the starts of up to 6 words, the end, and initials in up to 5 forms."""


def make_features(nodes: Nodes) -> Ints:
    """Per node a row of hashes: of its name's word starts, end and initials, its site and phone.

    One typing error leaves at least the start of another word or the end of the name intact.
    """
    both, distinct = pd.factorize(nodes.name.codes * len(nodes.core.values) + nodes.core.codes)
    table = np.zeros((len(distinct), WIDTH), dtype=np.int64)
    for row, code in enumerate(distinct):
        name, core = (
            nodes.names[code // len(nodes.core.values)],
            nodes.core.values[code % len(nodes.core.values)],
        )
        hashes = [zlib.crc32(text.encode()) for text in list_features(name, core.split())]
        table[row, : len(hashes)] = hashes
    contacts = [
        np.where(column.codes > 0, -2 * column.codes - odd, NO_FEATURE)
        for odd, column in enumerate((nodes.host, nodes.phone))
    ]
    return np.concatenate([table[both], *contacts], axis=1)


def list_features(name: Name, core: list[str]) -> list[str]:
    """The features of one name, at most WIDTH."""
    starts = [word[:3] for word in core[:6]]
    ends = [f"-{core[-1][-3:]}"] if core and len(core[-1]) > 4 else []
    return list(dict.fromkeys(starts + ends))[:7] + spell_initials(name, core)


def spell_initials(name: Name, core: list[str]) -> list[str]:
    """The initials of a name in up to three forms, and up to two words that may be initials."""
    telling = set(core)
    legal = "".join(word[0] for word in name.words if word in telling | WORDS.rechtsvormen)
    bare = "".join(word[0] for word in core)
    full = "".join(word[0] for word in name.words)
    short = [word for word in core if len(word) <= 6][:2]
    return [f".{text}" for text in dict.fromkeys([legal, bare, full, *short]) if len(text) > 1]


def list_initials(nodes: Nodes, node: int) -> list[str]:
    """The initials of a node's name."""
    core = nodes.core.values[nodes.core.codes[node]].split()
    return spell_initials(nodes.names[nodes.name.codes[node]], core)


def share_feature(features: Ints, signatures: Ints, first: Ints, second: Ints) -> Bools:
    """Per pair of nodes: do they share a feature, or the whole core of a name?"""
    alike = (signatures[first] == signatures[second]) & (signatures[first] > 0)
    undecided = np.flatnonzero(~alike)
    one, other = features[first[undecided]], features[second[undecided]]
    found = np.zeros(len(undecided), dtype=bool)
    for column in range(features.shape[1]):
        value = one[:, column : column + 1]
        found |= ((value == other) & (value != NO_FEATURE)).any(axis=1)
    alike[undecided] = found
    return alike
