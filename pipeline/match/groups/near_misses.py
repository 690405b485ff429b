"""Clusters that were kept apart, or never compared, though one building or name holds them both.

Nothing here joins: these are the pairs that people may be asked about.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from pipeline.match.coding.columns import Bools, Ints, combine, find_first, is_in, sort_pairs
from pipeline.match.coding.nodes import Nodes
from pipeline.match.coding.processes import Workers
from pipeline.match.evidence.addresses import AddressEvidence, compare_addresses
from pipeline.match.evidence.organisations import (
    OrganisationEvidence,
    compare_names_of,
    compare_organisations,
)
from pipeline.match.evidence.shared_contacts import find_sites_of_others
from pipeline.match.names.name import Places
from schemas.vocabulary import Paaroordeel, Veldoordeel

MOST_IN_BUILDING = 6
"""Clusters at one number that are held against each other: in a fuller building two names are two
tenants, and nobody answers fifteen questions about it."""
MOST_IN_STREET = 3
"""Clusters of one name in one street: a chain of more has its locations there."""

Block = tuple[Bools, tuple[Ints, ...], int]
"""Which rows, what those of one block have in common, and how many clusters it may hold."""


@dataclass(frozen=True)
class NearMisses:
    """Pairs of nodes of two clusters, with the evidence on them: contacts are those of clusters.

    `bears`: where the website of the one is called after the other.
    """

    pairs: Ints
    address: AddressEvidence
    organisation: OrganisationEvidence
    bears: Bools


def find_near_misses(
    nodes: Nodes, labels: Ints, places: dict[str, Places], workers: Workers
) -> NearMisses:
    """One pair for two clusters (`labels`) at one number, or of one name in one street.

    Left out are pairs that two additions or two own websites keep apart, those at two numbers
    where a contact of their own differs, and two names that are each known to several records:
    what several sources tell apart is mostly two. Unless a website of the one is called after the
    other. Where one says of no place where it is, only names or contacts that agree are asked.
    """
    pairs = _pick_one(_list_pairs(nodes, labels), labels)
    bears = find_sites_of_others(nodes, pairs, labels)
    asked = bears | ~_is_known_as_two(nodes, pairs, labels)
    pairs, bears = pairs[asked], bears[asked]
    pair = pairs[:, 0], pairs[:, 1]
    address = compare_addresses(nodes, *pair, places)
    likeness = compare_names_of(nodes, *pair, places, workers)
    nowhere = np.zeros(len(pairs), dtype=bool)
    organisation = compare_organisations(nodes, pair, likeness, labels, nowhere, places, workers)
    kept = ~_is_settled(address, organisation, _is_lonely(nodes, pairs), bears)
    return NearMisses(pairs[kept], address.select(kept), organisation.select(kept), bears[kept])


def _is_known_as_two(nodes: Nodes, pairs: Ints, labels: Ints) -> Bools:
    size = np.bincount(labels[nodes.node_of_record], minlength=len(labels))[labels[pairs]]
    name = nodes.signature.codes[pairs]
    known: Bools = np.asarray((size.min(axis=1, initial=2) > 1) & (name[:, 0] != name[:, 1]))
    return known


def _is_lonely(nodes: Nodes, pairs: Ints) -> Bools:
    """Pairs of which one says of no gemeente where it is."""
    lonely: Bools = np.asarray(nodes.gemeente.codes[pairs].min(axis=1, initial=1) == 0)
    return lonely


def _is_settled(
    address: AddressEvidence, organisation: OrganisationEvidence, lonely: Bools, bears: Bools
) -> Bools:
    other_number = address.huisnummer == Veldoordeel.ANDERS
    settled: Bools = is_in(organisation.website, Veldoordeel.ANDERS) & ~bears
    settled |= is_in(address.toevoeging, Veldoordeel.ANDERS)
    settled |= other_number & (organisation.differs | (organisation.naam != Veldoordeel.GELIJK))
    others = is_in(organisation.verdict, Paaroordeel.VERSCHILLEND) & ~organisation.agrees & ~bears
    settled |= lonely & others & (address.postcode != Veldoordeel.GELIJK)
    return settled


def _list_pairs(nodes: Nodes, labels: Ints) -> Ints:
    """Pairs of nodes of different clusters in one small block."""
    rows = np.flatnonzero(nodes.located)
    number, gemeente = nodes.number[rows], nodes.gemeente.codes[rows]
    postcode, street = nodes.postcode.codes[rows], nodes.street.codes[rows]
    name = nodes.signature.codes[rows]
    blocks = (
        (postcode > 0, (postcode, number), MOST_IN_BUILDING),
        (gemeente > 0, (gemeente, street, number), MOST_IN_BUILDING),
        ((gemeente > 0) & (name > 0), (gemeente, street, name), MOST_IN_STREET),
        ((gemeente > 0) & (name > 0), (gemeente, number, name), MOST_IN_STREET),
        ((postcode > 0) & (name > 0), (postcode, name), MOST_IN_STREET),
    )
    # In whatever gemeente the other is, when one does not say.
    every = np.ones(len(rows), dtype=bool)
    anywhere = (
        (every, (street, number), MOST_IN_BUILDING),
        (name > 0, (street, number, name), MOST_IN_STREET),
    )
    found = list(_pair_blocks_of(rows, blocks, labels))
    found += [pairs[_is_lonely(nodes, pairs)] for pairs in _pair_blocks_of(rows, anywhere, labels)]
    return np.concatenate([*found, np.empty((0, 2), dtype=np.int64)])


def _pair_blocks_of(rows: Ints, blocks: Sequence[Block], labels: Ints) -> Iterator[Ints]:
    for wanted, parts, most in blocks:
        block = combine(*(part[wanted] for part in parts))
        yield from _pair_clusters(rows[wanted], block, labels, most)


def _pair_clusters(rows: Ints, block: Ints, labels: Ints, most: int) -> Iterator[Ints]:
    """Within blocks of at most `most` clusters, the first node of each with that of each other."""
    first = find_first(combine(block, labels[rows]))
    rows, block = rows[first], block[first]
    size = np.bincount(block, minlength=1)[block]
    small = (size > 1) & (size <= most)
    order = np.lexsort((rows[small], block[small]))
    rows, block = rows[small][order], block[small][order]
    for distance in range(1, most):
        at = np.flatnonzero(block[:-distance] == block[distance:])
        yield np.stack([rows[at], rows[at + distance]], axis=1)


def _pick_one(pairs: Ints, labels: Ints) -> Ints:
    """Of the pairs for the same two clusters the first."""
    ordered = sort_pairs(pairs)
    both = np.sort(labels[ordered], axis=1)
    return ordered[find_first(combine(both[:, 0], both[:, 1]))]
