"""What may not be kept of a location's words: persons, their mailboxes and their mobile numbers.

The one door: the collector cleans everything that it is given, whatever a spider did before.
"""

import re
from dataclasses import fields
from html import unescape
from urllib.parse import urljoin, urlsplit

from spiders.bounds import MAX_FIELD_CHARS
from spiders.dutch.patterns import EDGE_MARKS, MAILBOX, MOBILE, ROLE, collapse, is_role_mailbox
from spiders.dutch.persons import strip_parts_of_persons, strip_persons
from spiders.finding import SiteFinding
from spiders.markup import MARKUP

_HIDDEN = re.compile(r"(?s)<(script|style)\b.*?(</\1>|$)|<[^>]*>")
_WITH_MAILBOXES = frozenset(["email", "link", "website", "ident", "place_in_page", "laag"])
_NAMES = (
    "naam",
    "locatienaam",
    "adres",
    "plaats",
    "gemeente",
    "telefoon",
    "vestigingsvorm",
    "page_heading",
)
_SENTENCES = ("openingstijden", "op_afspraak", "voorbehoud")


def clean_finding(found: SiteFinding, url: str) -> None:
    """Drop what may not be kept and make links whole; the other words stay as they are."""
    for f in fields(found):
        value = getattr(found, f.name)
        if len(value) > MAX_FIELD_CHARS:
            setattr(found, f.name, "")
        elif "@" in value and f.name not in _WITH_MAILBOXES:
            setattr(found, f.name, strip_mailboxes(value))
        elif "<" in value and MARKUP.search(value):
            words = unescape(_HIDDEN.sub(" ", value))  # markup has its own way of writing "'"
            setattr(found, f.name, collapse(_HIDDEN.sub(" ", words)))
    _clean_persons(found)
    found.plaats = found.plaats.strip(EDGE_MARKS)
    found.link = _own_link(found.link, url)
    if found.website and not found.website.startswith(("http:", "https:", "www.")):
        found.website = _own_link(found.website, url) if "/" in found.website else found.website


def _clean_persons(found: SiteFinding) -> None:
    """Drop persons, and with them a mobile number: beside a person it is that person's."""
    is_personal = bool(found.email) and not is_role_mailbox(found.email, found.plaats)
    if is_personal:
        found.email = ""
    for name in (*_NAMES, *_SENTENCES):
        value = getattr(found, name)
        kept = strip_persons(value) if name in _NAMES else strip_parts_of_persons(value)
        is_personal = is_personal or kept != value
        setattr(found, name, kept)
    if is_personal and MOBILE.match(found.telefoon):
        found.telefoon = ""
    if not found.naam:
        found.naam, found.locatienaam = found.locatienaam, ""


def strip_mailboxes(text: str) -> str:
    """Return text without mailboxes, but for those of roles."""
    return MAILBOX.sub(lambda m: m[0] if ROLE.match(m[0].partition("@")[0]) else "", text)


def _own_link(href: str, url: str) -> str:
    """Return a link whole when it leads to another page of the same site, else ""."""
    try:
        whole = urljoin(url, href) if href else ""
        same_site = urlsplit(whole).netloc == urlsplit(url).netloc
    except ValueError:
        return ""
    return whole if same_site and whole.partition("#")[0] != url.partition("#")[0] else ""
