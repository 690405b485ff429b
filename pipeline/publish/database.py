"""inventarisatie.duckdb: every published version as a schema, the latest as views in main."""

import hashlib
import json
from pathlib import Path

import duckdb

from pipeline.publish.atomic import STAGING, replace_file
from pipeline.publish.files import connect
from pipeline.snapshots import Version, curated_folder, list_versions, read_manifest
from schemas.published import TABLES

DATABASE = "inventarisatie.duckdb"
STORAGE_VERSION = "v1.2.0"  # so that 1.x clients (R, DBeaver) can open the file


def write_database(root: Path) -> Path:
    """Write the database anew from the published folders and put it in place in one step.

    It is a function of those folders alone, so a database that a killed run left behind the
    folders is mended by the next build.
    """
    folder = curated_folder(root)
    built, target = folder / f"{STAGING}{DATABASE}", folder / DATABASE
    built.unlink(missing_ok=True)
    versions = list_versions(root)
    with connect() as con:
        con.execute(f"ATTACH '{_quoted(built)}' AS db (STORAGE_VERSION '{STORAGE_VERSION}')")
        con.execute("USE db")
        _write_snapshots(con, root, versions)
        for version in versions:
            _write_version(con, folder / str(version), version)
        if versions:
            _write_latest(con, versions[-1])
        con.execute("USE memory")
        con.execute("DETACH db")
    replace_file(built, target)
    return target


def is_current(root: Path) -> bool:
    """Tell whether the database holds exactly the published versions."""
    path = curated_folder(root) / DATABASE
    if not path.is_file():
        return False
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            found = con.execute("SELECT versie FROM main.snapshots").fetchall()
    except duckdb.Error:
        return False
    return sorted(row[0] for row in found) == sorted(map(str, list_versions(root)))


def digest_schema(con: duckdb.DuckDBPyConnection, schema: str) -> str:
    """Return the sha256 of the contents of a version's tables, whatever the file's bytes are."""
    digest = hashlib.sha256()
    for name in sorted(TABLES):
        rows = con.execute(f'SELECT * FROM "{schema}"."{name}" ORDER BY ALL').fetchall()
        digest.update(json.dumps([name, rows], ensure_ascii=False, default=str).encode())
    return digest.hexdigest()


def _write_snapshots(con: duckdb.DuckDBPyConnection, root: Path, versions: list[Version]) -> None:
    con.execute(
        "CREATE TABLE snapshots (versie VARCHAR PRIMARY KEY, meting INTEGER, nummer INTEGER, "
        "grensjaar INTEGER, peildatum VARCHAR, typologie_versie VARCHAR)"
    )
    con.execute("COMMENT ON TABLE snapshots IS 'Een rij per gepubliceerde versie'")
    for version in versions:
        manifest = read_manifest(curated_folder(root) / str(version))
        fields = [manifest[k] for k in ("grensjaar", "peildatum", "typologie_versie")]
        con.execute(
            "INSERT INTO snapshots VALUES (?, ?, ?, ?, ?, ?)",
            [str(version), version.meting, version.nummer, *fields],
        )


def _write_version(con: duckdb.DuckDBPyConnection, folder: Path, version: Version) -> None:
    con.execute(f"CREATE SCHEMA {version.schema}")
    for name, model in TABLES.items():
        path = folder / f"{name}.parquet"
        if not path.is_file():  # a version from before this table was published
            continue
        table = con.read_parquet(str(path))
        table.create(f"{version.schema}.{name}")
        title = _quoted((model.__doc__ or "").strip())
        con.execute(f"COMMENT ON TABLE {version.schema}.{name} IS '{title}'")
        described = model.to_schema().columns
        for column in set(table.columns) & set(described):
            text = _quoted(described[column].description or "")
            con.execute(f"COMMENT ON COLUMN {version.schema}.{name}.{column} IS '{text}'")


def _write_latest(con: duckdb.DuckDBPyConnection, version: Version) -> None:
    for name in TABLES:
        con.execute(f"CREATE VIEW main.{name} AS SELECT * FROM {version.schema}.{name}")


def _quoted(text: object) -> str:
    return str(text).replace("'", "''")
