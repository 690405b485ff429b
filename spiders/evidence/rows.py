"""Rows of data without an address among rows that have one: half a list, filled in or not."""

import itertools
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from schemas.captures import CapturedRecord
from schemas.folding import fold_letters
from spiders.page import Page
from spiders.values.jsontext import find_values, parse_json, walk_containers

# A pattern of its own: what the layers overlook, it is to see.
_SIX_SIGNS = re.compile(r"\b[1-9]\d{3}(?:\s|\\u00a0|\"[^\"]{0,40}\"){0,2}[A-Za-z]{2}\b")
_MORE_MEMBERS = ("hasNextPage", "has_next_page", "hasMore", "has_more")
_HAS_MORE = re.compile(rf"\"(?:{'|'.join(_MORE_MEMBERS)})\"\s*:\s*true")
_FEWEST_ROWS, _FEWEST_WITH, _SHARE_WITH = 4, 3, 0.3
_MOSTLY_ALIKE = 0.6  # of the members of a row, to be a row of the same list
_NAME_CHARS = 100
RowNames = tuple[str, ...]
"""The short texts of one row: its name is among them."""


def rows_without_address(page: Page) -> Iterator[RowNames]:
    """Yield the rows without a postcode of each list of data in which many others have one."""
    for value in _data_of(page):
        for rows in _lists_of(value):
            yield from _lacking(rows)


def goes_on_in_data(page: Page) -> bool:
    """Tell whether a list in the state of a page, with addresses in it, says that it has more."""
    if page.kind != "html" or not _HAS_MORE.search(page.data_text):
        return False
    scripts = (script for script in page.scripts if _HAS_MORE.search(script))
    values = (v for script in scripts for v in find_values(script.partition(">")[2]))
    return any(map(_holds_a_begun_list, itertools.chain(_data_of(page), values)))


def _holds_a_begun_list(value: Any) -> bool:
    objects = (one for _, one in walk_containers(value) if isinstance(one, dict))
    begun = next(filter(_says_more, objects), None)
    return begun is not None and bool(_SIX_SIGNS.search(json.dumps(begun, ensure_ascii=False)))


def _says_more(one: dict[str, Any]) -> bool:
    told = one.get("pageInfo", one.get("page_info", one))
    return isinstance(told, dict) and any(told.get(key) is True for key in _MORE_MEMBERS)


def _data_of(page: Page) -> Iterator[Any]:
    if page.kind == "json":
        yield page.json_value
    elif page.kind == "html" and "json" in page.text:
        for script in page.tree.css("script[type*=json]:not([type*=ld])"):
            yield parse_json(script.text())


def _lists_of(value: Any) -> Iterator[list[dict[str, Any]]]:
    lists = (one for _, one in walk_containers(value) if isinstance(one, list))
    rows = ([v for v in one if isinstance(v, dict)] for one in lists)
    return (found for found in rows if len(found) >= _FEWEST_ROWS)


def _lacking(rows: list[dict[str, Any]]) -> Iterator[RowNames]:
    written = [json.dumps(row, ensure_ascii=False) for row in rows]
    has_one = [bool(_SIX_SIGNS.search(text)) for text in written]
    if sum(has_one) < max(_FEWEST_WITH, _SHARE_WITH * len(rows)):
        return
    usual = set.intersection(*(set(r) for r, has in zip(rows, has_one, strict=True) if has))
    for row, has in zip(rows, has_one, strict=True):
        if not has and usual and len(usual & row.keys()) >= _MOSTLY_ALIKE * len(usual):
            texts = (v for v in row.values() if isinstance(v, str) and 2 < len(v) <= _NAME_CHARS)
            yield tuple(texts)


def find_unread_rows(rows: Iterable[RowNames], records: list[CapturedRecord]) -> list[str]:
    """Return the names of rows of which no record was made, sorted; without a name, "?"."""
    known = {fold_letters(w) for r in records for w in (r.naam, r.locatienaam) if w}
    unread = (row for row in rows if known.isdisjoint(map(fold_letters, row)))
    return sorted(next(iter(row), "?") for row in unread)
