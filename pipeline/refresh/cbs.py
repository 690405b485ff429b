"""Read tables of CBS StatLine through OData v3; columns are found by their titles."""

import difflib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.errors import SjoError
from pipeline.refresh.http import HttpAnswer, PoliteClient, decode_json, same_host
from schemas.folding import strip_accents

MOST_PAGES = 200
DEEPEST_GROUP = 20

Row = dict[str, Any]


@dataclass(frozen=True)
class Topic:
    """A column of a table: its key, its titles from the outermost group inwards, its unit."""

    key: str
    titles: tuple[str, ...]
    unit: str

    @property
    def path(self) -> str:
        """The titles as people read them on StatLine."""
        return " / ".join(self.titles)


@dataclass(frozen=True)
class Wanted:
    """A column by title: some of its groups, outermost first, then its own; "" = any unit."""

    titles: tuple[str, ...]
    unit: str = ""


@dataclass(frozen=True)
class CbsTable:
    """One table of one CBS service."""

    base_url: str
    table_key: str

    def metadata_url(self, name: str) -> str:
        """Address of a small part of the table."""
        return f"{self.base_url}/ODataApi/odata/{self.table_key}/{name}"

    @property
    def rows_url(self) -> str:
        """Address of the rows: the feed, which pages instead of stopping at 10,000 records."""
        return f"{self.base_url}/ODataFeed/odata/{self.table_key}/TypedDataSet"


def read_values(answer: HttpAnswer) -> tuple[list[Row], str]:
    """Read the records of one OData answer and the address of the next page, or ""."""
    payload = decode_json(answer)
    values = payload.get("value") if isinstance(payload, dict) else None
    if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
        raise SjoError(f"{answer.url}: geen OData-antwoord (lijst 'value' ontbreekt)")
    following = payload.get("odata.nextLink", "")
    if not isinstance(following, str):
        raise SjoError(f"{answer.url}: onleesbare verwijzing naar de volgende bladzijde")
    return values, following


def read_topics(client: PoliteClient, table: CbsTable) -> list[Topic]:
    """Read which columns a table has, with the titles of their groups (DataProperties)."""
    answer = client.fetch(table.metadata_url("DataProperties"), {"$format": "json"})
    properties, _ = read_values(answer)
    groups = {p.get("ID"): p for p in properties if p.get("Type") == "TopicGroup"}

    def titles(entry: Row) -> tuple[str, ...]:
        found = [str(entry.get("Title") or "").strip()]
        group = groups.get(entry.get("ParentID"))
        while group is not None and len(found) < DEEPEST_GROUP:
            found.insert(0, str(group.get("Title") or "").strip())
            group = groups.get(group.get("ParentID"))
        return tuple(found)

    return [
        Topic(p["Key"], titles(p), str(p.get("Unit") or "").strip())
        for p in properties
        if p.get("Type") == "Topic" and isinstance(p.get("Key"), str)
    ]


def normalise_title(title: str) -> str:
    """Reduce a title to its letters and digits, so that punctuation and accents do not matter.

    The percent sign stays, unlike in names of columns: it tells a share from a number.
    """
    return re.sub(r"[^a-z0-9%]", "", strip_accents(title).casefold())


def find_topic(table: CbsTable, topics: Sequence[Topic], wanted: Wanted) -> Topic:
    """Find the one column with these titles; SjoError names what is there instead."""
    *groups, own = (normalise_title(title) for title in wanted.titles)

    def fits(topic: Topic) -> bool:
        *above, last = (normalise_title(title) for title in topic.titles)
        return last == own and [title for title in above if title in groups] == groups

    path = " / ".join(wanted.titles)
    found = [topic for topic in topics if fits(topic)]
    if len(found) != 1:
        raise SjoError(_explain_titles(table, topics, found, path))
    if wanted.unit and normalise_title(found[0].unit) != normalise_title(wanted.unit):
        raise SjoError(
            f"CBS-tabel {table.table_key}: kolom '{found[0].path}' heeft eenheid "
            f"'{found[0].unit}', verwacht was '{wanted.unit}'; de cijfers zijn niet overgenomen. "
            "Controleer de tabel op StatLine en pas pipeline/refresh/bronnen.toml aan"
        )
    return found[0]


def _explain_titles(
    table: CbsTable, topics: Sequence[Topic], found: Sequence[Topic], path: str
) -> str:
    advice = "Pas de titels in pipeline/refresh/bronnen.toml aan"
    if found:
        names = "; ".join(topic.path for topic in found)
        return (
            f"CBS-tabel {table.table_key}: kolom '{path}' is niet eenduidig "
            f"({len(found)} kolommen: {names}). {advice}"
        )
    near = difflib.get_close_matches(path, [t.path for t in topics], n=3, cutoff=0.3)
    hint = f"lijkt op: {'; '.join(near)}" if near else "niets lijkt erop"
    return (
        f"CBS-tabel {table.table_key}: geen kolom met titel '{path}' ({hint}); "
        f"er is niets overgenomen. {advice}"
    )


def fetch_rows(
    client: PoliteClient, table: CbsTable, columns: Sequence[str], condition: str = ""
) -> tuple[list[Row], list[str]]:
    """Read all rows of some columns, page after page, and the addresses they came from.

    Raises SjoError when a page repeats, leads to another service or lacks a column.
    """
    params = {"$format": "json", "$select": ",".join(columns)}
    if condition:
        params["$filter"] = condition
    answer = client.fetch(table.rows_url, params)
    rows, following = read_values(answer)
    urls = [answer.url]
    while following:
        if following in urls or len(urls) >= MOST_PAGES or not same_host(following, table.base_url):
            raise SjoError(f"{urls[-1]}: onbruikbare verwijzing naar een bladzijde: {following}")
        answer = client.fetch(following)
        page, following = read_values(answer)
        rows.extend(page)
        urls.append(answer.url)
    _check_columns(table, rows, columns)
    return rows, urls


def _check_columns(
    table: CbsTable, rows: Sequence[Mapping[str, Any]], columns: Sequence[str]
) -> None:
    for number, row in enumerate(rows, 1):
        missing = [column for column in columns if column not in row]
        if missing:
            raise SjoError(
                f"CBS-tabel {table.table_key}: rij {number} mist kolom {', '.join(missing)}; "
                "het antwoord is niet overgenomen"
            )


def read_text(table: CbsTable, row: Mapping[str, Any], topic: Topic) -> str:
    """Read a text without its padding; SjoError when it is no text."""
    value = row[topic.key]
    if not isinstance(value, str):
        raise _wrong_type(table, row, topic, "tekst")
    return value.strip()


def read_cbs_number(table: CbsTable, row: Mapping[str, Any], topic: Topic) -> float | None:
    """Read a number, None when CBS gives none; SjoError when it is no number."""
    value = row[topic.key]
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise _wrong_type(table, row, topic, "getal")
    return float(value)


def _wrong_type(table: CbsTable, row: Mapping[str, Any], topic: Topic, expected: str) -> SjoError:
    return SjoError(
        f"CBS-tabel {table.table_key}: kolom '{topic.path}' ({topic.key}), regio "
        f"{str(row.get('RegioS', '?')).strip()}: waarde {row[topic.key]!r} is geen {expected}; "
        "het antwoord is niet overgenomen"
    )


def find_table(client: PoliteClient, base_url: str, title: str) -> CbsTable:
    """Find a table in the catalogue of CBS by its exact title; SjoError when there is not one."""
    answer = client.fetch(
        f"{base_url}/ODataCatalog/Tables",
        {"$format": "json", "$filter": f"substringof('{title}',Title)"},
    )
    entries, _ = read_values(answer)
    found = {
        str(entry.get("Identifier", "")).strip()
        for entry in entries
        if str(entry.get("Title", "")).strip() == title
    }
    if len(found) != 1:
        raise SjoError(
            f"De CBS-catalogus noemt {len(found)} tabellen met de titel '{title}'; zet het "
            "nummer van de goede tabel in pipeline/refresh/bronnen.toml"
        )
    return CbsTable(base_url, found.pop())
