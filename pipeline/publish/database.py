"""inventarisatie.duckdb: every published version as a schema, the latest as views in main."""

import hashlib
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.country.reference import list_herindelingen, read_herindelingen, read_reference_table
from pipeline.errors import SjoError
from pipeline.figures.codes import write_code_tables, write_table
from pipeline.figures.views import BESIDE_2023, FIGURES, create_views
from pipeline.files.tables import connect
from pipeline.files.whole import STAGING, replace_file
from pipeline.versions.folders import curated_folder, list_versions
from pipeline.versions.published import read_manifest
from pipeline.versions.version import Version
from schemas.published import TABLES
from schemas.published_2023 import Gepubliceerd2023

DATABASE = "inventarisatie.duckdb"
STORAGE_VERSION = "v1.2.0"  # so that 1.x clients (R, DBeaver) can open the file


def write_database(root: Path) -> Path:
    """Write the database anew from the published folders and put it in place in one step.

    It is made of those folders and the reference data alone, so a database that a killed run
    left behind is mended by the next build. A schema holds the published tables, `bronnen` (the
    state of every source) and the figures of pipeline.figures.
    """
    folder = curated_folder(root)
    built, target = folder / f"{STAGING}{DATABASE}", folder / DATABASE
    built.unlink(missing_ok=True)
    versions = list_versions(root)
    with connect() as con:
        con.execute(f"ATTACH '{_quoted(built)}' AS db (STORAGE_VERSION '{STORAGE_VERSION}')")
        con.execute("USE db")
        con.begin()  # one transaction: each of hundreds of comments would be a write of its own
        _write_snapshots(con, root, versions)
        for version in versions:
            _write_version(con, folder / str(version), version)
            _write_figures(con, root, version)
        if versions:
            _write_latest(con, versions[-1])
        con.commit()
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


def digest_tables(tables: dict[str, duckdb.DuckDBPyRelation]) -> str:
    """Return one sha256 of the rows of tables, by name, whatever file or order they stand in."""
    digest = hashlib.sha256()
    for name in sorted(tables):
        rows = tables[name].aggregate("count(*), md5(string_agg(h, '' ORDER BY h))")
        digest.update(f"{name}:{rows.fetchall()}".encode())
    return digest.hexdigest()


def digest_folder(folder: Path) -> str:
    """Return the digest of the contents that a version's folder brings into the database."""
    with connect() as con:
        return digest_tables(
            {n: _hash_rows(con.read_parquet(str(folder / f"{n}.parquet"))) for n in TABLES}
        )


def digest_schema(root: Path, version: Version) -> str:
    """Return the digest of the contents of a version in the database; SjoError without them."""
    path = curated_folder(root) / DATABASE
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            return digest_tables(
                {n: _hash_rows(con.table(f"{version.schema}.{n}")) for n in TABLES}
            )
    except duckdb.Error as error:
        reason = str(error).splitlines()[0]
        raise SjoError(f"{path}: versie {version} is er niet uit te lezen ({reason})") from error


def _hash_rows(table: duckdb.DuckDBPyRelation) -> duckdb.DuckDBPyRelation:
    values = ", ".join(f'"{column}"' for column in table.columns)
    return table.project(f"md5(CAST(row({values}) AS VARCHAR)) AS h")


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


def _write_figures(con: duckdb.DuckDBPyConnection, root: Path, version: Version) -> None:
    manifest = read_manifest(curated_folder(root) / str(version))
    columns = ["bron", "soort", "toestand", "oorzaak", "gezien_op", "aantal"]
    sources = pd.DataFrame(manifest["bronnen"], columns=columns)
    write_table(con, version.schema, "bronnen", sources, {"aantal": "BIGINT"})
    folder = root / "data" / "reference"
    write_code_tables(
        con,
        version.schema,
        read_reference_table(folder / "gepubliceerd_2023.csv", Gepubliceerd2023),
        read_herindelingen(list_herindelingen(folder)),
        manifest["grensjaar"],
    )
    create_views(con, version.schema)


def _write_latest(con: duckdb.DuckDBPyConnection, version: Version) -> None:
    for name in [*TABLES, "bronnen", *FIGURES, *BESIDE_2023.values()]:
        con.execute(f"CREATE VIEW main.{name} AS SELECT * FROM {version.schema}.{name}")


def _quoted(text: object) -> str:
    return str(text).replace("'", "''")
