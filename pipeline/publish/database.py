"""inventarisatie.duckdb: every published version as a schema, and one of them as views in main.

Which one that is, pipeline/versions/shown.py says.
"""

from collections.abc import Sequence
from pathlib import Path

import duckdb

from pipeline.files.tables import connect, path_for_duckdb
from pipeline.publish.database_file import is_sealed
from pipeline.publish.schema import quote, show_in_main, write_schema
from pipeline.publish.series import write_series
from pipeline.versions.folders import database_path, list_versions
from pipeline.versions.published import PublishedVersion
from pipeline.versions.shown import pick_shown
from pipeline.versions.version import Version

STORAGE_VERSION = "v1.2.0"  # so that 1.x clients (R, DBeaver) can open the file
VERSIONS_COLUMNS = {
    "versie": ("VARCHAR PRIMARY KEY", "Versie, zoals 2026.1"),
    "meting": ("INTEGER", "Jaar van de meting"),
    "nummer": ("INTEGER", "Volgnummer binnen de meting"),
    "grensjaar": ("INTEGER", "Jaar van de gemeentegrenzen: die van 1 januari"),
    "peildatum": ("DATE", "Dag die de versie beschrijft: de laatste waarop iets is gezien"),
    "typologie_versie": ("VARCHAR", "Versie van de typologie"),
    "stand": ("VARCHAR", "Hoe ver: definitief, tussenstand (de meting loopt nog) of concept"),
    "in_main": ("BOOLEAN", "Of main deze versie toont"),
    "contract": ("INTEGER", "Vorm waarin de versie is gepubliceerd; zie docs/contract.md"),
    "schema": ("VARCHAR", "Schema in dit bestand waarin de versie staat, zoals v2026_1"),
}


def write_database(path: Path, versions: Sequence[PublishedVersion]) -> None:
    """Write a new database file of all published versions, in order.

    It is made of their folders alone, so an old version says what it always said: whatever
    reference data or typology the program has now.
    """
    write_versions(path, versions, pick_shown({v.versie: v.stand for v in versions}))


def write_versions(path: Path, versions: Sequence[PublishedVersion], shown: Version | None) -> None:
    """Write a new database file of versions in order, with the views of `shown` in main."""
    with connect() as con:
        con.execute(
            f"ATTACH '{quote(path_for_duckdb(path))}' AS db (STORAGE_VERSION '{STORAGE_VERSION}')"
        )
        con.execute("USE db")
        con.begin()  # one transaction: each of hundreds of comments would be a write of its own
        _list_versions(con, versions, shown)
        for version in versions:
            write_schema(con, version.versie.schema, version.tables)
        if shown is not None:
            show_in_main(con, shown.schema)
            write_series(con, versions)
        con.commit()
        con.execute("USE memory")
        con.execute("DETACH db")


def is_current(root: Path) -> bool:
    """Tell whether the database holds exactly the published versions, as it was written."""
    path = database_path(root)
    if not is_sealed(path):
        return False
    try:
        with duckdb.connect(path_for_duckdb(path), read_only=True) as con:
            found = con.execute("SELECT versie FROM main.versies").fetchall()
    except duckdb.Error:
        return False
    return sorted(row[0] for row in found) == sorted(map(str, list_versions(root)))


def _list_versions(
    con: duckdb.DuckDBPyConnection,
    versions: Sequence[PublishedVersion],
    shown: Version | None,
) -> None:
    """Write the table versies, and the view snapshots for queries from before it had that name."""
    columns = ", ".join(f"{name} {kind}" for name, (kind, _) in VERSIONS_COLUMNS.items())
    con.execute(f"CREATE TABLE versies ({columns})")
    con.execute("COMMENT ON TABLE versies IS 'Een rij per gepubliceerde versie'")
    for version in versions:
        con.execute(
            f"INSERT INTO versies VALUES ({', '.join('?' * len(VERSIONS_COLUMNS))})",
            [
                str(version.versie),
                version.versie.meting,
                version.versie.nummer,
                version.grensjaar,
                version.peildatum,
                version.manifest["typologie_versie"],
                version.stand or None,
                version.versie == shown,
                version.contract,
                version.versie.schema,
            ],
        )
    con.execute("CREATE VIEW snapshots AS SELECT * FROM versies")
    con.execute("COMMENT ON VIEW snapshots IS 'De tabel versies onder haar eerdere naam'")
    for table in ("versies", "snapshots"):
        for name, (_, text) in VERSIONS_COLUMNS.items():
            con.execute(f"COMMENT ON COLUMN {table}.{name} IS '{quote(text)}'")
