"""Where a JSON answer says that it goes on: a next address, a cursor, a page of how many."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from spiders.navigation.urls import PAGE_PARAMETERS, whole_url

_ADDRESS_KEYS = (
    "next", "nexturl", "nextpageurl", "nextlink", "nextpage", "@odata.nextlink", "volgende",
    "volgendepagina",
)  # fmt: skip
_CURSOR_KEYS = {
    "nextcursor": "cursor", "endcursor": "cursor", "cursor": "cursor", "nextpagetoken": "pageToken",
    "nexttoken": "token", "continuationtoken": "continuationToken", "after": "after",
}  # fmt: skip
_OFFSET_PARAMETERS = ("offset", "skip", "from", "start")
_CURRENT_KEYS = frozenset(["page", "currentpage", "pagenumber", "pagina", "huidigepagina"])
_PAGES_KEYS = frozenset(
    ["pages", "totalpages", "pagecount", "lastpage", "maxnumpages", "numpages", "aantalpaginas",
     "laatstepagina", "totaalpaginas"]
)  # fmt: skip
_FEATURES_LEFT, _FEATURE_OFFSET = "exceededtransferlimit", ("resultOffset",)  # of ArcGIS
_MORE_KEYS = frozenset(["hasmore", "hasnext", "hasnextpage", "more", "meer", "heeftmeer"])
_TOTAL_KEYS = frozenset(["total", "totalcount", "totalresults", "count", "totaal", "aantal"])
_LIMIT_KEYS = frozenset(["limit", "size", "pagesize", "perpage", "perpagina", "take"])
_MOST_DIGITS = 9
_SEARCHED_DEPTH = 3  # of objects in one another in which such a word is looked for


def find_other_pages(url: str, value: Any) -> list[str]:
    """Return the other pages of the list of a JSON answer: where it goes on, and where it began.

    `url` is the address it came from, `value` what it holds. Whoever fills in the number of a page
    does not know whether the first is 0 or 1: the answer does.
    """
    return [*_first_page(url, value), *find_next_pages(url, value)]


def _first_page(url: str, value: Any) -> list[str]:
    links = value.get("_links", value.get("links")) if isinstance(value, dict) else None
    first = links.get("first") if isinstance(links, dict) else None
    said = first.get("href") if isinstance(first, dict) else first
    is_asked = bool(_parameter(url, PAGE_PARAMETERS))
    return [whole_url(url, said)] if is_asked and isinstance(said, str) else []


def find_next_pages(url: str, value: Any) -> list[str]:
    """Return the addresses where a JSON answer goes on, most explicit first; [] at its end.

    `url` is the address it came from, `value` what it holds.
    """
    words: dict[str, Any] = {}
    for key, said in _words_of(value, _SEARCHED_DEPTH):
        words.setdefault(key, said)
    for said in map(words.get, _ADDRESS_KEYS):
        if isinstance(said, str) and said.startswith(("http:", "https:", "/", "?")):
            return [whole_url(url, said)]
    for key, parameter in _CURSOR_KEYS.items():
        said = words.get(key)
        if isinstance(said, str | int) and said and not isinstance(said, bool):
            return [_with_parameter(url, (parameter, key), str(said))]
    if words.get(_FEATURES_LEFT) is True:
        asked = _parameter(url, _FEATURE_OFFSET)
        features = (_read_number(asked) or 0) + _longest_list(value)
        return [_with_parameter(url, _FEATURE_OFFSET, str(features))]
    if (number := _next_number(url, words)) is not None:
        return [_with_parameter(url, PAGE_PARAMETERS, str(number))]
    if (offset := _next_offset(url, words, value)) is not None:
        return [_with_parameter(url, _OFFSET_PARAMETERS, str(offset))]
    return []


def find_page_after(url: str, pages: int) -> list[str]:
    """Return the next of so many numbered pages, or [] at the last."""
    here = _read_number(_parameter(url, PAGE_PARAMETERS))
    here = 1 if here is None else here
    return [_with_parameter(url, PAGE_PARAMETERS, str(here + 1))] if here < pages else []


def _words_of(value: Any, depth: int) -> Iterator[tuple[str, Any]]:
    """Yield the keys, folded, and values of the objects at the top of a document."""
    if not isinstance(value, dict) or depth == 0:
        return
    for key, said in value.items():
        if isinstance(said, dict):
            if key == "next" and isinstance(said.get("href"), str):
                yield "next", said["href"]
            continue
        if isinstance(said, list):
            yield from _next_of_links(said)
        else:
            yield "".join(c for c in str(key).casefold() if c.isalnum() or c in "@."), said
    for said in value.values():
        if isinstance(said, dict):
            yield from _words_of(said, depth - 1)


def _next_of_links(links: list[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the next address of a list of links that each say what they lead to."""
    for link in links:
        if isinstance(link, dict) and link.get("rel") == "next":
            yield "next", link.get("href")


def _next_number(url: str, words: dict[str, Any]) -> int | None:
    """Return the number of the next page, where the answer says that there is one."""
    if isinstance(said := words.get("nextpage"), int) and not isinstance(said, bool):
        return said
    if isinstance(said := words.get("next"), int) and not isinstance(said, bool):
        return said
    asked = _read_number(_parameter(url, PAGE_PARAMETERS))
    current = _number(words, _CURRENT_KEYS)
    here = next((page for page in (asked, current) if page is not None), 1)
    total = _number(words, _PAGES_KEYS)
    if total is not None:
        return here + 1 if here < total else None
    has_more = any(words.get(key) is True for key in _MORE_KEYS)
    is_offset = bool(_parameter(url, _OFFSET_PARAMETERS))
    return here + 1 if has_more and not is_offset else None


def _next_offset(url: str, words: dict[str, Any], value: Any) -> int | None:
    total, size = _number(words, _TOTAL_KEYS), _number(words, _LIMIT_KEYS)
    asked = _read_number(_parameter(url, _OFFSET_PARAMETERS))
    said = _number(words, frozenset(_OFFSET_PARAMETERS))
    here = said if asked is None else asked
    step = size or _longest_list(value)
    if here is None or not step:
        return None
    has_more = any(words.get(key) is True for key in _MORE_KEYS)
    return here + step if has_more or (total is not None and here + step < total) else None


def _longest_list(value: Any) -> int:
    lists = [v for v in value.values() if isinstance(v, list)] if isinstance(value, dict) else []
    return max(map(len, lists), default=0)


def _number(words: dict[str, Any], keys: frozenset[str]) -> int | None:
    for key in keys & words.keys():
        said = words[key]
        if isinstance(said, int | str) and not isinstance(said, bool):
            number = _read_number(said) if isinstance(said, str) else said
            if number is not None and abs(number) < 10**_MOST_DIGITS:
                return number
    return None


def _read_number(text: str) -> int | None:
    """Return a number of pages or items, None unless in plain digits and as few as can be meant."""
    is_number = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_number else None


def _parameter(url: str, names: tuple[str, ...]) -> str:
    folded = {name.casefold() for name in names}
    return next((v for k, v in parse_qsl(urlsplit(url).query) if k.casefold() in folded), "")


def _with_parameter(url: str, names: tuple[str, ...], value: str) -> str:
    """Return an address with the first of these parameters that it has, or the first, set."""
    parts = urlsplit(url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    folded = {wanted.casefold() for wanted in names}
    known = [k for k, _ in query if k.casefold() in folded]
    name = known[0] if known else names[0]
    query = [(k, v) for k, v in query if k != name] + [(name, value)]
    return whole_url(url, urlunsplit(parts._replace(query=urlencode(query))))
