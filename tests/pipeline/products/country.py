"""Snapshots to make products from: made by us (SYNTHETISCH), no organisation or address is real."""

from functools import cache
from typing import Any

import duckdb
import pandas as pd

from pipeline.figures.views import read_figure, read_figures
from pipeline.products.edition import Edition
from pipeline.versions.published import PublishedVersion
from pipeline.versions.version import Version
from schemas.published import CONTRACT, TABLES
from schemas.typology import labels, load_typology
from tests import databases, snapshots
from tests.snapshots import Row, assemble, gemeente_row, location_row, pandas_types

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
SOURCE_COLUMNS = ["bron", "soort", "toestand", "oorzaak", "aantal", "gezien_op"]
SOURCES = [
    ("handmatig", "handmatig", "ok", "", 12, "2023-06-01"),
    ("juridischloket", "landelijke site", "mislukt", "HTTP 503", 0, ""),
]


def make_edition(tables: snapshots.Snapshot, **values: Any) -> Edition:
    """Return an edition of published tables, with its figures."""
    return describe(add_figures(tables), **values)


def add_figures(tables: snapshots.Snapshot) -> dict[str, pd.DataFrame]:
    """Return the tables and views of an edition as they are read from its database."""
    with duckdb.connect() as con:
        databases.write_snapshot(con, SCHEMA, tables)
        read = {name: _fill_texts(name, read_figure(con, SCHEMA, name)) for name in TABLES}
        views = {name: read_figure(con, SCHEMA, name) for name in FOR_MAPS}
        return read | views | read_figures(con, SCHEMA)


def _fill_texts(name: str, table: pd.DataFrame) -> pd.DataFrame:
    """Return a table as a published one is read: a missing text is ""."""
    texts = [column for column, kind in pandas_types(name).items() if kind == "str"]
    return table.astype(dict.fromkeys(texts, "str")).fillna(dict.fromkeys(texts, ""))


def describe(tables: dict[str, pd.DataFrame], **values: Any) -> Edition:
    """Return an edition of these tables and views; `values` may replace what the manifest says."""
    changes = {"verschillen": values.pop("wijzigingen")} if "wijzigingen" in values else {}
    manifest: dict[str, Any] = {
        "versie": "2023.1",
        "meting": 2023,
        "vorige_versie": "",
        "grensjaar": 2023,
        "peildatum": "2023-06-30",
        "synthetisch": True,
        "kwaliteit": {},
    } | values
    published = {name: tables[name] for name in TABLES}
    published |= changes
    published["bronnen"] = pd.DataFrame(SOURCES, columns=SOURCE_COLUMNS)
    columns = {name: frozenset(map(str, table.columns)) for name, table in published.items()}
    version = PublishedVersion(Version(2023, 1), manifest, published, CONTRACT, columns)
    figures = {name: table for name, table in tables.items() if name not in TABLES}
    return Edition(version, figures)


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


def small_edition(**values: Any) -> Edition:
    """Return an edition of three gemeenten with one location, in Utrecht; its tables may change."""
    tables = {name: table.copy() for name, table in _tables_of_one_location().items()}
    return describe(tables, **values)


def edition_of(row: Row, terms: list[str], **values: Any) -> Edition:
    """Return an edition of three gemeenten with the location of `row`, which offers `terms`."""
    tables = assemble(gemeenten_of_three_states(), [row], {row["locatie_id"]: terms})
    return make_edition(tables, **values)
