"""Streets with a number that stand together in a paragraph, read or not.

Without a postcode nothing else would tell that a reader split such a paragraph in too few parts.
"""

import re

from spiders.evidence.shown import shown_text
from spiders.page import Page

_STREET_SEEN = re.compile(
    r"\b([A-Z’'][\w’'-]*(?:straat|weg|laan|plein|kade|gracht|singel|dijk|hof|pad|steeg|markt|"
    r"dreef|plantsoen|baan|wal|haven|brink|boulevard|allee)|Markt|Brink|Plein|Singel)"
    r" (\d{1,4})(?!\d|[.:]\d|\s?(?:uur|jaar|minuten|%))"
)
_NOBODY_GOES_THERE = re.compile(
    r"(?i)\b(?:\w*(?:post|factuur|correspondentie)adres|postbus|voorheen|voormalige?|verhuisd|oude?|"
    r"parkeer\w*|parkeren|halte|station|route\w*|bus|tram|slaat?|rijdt?|loopt?|lopen)\b"
)
_TOGETHER = 2  # streets in one line of text: one alone may be anybody's


def streets_together(page: Page) -> set[str]:
    """Return the streets of a page that share a line of text with others: "Kerkstraat 12".

    Of lines that speak of post, of earlier addresses or of the way there none are returned, nor of
    anything but HTML.
    """
    found: set[str] = set()
    for line in shown_text(page).splitlines() if page.kind == "html" else ():
        streets = {f"{match[1]} {match[2]}" for match in _STREET_SEEN.finditer(line)}
        if len(streets) >= _TOGETHER and not _NOBODY_GOES_THERE.search(line):
            found |= streets
    return found
