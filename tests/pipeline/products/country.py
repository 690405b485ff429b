"""Snapshots to make products from: made by us (SYNTHETISCH), no organisation or address is real."""

from datetime import date
from functools import cache
from typing import Any

import duckdb
import pandas as pd

from pipeline.figures.views import read_figure, read_figures
from pipeline.products.snapshot import Snapshot
from schemas.published import TABLES
from schemas.typology import labels, load_typology
from tests import databases, snapshots
from tests.snapshots import Row, assemble, gemeente_row, location_row

SCHEMA = "v2023_1"
TYPES = labels(load_typology().ondersteuningstypen)
LEEFGEBIEDEN = labels(load_typology().leefgebieden)
FOR_MAPS = ["gemeente_dekking", "gemeente_klassen"]
SEARCHED = {
    "status": "doorzocht, niets gevonden",
    "volledig_doorzocht": True,
    "zoektermen": 5,
    "doorzocht_op": "2023-05-01",
}
SOURCES = [
    ("handmatig", "ok", "", 12, "2023-06-01"),
    ("juridischloket", "failed", "HTTP 503", 0, ""),
]


def make_snapshot(tables: snapshots.Snapshot, **values: Any) -> Snapshot:
    """Return a snapshot of published tables, with its figures."""
    return describe(add_figures(tables), **values)


def add_figures(tables: snapshots.Snapshot) -> dict[str, pd.DataFrame]:
    """Return the tables and views of a snapshot as they are read from its database."""
    with duckdb.connect() as con:
        databases.write_snapshot(con, SCHEMA, tables)
        read = {name: con.table(f"{SCHEMA}.{name}").df() for name in TABLES}
        views = {name: read_figure(con, SCHEMA, name) for name in FOR_MAPS}
        return read | views | read_figures(con, SCHEMA)


def describe(tables: dict[str, pd.DataFrame], **values: Any) -> Snapshot:
    """Return a snapshot that consists of these tables and views."""
    columns = ["bron", "toestand", "oorzaak", "aantal", "gezien_op"]
    given: dict[str, Any] = {
        "versie": "2023.1",
        "meting": "2023",
        "grensjaar": 2023,
        "peildatum": date(2023, 6, 30),
        "tables": tables,
        "bronnen": pd.DataFrame(SOURCES, columns=columns),
        "is_synthetic": True,
    }
    return Snapshot(**(given | values))


def gemeenten_of_three_states() -> list[Row]:
    """Return three gemeenten: with supply, searched in vain, and not searched."""
    return [
        gemeente_row("GM0344", "Utrecht", lat=52.09, lon=5.12, **SEARCHED, inwoners=367_947),
        gemeente_row("GM0373", "Bergen (NH.)", provincie="Noord-Holland", lat=52.67, lon=4.70)
        | SEARCHED,
        gemeente_row("GM1900", "Súdwest-Fryslân", provincie="Fryslân", lat=53.03, lon=5.66),
    ]


@cache
def _tables_of_one_location() -> dict[str, pd.DataFrame]:
    gemeenten = gemeenten_of_three_states()
    offered = {"L0000000001": [f"type:{TYPES[0]}", LEEFGEBIEDEN[0]]}
    return add_figures(assemble(gemeenten, [location_row(1, gemeenten[0])], offered))


def small_snapshot(**values: Any) -> Snapshot:
    """Return a snapshot of three gemeenten with one location, in Utrecht; its tables may change."""
    tables = {name: table.copy() for name, table in _tables_of_one_location().items()}
    return describe(tables, **values)


def snapshot_of(row: Row, terms: list[str]) -> Snapshot:
    """Return a snapshot of three gemeenten with the location of `row`, which offers `terms`."""
    return make_snapshot(assemble(gemeenten_of_three_states(), [row], {row["locatie_id"]: terms}))
