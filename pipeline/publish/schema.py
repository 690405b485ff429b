"""A version in the database: its published tables and figures, each column with its comment."""

from collections.abc import Mapping

import duckdb
import pandas as pd

from pipeline.figures.views import create_views
from pipeline.files.tables import type_table
from schemas.published import TABLES


def write_schema(
    con: duckdb.DuckDBPyConnection, schema: str, tables: Mapping[str, pd.DataFrame]
) -> None:
    """Create `schema` with the published tables of a version and the figures made of them.

    `tables` are in the form of the present contract. A column that the contract no longer has is
    kept, and says so in its comment.
    """
    con.execute(f"CREATE SCHEMA {schema}")
    for name, model in TABLES.items():
        table = tables[name]
        type_table(con, name, table).create(f"{schema}.{name}")
        _comment(con, "TABLE", f"{schema}.{name}", (model.__doc__ or "").strip())
        described = model.to_schema().columns
        for column in table.columns:
            field = described.get(column)
            text = field.description if field else "Kolom van een eerder contract"
            _comment(con, "COLUMN", f"{schema}.{name}.{column}", text)
    create_views(con, schema)


def show_in_main(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Create a view in main for every table and view of a version, with the same comments."""
    for name, comment in _named(con, schema):
        con.execute(f"CREATE VIEW main.{name} AS SELECT * FROM {schema}.{name}")
        _comment(con, "VIEW", f"main.{name}", comment)
    columns = con.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() "
        "WHERE database_name = current_database() AND schema_name = ? ORDER BY ALL",
        [schema],
    ).fetchall()
    for name, column, comment in columns:
        _comment(con, "COLUMN", f"main.{name}.{column}", comment)


def _named(con: duckdb.DuckDBPyConnection, schema: str) -> list[tuple[str, str]]:
    return con.execute(
        "SELECT table_name, comment FROM duckdb_tables() WHERE schema_name = $1 "
        "AND database_name = current_database() UNION ALL "
        "SELECT view_name, comment FROM duckdb_views() WHERE schema_name = $1 "
        "AND database_name = current_database() ORDER BY ALL",
        [schema],
    ).fetchall()


def _comment(con: duckdb.DuckDBPyConnection, kind: str, name: str, text: object) -> None:
    con.execute(f"COMMENT ON {kind} {name} IS '{quote(text or '')}'")


def quote(text: object) -> str:
    """Return text that can stand between the single quotes of SQL."""
    return str(text).replace("'", "''")
