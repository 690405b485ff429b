"""What the publisher of a page asks of programs that read it: in headers and in the page.

A reservation of text and data mining (Auteurswet 15o; the TDM Reservation Protocol) and `nofollow`
of a whole page are obeyed. `noarchive` is about showing a copy, which we never do; `noai` is about
training, which we do not do: both are noted.
"""

import re

from scrapy.http import Headers

from spiders.crawling.reservations import RESERVATION_KEY
from spiders.markup import attribute_of
from spiders.page import Page

NO_FOLLOW = "nofollow"
_NOTED = ("noarchive", "noai", "noimageai", "nosnippet", "noindex")
_ROBOTS_NAMES = frozenset(["robots", "sjo-inventarisatie"])


def wishes_of(page: Page, headers: Headers, *, is_reserved: bool = False) -> list[str]:
    """Return what the publisher asks, each by its own name, sorted.

    `is_reserved`: what its file says of the address, where neither page nor header speaks of it.
    """
    said = _said_to_robots(page, headers)
    wishes = {word for word in (NO_FOLLOW, *_NOTED) if word in said}
    if "none" in said:
        wishes.add(NO_FOLLOW)
    said = _said_of_reservation(page, headers)
    if "1" in said or (is_reserved and "0" not in said):
        wishes.add(RESERVATION_KEY)
    return sorted(wishes)


def _said_to_robots(page: Page, headers: Headers) -> set[str]:
    words: set[str] = set()
    for value in headers.getlist("X-Robots-Tag"):
        # "otherbot: noindex" is for another; "nofollow, noarchive" is for all.
        agent, colon, rest = value.decode("latin-1").lower().partition(":")
        is_named = bool(colon) and "," not in agent and not agent.strip().startswith("unavailable")
        if not is_named or agent.strip() in _ROBOTS_NAMES:
            words |= set(re.split(r"[,\s]+", rest if is_named else value.decode("latin-1").lower()))
    for name, content in _metas(page):
        if name in _ROBOTS_NAMES:
            words |= set(re.split(r"[,\s]+", content.lower()))
    return words


def _said_of_reservation(page: Page, headers: Headers) -> set[str]:
    said = {(headers.get("TDM-Reservation") or b"").decode("latin-1").strip()}
    return said | {content.strip() for name, content in _metas(page) if name == RESERVATION_KEY}


def _metas(page: Page) -> list[tuple[str, str]]:
    if page.kind != "html" or "<meta" not in page.text[:100_000].lower():
        return []
    return [
        (attribute_of(node, "name").lower(), attribute_of(node, "content"))
        for node in page.tree.css("meta[name][content]")
    ]
