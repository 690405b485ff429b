"""Write published tables as Parquet and CSV: sorted, typed by their schema, the same every time."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.defuse import defuse_texts
from schemas.published import column_types

DUCKDB_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
}
IDENTIFIER = re.compile(r"^[a-z][a-z0-9_]*$")


@contextmanager
def connect() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open DuckDB in memory, without any extension it would have to fetch.

    SjoError when it cannot read or write a file: no room, no permission, a broken disk.
    """
    offline: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    try:
        with duckdb.connect(config=offline) as con:
            yield con
    except duckdb.IOException as error:
        reason = str(error).splitlines()[0]
        raise SjoError(f"lezen of schrijven mislukt; is de schijf vol? ({reason})") from error


def select_typed(name: str) -> str:
    """Return the select list that casts every column of a published table to its DuckDB type."""
    types = column_types(name)
    if not all(IDENTIFIER.match(column) for column in types):
        raise ValueError(f"{name}: a column name is no plain identifier")
    return ", ".join(f'CAST("{c}" AS {DUCKDB_TYPES[kind]}) AS "{c}"' for c, kind in types.items())


def write_tables(tables: dict[str, pd.DataFrame], folder: Path) -> None:
    """Write every table to `folder` as <name>.parquet (zstd) and <name>.csv (UTF-8, comma).

    The same tables give the same bytes. In the CSV a text that a spreadsheet would take for a
    formula gets an apostrophe in front; Parquet holds the text itself.
    """
    with connect() as con:
        for name, table in tables.items():
            select = select_typed(name)
            con.from_df(table).select(select).write_parquet(
                str(folder / f"{name}.parquet"), compression="zstd"
            )
            con.from_df(defuse_texts(table)).select(select).write_csv(
                str(folder / f"{name}.csv"), header=True
            )
