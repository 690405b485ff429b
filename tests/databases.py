"""Write synthetic snapshots to DuckDB, with the figures, as a published database holds them."""

from pathlib import Path

import duckdb

from pipeline.country.reference import read_herindelingen
from pipeline.figures.changes import changes_since_2023
from pipeline.publish.schema import show_in_main, write_schema
from pipeline.publish.series import write_series
from pipeline.versions.published import PublishedVersion
from pipeline.versions.version import Version
from schemas.published import CONTRACT
from tests.snapshots import REFERENCE, Snapshot


def write_snapshot(
    con: duckdb.DuckDBPyConnection, schema: str, snapshot: Snapshot, grensjaar: int = 2023
) -> None:
    """Create `schema` with the published tables and the figures of a version in an open database.

    Its herindelingen are those between the study of 2023 and `grensjaar`.
    """
    known = read_herindelingen([REFERENCE / "herindelingen.csv"])
    changes = {"herindelingen_sinds_2023": changes_since_2023(known, grensjaar)}
    write_schema(con, schema, snapshot | changes)


def write_database(path: Path, snapshots_by_schema: dict[str, Snapshot]) -> None:
    """Write a database file as it is published: a schema per version, the last one also in main."""
    with duckdb.connect() as con:
        con.execute(f"ATTACH '{path}' AS published (STORAGE_VERSION 'v1.2.0')")
        con.execute("USE published")
        con.execute("CREATE TABLE versies (versie VARCHAR, meting INTEGER)")
        con.execute("CREATE VIEW snapshots AS SELECT * FROM versies")
        versions = []
        for schema, snapshot in snapshots_by_schema.items():
            write_snapshot(con, schema, snapshot)
            versie = Version(int(schema[1:5]), 1)
            con.execute("INSERT INTO versies VALUES (?, ?)", [str(versie), versie.meting])
            manifest = {"grensjaar": 2023}
            versions.append(PublishedVersion(versie, manifest, snapshot, CONTRACT, {}))
        show_in_main(con, schema)
        write_series(con, versions)
        con.execute("USE memory")
        con.execute("DETACH published")
