"""What else the block around an address says: telephone, mailbox, site, opening hours."""

import re

from spiders.dutch import APPOINTMENT, MAILBOX, PHONE, TIME, WEEKDAY
from spiders.finding import SiteFinding
from spiders.lines import CELL_MARK, WEAK_HEADING, PageLine

_NOT_A_SITE = re.compile(r"(?i)google|bing|openstreetmap|9292|facebook|twitter|linkedin|instagram")
_ONLY_DAYS = re.compile(rf"(?:(?:{WEEKDAY.pattern.removeprefix('(?i)')}|en|t/m|[\s,:&-])+)$", re.I)
_CLOCK = re.compile(r"\b\d{1,2}[.:]\d{2}\b")
_HOURS_LABEL = re.compile(r"(?i)^(openings\w+|spreek\w+|inloop\w*)\b")


def read_fields(found: SiteFinding, block: list[PageLine], address_end: int) -> None:
    """Fill in what the lines of a location's block say, in their own words.

    The block ends at the first heading after the address that begins something else.
    """
    lines = _until_next_heading(block, address_end)
    hours = _join_days([n.text.replace(CELL_MARK, " ") for n in lines])
    opening = [t for t in hours if WEEKDAY.search(t) and TIME.search(t)]
    found.openingstijden = "; ".join(dict.fromkeys(opening))
    found.op_afspraak = "; ".join(
        dict.fromkeys(t for t in hours if APPOINTMENT.search(t) and t not in opening)
    )
    for line in lines:
        href = line.href
        if not found.telefoon:
            phone = PHONE.search(_CLOCK.sub(" ", line.text))
            found.telefoon = phone[0].strip() if phone else ""
        mail = MAILBOX.search(line.text) or MAILBOX.search(
            href if href.startswith("mailto:") else ""
        )
        if mail and not found.email:
            found.email = mail[0]
        if href.startswith(("http:", "https:")) and not found.website:
            found.website = "" if _NOT_A_SITE.search(href) else href
        if href and not found.link and not href.startswith(("mailto:", "tel:", "#")):
            found.link = href


def _until_next_heading(block: list[PageLine], address_end: int) -> list[PageLine]:
    for i in range(address_end, len(block)):
        line = block[i]
        is_label = _HOURS_LABEL.match(line.text) or len(line.text.split()) == 1
        if 0 < line.level < WEAK_HEADING and not is_label:
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
