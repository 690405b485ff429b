"""Functions that read distinct texts, for whichever process does the work.

Other processes import this module and what it imports: so that is kept little.
"""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, groupby
from operator import itemgetter

from pipeline.match.names.keys import NameKeys, key_core, key_name_around
from pipeline.match.names.name import NOWHERE, Places, read_name
from pipeline.normalise.address import parse_address
from pipeline.normalise.contact import domain_of, normalise_website

TextColumn = list[str]
KeyChunk = tuple[list[TextColumn], bytes]
"""Texts of keys, a column each, and their hashes (32 bits), row by row."""
UNCLEAR = "?"


def read_address_rows(rows: Sequence[tuple[str, ...]]) -> list[TextColumn]:
    """`parse_address` of rows (bezoekadres, [postcode, [plaats]]): a column per part."""
    return _share_texts(zip(*(parse_address(*row) for row in rows), strict=True))


def read_place(plaats: str) -> str:
    """The place in a field of its own; UNCLEAR when it hangs on what stands in other fields."""
    if any(sign.isdigit() for sign in plaats):
        return UNCLEAR
    alone, beside = (parse_address(text, "", plaats).woonplaats for text in ("", "Kerkstraat 1"))
    return alone if alone == beside else UNCLEAR


def read_host(website: str) -> str:
    """The host of a web address without "www."; "" when there is none to trust."""
    return domain_of(normalise_website(website))


def make_name_keys(places: Mapping[str, Places], names: Sequence[tuple[str, str]]) -> KeyChunk:
    """The texts and hashes of `NameKeys` of (name, gemeentecode); equal names together."""
    keys: list[NameKeys] = []
    for name, pairs in groupby(names, key=itemgetter(0)):
        surroundings = [places.get(code, NOWHERE) for _, code in pairs]
        keys += key_name_around(read_name(name), surroundings)
    *columns, hashes = zip(*keys, strict=True)
    return _share_texts(columns), _pack_hashes(hashes)


def make_core_keys(cores: Sequence[tuple[str, str]]) -> KeyChunk:
    """The texts and hashes of `CoreKeys` of (core, what it is known by besides)."""
    signatures, words, hashes = zip(*(key_core(*core) for core in cores), strict=True)
    return [list(signatures), list(words)], _pack_hashes(hashes)


def _pack_hashes(rows: Iterable[list[int]]) -> bytes:
    return array("I", chain.from_iterable(rows)).tobytes()


def _share_texts(columns: Iterable[tuple[str, ...]]) -> list[TextColumn]:
    """The columns with equal texts made one object: that goes to another process only once."""
    share: dict[str, str] = {}
    return [[share.setdefault(text, text) for text in column] for column in columns]
