"""What is done to distinct texts in whichever process; so it imports little."""

from array import array
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import chain, groupby
from operator import itemgetter

from pipeline.match.contacts import Holders, is_shared_phone, is_shared_site
from pipeline.match.name_keys import NameKeys, make_keys_around
from pipeline.match.name_verdict import NameVerdict, compare_names
from pipeline.match.names import NOWHERE, Name, Places, read_name
from pipeline.normalise.address import parse_address

Column = list[str]
UNCLEAR = "?"
Carried = tuple[str, list[tuple[str, str]]]
"""A website or number, and (name, gemeentecode) of those who carry it."""
_NEARBY_NAMES = 1 << 12


def read_addresses(rows: Sequence[tuple[str, ...]]) -> list[Column]:
    """`parse_address` of rows (bezoekadres, [postcode, [plaats]]): a column per part."""
    return _share_texts(zip(*(parse_address(*row) for row in rows), strict=True))


def read_place(plaats: str) -> str:
    """The place in a field of its own; UNCLEAR when it hangs on what stands in other fields."""
    if any(sign.isdigit() for sign in plaats):
        return UNCLEAR
    alone, beside = (parse_address(text, "", plaats).woonplaats for text in ("", "Kerkstraat 1"))
    return alone if alone == beside else UNCLEAR


def make_name_keys(
    places: Mapping[str, Places], names: Sequence[tuple[str, str]]
) -> tuple[list[Column], bytes]:
    """Keys of (name, gemeentecode), equal names together: five columns, and hashes (32 bits)."""
    keys: list[NameKeys] = []
    for name, pairs in groupby(names, key=itemgetter(0)):
        surroundings = [places.get(code, NOWHERE) for _, code in pairs]
        keys += make_keys_around(read_name(name), surroundings)
    hashes = array("I", chain.from_iterable(key.hashes for key in keys))
    return _share_texts(zip(*(key[:5] for key in keys), strict=True)), hashes.tobytes()


def compare_couple(places: Mapping[str, Places], couple: tuple[str, str, str, str]) -> NameVerdict:
    """`compare_names` of a couple (name, name, gemeentecode, gemeentecode)."""
    one, other, here, there = couple
    around = places.get(here, NOWHERE).join(places.get(there, NOWHERE))
    return compare_names(_read_once(one), _read_once(other), around)


def judge_site(places: Mapping[str, Places], site: Carried) -> bool:
    """`is_shared_site` of a site and who carry it."""
    return is_shared_site(site[0], _find_holders(places, site[1]))


def judge_phone(places: Mapping[str, Places], phone: Carried) -> bool:
    """`is_shared_phone` of a number and who carry it."""
    return is_shared_phone(_find_holders(places, phone[1]))


def _find_holders(places: Mapping[str, Places], names: list[tuple[str, str]]) -> Holders:
    return [(_read_once(name), places.get(code, NOWHERE)) for name, code in names]


@lru_cache(maxsize=_NEARBY_NAMES)
def _read_once(name: str) -> Name:
    return read_name(name)


def _share_texts(columns: Iterable[tuple[str, ...]]) -> list[Column]:
    """The columns with equal texts made one object: that goes to another process only once."""
    share: dict[str, str] = {}
    return [[share.setdefault(text, text) for text in column] for column in columns]
