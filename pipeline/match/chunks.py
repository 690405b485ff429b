"""What is done to a chunk of distinct texts, in whichever process: it imports little."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain

from pipeline.match.contacts import Holders, is_shared_phone, is_shared_site
from pipeline.match.name_keys import make_keys
from pipeline.match.name_verdict import NameVerdict, compare_names
from pipeline.match.names import NOWHERE, Name, Places, read_name
from pipeline.match.streets import shorten_street
from pipeline.normalise.address import parse_address

Column = list[str]
Carried = tuple[str, list[tuple[str, str]]]
"""A website or number, and (name, gemeentecode) of those who carry it."""
_NEARBY_NAMES = 1 << 12


def read_addresses(rows: Sequence[tuple[str, ...]]) -> list[Column]:
    """`parse_address` of rows (bezoekadres, [postcode, [plaats]]): a column per part."""
    return _share_texts(zip(*(parse_address(*row) for row in rows), strict=True))


def shorten_streets(streets: Sequence[str]) -> list[str]:
    """`shorten_street` of each."""
    return [shorten_street(street) for street in streets]


def make_name_keys(
    places: Mapping[str, Places], names: Sequence[tuple[str, str]]
) -> tuple[list[Column], bytes]:
    """Keys of (name, gemeentecode): five columns of text, and the hashes (32 bits)."""
    keys = [make_keys(_read_once(name), places.get(code, NOWHERE)) for name, code in names]
    hashes = array("I", chain.from_iterable(key.hashes for key in keys))
    return _share_texts(zip(*(key[:5] for key in keys), strict=True)), hashes.tobytes()


def compare_couples(
    places: Mapping[str, Places], couples: Sequence[tuple[str, str, str, str]]
) -> list[NameVerdict]:
    """`compare_names` of couples (name, name, gemeentecode, gemeentecode)."""
    found = []
    for one, other, here, there in couples:
        around = places.get(here, NOWHERE).join(places.get(there, NOWHERE))
        found.append(compare_names(_read_once(one), _read_once(other), around))
    return found


def judge_sites(places: Mapping[str, Places], sites: Sequence[Carried]) -> list[bool]:
    """`is_shared_site` of each."""
    return [is_shared_site(host, _find_holders(names, places)) for host, names in sites]


def judge_phones(places: Mapping[str, Places], phones: Sequence[Carried]) -> list[bool]:
    """`is_shared_phone` of each."""
    return [is_shared_phone(_find_holders(names, places)) for _, names in phones]


def _find_holders(names: list[tuple[str, str]], places: Mapping[str, Places]) -> Holders:
    return [(_read_once(name), places.get(code, NOWHERE)) for name, code in names]


@lru_cache(maxsize=_NEARBY_NAMES)
def _read_once(name: str) -> Name:
    return read_name(name)


def _share_texts(columns: Iterable[tuple[str, ...]]) -> list[Column]:
    """The columns with equal texts made one object: that goes to another process only once."""
    share: dict[str, str] = {}
    return [[share.setdefault(text, text) for text in column] for column in columns]
