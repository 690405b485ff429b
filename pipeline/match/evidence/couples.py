"""Functions that compare names, for whichever process does the work.

Other processes import this module and what it imports: so that is kept little.
"""

from collections.abc import Mapping

from pipeline.match.evidence.contacts import (
    MOST_BY_PHONE,
    Holders,
    is_shared_phone,
    is_shared_site,
)
from pipeline.match.names.name import NOWHERE, Places, read_name
from pipeline.match.names.reasons import NameEvidence
from pipeline.match.names.verdict import compare_names

Carried = tuple[str, list[tuple[str, str]]]
"""A website or number, and (name, gemeentecode) of those who carry it."""


def compare_couple(places: Mapping[str, Places], couple: tuple[str, str, str, str]) -> NameEvidence:
    """`compare_names` of a couple (name, name, gemeentecode, gemeentecode)."""
    one, other, here, there = couple
    around = places.get(here, NOWHERE).join(places.get(there, NOWHERE))
    return compare_names(read_name(one), read_name(other), around)


def judge_site(places: Mapping[str, Places], site: Carried) -> bool:
    """`is_shared_site` of a site and who carry it."""
    return is_shared_site(site[0], _find_holders(places, site[1]))


def judge_phone(places: Mapping[str, Places], phone: Carried) -> bool:
    """`is_shared_phone` of a number and who carry it: most are carried by too few to read them."""
    few = len(set(phone[1])) <= MOST_BY_PHONE
    return not few and is_shared_phone(_find_holders(places, phone[1]))


def _find_holders(places: Mapping[str, Places], names: list[tuple[str, str]]) -> Holders:
    return [(read_name(name), places.get(code, NOWHERE)) for name, code in names]
