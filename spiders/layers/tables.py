"""Tables of a page, a spreadsheet or a csv: a row is a list of values with the names above them."""

import itertools
import re
from collections import Counter
from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from spiders.bounds import MAX_FINDINGS_PER_PAGE, MAX_TABLE_COLUMNS, MAX_TABLE_ROWS
from spiders.finding import Laag, SiteFinding
from spiders.lines.page_lines import read_lines
from spiders.markup import attribute_of, text_of
from spiders.page import Page
from spiders.values.day_hours import day_of
from spiders.values.kinds import ADDRESS, kind_of
from spiders.values.labels import PLACE_LINE, field_for, says_region
from spiders.values.named import has_visiting_address, read_named

_TABLE_TAG = re.compile(r"(?i)<(table|dl)\b")
_HEADER_SEARCHED_ROWS = 20
_ADDRESS_FIELDS = frozenset(["adres", "postcode", PLACE_LINE])
_NAMING_FIELDS = frozenset(["naam", "plaats", "gemeente", "locatienaam"])
_ADDRESS_KINDS = frozenset(["adres", "postcode", PLACE_LINE, ADDRESS])
_DAYS_OF_A_WEEK = 4  # as headings: a timetable with a column for each
_ROWS_WITHOUT_HEADER = 2  # with an address and a name: fewer are no table of locations


def find_in_tables(page: Page) -> Iterator[SiteFinding]:
    """Yield the rows of the tables of a page; the first link of a row is its own page.

    A list of terms, or a table with a heading beside each value, is one location.
    """
    if page.kind != "html" or not _TABLE_TAG.search(page.text):
        return
    for table in page.tree.css("table"):
        if len(table.css("table")) == 1:
            rows = [tr.css("th, td") for tr in table.css("tr")[:MAX_TABLE_ROWS]]
            pairs = list(_read_pairs(rows))
            yield from pairs or _read_table(table)
    for terms in page.tree.css("dl"):
        cells = terms.css("dt, dd")[:MAX_TABLE_ROWS]
        pairwise = [list(pair) for pair in itertools.pairwise(cells)]
        yield from _read_pairs([p for p in pairwise if (p[0].tag, p[1].tag) == ("dt", "dd")])


def _read_pairs(rows: list[list[LexborNode]]) -> Iterator[SiteFinding]:
    """Yield the location that rows of a term and its text describe."""
    texts = [[_text_of(cell) for cell in pair] for pair in rows]
    pairs = [(p[0], p[1]) for p in texts if len(p) == 2 and not kind_of(p[0])]
    told = {field_for(term) for term, _ in pairs}
    if len(pairs) < 2 or not told & _ADDRESS_FIELDS or len(told - {""}) < 2:
        return
    found = read_named(pairs)
    if "adres" in found and has_visiting_address(found):
        yield SiteFinding.of_values(found, Laag.TABLE)


def _read_table(table: LexborNode) -> Iterator[SiteFinding]:
    nodes = table.css("tr")[:MAX_TABLE_ROWS]
    rows = _grid_of(nodes)
    for i, finding in find_in_rows(rows, Laag.TABLE):
        anchor = nodes[i].css_first("a[href]:not([href^='mailto:']):not([href^='tel:'])")
        finding.link = finding.link or (attribute_of(anchor, "href") if anchor else "")
        yield finding


def _grid_of(rows: list[LexborNode]) -> list[list[str]]:
    """Return the texts of the cells of rows, as they stand below one another.

    A cell that spans rows stands in each of them, one that spans columns is followed by empty ones.
    """
    grid: list[list[str]] = []
    reaching: dict[int, tuple[int, str]] = {}  # column: rows still below, text
    for row in rows:
        texts: list[str] = []
        for cell in row.css("th, td")[:MAX_TABLE_COLUMNS]:
            _reach_down(texts, reaching)
            text = _text_of(cell)
            if (below := _span(cell, "rowspan", MAX_TABLE_ROWS) - 1) > 0:
                reaching[len(texts)] = (below, text)
            texts += [text] + [""] * (_span(cell, "colspan", MAX_TABLE_COLUMNS) - 1)
        _reach_down(texts, reaching)
        grid.append(texts)
    return grid


def _reach_down(texts: list[str], reaching: dict[int, tuple[int, str]]) -> None:
    """Add the cells of rows above that reach into the next columns of a row."""
    while cell := reaching.pop(len(texts), None):
        below, text = cell
        if below > 1:
            reaching[len(texts)] = (below - 1, text)
        texts.append(text)


def _span(cell: LexborNode, name: str, bound: int) -> int:
    written = cell.attributes.get(name) or "1"
    return int(written) if written.isdecimal() and 0 < int(written[:9]) < bound else 1


def _text_of(cell: LexborNode) -> str:
    """Return the text of a cell, its lines apart where it has several."""
    if cell.css_first("br, p, div, li") is None:
        return text_of(cell)
    return "\n".join(line.text for line in read_lines(cell))


def _fields_of(header: Sequence[str]) -> set[str]:
    return {field_for(name.split("(")[0]) or field_for(name) for name in header}


def is_header(row: Sequence[str]) -> bool:
    """Tell whether a row names the columns of a table of locations: names, and no such values."""
    told = _fields_of(row[:MAX_TABLE_COLUMNS])
    is_named = bool(told & _NAMING_FIELDS or len(told) > 2 or any(map(says_region, row)))
    is_week = sum(map(bool, map(day_of, row))) >= _DAYS_OF_A_WEEK
    return ((bool(told & _ADDRESS_FIELDS) and is_named) or is_week) and not any(
        kind_of(cell) in _ADDRESS_KINDS for cell in row
    )


def _two_row_header(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return the names of columns from two rows, of which the upper names groups of columns."""
    group, names = "", []
    for above, below in itertools.zip_longest(upper, lower, fillvalue=""):
        group = above or group
        names.append(f"{group} {below}".strip() if below else above)
    return names


def _find_header(rows: Sequence[Sequence[str]]) -> tuple[int, Sequence[str]] | None:
    """Return the last row of the header and the names of the columns.

    A header may have two rows: names of groups above it, or names of parts below it.
    """
    for i, row in enumerate(rows[:_HEADER_SEARCHED_ROWS]):
        above = rows[i - 1] if i else []
        below = rows[i + 1] if i + 1 < len(rows) else []
        own = _fields_of(row) - {""}
        if not is_header(row) or (is_header(below) and len(own) < len(_fields_of(below) - {""})):
            continue
        in_parts, in_groups = _two_row_header(row, below), _two_row_header(above, row)
        names_parts = all(map(field_for, filter(None, below))) and is_header(in_parts)
        if names_parts and len(_fields_of(in_parts) - {""}) > len(own):
            return i + 1, in_parts
        is_grouped = sum(map(bool, above)) > 1 and _fields_of(in_groups) - {""} > own
        return i, in_groups if is_grouped else row
    return None


def find_in_rows(rows: Sequence[Sequence[str]], layer: str) -> Iterator[tuple[int, SiteFinding]]:
    """Yield number and location of every row below a header with a name or place and an address.

    A row with one filled cell is a title between rows; it and empty rows are no locations. Without
    a header, rows are read that hold a name and an address, when there are several.
    """
    header = _find_header(rows)
    if header is None:
        found = list(_rows_without_header(rows))
        yield from (
            ((i, SiteFinding.of_values(f, layer)) for i, f in found)
            if len(found) >= _ROWS_WITHOUT_HEADER
            else ()
        )
        return
    top, names = header
    for i in range(top + 1, min(len(rows), top + 1 + MAX_FINDINGS_PER_PAGE)):
        row = rows[i]
        if sum(map(bool, row)) < 2 or list(row) == list(names):
            continue  # a title, or the header again at the top of a further page
        values = read_named(zip(names, row, strict=False))
        if "land" not in values and not values.keys().isdisjoint({"adres", "naam", "postcode"}):
            yield i, SiteFinding.of_values(values, layer)


def _rows_without_header(rows: Sequence[Sequence[str]]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows that hold an address with a postcode, or a street in a column of streets."""
    names = _name_columns(rows)
    for i, row in enumerate(rows[:MAX_FINDINGS_PER_PAGE]):
        kinds = {kind_of(cell.strip()) for cell in row if cell}
        has_postcode = ADDRESS in kinds or kinds & {"postcode", PLACE_LINE}
        if not (has_postcode or names):
            continue
        values = read_named(
            ("" if has_postcode else names.get(n, ""), cell) for n, cell in enumerate(row)
        )
        if {"naam", "adres"} <= values.keys() and has_visiting_address(values):
            yield i, values


def _name_columns(rows: Sequence[Sequence[str]]) -> dict[int, str]:
    """Return which column holds streets and which places, by what most of its cells are.

    Nothing where one of the two is not there.
    """
    counted: Counter[tuple[int, str]] = Counter()
    for row in rows[:_HEADER_SEARCHED_ROWS]:
        counted.update((n, kind) for n, cell in enumerate(row) if (kind := kind_of(cell.strip())))
    least = max(_ROWS_WITHOUT_HEADER, len(rows[1:_HEADER_SEARCHED_ROWS]) / 2)
    names = {n: kind for (n, kind), times in counted.items() if times >= least}
    return names if {"adres", "plaats"} <= set(names.values()) else {}
