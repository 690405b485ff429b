"""Websites and phone numbers as keys, and which of them many organisations share."""

import re
from collections.abc import Sequence

from pipeline.match.names import ALIKE, OTHER, Name, Places, compare_names
from pipeline.match.words import fold

_HOST = re.compile(r"^(?:[a-z]+:)?(?://)?(?:[^/@]*@)?(?:www\d?\.)?([^/:?#\s|;,]+)", re.IGNORECASE)
_PHONE = re.compile(r"[+(]?\d[\d\s().-]{6,20}")
DIFFERENT = frozenset({ALIKE, OTHER})
MOST_NAMES = 60
"""Names of one website or number that are looked at to see whether it is shared."""


def find_host(website: str) -> str:
    """The host of a web address without "www."; "" when there is none."""
    match = _HOST.match(website.strip().lower()[:200])
    return match[1].rstrip(".") if match and "." in match[1] else ""


def find_phone(telefoon: str) -> str:
    """The first Dutch phone number in a text as "0" and nine digits; "" when there is none."""
    match = _PHONE.search(telefoon[:100])
    if match is None:
        return ""
    digits = re.sub(r"\D", "", match[0].replace("(0)", ""))
    digits = re.sub(r"^(?:00)?31(?=[1-9]\d{8}$)", "0", digits)
    return digits if 8 <= len(digits) <= 15 else ""


def is_site_of_gemeente(host: str, gemeente_words: frozenset[str]) -> bool:
    """Is this the site of a gemeente, which speaks for every organisation in it?"""
    label = re.sub(r"[^a-z]", "", fold(host).rsplit(".", 1)[0].rsplit(".", 1)[-1])
    return label.removeprefix("gemeente") in gemeente_words


def is_shared(names: Sequence[tuple[Name, Places]]) -> bool:
    """Do these names, all with one website or number, belong to more than two organisations?

    Names are grouped around the first that is not plainly another; a group that holds two thirds
    of the names owns the website. Only the first 60 names count.
    """
    groups: list[tuple[Name, Places, int]] = []
    looked_at = names[:MOST_NAMES]
    for name, places in looked_at:
        for at, (leader, others, size) in enumerate(groups):
            if compare_names(name, leader, places.join(others))[0] not in DIFFERENT:
                groups[at] = (leader, others, size + 1)
                break
        else:
            groups.append((name, places, 1))
    return len(groups) > 2 and max(size for *_, size in groups) * 3 < len(looked_at) * 2
