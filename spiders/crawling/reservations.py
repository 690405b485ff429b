"""The reservations of a whole site: /.well-known/tdmrep.json of the TDM Reservation Protocol.

The file is a list of rules, each an address pattern as in robots.txt with 1 (reserved) or 0. What
a page or its header says goes before the file (W3C TDMRep, final report of May 2024).
"""

import json
import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from spiders.page import Page

RESERVATIONS_FILE = "/.well-known/tdmrep.json"
RESERVATION_KEY = "tdm-reservation"
_MOST_RULES = 1_000


@dataclass(frozen=True, slots=True)
class ReservationRule:
    """Which addresses of a host a rule is for, and whether they are reserved."""

    location: str
    is_reserved: bool

    def holds_for(self, target: str) -> bool:
        """Tell whether the rule is for a path with its query: "*" is anything, "$" the end."""
        anchored = self.location.endswith("$")
        parts = unquote(self.location.removesuffix("$")).split("*")
        pattern = ".*".join(map(re.escape, parts)) + ("$" if anchored else "")
        return bool(re.match(pattern, target))


def read_reservations(page: Page) -> list[ReservationRule]:
    """Return the rules of the file in its order; of a file that is none of the kind, none."""
    try:
        written = json.loads(page.text.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return []
    rules = written if isinstance(written, list) else [written]
    return [
        ReservationRule(location, str(rule.get(RESERVATION_KEY)) == "1")
        for rule in rules[:_MOST_RULES]
        if isinstance(rule, dict)
        and str(rule.get(RESERVATION_KEY)) in {"0", "1"}
        and isinstance(location := rule.get("location"), str)
        and location[:1] in {"/", "*"}
    ]


class Reservations:
    """What the files of the hosts of a crawl reserve."""

    def __init__(self) -> None:
        self._rules: dict[str, list[ReservationRule]] = {}

    def note(self, page: Page) -> None:
        """Note the rules of a host's file."""
        self._rules[urlsplit(page.url).netloc] = read_reservations(page)

    def reserves(self, url: str) -> bool:
        """Tell whether the file of its host reserves an address.

        Of several rules that hold, the longest decides, as in robots.txt; of equals a reservation.
        """
        parts = urlsplit(url)
        target = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        rules = [r for r in self._rules.get(parts.netloc, []) if r.holds_for(target)]
        return max(((len(r.location), r.is_reserved) for r in rules), default=(0, False))[1]
