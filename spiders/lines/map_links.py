"""Addresses that a page states only in its links to a map: "Route", "Bekijk op de kaart"."""

import re
from dataclasses import replace
from urllib.parse import parse_qsl, unquote_plus, urlsplit

from schemas.folding import fold_letters
from spiders.dutch.addresses import find_postcodes
from spiders.dutch.patterns import POSTCODE_IN_TEXT
from spiders.lines.page_lines import NO_HEADING, PageLine

_MAP = re.compile(
    r"(?i)^https?://(?:(?:www|maps)\.)?(?:google\.[a-z.]+/maps|maps\.google\.[a-z.]+|goo\.gl/maps|"
    r"maps\.apple\.com|bing\.com/maps|openstreetmap\.org|waze\.com)"
)
_PLACE_IN_PATH = re.compile(r"/(?:place|search|dir/[^/]*)/([^/@]+)")
_LONGEST = 200  # characters: an address has no more


def with_map_addresses(lines: list[PageLine]) -> list[PageLine]:
    """Return lines with, below each that leads to a map, the address that it asks there.

    Only one whose postcode no line says: beside its own words a page is not read twice.
    """
    if not any(map(_MAP.match, (href for line in lines for href in line.links))):
        return lines
    said = {fold_letters(p.text) for line in lines for p in find_postcodes(line.text)}
    found: list[PageLine] = []
    for line in lines:
        found.append(line)
        for address in filter(None, map(_address_of, line.links)):
            postcode = fold_letters(POSTCODE_IN_TEXT.findall(address)[0])
            if postcode not in said:
                said.add(postcode)
                found.append(replace(line, text=address, level=NO_HEADING, links=()))
    return found


def _address_of(href: str) -> str:
    """Return the text that a link to a map looks for there, "" when it looks for no text."""
    if not _MAP.match(href):
        return ""
    parts = urlsplit(href)
    asked = [value for _, value in parse_qsl(parts.query)]
    asked += [unquote_plus(text) for text in _PLACE_IN_PATH.findall(parts.path)]
    return next((t for t in asked if len(t) <= _LONGEST and POSTCODE_IN_TEXT.search(t)), "")
