"""What may not be kept of a location's words: persons, their mailboxes and their mobile numbers.

The one door: the collector cleans everything that it is given, whatever a spider did before.
"""

import re
from dataclasses import fields
from functools import lru_cache
from urllib.parse import urljoin, urlsplit

from schemas.persons import PERSON, is_full_name
from spiders.bounds import MAX_FIELD_CHARS
from spiders.dutch import EDGE_MARKS, MAILBOX, MOBILE, ROLE, collapse, is_role_mailbox
from spiders.finding import SiteFinding

MARKUP = re.compile(r"<[a-zA-Z/!][^>]*>")
_HIDDEN = re.compile(r"(?s)<(script|style)\b.*?(</\1>|$)|<[^>]*>")
_WITH_MAILBOXES = frozenset(["email", "link", "website", "ident", "place_in_page", "laag"])
_NAMES = ("naam", "locatienaam", "adres")
_SENTENCES = ("openingstijden", "op_afspraak", "voorbehoud")
_CAPITAL = re.compile(r"\b[A-Z]")
_ADDRESSED = re.compile(rf"(?:{PERSON.pattern})[^,;|()]*", re.IGNORECASE)
_PARTS = re.compile(r"(; |, | [|–-] |: |[()])")
_LEADS_TO_NAME = re.compile(
    r"(?i)(?:^|\s)(?:door|met|bij|van|o\.?l\.?v\.?|onder leiding van|namens|spreekuur|inloop|"
    r"contact|mevrouw|dhr\.?|mw\.?)$"
)
_MOST_NAME_WORDS = 5


def clean_finding(found: SiteFinding, url: str) -> None:
    """Drop what may not be kept and make links whole; the other words stay as they are."""
    for f in fields(found):
        value = getattr(found, f.name)
        if len(value) > MAX_FIELD_CHARS:
            setattr(found, f.name, "")
        elif "@" in value and f.name not in _WITH_MAILBOXES:
            setattr(found, f.name, strip_mailboxes(value))
        elif "<" in value and MARKUP.search(value):
            setattr(found, f.name, collapse(_HIDDEN.sub(" ", value)))
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


@lru_cache(maxsize=1 << 12)
def strip_persons(text: str) -> str:
    """Return a name or an address without the names of persons in it.

    A name goes where nothing else is called by it: alone between marks, or after "door", "met" and
    the like. "Stichting Jan de Vries" stays.
    """
    if len(_CAPITAL.findall(text)) < 2 and not PERSON.search(text):
        return text
    cleaned = "".join(map(_without_name, _PARTS.split(_ADDRESSED.sub("", text))))
    if cleaned == text:
        return text
    return re.sub(r"\(\s*\)", "", collapse(cleaned)).strip(" ,;:|–-")


@lru_cache(maxsize=1 << 12)
def strip_parts_of_persons(text: str) -> str:
    """Return hours or an appointment without the parts that name or address a person."""
    return "; ".join(strip_persons(p) for p in text.split("; ") if not PERSON.search(p))


def _without_name(piece: str) -> str:
    """Return a piece of text without a person's name at its end, and the word that leads to it."""
    words = piece.split()
    for count in range(2, min(_MOST_NAME_WORDS, len(words)) + 1):
        if not words[-count][:1].isupper() or not is_full_name(words[-count:]):
            continue
        before = " ".join(words[:-count])
        if not before:
            return ""
        if cue := _LEADS_TO_NAME.search(before):
            is_activity = cue[0].strip().casefold() in {"spreekuur", "inloop"}
            return before if is_activity else before[: cue.start()]
    return piece


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
