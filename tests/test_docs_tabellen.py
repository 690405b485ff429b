import re
from pathlib import Path

import duckdb

from tests.databases import write_snapshot
from tests.snapshots import assemble, gemeente_row

TEXT = (Path(__file__).parents[1] / "docs" / "tabellen.md").read_text(encoding="utf-8")


def test_every_view_and_code_table_of_a_snapshot_is_explained() -> None:
    with duckdb.connect() as con:
        write_snapshot(con, "v2023_1", assemble([gemeente_row("GM0080", "Leeuwarden")], [], {}))
        before = {
            row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        }
        views = {
            row[0]
            for row in con.execute(
                "SELECT view_name FROM duckdb_views() WHERE schema_name = 'v2023_1'"
            ).fetchall()
        }
        tables = {
            row[0] for row in con.execute("SELECT table_name FROM duckdb_tables()").fetchall()
        }
    named = set(re.findall(r"`([a-z_0-9]+)`", TEXT))
    named |= {f"tabel_{number}" for number in range(5, 10)}
    beside = {view for view in views if view.endswith("_naast_2023")}
    assert views - beside - named == set()
    assert tables - before - named == set()
    assert {view.removesuffix("_naast_2023") for view in beside} <= views
