"""What in a text may be of a person: by its shape, or by the words around it."""

import ipaddress
import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import unquote, urlsplit

from schemas.persons import HOME, OWN, PAGES_OF_PERSONS, PERSON, PROFILES, is_full_name

NAMES_PERSON = "noemt mogelijk een persoon"
HOLDS_NUMBER = "bevat een telefoonnummer of een ander nummer van een persoon"
HOLDS_ACCOUNT = "bevat een rekeningnummer"
HOLDS_EMAIL = "bevat een e-mailadres"
HOLDS_IP = "bevat een ip-adres"
HOLDS_HOME = "bevat mogelijk een woonadres"
IS_PROFILE = "verwijst naar de pagina van een persoon"

# Bounded, so linear on any text. Without a dot behind the @ it is a name ("Flex@Work"), unless one
# stands before it: the rest may have been cut off.
EMAIL_IN_TEXT = re.compile(
    r"[^\s@<>|;,]{1,64}@[^\s@<>|;,.]{1,64}\.[^\s@<>|;,]{1,190}"
    r"|[^\s@<>|;,.]{1,32}\.[^\s@<>|;,]{1,32}@[^\s@<>|;,]{1,64}"
)
LONGEST_READ = 2000
"""Of a longer text the shape of its column says that it is too long."""
# The names of our own things: long rows of digits that are no numbers of persons.
_OURS = re.compile(
    r"[a-z_]+:[0-9a-f]{16}\b|\b[LOK][0-9a-z]{10}\b|\bGM\d{4}\b|\b[0-9a-f]{32,64}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}-\d{1,2}-\d{4}\b"
)
_FOUR = r"(?:[01]\d|2[0-4])[0-5]\d"
_CLOCK_TIME = re.compile(
    rf"(?<![\d.:])\d{{1,2}}[.:]\d{{2}}(?![.:]?\d)|(?<!\d){_FOUR}\s?(?:-|–|tot)\s?{_FOUR}(?!\d)"
)
_LONG_NUMBER = re.compile(r"\d(?:[\s()./–-]{0,3}\d){8,}")  # a telephone number, a BSN
# Addresses of pages hold numbers of news items: only what is a telephone number or a BSN counts.
_PHONE_IN_ADDRESS = re.compile(r"(?<!\d)(?:(?:00|\+)?31[-.]?|0)(?:6[-.]?\d{8}|[1-57-9]\d{8})(?!\d)")
_NINE = re.compile(r"(?<!\d)\d{9}(?!\d)")
_NO_NUMBER = re.compile(r"(?!)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]){11,30}\b", re.IGNORECASE)
_IP = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*)"
)
_STREET_OF_PERSON = re.compile(
    rf"(?:{PERSON.pattern})\s*(?:[\w'.-]+\s+){{0,4}}?"
    r"[\w'.-]*(?:straat|laan|weg|plein|kade|hof|dreef|plantsoen|park|singel|pad|steeg)\b",
    re.IGNORECASE,
)
_PAGE_IN_TEXT = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_PIECES = re.compile(r"[,;|()/\n]|\s[-–•]\s|:\s")
_SLUG = re.compile(r"[-_.+~ ]+")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


@lru_cache(maxsize=200_000)
def find_personal(text: str) -> str:
    """Return why a text may hold something of a person, in Dutch; "" when nothing shows it.

    Looked for are e-mail addresses, telephone numbers and other long numbers (a BSN), bank
    accounts, addresses of a network, homes, words before a name, and a piece between commas or
    brackets that is nothing but the full name of a person. A street may be named after anybody.
    """
    words = plain(text[:LONGEST_READ])
    if _has_digits(words) and (reason := _find_number(words)):
        return reason
    return next((reason for is_there, reason in _SIGNS if is_there(words)), "")


def plain(text: str) -> str:
    """Return text with its look-alikes (full-width digits) and invisible signs as plain ones."""
    if text.isascii():
        return text
    return _INVISIBLE.sub("", unicodedata.normalize("NFKC", text))


def _holds_email(words: str) -> bool:
    return "@" in words and EMAIL_IN_TEXT.search(words) is not None


def _holds_personal_page(words: str) -> bool:
    return any(find_personal_page(found.group()) for found in _PAGE_IN_TEXT.finditer(words))


def _addresses_person(words: str) -> bool:
    return bool(PERSON.search(words) and PERSON.search(_STREET_OF_PERSON.sub(" ", words)))


def _is_called_in_full(words: str) -> bool:
    return any(is_full_name(piece.split()) for piece in _PIECES.split(words))


_SIGNS: tuple[tuple[Callable[[str], object], str], ...] = (
    (_holds_email, HOLDS_EMAIL),
    (OWN.search, HOLDS_NUMBER),
    (HOME.search, HOLDS_HOME),
    (_holds_personal_page, IS_PROFILE),
    (_addresses_person, NAMES_PERSON),
    (_is_called_in_full, NAMES_PERSON),
)


def _has_digits(words: str) -> bool:
    return any(sign.isdigit() or sign == ":" for sign in words)


def _find_number(words: str, number: re.Pattern[str] = _LONG_NUMBER) -> str:
    if any(_is_iban(found.group()) for found in _IBAN.finditer(words)):
        return HOLDS_ACCOUNT
    if any(_is_ip(found.group()) for found in _IP.finditer(words)):
        return HOLDS_IP
    if number.search(_CLOCK_TIME.sub(";", _OURS.sub(";", words))):
        return HOLDS_NUMBER
    return ""


def is_bsn(digits: str) -> bool:
    """Tell whether nine digits can be a burgerservicenummer: they pass the test of eleven."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0


def _is_iban(text: str) -> bool:
    """Tell whether the check digits are right, for some length: words may stand behind it."""
    signs = "".join(text.split()).upper()
    lengths = (18,) if signs.startswith("NL") else range(15, len(signs) + 1)
    return any(
        len(signs) >= length
        and int("".join(str(int(sign, 36)) for sign in signs[4:length] + signs[:4])) % 97 == 1
        for length in lengths
    )


def _is_ip(text: str) -> bool:
    try:
        ipaddress.ip_address(text.rstrip(".:") if "::" not in text else text.rstrip("."))
    except ValueError:
        return False
    return len(text) > len("::1")


@lru_cache(maxsize=100_000)
def find_personal_page(address: str) -> str:
    """Return why the address of a page may be that of a person, in Dutch; "" when nothing shows it.

    A profile (linkedin.com/in/...), a page behind "medewerkers/" or the like, a part of the address
    that is a full name, and everything that a text may not hold either.
    """
    text = plain(unquote(address[:LONGEST_READ]))
    if reason := _find_in_address(text):
        return reason
    try:
        parts = urlsplit(text if "://" in text[:10] else f"https://{text}")
        host = (parts.hostname or "").removeprefix("www.")
    except ValueError:
        return ""
    path = parts.path.strip("/")
    for site, beginnings in PROFILES.items():
        if (host == site or host.endswith(f".{site}")) and path.startswith(tuple(beginnings)):
            return IS_PROFILE
    segments = [*host.split("."), *path.split("/"), *re.split(r"[=&]", parts.query)]
    if any(_is_personal_segment(before, segment) for before, segment in _pairs(segments)):
        return IS_PROFILE
    return ""


def _find_in_address(text: str) -> str:
    if EMAIL_IN_TEXT.search(text):
        return HOLDS_EMAIL
    words = _OURS.sub(";", text.replace("://", " "))
    if not _has_digits(words):
        return ""
    is_number = _PHONE_IN_ADDRESS.search(words) or any(
        is_bsn(found.group()) for found in _NINE.finditer(words)
    )
    return HOLDS_NUMBER if is_number else _find_number(words, _NO_NUMBER)


def _pairs(segments: list[str]) -> list[tuple[str, str]]:
    return list(zip(["", *segments], segments, strict=False))


def _is_personal_segment(before: str, segment: str) -> bool:
    words = [word for word in _SLUG.split(segment.removesuffix(".html")) if word]
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
