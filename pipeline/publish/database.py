"""inventarisatie.duckdb: every published version as a schema, the latest as views in main."""

from pathlib import Path

import duckdb

from pipeline.files.tables import connect
from pipeline.files.whole import STAGING, replace_file
from pipeline.publish.schema import quote, show_in_main, write_schema
from pipeline.publish.series import write_series
from pipeline.versions.folders import DATABASE, curated_folder, list_versions
from pipeline.versions.published import PublishedVersion, read_version

STORAGE_VERSION = "v1.2.0"  # so that 1.x clients (R, DBeaver) can open the file
VERSIONS_COLUMNS = {
    "versie": ("VARCHAR PRIMARY KEY", "Versie, zoals 2026.1"),
    "meting": ("INTEGER", "Jaar van de meting"),
    "nummer": ("INTEGER", "Volgnummer binnen de meting"),
    "grensjaar": ("INTEGER", "Jaar van de gemeentegrenzen: die van 1 januari"),
    "peildatum": ("DATE", "Dag die de versie beschrijft: de laatste waarop iets is gezien"),
    "typologie_versie": ("VARCHAR", "Versie van de typologie"),
    "contract": ("INTEGER", "Vorm waarin de versie is gepubliceerd; zie docs/contract.md"),
    "schema": ("VARCHAR", "Schema in dit bestand waarin de versie staat, zoals v2026_1"),
}


def write_database(root: Path) -> Path:
    """Write the database anew from the published folders and put it in place in one step.

    It is made of those folders alone, so a database that a killed run left behind is mended by the
    next build, and an old version says what it always said: whatever reference data or typology
    the program has now.
    """
    folder = curated_folder(root)
    built, target = folder / f"{STAGING}{DATABASE}", folder / DATABASE
    built.unlink(missing_ok=True)
    with connect() as con:
        con.execute(f"ATTACH '{quote(built)}' AS db (STORAGE_VERSION '{STORAGE_VERSION}')")
        con.execute("USE db")
        con.begin()  # one transaction: each of hundreds of comments would be a write of its own
        versions = [read_version(root, version) for version in list_versions(root)]
        _write_versions(con, versions)
        for version in versions:
            write_schema(con, version.versie.schema, version.tables)
        if versions:
            show_in_main(con, versions[-1].versie.schema)
            write_series(con, versions)
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
            found = con.execute("SELECT versie FROM main.versies").fetchall()
    except duckdb.Error:
        return False
    return sorted(row[0] for row in found) == sorted(map(str, list_versions(root)))


def _write_versions(con: duckdb.DuckDBPyConnection, versions: list[PublishedVersion]) -> None:
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
                version.contract,
                version.versie.schema,
            ],
        )
    con.execute("CREATE VIEW snapshots AS SELECT * FROM versies")
    con.execute("COMMENT ON VIEW snapshots IS 'De tabel versies onder haar eerdere naam'")
    for table in ("versies", "snapshots"):
        for name, (_, text) in VERSIONS_COLUMNS.items():
            con.execute(f"COMMENT ON COLUMN {table}.{name} IS '{quote(text)}'")
