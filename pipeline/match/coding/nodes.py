"""Nodes: records that say the same after normalising, as numbers that compare fast."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pipeline.match.coding.columns import (
    Bools,
    CodedColumn,
    Contacts,
    Ints,
    combine,
    find_first,
    gather_contacts,
    rank_within,
)
from pipeline.match.coding.encode import Encoded
from pipeline.match.coding.typing_errors import is_misspelling

MOST_CONTACTS = 3
"""Websites, numbers or location names of one node; its records rarely give more, and each is
compared with each."""
NODE_ADDRESS = ("street", "addition", "postcode", "place", "gemeente")
FROM_FIRST = (*NODE_ADDRESS, "known_street", "signature", "town")
FROM_USUAL = ("name", "core", "words", "named_place")
WIDEST_RANGE = 12
"""House numbers of a range that get a key of their own: 12 t/m 34 has 12."""


@dataclass(frozen=True)
class Nodes:
    """One row per node, ordered by its smallest record_id; arrays run parallel."""

    record_ids: npt.NDArray[np.object_]
    """All records, sorted."""
    node_of_record: Ints
    first_record: Ints
    """Index into record_ids of each node's first record."""
    street: CodedColumn
    known_street: CodedColumn
    """Which street of its place it is, by the list of those that exist; "" where none is."""
    number: Ints
    """House number, 0 where absent."""
    last_number: Ints
    """End of a range, else the house number itself."""
    addition: CodedColumn
    postcode: CodedColumn
    place: CodedColumn
    is_gemeente_name: Bools
    """The place bears the name of its gemeente, so it may mean any place in it."""
    gemeente: CodedColumn
    name: CodedColumn
    """The usual name of the node's records."""
    core: CodedColumn
    """The identifying words of that name, in order."""
    signature: CodedColumn
    """The letters of the core sorted, then its digits: blind to word order, spaces and swaps."""
    words: CodedColumn
    """The words of the core sorted: blind to word order only."""
    town: CodedColumn
    """The towns, smaller than the gemeente, that the name names; the core leaves them out."""
    named_place: CodedColumn
    """These towns, or OWN_PLACE when the usual name names the gemeente itself."""
    times: Ints
    """Records in the gemeente whose name has these words, in this spelling."""
    host: Contacts
    phone: Contacts
    location_names: Contacts
    """What its records call the location, where that tells it from another of the provider."""
    name_hashes: npt.NDArray[np.uint32]
    """A row of hashes of the starts and the initials of the name, 0 where absent."""

    def __len__(self) -> int:
        return len(self.first_record)

    @property
    def located(self) -> Bools:
        """Nodes with a visiting address: a street and a house number."""
        return (self.number > 0) & self.street.present


def make_nodes(records: Encoded, apart: frozenset[str] = frozenset()) -> Nodes:
    """Records with equal address parts and equal core become one node.

    `apart` are record_ids that stay nodes of their own (people decided on them one by one), as do
    records without a name, or with neither gemeente nor street: two that say nothing differ.
    Without an address, records that call the location otherwise are no one node either.
    """
    columns = records.columns
    node_of_record = _group_records(records, apart)
    first = find_first(node_of_record)
    spelling = combine(columns["gemeente"].codes, columns["words"].codes)
    times = np.bincount(spelling)[spelling]
    usual = _find_usual(node_of_record, columns["name"], columns["core"], times)
    chosen = {key: columns[key].take(first) for key in FROM_FIRST}
    chosen |= {key: columns[key].take(usual) for key in FROM_USUAL}
    return Nodes(
        record_ids=records.record_ids,
        node_of_record=node_of_record,
        first_record=first,
        number=records.number[first],
        last_number=records.last_number[first],
        times=times[usual],
        is_gemeente_name=records.is_gemeente_name[first],
        host=gather_contacts(node_of_record, columns["host"], len(first), MOST_CONTACTS),
        phone=gather_contacts(node_of_record, columns["phone"], len(first), MOST_CONTACTS),
        location_names=gather_contacts(
            node_of_record, columns["location_name"], len(first), MOST_CONTACTS
        ),
        name_hashes=records.name_hashes[records.name_row[usual]],
        **chosen,
    )


def _group_records(records: Encoded, apart: frozenset[str]) -> Ints:
    """The node of every record, numbered by first record."""
    columns = records.columns
    nowhere = ~columns["gemeente"].present & ~columns["street"].present
    # Two records without a name, or that say of no place where they are, may be of anybody.
    single = ~columns["name"].present | nowhere
    single |= np.isin(records.record_ids, list(apart)) if apart else False
    located = (records.number > 0) & columns["street"].present
    # At one address a misspelt name is the same; across a gemeente only the same words are, so
    # that a second location under a misspelt name is not hidden in the first.
    alike = combine(*(columns[key].codes for key in FROM_FIRST))
    return combine(
        alike,
        np.where(located, _find_unlike(alike, columns["words"]), columns["words"].codes),
        np.where(located, 0, columns["location_name"].codes),
        records.number,
        records.last_number,
        np.where(single, np.arange(1, len(single) + 1), 0),
    )


def _find_unlike(alike: Ints, words: CodedColumn) -> Ints:
    """The words of records whose name is an anagram, not a misspelling, of others'; else 0.

    `alike` numbers the records whose names have the same letters, and the same address.
    """
    both = combine(alike, words.codes)
    first = find_first(both)
    several = np.flatnonzero(np.bincount(alike[first])[alike[first]] > 1)
    chiefs: dict[int, str] = {}
    unlike = np.zeros(len(first), dtype=np.int64)
    order = sorted(several.tolist(), key=lambda at: words.values[words.codes[first[at]]])
    for at in order:
        text = words.values[words.codes[first[at]]]
        if not is_misspelling(text, chiefs.setdefault(int(alike[first[at]]), text)):
            unlike[at] = words.codes[first[at]]
    return unlike[both]


def _find_usual(node_of_record: Ints, name: CodedColumn, core: CodedColumn, times: Ints) -> Ints:
    """Per node the record with the commonest core, in it or in its gemeente; the longest name."""
    rank = rank_within(node_of_record, name, lambda text: (-len(text), text))
    both = combine(node_of_record, core.codes)
    here = np.bincount(both)[both]
    # The commonest spelling is the likeliest to be right, and the longest name says most.
    best = np.lexsort((rank, -times, -here, node_of_record))
    usual: Ints = best[find_first(node_of_record[best])]
    return usual
