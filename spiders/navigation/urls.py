"""Addresses of pages: one page, one address; which page of which list an address asks for."""

import re
from urllib.parse import parse_qsl, unquote, urlencode, urljoin, urlsplit, urlunsplit

from spiders.bounds import MAX_URL_LENGTH

PAGE_PARAMETERS = (
    *("page", "pagina", "p", "pg", "paged", "pagenumber", "page_number", "pageindex"),
    *("currentpage", "_paged", "fwp_paged"),
)
"""Parameters of an address, in small letters, that say which page of a list it asks for."""
COUNTING_PARAMETERS = frozenset([*PAGE_PARAMETERS, "start", "offset"])
PAGE_IN_PATH = r"/(?:page|pagina|p)/(\d{1,6})/?$"
_TRACKING_KEY = re.compile(r"(?i)^(utm_|fbclid|gclid|_ga|sessionid|phpsessid|jsessionid)")


def canonical(url: str) -> str:
    """Return an address without fragment and tracking, its query sorted: one page, one address."""
    parts = urlsplit(url)
    query = sorted((k, v) for k, v in parse_qsl(parts.query) if not _TRACKING_KEY.match(k))
    path = parts.path or "/"
    return urlunsplit((parts.scheme.lower(), parts.netloc.lower(), path, urlencode(query), ""))


def whole_url(base: str, href: str) -> str:
    """Return the address that a link on a page leads to, canonical; "" when it leads nowhere."""
    if not href:
        return ""
    try:
        url = urljoin(base, href)
        scheme = urlsplit(url).scheme
        return canonical(url) if scheme in {"http", "https"} and len(url) <= MAX_URL_LENGTH else ""
    except ValueError:
        return ""


def path_and_query(url: str) -> str:
    """Return what an address asks of its host, its path readable."""
    parts = urlsplit(url)
    return unquote(parts.path) + (f"?{parts.query}" if parts.query else "")


def list_of(url: str) -> str:
    """Return what the addresses of the pages of one list share: the path, without their number."""
    parts = urlsplit(url)
    return parts.netloc + re.sub(PAGE_IN_PATH, "/", parts.path).rstrip("/")


def page_number(url: str) -> int | None:
    """Return which page of a list an address asks for, or None when it does not say."""
    parts = urlsplit(url)
    in_path = re.search(PAGE_IN_PATH, parts.path)
    asked = parse_qsl(parts.query)
    numbers = [v for k, v in asked if parameter_name(k) in COUNTING_PARAMETERS and v.isdigit()]
    said = in_path[1] if in_path else next(iter(numbers), "")
    return int(said[:6]) if said else None


def parameter_name(key: str) -> str:
    """Return the last word of a parameter: of "tx_offices[list][currentPage]" that is one too."""
    words: list[str] = re.findall(r"[\w-]+", key)
    return (words or [key])[-1].casefold()
