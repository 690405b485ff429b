"""What else the block around an address says: telephone, mailbox, site, opening hours."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from urllib.parse import unquote

from spiders.bounds import MAX_FIELD_CHARS
from spiders.dutch.patterns import (
    APPOINTMENT,
    MAILBOX,
    NOT_OPEN,
    PHONE,
    TIME,
    WEEKDAY,
    says_hours,
)
from spiders.dutch.phones import find_phone
from spiders.finding import SiteFinding
from spiders.lines.page_lines import CELL_MARK, WEAK_HEADING, PageLine

_NOT_A_SITE = re.compile(r"(?i)google|bing|openstreetmap|9292|facebook|twitter|linkedin|instagram")
_ONLY_DAYS = re.compile(rf"(?:(?:{WEEKDAY.pattern.removeprefix('(?i)')}|en|t/m|[\s,:&-])+)$", re.I)
_DETAILS_LABEL = re.compile(
    r"(?i)^(?:openings\w+|spreek\w+|inloop\w*|contact\w*|bereikbaar\w*|"
    r"(?:overige|meer|extra|praktische|algemene|aanvullende) (?:informatie|gegevens))\b"
)
"""Of a heading that goes on about the location above it."""


def read_fields(found: SiteFinding, block: list[PageLine], address_end: int) -> None:
    """Fill in what the lines of a location's block say, in their own words.

    The block ends at the first heading after the address that begins something else.
    """
    lines = _until_next_heading(block, address_end)
    hours = _join_days([n.text.replace(CELL_MARK, " ") for n in lines])
    opening = [t for t in hours if says_hours(t)]
    found.openingstijden = "; ".join(dict.fromkeys(opening))
    found.op_afspraak = "; ".join(
        dict.fromkeys(t for t in hours if APPOINTMENT.search(t) and t not in opening)
    )
    address = block[max(0, min(address_end, len(block)) - 1)]
    found.voorbehoud = "; ".join(dict.fromkeys(find_denials(block, address)))
    for line in lines:
        found.telefoon = found.telefoon or find_phone(line.text, line.links)
        mail = next(_mailboxes(line), "")
        found.email = found.email or mail
        for href in line.links:
            if href.startswith(("http:", "https:")) and not found.website:
                found.website = "" if _NOT_A_SITE.search(href) else href
            if not found.link and not href.startswith(("mailto:", "tel:", "#")):
                found.link = href


def find_denials(lines: Iterable[PageLine], address: PageLine) -> Iterator[str]:
    """Yield the lines that say that a location is closed, moved or not open as usual.

    What the page hides does not hold, unless the address is hidden with it: a panel to unfold.
    """
    for line in lines:
        if line.hidden in {0, address.hidden} and _is_denial(line.text):
            yield line.text[:MAX_FIELD_CHARS]


@lru_cache(maxsize=1 << 12)
def _is_denial(text: str) -> bool:
    """Tell it once of the lines that every page of a site has."""
    return bool(NOT_OPEN.search(text))


def _mailboxes(line: PageLine) -> Iterator[str]:
    yield from MAILBOX.findall(line.text)
    for href in line.links:
        if href.startswith("mailto:"):
            yield from MAILBOX.findall(unquote(href))


def _until_next_heading(block: list[PageLine], address_end: int) -> list[PageLine]:
    for i in range(address_end, len(block)):
        line = block[i]
        below = block[i + 1].text if i + 1 < len(block) else ""
        # A question above hours ("Wanneer open?") goes on about the location, as one word does;
        # below "Liever bellen?" stand the hours of a telephone.
        is_word = len(line.text.split()) == 1
        says_when = says_hours(below) and not PHONE.search(below)
        goes_on = says_when or is_word or _DETAILS_LABEL.match(line.text)
        if 0 < line.level < WEAK_HEADING and not goes_on:
            return block[:i]
    return block


def _join_days(texts: list[str]) -> list[str]:
    """Join a line that only names a day with the next, as lists of terms and tables write them."""
    joined: list[str] = []
    carry = ""
    for text in texts:
        if WEEKDAY.search(text) and not TIME.search(text) and _ONLY_DAYS.match(text):
            carry = text
        else:
            joined.append(f"{carry} {text}".strip() if carry and TIME.search(text) else text)
            carry = ""
    return joined
