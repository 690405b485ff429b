"""How a request can end, in the words that run.json and the console show; each has one name here.

Which advice goes with each stands in verdict.py.
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

from spiders.page import Page

FETCHED = "ok"
NAME_NOT_FOUND = "naam niet gevonden"
CONNECTION_REFUSED = "verbinding geweigerd"
TIMEOUT = "te traag"
TLS = "TLS"
BOT_WALL = "geweigerd door de site"
ROBOTS = "robots.txt verbiedt"
GONE = "startpagina weg"
OWN_PAGE_GONE = "locatiepagina weg"  # its address is known from elsewhere
OFF_DOMAIN = "omgeleid buiten het domein"
PRIVATE = "privé-adres geweigerd"
REDIRECT_LOOP = "omleiding zonder einde"
SERVER_ERROR = "fout van de server"
TOO_LARGE = "antwoord te groot"
CONNECTION = "verbinding verbroken"
NO_SCRIPT = "leeg zonder JavaScript"
NO_ADDRESS = "geen adres gevonden"
NOT_IN_CAPTURE = "niet in de opname"
# Bounds that a crawl met: it went on, and its verdict says so.
ENDLESS, TOO_MANY = "lijst zonder einde", "meer pagina's dan de grens"

_WALL = re.compile(
    r"(?i)just a moment|attention required|checking your browser|access denied|captcha|"
    r"are you (a )?human|ben je een robot|verify you are|request unsuccessful|bot detection"
)
_TLS_WORDS = re.compile(r"(?i)\bssl\b|\btls\b|certificate")
_FAILURES: dict[type[Exception], str] = {
    CannotResolveHostError: NAME_NOT_FOUND,
    DownloadConnectionRefusedError: CONNECTION_REFUSED,
    DownloadTimeoutError: TIMEOUT,
    DownloadCancelledError: TOO_LARGE,
}
_ROOT_DIV = re.compile(r"(?i)<div[^>]+id=[\"']?(root|app|__next|__nuxt)\b")
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
    if status in {401, 403, 407, 429, 451}:
        return BOT_WALL
    if status in {404, 410}:
        return GONE
    if status >= 500:
        return SERVER_ERROR
    return "" if 200 <= status < 300 else f"status {status}"


def name_empty_page(page: Page, visible: str) -> str:
    """Return why a page that was read has no locations: a wall, a script, or no address."""
    title = page.tree.css_first("title")
    head = f"{title.text() if title else ''} {visible[:_FEW_CHARS]}"
    if len(visible) < 10 * _FEW_CHARS and _WALL.search(head):
        return BOT_WALL
    has_script = "<script" in page.text.lower()
    if has_script and (len(visible) < _FEW_CHARS or _ROOT_DIV.search(page.text)):
        return NO_SCRIPT
    return NO_ADDRESS
