"""What in a text may be of a person: by its shape, or by the words around it."""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from pipeline.privacy.numbers import HOLDS_NUMBER, find_number, find_number_in_page
from schemas.folding import drop_invisible
from schemas.persons import (
    HOME,
    HOSTS_OF_ANYBODY,
    OWN,
    PAGES_OF_PERSONS,
    PERSON,
    PROFILES,
    ROLE_BEFORE_NAME,
    count_name_in_role,
    find_full_names,
    is_full_name,
    is_joined_name,
)

NAMES_PERSON = "noemt mogelijk een persoon"
HOLDS_EMAIL = "bevat een e-mailadres"
HOLDS_HOME = "bevat mogelijk een woonadres"
IS_PROFILE = "verwijst naar de pagina van een persoon"

# Bounded, so linear on any text. Without a dot behind the @ it is a name ("Flex@Work"), unless one
# stands before it: the rest may have been cut off.
EMAIL_IN_TEXT = re.compile(
    r"[^\s@<>|;,]{1,64}@[^\s@<>|;,.]{1,64}\.[^\s@<>|;,]{1,190}"
    r"|[^\s@<>|;,.]{1,32}\.[^\s@<>|;,]{1,32}@[^\s@<>|;,]{1,64}"
)
_SPELT_EMAIL = re.compile(
    r"[^\s@<>|;,()\[\]]{1,64}\s{0,2}(?:@|[(\[{]\s?(?:at|apenstaartje|@)\s?[)\]}])\s{0,2}"
    r"[^\s@<>|;,()\[\].]{1,64}(?:\.|\s?[(\[{]\s?(?:dot|punt)\s?[)\]}]\s?)[a-z]{2,24}\b",
    re.IGNORECASE,
)
"""As it is written so that no program finds it: "naam (at) voorbeeld.nl", "naam @ voorbeeld.nl"."""
LONGEST_READ = 2000
"""Of a longer text the shape of its column says that it is too long."""
_STREET_OF_PERSON = re.compile(
    rf"(?:{PERSON.pattern})\s*(?:[\w'.-]+\s+){{0,4}}?"
    r"[\w'.-]*(?:straat|laan|weg|plein|kade|hof|dreef|plantsoen|park|singel|pad|steeg)\b",
    re.IGNORECASE,
)
_PAGE_IN_TEXT = re.compile(
    rf"(?:https?://|www\.|\b(?:{'|'.join(map(re.escape, [*PROFILES, *HOSTS_OF_ANYBODY]))})/)\S+",
    re.IGNORECASE,
)
_PIECES = re.compile(r"[,;|()/\n]|\s[-–•]\s|:\s")
_SLUG = re.compile(r"[-_.+~ ]+")


@lru_cache(maxsize=200_000)
def find_personal(text: str) -> str:
    """Return why a text may hold something of a person, in Dutch; "" when nothing shows it.

    Looked for are e-mail addresses, telephone numbers and other long numbers (a BSN), bank
    accounts, addresses of a network, homes, words before a name, and a piece between commas or
    brackets that is nothing but the full name of a person. A street may be named after anybody.
    """
    words = plain(text[:LONGEST_READ])
    if reason := find_number(words):
        return reason
    return next((reason for is_there, reason in _SIGNS if is_there(words)), "")


def plain(text: str) -> str:
    """Return text with its look-alikes (full-width digits) and invisible signs as plain ones."""
    if text.isascii():
        return text
    # What composing leaves of marks stands on signs that bear none: "0̲6̲" is a number underlined.
    composed = unicodedata.normalize("NFKC", drop_invisible(text))
    return "".join(sign for sign in composed if not unicodedata.combining(sign))


def holds_full_name(words: str) -> bool:
    """Tell whether the full name of a person stands anywhere in running text."""
    return any(find_full_names(piece.split()) for piece in _PIECES.split(words))


def _holds_email(words: str) -> bool:
    is_plain = "@" in words and EMAIL_IN_TEXT.search(words) is not None
    return is_plain or _SPELT_EMAIL.search(words) is not None


def _holds_personal_page(words: str) -> bool:
    return any(find_personal_page(found.group()) for found in _PAGE_IN_TEXT.finditer(words))


def _addresses_person(words: str) -> bool:
    return bool(PERSON.search(words) and PERSON.search(_STREET_OF_PERSON.sub(" ", words)))


def _is_called_in_full(words: str) -> bool:
    return any(is_full_name(piece.split()) for piece in _PIECES.split(words))


def _names_who_has_role(words: str) -> bool:
    behind = (
        _PIECES.split(words[m.end() :], maxsplit=1)[0] for m in ROLE_BEFORE_NAME.finditer(words)
    )
    return any(count_name_in_role(piece.split()) for piece in behind)


_SIGNS: tuple[tuple[Callable[[str], object], str], ...] = (
    (_holds_email, HOLDS_EMAIL),
    (OWN.search, HOLDS_NUMBER),
    (HOME.search, HOLDS_HOME),
    (_holds_personal_page, IS_PROFILE),
    (_addresses_person, NAMES_PERSON),
    (_is_called_in_full, NAMES_PERSON),
    (_names_who_has_role, NAMES_PERSON),
)


@lru_cache(maxsize=100_000)
def find_personal_page(address: str) -> str:
    """Return why the address of a page may be that of a person, in Dutch; "" when nothing shows it.

    A profile (linkedin.com/in/..., github.com/pietjansen), a page behind "medewerkers/" or the
    like, a part of the address that is a full name, and everything that a text may not hold either.
    """
    # "youtube.com/@wijkteam" is a page, and no mailbox.
    text = plain(unquote(address[:LONGEST_READ])).replace("/@", "/")
    if EMAIL_IN_TEXT.search(text):
        return HOLDS_EMAIL
    if reason := find_number_in_page(text.replace("://", " ")):
        return reason
    try:
        parts = urlsplit(text if "://" in text[:10] else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    return IS_PROFILE if _is_of_person(host, parts.path.strip("/"), parts.query) else ""


def _is_of_person(host: str, path: str, query: str) -> bool:
    for site, beginnings in PROFILES.items():
        if _is_below(host, site) and path.startswith(tuple(beginnings)):
            return True
    segments = [*host.split("."), *path.split("/"), *re.split(r"[=&]", query)]
    return _is_joined_page(host, path) or any(
        _is_personal_segment(before, segment)
        for before, segment in zip(["", *segments], segments, strict=False)
    )


def _is_below(host: str, site: str) -> bool:
    return host == site or host.endswith(f".{site}")


def _is_joined_page(host: str, path: str) -> bool:
    for site in HOSTS_OF_ANYBODY:
        if _is_below(host, site):
            whose = [host.removesuffix(site).strip("."), path.partition("/")[0].lstrip("@")]
            return any(is_joined_name(re.sub(r"[\d_.-]+$", "", part)) for part in whose)
    return False


def _is_personal_segment(before: str, segment: str) -> bool:
    words = [word for word in _SLUG.split(segment.removesuffix(".html")) if word]
    while words and words[-1].isdigit():  # "jan.jansen.5": the fifth of that name
        words.pop()
    if is_full_name(words) or PERSON.match(" ".join(words)):
        return True
    return before.casefold() in PAGES_OF_PERSONS and len(words) > 1


def find_personal_file(name: str) -> str:
    """Return why the path of a file may name a person, in Dutch; "" when nothing shows it."""
    reason = find_personal(name)
    if reason:
        return reason
    stems = [part.rpartition(".")[0] or part for part in plain(name).split("/")]
    texts = [" ".join(_SLUG.split(stem)).strip() for stem in stems]
    found = (find_personal(text) for text in texts)
    return next(filter(None, found), "")
