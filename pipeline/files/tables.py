"""Write published tables as Parquet and CSV: sorted, typed by their schema, the same every time."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.defuse import defuse_texts
from pipeline.privacy.gate import PublicTables
from schemas.published import column_types, nullable_texts
from schemas.system_faults import TOO_LITTLE_MEMORY, explain_library_fault

DUCKDB_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
IDENTIFIER = re.compile(r"^[a-z][a-z0-9_]*$")


@contextmanager
def connect() -> Iterator[duckdb.DuckDBPyConnection]:
    """Open DuckDB in memory, without any extension it would have to fetch.

    SjoError when it cannot read or write a file (no room, no permission, a broken disk), also
    where that only shows as it commits, and when memory runs out.
    """
    offline: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    try:
        with duckdb.connect(config=offline) as con:
            yield con
    except (duckdb.IOException, duckdb.TransactionException) as error:
        raise SjoError(explain_library_fault(error)) from error
    except duckdb.OutOfMemoryException as error:
        raise SjoError(TOO_LITTLE_MEMORY) from error


def path_for_duckdb(path: Path) -> str:
    """Return a path as DuckDB takes it; SjoError for a name that it cannot open."""
    text = str(path)
    if "?" in text or not _can_be_encoded(text):
        shown = text.encode("utf-8", "replace").decode("utf-8")
        raise SjoError(
            f"{shown}: hierin staat een teken waar de database niet mee overweg kan (een "
            "vraagteken, of een letter die geen UTF-8 is); hernoem de map of het bestand"
        )
    return text


def _can_be_encoded(text: str) -> bool:
    try:
        return bool(text.encode("utf-8"))
    except UnicodeEncodeError:
        return False


def select_typed(name: str, more: Iterable[str] = ()) -> str:
    """Return the select list that casts every column of a published table to its DuckDB type.

    A missing text is null, whether it comes as "" or as null. `more` names columns beyond the
    present contract: those pass as they are.
    """
    types, nullable = column_types(name), set(nullable_texts(name))
    if not all(IDENTIFIER.match(column) for column in [*types, *more]):
        raise ValueError(f"{name}: a column name is no plain identifier")
    values = {c: f'CAST("{c}" AS {DUCKDB_TYPES[kind]}) AS "{c}"' for c, kind in types.items()}
    for c in nullable:
        text = f"NULLIF(CAST(\"{c}\" AS VARCHAR), '')"
        values[c] = f'CAST({text} AS {DUCKDB_TYPES[types[c]]}) AS "{c}"'
    return ", ".join([*values.values(), *(f'"{c}"' for c in more)])


def type_table(
    con: duckdb.DuckDBPyConnection, name: str, table: pd.DataFrame
) -> duckdb.DuckDBPyRelation:
    """Return a frame as a relation with the columns and types of a published table."""
    more = [c for c in table.columns if c not in column_types(name)]
    return con.from_df(table).select(select_typed(name, more))


def write_tables(tables: PublicTables, folder: Path) -> None:
    """Write tables to `folder` as <name>.parquet (zstd) and <name>.csv (UTF-8, comma).

    Only what passed the gate of personal data is written (pipeline/privacy). The same tables give
    the same bytes. In the CSV a text that a spreadsheet would take for a formula gets an apostrophe
    in front; Parquet holds the text itself.
    """
    with connect() as con:
        for name, table in tables.items():
            type_table(con, name, table).write_parquet(
                path_for_duckdb(folder / f"{name}.parquet"), compression="zstd"
            )
            type_table(con, name, defuse_texts(table)).write_csv(
                path_for_duckdb(folder / f"{name}.csv"), header=True
            )
