"""Numbers in a text that may be of a person: telephone, BSN, bank account, address of a network."""

import ipaddress
import re

HOLDS_NUMBER = "bevat een telefoonnummer of een ander nummer van een persoon"
HOLDS_ACCOUNT = "bevat een rekeningnummer"
HOLDS_IP = "bevat een ip-adres"

# The names of our own things, days, and classes of inhabitants (25.000 - 49.999): long rows of
# digits that are no numbers of persons.
_OURS = re.compile(
    r"[a-z_]+:[0-9a-f]{16}\b|\b[LOK][0-9a-z]{10}\b|\bGM\d{4}\b|\b[0-9a-f]{32,64}\b"
    r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}-\d{1,2}-\d{4}\b"
    r"|(?<![\d.])[1-9]\d{0,2}\.000 - [1-9]\d{0,2}\.999(?![\d.])"
)
_FOUR = r"(?:[01]\d|2[0-4])[0-5]\d"
_CLOCK_TIME = re.compile(
    rf"(?<![\d.:])\d{{1,2}}[.:]\d{{2}}(?![.:]?\d)|(?<!\d){_FOUR}\s?(?:-|–|tot)\s?{_FOUR}(?!\d)"
)
_LONG_NUMBER = re.compile(r"(?:\+\s?)?\d(?:[\s()./–-]{0,3}\d){8,}")
# A mobile number is one whatever stands between its digits.
_MOBILE_IN_TEXT = re.compile(
    r"(?<!\d)(?:0|(?:\+|00)31[\W_]{0,3}(?:\(0\)[\W_]{0,3})?)[\W_]{0,3}6(?:[\W_]{0,3}\d){8}(?!\d)"
)
_ODD_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")
# No mobile number: a service may have it written behind its name or address.
_LANDLINE = re.compile(r"(?:0|31|0031|310)[1-57-9]\d{8}")
# Addresses of pages hold numbers of news items: only what is a telephone number or a BSN counts.
_PHONE_IN_PAGE = re.compile(r"(?<!\d)(?:(?:00|\+)?31[-.]?|0)(?:6[-.]?\d{8}|[1-57-9]\d{8})(?!\d)")
_NINE = re.compile(r"(?<!\d)\d{9}(?!\d)")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]){11,30}\b", re.IGNORECASE)
# In groups of any size; only of this form, or ordinary words and years would pass the check digits.
_DUTCH_IBAN = re.compile(
    r"\bN[\s.-]?L[\s.-]{0,2}\d[\s.-]?\d(?:[\s.-]{0,2}[A-Z]){4}(?:[\s.-]{0,2}\d){10}(?!\d)",
    re.IGNORECASE,
)
_IP = re.compile(
    r"(?<![\w.:])(?:\d{1,3}(?:\.\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]*:[0-9a-fA-F:.]*)"
)
_LONGEST_IP = 45


def find_number(words: str) -> str:
    """Return why a number in a text may be of a person, in Dutch; "" when none may."""
    others = _OURS.sub(";", words.translate(_ODD_DASHES))
    if not _has_digits(others):
        return ""
    if reason := _find_account_or_ip(others):
        return reason
    is_number = any(not _LANDLINE.fullmatch(n) for n in _long_numbers(others))
    return HOLDS_NUMBER if is_number or _MOBILE_IN_TEXT.search(_CLOCK_TIME.sub(";", others)) else ""


def find_number_in_page(address: str) -> str:
    """Return why a number in the address of a page may be of a person, in Dutch; else ""."""
    words = _OURS.sub(";", address)
    if not _has_digits(words):
        return ""
    is_number = _PHONE_IN_PAGE.search(words) or any(map(is_bsn, _NINE.findall(words)))
    return HOLDS_NUMBER if is_number else _find_account_or_ip(words)


def holds_long_number(words: str) -> bool:
    """Tell whether a text holds any number of nine digits or more, whoever's it is."""
    return bool(_long_numbers(_OURS.sub(";", words)))


def is_bsn(digits: str) -> bool:
    """Tell whether nine digits can be a burgerservicenummer: they pass the test of eleven."""
    weights = (9, 8, 7, 6, 5, 4, 3, 2, -1)
    return sum(w * int(d) for w, d in zip(weights, digits, strict=True)) % 11 == 0


def _has_digits(words: str) -> bool:
    return any(sign.isdigit() or sign == ":" for sign in words)


def _long_numbers(words: str) -> list[str]:
    found = _LONG_NUMBER.findall(_CLOCK_TIME.sub(";", words))
    return [re.sub(r"\D", "", number) for number in found]


def _find_account_or_ip(words: str) -> str:
    if any(map(_is_iban, [*_IBAN.findall(words), *_DUTCH_IBAN.findall(words)])):
        return HOLDS_ACCOUNT
    return HOLDS_IP if any(map(_is_ip, _IP.findall(words))) else ""


def _is_iban(text: str) -> bool:
    """Tell whether the check digits are right, for some length: words may stand behind it."""
    signs = re.sub(r"[\s.-]", "", text).upper()
    lengths = (18,) if signs.startswith("NL") else range(15, len(signs) + 1)
    return any(
        len(signs) >= length
        and int("".join(str(int(sign, 36)) for sign in signs[4:length] + signs[:4])) % 97 == 1
        for length in lengths
    )


def _is_ip(text: str) -> bool:
    if not len("::1") < len(text) <= _LONGEST_IP:
        return False
    try:
        ipaddress.ip_address(text.rstrip(".:") if "::" not in text else text.rstrip("."))
    except ValueError:
        return False
    return True
