"""Gemeenten of a year, and what became of the codes that ended."""

from collections.abc import Iterable
from itertools import pairwise

import pandas as pd
from shapely.geometry.base import BaseGeometry

from pipeline.errors import SjoError
from pipeline.refresh.bronnen import ReferenceSources
from pipeline.refresh.cbs import (
    CbsTable,
    fetch_rows,
    find_table,
    find_topic,
    read_text,
    read_topics,
    read_values,
)
from pipeline.refresh.http import PoliteClient

PROVEN_SHARE = 0.95
"""A gemeente went over into another when this share of its area lies in it. Generalised
boundaries of two years differ by a few percent at most; a split leaves less (Haaren, 2021)."""

GEMEENTEN_COLUMNS = ["jaar", "gemeentecode", "gemeente", "provincie"]


def fetch_gemeenten(
    client: PoliteClient, bronnen: ReferenceSources, base_url: str, year: int
) -> tuple[pd.DataFrame, list[str]]:
    """Fetch the gemeenten of 1 January `year` and the addresses they came from.

    Table GemeentenPerJaar, not yet validated. SjoError when the table or a column is not there.
    """
    title = f"Gebieden in Nederland {year}"
    if year in bronnen.gebieden:
        table = CbsTable(base_url, bronnen.gebieden[year])
        _check_title(client, table, title)
    else:
        table = find_table(client, base_url, title)
    topics = read_topics(client, table)
    columns = {
        name: find_topic(table, topics, wanted)
        for name, wanted in bronnen.gebieden_kolommen.items()
    }
    rows, urls = fetch_rows(client, table, ["RegioS", *(t.key for t in columns.values())])
    texts = [
        {"jaar": year} | {name: read_text(table, row, topic) for name, topic in columns.items()}
        for row in rows
    ]
    gemeenten = pd.DataFrame(texts, columns=GEMEENTEN_COLUMNS)
    return gemeenten.sort_values("gemeentecode", ignore_index=True), urls


def _check_title(client: PoliteClient, table: CbsTable, title: str) -> None:
    infos, _ = read_values(client.fetch(table.metadata_url("TableInfos"), {"$format": "json"}))
    titles = [str(info.get("Title", "")).strip() for info in infos]
    if title not in titles:
        raise SjoError(
            f"CBS-tabel {table.table_key} heet {', '.join(titles) or 'niets'}, niet '{title}'; "
            "zet het goede nummer in pipeline/refresh/bronnen.toml"
        )


def find_ended(gemeenten: pd.DataFrame) -> pd.DataFrame:
    """Find the codes that stand in a year and not in the next one of the list.

    Returns jaar (the first year without), gemeentecode, gemeente; sorted.
    """
    years = sorted(gemeenten["jaar"].unique())
    ended: list[pd.DataFrame] = [
        before[~before["gemeentecode"].isin(after["gemeentecode"])].assign(jaar=year)
        for year, before, after in (
            (later, gemeenten[gemeenten["jaar"] == year], gemeenten[gemeenten["jaar"] == later])
            for year, later in pairwise(years)
            if later == year + 1
        )
    ]
    columns = ["jaar", "gemeentecode", "gemeente"]
    if not ended:
        return pd.DataFrame(columns=columns)
    together: pd.DataFrame = pd.concat(ended)[columns]
    return together.sort_values(columns[:2], ignore_index=True)


def find_shares(
    ended: BaseGeometry, successors: Iterable[tuple[str, BaseGeometry]]
) -> list[tuple[str, float]]:
    """Return which share of an ended gemeente's area lies in which later one, largest first.

    Shares of less than a percent are differences between two drawings and are left out.
    """
    shares = [
        (code, ended.intersection(shape).area / ended.area)
        for code, shape in successors
        if ended.intersects(shape)
    ]
    return sorted(((c, s) for c, s in shares if s >= 0.01), key=lambda pair: (-pair[1], pair[0]))
