"""Which pairs of names in one gemeente are compared when one of them has no address."""

from collections.abc import Iterator

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import Bools, Ints, combine, find_first, sort_pairs, translate
from pipeline.match.coding.nodes import Nodes
from pipeline.match.coding.typing_errors import find_near_texts
from pipeline.match.groups.same_gemeente import LocalNames
from pipeline.match.names.left_over import OF_THE_GEMEENTE
from pipeline.match.names.name import OFFICE_WORDS, Phrases, as_phrases, strip_phrases
from pipeline.match.names.words import WORDS

LARGEST_GROUP = 12
"""Names in one gemeente that share initials, a site or a number and are compared with each other.

A site or number with more names in one gemeente is nobody's own; initials of more names, no proof.
"""


def list_pairs_to_place(
    nodes: Nodes, local: LocalNames, loose: Bools, initials: Ints, light: Phrases
) -> Ints:
    """Pairs of nodes (smaller first), one or both `loose` from an address, that may be one.

    Their names have the same words but another place, also when services, `light` phrases and
    "gemeente" are left out; are a typing error apart; or share initials, a site or a number.
    """
    # One node stands for all of a name; a loose one if there is any, for that is to be placed.
    order = np.lexsort((~loose, local.codes))
    chief = local.nodes[order][find_first(local.codes[order])]
    is_loose = np.bincount(local.codes, weights=loose, minlength=len(local)) > 0
    found = [chief[pair] for pair in _list_name_pairs(nodes, chief, is_loose, initials, light)]
    at = np.full(len(nodes), -1, dtype=np.int64)
    at[local.nodes] = np.arange(len(local.nodes))
    for column in (nodes.host, nodes.phone):
        node, code = column.list_rows()
        rows, code = at[node[at[node] >= 0]], code[at[node] >= 0]
        block = combine(nodes.gemeente.codes[local.nodes[rows]], code)
        found.append(local.nodes[_pair_blocks(rows, block, local.codes[rows], loose[rows])])
    return sort_pairs(np.concatenate(found))


def _list_name_pairs(
    nodes: Nodes, chief: Ints, is_loose: Bools, initials: Ints, light: Phrases
) -> Iterator[Ints]:
    gemeente, every = nodes.gemeente.codes[chief], np.arange(len(chief))
    for words in (nodes.words.codes, _list_bare(nodes, light)):
        yield _pair_blocks(every, combine(gemeente, words[chief]), every, is_loose)
    texts = [nodes.core.values[code].replace(" ", "") for code in nodes.core.codes[chief]]
    yield find_near_texts(gemeente, texts, is_loose)
    owner, at = np.nonzero(initials[chief])
    block = combine(gemeente[owner], pd.factorize(initials[chief][owner, at])[0].astype(np.int64))
    yield _pair_blocks(owner, block, owner, is_loose[owner])


def _list_bare(nodes: Nodes, light: Phrases) -> Ints:
    """Per node a code of its core without light phrases, office words and "gemeente"; then without
    services. Neither takes all there is: of "Gemeente Ede - Sociaal Loket" the service remains.
    """
    empty = light | as_phrases(OFFICE_WORDS | {OF_THE_GEMEENTE})
    cores = [tuple(text.split()) for text in nodes.core.values]
    named = [strip_phrases(core, empty) or core for core in cores]
    bare = [strip_phrases(core, WORDS.diensten) or core for core in named]
    return translate(nodes.core, [" ".join(sorted(core)) for core in bare]).codes


def _pair_blocks(rows: Ints, block: Ints, name: Ints, loose: Bools) -> Ints:
    """Pairs of rows in blocks of at most 12 names: of other names, at least one of them loose."""
    table = pd.DataFrame({"block": block, "name": name, "loose": ~loose, "row": rows})
    table = table.sort_values(["block", "name", "loose", "row"]).drop_duplicates(["block", "name"])
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
