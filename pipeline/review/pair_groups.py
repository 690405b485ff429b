"""The groups that pairs are sampled from: by what the program did, and how likely a double is."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from itertools import combinations

from pipeline.boundary import rows_of
from pipeline.review.decisions import Pair, Record, pair_of
from pipeline.review.workfiles import WorkFiles
from schemas.folding import fold_words
from schemas.vocabulary import Paaroordeel


class PairGroup(StrEnum):
    """A member is the number in column `groep` of a sample: that tells a judge nothing."""

    JOINED = "1"
    REJECTED = "2"
    OPEN = "3"
    BUILDING = "6"
    STREET = "7"
    UNLOCATED = "8"


GROUPS_TOLD = {
    PairGroup.JOINED: "aangenomen: dezelfde locatie",
    PairGroup.REJECTED: "vergeleken en verschillend bevonden",
    PairGroup.OPEN: "vergeleken en opengelaten",
    PairGroup.BUILDING: "niet vergeleken, zelfde pand",
    PairGroup.STREET: "niet vergeleken, zelfde straat of postcode, en iets gemeen",
    PairGroup.UNLOCATED: "niet vergeleken, een van beide zonder adres, en iets gemeen",
}
MIN_WORD_LENGTH = 4
"""Letters of a word that two names may have in common: shorter ones are articles and the like."""
MAX_SHARED_BY = 50
"""Records that may share a word, contact or place; what more share says nothing of two of them."""


def classify_pairs(files: WorkFiles) -> Iterator[tuple[Pair, PairGroup]]:
    """Yield every pair that was joined, and what may have been missed, with its group.

    Missed within a gemeente may be: what was compared and rejected; two records in one building;
    two in one street or postcode, or of which one has no address, with a word of the name or a
    contact in common. All other pairs are taken to be different, compared or not: they are in two
    gemeenten, at two addresses, or have nothing in common.
    """
    cluster_of = dict(zip(files.clusters["record_id"], files.clusters["cluster_id"], strict=True))
    compared = {pair_of(row): row.get("beslissing", "") for row in rows_of(files.pairs)}
    records = {record["record_id"]: record for record in rows_of(files.records)}
    for pair, beslissing in compared.items():
        if _is_joined(pair, cluster_of):
            yield pair, PairGroup.JOINED
        elif beslissing == Paaroordeel.ONZEKER:
            yield pair, PairGroup.OPEN
        elif not _is_in_two_gemeenten(pair, records):
            yield pair, PairGroup.REJECTED
    by_cluster = defaultdict[str, list[str]](list)
    for record_id in sorted(records):
        by_cluster[cluster_of.get(record_id, record_id)].append(record_id)
    for members in by_cluster.values():
        yield from ((p, PairGroup.JOINED) for p in combinations(members, 2) if p not in compared)
    for pair, group in _find_missed(records).items():
        if pair not in compared and not _is_joined(pair, cluster_of):
            yield pair, group


def _find_missed(records: Mapping[str, Record]) -> dict[Pair, PairGroup]:
    """The pairs within a gemeente that may be doubles, each in the likeliest of its groups."""
    buildings, places, alike = (
        set(_pair_by(records, keys)) for keys in (keys_of_building, keys_of_place, keys_of)
    )
    located = {key for key, record in records.items() if record["huisnummer"]}
    unlocated = {pair for pair in alike if not located.issuperset(pair)}
    found = dict.fromkeys(sorted(unlocated), PairGroup.UNLOCATED)
    found |= dict.fromkeys(sorted(alike & places), PairGroup.STREET)
    return found | dict.fromkeys(sorted(buildings), PairGroup.BUILDING)


def _pair_by(records: Mapping[str, Record], keys: Callable[[Record], set[str]]) -> Iterator[Pair]:
    """Pairs of records of one gemeente that share a key which few have."""
    holders = defaultdict[tuple[str, str], list[str]](list)
    for record_id in sorted(records):
        for key in keys(records[record_id]):
            holders[records[record_id]["gemeentecode"], key].append(record_id)
    for members in holders.values():
        if len(members) <= MAX_SHARED_BY:
            yield from combinations(members, 2)


def _is_joined(pair: Pair, cluster_of: dict[str, str]) -> bool:
    a, b = (cluster_of.get(record_id) for record_id in pair)
    return a is not None and a == b


def _is_in_two_gemeenten(pair: Pair, records: Mapping[str, Record]) -> bool:
    """Of a nationwide organisation every location is compared with that of each other gemeente."""
    one, other = (records[record_id]["gemeentecode"] for record_id in pair)
    return "" not in {one, other} and one != other


def keys_of(record: Record) -> set[str]:
    """What the names and contacts of two records may have in common."""
    words = {
        word for word in fold_words(record["organisatie"]).split() if len(word) >= MIN_WORD_LENGTH
    }
    return words | {value for value in (record["website"], record["telefoon"]) if value}


def keys_of_place(record: Record) -> set[str]:
    """Postcode, and street: by these two records are near each other."""
    return {value for value in (record["postcode"], fold_words(record["straatnaam"])) if value}


def keys_of_building(record: Record) -> set[str]:
    """Postcode or street with the number: by these two records are in one building."""
    number = record["huisnummer"]
    return {f"{place} {number}" for place in keys_of_place(record)} if number else set()
