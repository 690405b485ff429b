"""How a request can end, in the words that run.json and the console show; each has one name here.

Which advice goes with each stands in evidence/advice.py.
"""

import re

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
)

from schemas.captures import PAGE_CAME, DeadEnd
from spiders.evidence.page_kinds import PageKind
from spiders.navigation.links import find_unreadable_lists
from spiders.navigation.postcode_search import find_postcode_searches
from spiders.page import Page

FETCHED = PAGE_CAME
NAME_NOT_FOUND = str(DeadEnd.NAME_NOT_FOUND)
CONNECTION_REFUSED = str(DeadEnd.CONNECTION_REFUSED)
TIMEOUT = str(DeadEnd.TIMEOUT)
TLS = str(DeadEnd.TLS)
BOT_WALL = "geweigerd door de site"
LOGIN = "achter een inlog"
COOKIE_WALL = "achter een cookiemuur"
RESERVED = "voorbehoud van de uitgever"
ROBOTS = "robots.txt verbiedt"
GONE = str(DeadEnd.GONE)
SOFT_GONE = str(DeadEnd.SOFT_GONE)  # with status 200
FOREIGN = "andere taal"
NO_SITEMAP = "geen sitemap"
NO_RESERVATIONS = "geen tdmrep.json"
OWN_PAGE_GONE = str(DeadEnd.OWN_PAGE_GONE)  # its address is known from elsewhere
OFF_DOMAIN = str(DeadEnd.OFF_DOMAIN)
PRIVATE = "privé-adres geweigerd"
REDIRECT_LOOP = str(DeadEnd.REDIRECT_LOOP)
SERVER_ERROR = str(DeadEnd.SERVER_ERROR)
OUT_OF_SERVICE = str(PageKind.OUT_OF_SERVICE)  # with status 200
TOO_LARGE = "antwoord te groot"
CONNECTION = str(DeadEnd.CONNECTION)
NO_SCRIPT = "leeg zonder JavaScript"
NO_ADDRESS = "geen adres gevonden"
FILES_UNREAD = "lijst in een bestand dat niet wordt gelezen"
SEARCH_ONLY = "alleen te doorzoeken op postcode"
NOT_IN_CAPTURE = "niet in de opname"
# Bounds that a crawl met: it went on, and its verdict says so.
ENDLESS, TOO_MANY = "lijst zonder einde", "meer pagina's dan de grens"
UNTRIED = "niet elke lijst van links geprobeerd"

OBSTACLES = {
    PageKind.SOFT_GONE: SOFT_GONE,
    PageKind.BOT_WALL: BOT_WALL,
    PageKind.LOGIN: LOGIN,
    PageKind.COOKIE_WALL: COOKIE_WALL,
    PageKind.OUT_OF_SERVICE: OUT_OF_SERVICE,
    PageKind.FOREIGN: FOREIGN,
    PageKind.RESERVED: RESERVED,
}
"""How it ends when another page stands in the place of the one that was asked."""

_TLS_WORDS = re.compile(r"(?i)\bssl\b|\btls\b|certificate")
_FAILURES: dict[type[Exception], str] = {
    CannotResolveHostError: NAME_NOT_FOUND,
    DownloadConnectionRefusedError: CONNECTION_REFUSED,
    DownloadTimeoutError: TIMEOUT,
    DownloadCancelledError: TOO_LARGE,
}
_ROOT_DIV = re.compile(r"(?i)<div[^>]+id=[\"']?(root|app|__next|__nuxt)\b")
# What a script still has to fill: a map or a list without anything in it, or words that say so.
_UNFILLED = re.compile(
    r"(?i)<(div|ul|ol|section|table)\b[^<>]{0,200}(?:id|class)=[\"'][^\"'<>]{0,99}(?:\bmap|kaart|viewdiv|locator|"
    r"vestiging|locatie|location|kantoren|result|lijst|\blist)[^\"'<>]{0,99}[\"'][^<>]{0,200}>\s{0,99}</\1>"
)
_LOADING = re.compile(r"(?i)\b(?:wordt|worden) geladen|bezig met laden|\bloading\b|even geduld")
_FEW_CHARS = 300  # of visible text: a page with less is a shell that a script fills


class Refusal(IgnoreRequest):
    """A request we do not make; its text is the outcome."""


def name_failure(error: BaseException) -> str:
    """Return the outcome of a request that got no usable response."""
    text = str(error)
    if isinstance(error, Refusal):
        return text
    if isinstance(error, IgnoreRequest):
        known = (("robots", ROBOTS), ("redirect", REDIRECT_LOOP))
        return next((outcome for word, outcome in known if word in text), TOO_LARGE)
    if isinstance(error, DownloadFailedError) and _TLS_WORDS.search(text):
        return TLS
    return next((v for kind, v in _FAILURES.items() if isinstance(error, kind)), CONNECTION)


def name_status(status: int) -> str:
    """Return the outcome of an HTTP status that is no success, or "" for one that is."""
    if status == 401:
        return LOGIN
    if status in {403, 407, 429, 451}:
        return BOT_WALL
    if status in {404, 410}:
        return GONE
    if status >= 500:
        return SERVER_ERROR
    return "" if 200 <= status < 300 else f"status {status}"


def name_empty_page(page: Page) -> str:
    """Return why a page has no locations: a search, a file or a script has them, or no one."""
    if find_postcode_searches(page):
        return SEARCH_ONLY
    if find_unreadable_lists(page):
        return FILES_UNREAD
    visible = page.visible_text
    has_script = "<script" in page.text.lower()
    marks = (_ROOT_DIV, _UNFILLED)
    is_unfilled = any(mark.search(page.text) for mark in marks) or _LOADING.search(visible)
    if has_script and (len(visible) < _FEW_CHARS or is_unfilled):
        return NO_SCRIPT
    return NO_ADDRESS
