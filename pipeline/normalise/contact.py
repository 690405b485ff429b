"""Websites and phone numbers in one form; what cannot be used safely becomes ""."""

import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, urlsplit, urlunsplit

import phonenumbers

LONGEST_URL = 2000
LONGEST_PHONE = 100
COUNTRY_CODE = 31
"""The country code of the Netherlands."""
DIGITS_OF_PHONE, LONGEST_AREA_CODE = 9, 3
"""Digits of a Dutch number without its 0, and of them those that tell what it is for."""
_GAP = re.compile(r"[\s|;<>\"]+|,(?=\s|www|http|$)")
_WWW = re.compile(r"^www\d?\.")
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?![0-9])", re.IGNORECASE)
HOST_NAME = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")
_PLAIN_SITE = re.compile(rf"(https?://)?({HOST_NAME.pattern}(?:/[A-Za-z0-9/_.-]*[A-Za-z0-9_-])?)/?")
"""An address that is in normal form but for its scheme or a slash at its end, as most are."""
_HOST_OF_SITE = re.compile(r"https?://([^/?:]*)")
_TRACKING_PARAMETER = re.compile(
    r"(?:utm_\w*|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|_ga|_gl|igshid|yclid)(?:=|$)", re.I
)
_PLAIN_PHONE = re.compile(r"(?:0|\+31|0031)([1-9][0-9]{8})")
"""A number as most sources write it: what the library would read, ten times as fast."""
_BETWEEN_DIGITS = re.compile(r"[ ().-]+")
_DEFAULT_PORTS = {"http": 80, "https": 443}
_SAFE = "/%:@!$&'()*+,;=~-._?"


def normalise_website(text: str) -> str:
    """Return the first web address of a text in normal form, "" when there is none to trust.

    Scheme and host in small letters (an international name in its ASCII form), no default port, no
    tracking, no fragment, no slash at the end. A missing scheme is taken to be https. Refused:
    other schemes, user names or passwords, bare host names and IP addresses.
    """
    if len(text) > LONGEST_URL:
        return ""
    if plain := _PLAIN_SITE.fullmatch(text):
        return f"{plain[1] or 'https://'}{plain[2]}"
    parts = [part.rstrip(".,") for part in _GAP.split(text) if part]
    clear = (part for part in parts if part.lower().startswith(("http://", "https://", "www.")))
    return _normal_form(next(clear, parts[0])) if parts else ""


def _normal_form(first: str) -> str:
    if "://" not in first[:10]:
        if _SCHEME.match(first):
            return ""
        first = f"https://{first.lstrip('/')}"
    try:
        parts = urlsplit(first)
        host, port = _ascii_host(parts), parts.port
    except ValueError:  # UnicodeError included
        return ""
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT_PORTS or "@" in parts.netloc or not HOST_NAME.fullmatch(host):
        return ""
    netloc = host if port in (None, _DEFAULT_PORTS[scheme]) else f"{host}:{port}"
    wanted = [
        part for part in parts.query.split("&") if part and not _TRACKING_PARAMETER.match(part)
    ]
    path = quote(parts.path, safe=_SAFE.replace("?", "")).rstrip("/")
    return urlunsplit((scheme, netloc, path, quote("&".join(wanted), safe=_SAFE), ""))


def _ascii_host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    return host if host.isascii() else host.encode("idna").decode("ascii")


def domain_of(website: str) -> str:
    """Return the host of a website in normal form without "www."; "" when there is none.

    The one rule for what counts as one site: identifying and matching both call it.
    """
    site = _HOST_OF_SITE.match(website)
    host = site[1] if site else ""
    bare = _WWW.sub("", host, count=1)
    return bare if "." in bare else host


def normalise_phone(text: str) -> str:
    """Return the first valid phone number of a text as E.164 ("+31201234567"), else "".

    A number without a country is Dutch. Short numbers have one form too: "0800-8020" and
    "+31 800 8020" are both "+318008020", as 0900, 088 and 14xxx numbers in any spelling.
    """
    text = text[:LONGEST_PHONE]
    if plain := _read_plain_phone(text):
        return plain
    number = _read_phone(text)
    if number is None:
        match = next(iter(phonenumbers.PhoneNumberMatcher(text, "NL")), None)
        number = match.number if match else None
    if number is None:
        return ""
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def is_phone(text: str) -> bool:
    """Tell whether a text is one valid phone number and nothing behind it."""
    text = text[:LONGEST_PHONE]
    return bool(_read_plain_phone(text)) or _read_phone(text) is not None


def _read_plain_phone(text: str) -> str:
    plain = _PLAIN_PHONE.fullmatch(_BETWEEN_DIGITS.sub("", text))
    return f"+31{plain[1]}" if plain and _is_given_out(plain[1][:LONGEST_AREA_CODE]) else ""


@lru_cache(maxsize=1000)
def _is_given_out(start: str) -> bool:
    """Whether nine digits that start so are a Dutch number: the others may be any."""
    digits = start.ljust(DIGITS_OF_PHONE, "0")
    dutch = phonenumbers.PhoneNumber(country_code=COUNTRY_CODE, national_number=int(digits))
    return phonenumbers.is_valid_number(dutch)


def _read_phone(text: str) -> phonenumbers.PhoneNumber | None:
    try:
        number = phonenumbers.parse(text, "NL")
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_valid_number(number) else None


@lru_cache(maxsize=10_000)
def show_phone(number: str) -> str:
    """Write a normal number as people in the Netherlands do: "+31201234567" as "020 123 4567".

    A number of another country keeps its "+32"; what is no number stays as it is.
    """
    try:
        parsed = phonenumbers.parse(number, "NL")
    except phonenumbers.NumberParseException:
        return number
    forms = phonenumbers.PhoneNumberFormat
    is_dutch = parsed.country_code == COUNTRY_CODE
    return str(
        phonenumbers.format_number(parsed, forms.NATIONAL if is_dutch else forms.INTERNATIONAL)
    )
