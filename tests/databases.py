"""Write synthetic snapshots to DuckDB, with the figures, as a published database holds them."""

from functools import cache
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.country.reference import read_reference_table
from pipeline.figures.codes import write_code_tables
from pipeline.figures.views import READING_ORDER, create_views
from schemas.published import TABLES
from schemas.published_2023 import Gepubliceerd2023
from schemas.reference import Herindelingen
from tests.snapshots import REFERENCE, Snapshot, pandas_types

SQL_TYPES = {
    "str": "VARCHAR",
    "int64": "BIGINT",
    "Int64": "BIGINT",
    "float64": "DOUBLE",
    "bool": "BOOLEAN",
}


def write_snapshot(con: duckdb.DuckDBPyConnection, schema: str, snapshot: Snapshot) -> None:
    """Create `schema` and its published tables in an open database."""
    con.execute(f'CREATE SCHEMA "{schema}"')
    for name, frame in snapshot.items():
        casts = ", ".join(
            f'"{c}"::{SQL_TYPES[dtype]} AS "{c}"' for c, dtype in pandas_types(name).items()
        )
        con.register("frame", frame)
        con.execute(f'CREATE TABLE "{schema}"."{name}" AS SELECT {casts} FROM frame')
        con.unregister("frame")


def write_figures(con: duckdb.DuckDBPyConnection, schema: str, grensjaar: int = 2023) -> None:
    """Add the code tables and views of the figures to a schema made by `write_snapshot`."""
    write_code_tables(con, schema, *_read_codes(), grensjaar)
    create_views(con, schema)


@cache
def _read_codes() -> tuple[pd.DataFrame, pd.DataFrame]:
    published = read_reference_table(REFERENCE / "gepubliceerd_2023.csv", Gepubliceerd2023)
    return published, read_reference_table(REFERENCE / "herindelingen.csv", Herindelingen)


def write_database(path: Path, snapshots_by_schema: dict[str, Snapshot]) -> None:
    """Write a database file as it is published: a schema per version, the last one also in main."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{path}' AS published (STORAGE_VERSION 'v1.2.0')")
        con.execute("USE published")
        con.execute("CREATE TABLE snapshots (versie VARCHAR, meting INTEGER)")
        for schema, snapshot in snapshots_by_schema.items():
            write_snapshot(con, schema, snapshot)
            write_figures(con, schema)
            meting = int(schema[1:5])
            con.execute("INSERT INTO snapshots VALUES (?, ?)", [f"{meting}.1", meting])
        for name in [*TABLES, *READING_ORDER]:
            con.execute(f"CREATE VIEW main.{name} AS SELECT * FROM {schema}.{name}")
        con.execute("USE memory")
        con.execute("DETACH published")
