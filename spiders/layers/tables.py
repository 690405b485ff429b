"""Tables with a header that names their columns, in a page, a spreadsheet or a csv."""

import itertools
import re
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from spiders.bounds import MAX_FIELD_CHARS, MAX_FINDINGS_PER_PAGE, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS
from spiders.dutch import BRANCH_KIND, collapse
from spiders.finding import STATED_FIELDS, Laag, SiteFinding
from spiders.page import Page
from spiders.structured import field_for

PLACE_LINE = "postcode en plaats"  # one column for both: kept together, in the address
_TABLE_TAG = re.compile(r"(?i)<(table|dl)\b")
_HEADER_SEARCHED_ROWS = 20


def find_in_tables(page: Page) -> Iterator[SiteFinding]:
    """Yield the rows of the tables of a page; the first link of a row is its own page.

    A list of terms, or a table with a heading beside each value, is one location.
    """
    if page.kind != "html" or not _TABLE_TAG.search(page.text):
        return
    for table in page.tree.css("table"):
        if len(table.css("table")) == 1:
            yield from _read_table(table)
            yield from _read_pairs([tr.css("th, td") for tr in table.css("tr")[:MAX_TABLE_ROWS]])
    for terms in page.tree.css("dl"):
        cells = terms.css("dt, dd")[:MAX_TABLE_ROWS]
        yield from _read_pairs([list(pair) for pair in itertools.pairwise(cells)])


def _read_pairs(rows: list[list[LexborNode]]) -> Iterator[SiteFinding]:
    """Yield one location for rows of a heading and its value."""
    pairs = [
        r for r in rows if len(r) == 2 and r[0].tag in {"th", "dt"} and r[1].tag in {"td", "dd"}
    ]
    texts = [[collapse(cell.text(separator=" ")) for cell in pair] for pair in pairs]
    columns = _header([heading.rstrip(":") for heading, _ in texts])
    if {"adres", "postcode", PLACE_LINE} & set(columns):
        values = _row_values(columns, [value for _, value in texts])
        if "adres" in values:
            yield SiteFinding(**values, laag=Laag.TABLE, place_in_page=Laag.TABLE)


def _read_table(table: LexborNode) -> Iterator[SiteFinding]:
    nodes = table.css("tr")[:MAX_TABLE_ROWS]
    rows = [[collapse(c.text(separator=" ")) for c in tr.css("th, td")] for tr in nodes]
    links = {}
    for i, tr in enumerate(nodes):
        anchor = tr.css_first("a[href]")
        links[i] = (anchor.attributes.get("href") or "") if anchor else ""
    for i, finding in find_in_rows(rows, Laag.TABLE):
        href = links[i]
        if href.startswith("mailto:"):
            href = ""
        finding.link = finding.link or href
        yield finding


def _header(row: Sequence[str]) -> list[str]:
    columns: list[str] = []
    for cell in row[:MAX_TABLE_COLUMNS]:
        wanted = _field_of_heading(cell.split("(")[0])
        columns.append("" if wanted in columns else wanted)
    return columns


def _field_of_heading(heading: str) -> str:
    """Return the field of a heading, by the whole of it or by its first telling word."""
    words = re.findall(r"\w+", heading)
    if {w.casefold() for w in words} >= {"postcode", "plaats"}:
        return PLACE_LINE
    found = (field_for(word) for word in words[:4])
    return field_for(heading) or next(filter(None, found), "")


def _is_header(columns: list[str]) -> bool:
    known = set(columns)
    names = {"naam", "plaats", "gemeente", "locatienaam"}
    return bool(known & {"adres", "postcode", PLACE_LINE}) and bool(known & names)


def is_header(row: Sequence[str]) -> bool:
    """Tell whether a row names the columns of a table of locations."""
    return _is_header(_header(row))


def find_in_rows(rows: Sequence[Sequence[str]], layer: str) -> Iterator[tuple[int, SiteFinding]]:
    """Yield number and location of every row below a header with a name or place and an address.

    A row with one filled cell is a title between rows; it and empty rows are no locations.
    """
    headers = ((i, _header(row)) for i, row in enumerate(rows[:_HEADER_SEARCHED_ROWS]))
    top, columns = next((h for h in headers if _is_header(h[1])), (len(rows), []))
    for i in range(top + 1, min(len(rows), top + 1 + MAX_FINDINGS_PER_PAGE)):
        if _header(rows[i]) == columns:
            continue  # the header again, at the top of a further page
        values = _row_values(columns, rows[i])
        if len(values) >= 2 and ("adres" in values or "naam" in values or "postcode" in values):
            yield i, SiteFinding(**values, laag=layer, place_in_page=layer)


def _row_values(columns: list[str], row: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    number = place_line = ""
    for wanted, cell in zip(columns, row, strict=False):
        text = cell.strip()
        if not text or len(text) > MAX_FIELD_CHARS:
            continue
        if wanted in {"huisnummer", "toevoeging"}:
            number += f" {text}" if wanted == "huisnummer" else text
        elif wanted == "vestigingsvorm":
            found |= {wanted: text} if BRANCH_KIND.search(text) else {}
        elif wanted == PLACE_LINE:
            place_line = text
        elif wanted in STATED_FIELDS:
            found[wanted] = text
    if number and "adres" in found:
        found["adres"] += number
    if place_line:
        found["adres"] = ", ".join(filter(None, [found.get("adres"), place_line]))
    return found
