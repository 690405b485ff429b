"""Nodes: records that say the same after normalising, as numbers that compare fast."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.match.columns import Bools, Column, Contacts, Ints, combine, find_first
from pipeline.match.encode import Encoded

MOST_CONTACTS = 3
ADDRESS = ("street", "addition", "postcode", "place", "gemeente")
FROM_FIRST = (*ADDRESS, "signature", "town")
FROM_USUAL = ("name", "core", "words")
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
    street: Column
    number: Ints
    """House number, 0 where absent."""
    last_number: Ints
    """End of a range, else the house number itself."""
    addition: Column
    postcode: Column
    place: Column
    is_gemeente_name: Bools
    """The place bears the name of its gemeente, so it may mean any place in it."""
    gemeente: Column
    name: Column
    """The usual name of the node's records."""
    core: Column
    """The identifying words of that name, in order."""
    signature: Column
    """The letters of the core sorted, then its digits: blind to word order, spaces and swaps."""
    words: Column
    """The words of the core sorted: blind to word order only."""
    town: Column
    """The towns, smaller than the gemeente, that the name names; the core leaves them out."""
    host: Contacts
    phone: Contacts
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

    `apart` are record_ids that stay nodes of their own (people judged them one by one), as do
    records without a name, or with neither gemeente nor street: two that say nothing differ.
    """
    columns = records.columns
    node_of_record = _group_records(records, apart)
    first = find_first(node_of_record)
    usual = _find_usual(node_of_record, columns["name"], columns["core"])
    chosen = {key: columns[key].take(first) for key in FROM_FIRST}
    chosen |= {key: columns[key].take(usual) for key in FROM_USUAL}
    return Nodes(
        record_ids=records.record_ids,
        node_of_record=node_of_record,
        first_record=first,
        number=records.number[first],
        last_number=records.last_number[first],
        is_gemeente_name=records.is_gemeente_name[first],
        host=_gather(node_of_record, columns["host"]),
        phone=_gather(node_of_record, columns["phone"]),
        name_hashes=records.hashes.of_records(usual),
        **chosen,
    )


def _group_records(records: Encoded, apart: frozenset[str]) -> Ints:
    """The node of every record, numbered by first record."""
    columns = records.columns
    nowhere = ~columns["gemeente"].present & ~columns["street"].present
    single = ~columns["name"].present | nowhere
    single |= np.isin(records.record_ids, list(apart)) if apart else False
    located = (records.number > 0) & columns["street"].present
    return combine(
        *(columns[key].codes for key in FROM_FIRST),
        np.where(located, 0, columns["words"].codes),
        records.number,
        records.last_number,
        np.where(single, np.arange(1, len(single) + 1), 0),
    )


def _find_usual(node_of_record: Ints, name: Column, core: Column) -> Ints:
    """Per node the record with the commonest core; of those the longest name."""
    order = sorted(range(len(name.values)), key=lambda at: (-len(name.values[at]), name.values[at]))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    both = pd.Series(node_of_record * len(core.values) + core.codes)
    times = both.groupby(both.to_numpy()).transform("size").to_numpy()
    best = np.lexsort((rank[name.codes], -times, node_of_record))
    usual: Ints = best[find_first(node_of_record[best])]
    return usual


def _gather(node_of_record: Ints, column: Column) -> Contacts:
    """Per node its first three contacts, in the alphabet."""
    rank = np.argsort(np.argsort(np.array(column.values, dtype=object), kind="stable"))
    table = pd.DataFrame({"node": node_of_record, "code": column.codes, "rank": rank[column.codes]})
    table = table[table["code"] > 0].drop_duplicates(["node", "code"]).sort_values(["node", "rank"])
    at = table.groupby("node").cumcount().to_numpy()
    node, code = (table[name].to_numpy(dtype=np.int64) for name in ("node", "code"))
    codes = np.zeros((int(node_of_record.max(initial=-1)) + 1, MOST_CONTACTS), dtype=np.int64)
    kept = at < MOST_CONTACTS
    codes[node[kept], at[kept]] = code[kept]
    return Contacts(codes, column.values)
