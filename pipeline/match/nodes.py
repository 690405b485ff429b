"""Nodes: records that say the same after normalising, as numbers that compare fast."""

import re
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from pipeline.match.columns import (
    Bools,
    Column,
    Contacts,
    Ints,
    combine,
    factorize,
    gather_contacts,
    translate,
)
from pipeline.match.contacts import find_host, find_phone
from pipeline.match.names import NOWHERE, Name, Places, find_core, find_towns, read_name
from pipeline.match.processes import map_in_processes
from pipeline.match.streets import shorten_street, write_addition
from pipeline.match.words import split_words

MOST_CONTACTS = 3
LONGEST_ID = 100
"""Bytes of a record_id up to which all are sorted at once."""
ADDRESS_AND_NAME = [
    *("street", "addition", "postcode", "place", "gemeente", "signature", "words", "town")
]
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
    names: list[Name]
    """Per code of `name`, the name taken apart."""

    def __len__(self) -> int:
        return len(self.first_record)

    @property
    def located(self) -> Bools:
        """Nodes with a visiting address: a street and a house number."""
        return (self.number > 0) & self.street.present


def make_nodes(
    frame: pd.DataFrame, places: dict[str, Places], apart: frozenset[str] = frozenset()
) -> Nodes:
    """Encode normalised records; those with equal address parts and equal core become one node.

    `places` holds the known places by gemeentecode; any other place says nothing.
    `apart` are record_ids that stay nodes of their own (people judged them one by one), as do
    records without a name, or with neither gemeente nor street: two that say nothing differ.
    """
    columns = _encode(frame)
    names = map_in_processes(read_name, columns["name"].values)
    columns["place"], vague = _know_places(columns["place"], columns["gemeente"], places)
    cores = _find_cores(columns["name"], columns["gemeente"], names, places)
    columns |= dict(zip(("core", "signature", "words", "town"), cores, strict=True))
    order = _sort_texts(frame["record_id"])
    columns = {key: Column(column.codes[order], column.values) for key, column in columns.items()}
    number, last_number = (part[order] for part in _read_numbers(frame))
    record_ids = frame["record_id"].to_numpy(dtype=object)[order]
    nowhere = ~columns["gemeente"].present & ~columns["street"].present
    single = ~columns["name"].present | nowhere
    single |= np.isin(record_ids, list(apart)) if apart else False
    located = (number > 0) & columns["street"].present
    kept = [key for key in ADDRESS_AND_NAME if key != "words"]
    node_of_record = combine(
        *(columns[key].codes for key in kept),
        np.where(located, 0, columns["words"].codes),
        number,
        last_number,
        np.where(single, np.arange(1, len(frame) + 1), 0),
    )
    first: Ints = np.unique(node_of_record, return_index=True)[1].astype(np.int64)
    usual = _find_usual(node_of_record, columns["name"], columns["core"])
    chosen = {
        key: Column(columns[key].codes[first], columns[key].values) for key in ADDRESS_AND_NAME
    }
    for key in ("name", "core", "words"):
        chosen[key] = Column(columns[key].codes[usual], columns[key].values)
    return Nodes(
        record_ids=record_ids,
        node_of_record=node_of_record,
        first_record=first,
        number=number[first],
        last_number=last_number[first],
        is_gemeente_name=vague[order][first],
        host=gather_contacts(node_of_record, columns["host"], len(first), MOST_CONTACTS),
        phone=gather_contacts(node_of_record, columns["phone"], len(first), MOST_CONTACTS),
        names=names,
        **chosen,
    )


def _find_usual(node_of_record: Ints, name: Column, core: Column) -> Ints:
    """Per node the record with the commonest core; of those the longest name."""
    order = sorted(range(len(name.values)), key=lambda at: (-len(name.values[at]), name.values[at]))
    rank = np.empty(len(order), dtype=np.int64)
    rank[order] = np.arange(len(order))
    both = pd.Series(node_of_record * len(core.values) + core.codes)
    times = both.groupby(both.to_numpy()).transform("size").to_numpy()
    best = np.lexsort((rank[name.codes], -times, node_of_record))
    usual: Ints = best[np.unique(node_of_record[best], return_index=True)[1]]
    return usual


def _encode(frame: pd.DataFrame) -> dict[str, Column]:
    streets, hosts = factorize(frame["straatnaam"]), factorize(frame["website"])
    phones, places = factorize(frame["telefoon"]), factorize(frame["woonplaats"])
    return {
        "street": translate(streets, map_in_processes(shorten_street, streets.values)),
        "addition": _encode_additions(frame),
        "postcode": factorize(frame["postcode"]),
        "place": places,
        "gemeente": factorize(frame["gemeentecode"]),
        "name": factorize(frame["organisatie"]),
        "host": translate(hosts, [find_host(text) for text in hosts.values]),
        "phone": translate(phones, [find_phone(text) for text in phones.values]),
    }


def _encode_additions(frame: pd.DataFrame) -> Column:
    """Letter and addition in one form; none where the letter only opens a range ("2A-2B")."""
    parts = factorize(frame["huisletter"]), factorize(frame["huisnummertoevoeging"])
    width = len(parts[1].values)
    both, distinct = pd.factorize(parts[0].codes * width + parts[1].codes)
    texts = [
        write_addition(parts[0].values[at // width], parts[1].values[at % width]) for at in distinct
    ]
    codes = np.where(frame["huisnummer_tm"].to_numpy(dtype=object) == "", both, len(texts))
    return translate(Column(codes.astype(np.int64), []), [*texts, ""])


def _read_numbers(frame: pd.DataFrame) -> tuple[Ints, Ints]:
    """House numbers (0 where absent) and where their range ends (at the number itself if none)."""
    parts = []
    for name in ("huisnummer", "huisnummer_tm"):
        column = factorize(frame[name])
        numbers = [int("0" + re.sub(r"\D.*", "", text)[:9]) for text in column.values]
        parts.append(np.array(numbers, dtype=np.int64)[column.codes])
    return parts[0], np.maximum(*parts)


def _sort_texts(texts: pd.Series) -> Ints:
    """The order of texts by code points, which is that of their UTF-8 bytes."""
    encoded = [text.encode() for text in texts]
    if max(map(len, encoded), default=0) > LONGEST_ID:
        return np.array(sorted(range(len(encoded)), key=encoded.__getitem__), dtype=np.int64)
    return np.argsort(np.array(encoded, dtype=np.bytes_), kind="stable")


def _know_places(
    place: Column, gemeente: Column, places: dict[str, Places]
) -> tuple[Column, Bools]:
    """Places that exist, others missing; and which bear the name of their gemeente."""
    width = len(gemeente.values)
    both, distinct = pd.factorize(place.codes * width + gemeente.codes)
    known, vague = [""] * len(distinct), np.zeros(len(distinct), dtype=bool)
    anywhere = frozenset[tuple[str, ...]]().union(*(own.phrases for own in places.values()))
    for at, code in enumerate(distinct):
        words = split_words(place.values[code // width])
        own = places.get(gemeente.values[code % width], NOWHERE)
        known[at] = " ".join(words) if words in anywhere else ""
        vague[at] = words in own.phrases and words not in own.towns
    return translate(Column(both.astype(np.int64), []), known), vague[both]


def _find_cores(
    name: Column, gemeente: Column, names: list[Name], places: dict[str, Places]
) -> tuple[Column, Column, Column, Column]:
    """Per record its core, the signature and sorted words of that, and the towns it names."""
    width = len(gemeente.values)
    both, distinct = pd.factorize(name.codes * width + gemeente.codes)

    def describe(code: int) -> tuple[str, ...]:
        read, own = names[code // width], places.get(gemeente.values[code % width], NOWHERE)
        core = find_core(read, own)
        town = " ".join(sorted(find_towns(read, own))) if own.towns else ""
        joined = " ".join(core)
        return joined, sign(joined), " ".join(sorted(core)), town

    told = [describe(code) for code in distinct.tolist()]
    rows = Column(both.astype(np.int64), [])
    core, signature, words, town = (
        translate(rows, [texts[part] for texts in told]) for part in range(4)
    )
    return core, signature, words, town


def sign(core: str) -> str:
    """The letters of a core in alphabetical order, then its digits as they stand."""
    letters = "".join(sorted(core.replace(" ", "")))
    digits = "".join(c for c in core if c.isdigit())
    return letters.lstrip("0123456789") + digits
