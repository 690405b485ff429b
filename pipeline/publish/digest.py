"""One digest of the contents of a version, whatever file they stand in and in whatever order.

A .duckdb file is never byte-identical, so its contents are what is compared. The digest leaves out
`verschillen`: that table tells of two versions, and a build that changes nothing has none.
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

import duckdb

from pipeline.errors import SjoError
from pipeline.files.tables import connect, path_for_duckdb, type_table
from pipeline.versions.folders import database_path
from pipeline.versions.published import read_tables
from pipeline.versions.version import Version
from schemas.published import TABLES
from schemas.system_faults import name_library_fault

OF_TWO_VERSIONS = "verschillen"


def digest_folder(folder: Path, names: Iterable[str] = TABLES) -> str:
    """Return the digest of the named tables as they lie in a version's folder.

    For a version of an older contract, give the tables it published: its manifest names them.
    """
    with connect() as con:
        relations = {
            n: con.read_parquet(path_for_duckdb(folder / f"{n}.parquet")) for n in _own(names)
        }
        return digest_relations(relations)


def digest_as_read(folder: Path) -> str:
    """Return the digest of a version in its present form: what the database must hold of it."""
    tables = read_tables(folder, _own(TABLES))
    with connect() as con:
        return digest_relations({n: type_table(con, n, table) for n, table in tables.items()})


def digest_schema(root: Path, version: Version) -> str:
    """Return the digest of the contents of a version in the database; SjoError without them."""
    path = database_path(root)
    try:
        with duckdb.connect(path_for_duckdb(path), read_only=True) as con:
            return digest_relations({n: con.table(f"{version.schema}.{n}") for n in _own(TABLES)})
    except duckdb.Error as error:
        why = name_library_fault(error, "de inhoud is beschadigd of ontbreekt")
        raise SjoError(
            f"{path}: versie {version} is er niet uit te lezen ({why}); "
            "maak de database opnieuw met: sjo build"
        ) from error


def digest_relations(tables: Mapping[str, duckdb.DuckDBPyRelation]) -> str:
    """Return one sha256 of the rows of tables, by name, whatever file or order they stand in."""
    digest = hashlib.sha256()
    for name in sorted(tables):
        rows = _hash_rows(tables[name]).aggregate("count(*), md5(string_agg(h, '' ORDER BY h))")
        digest.update(f"{name}:{rows.fetchall()}".encode())
    return digest.hexdigest()


def _own(names: Iterable[str]) -> list[str]:
    return [name for name in names if name != OF_TWO_VERSIONS]


def _hash_rows(table: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    values = ", ".join(f'"{column}"' for column in table.columns)
    return table.project(f"md5(CAST(row({values}) AS VARCHAR)) AS h")
