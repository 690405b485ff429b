"""The database tells what everything in it means, and holds what versions published."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from pipeline.publish.database import is_current
from schemas.published import TABLES
from tests.pipeline.versions.frozen import list_contracts, make_database, make_history


@pytest.fixture(scope="module", params=list_contracts())
def con(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    root = make_history(tmp_path_factory.mktemp("boom"), request.param)
    path = make_database(root)
    assert is_current(root)
    with duckdb.connect(str(path), read_only=True) as con:
        yield con


@pytest.mark.parametrize("kind", ["table", "view", "column"])
def test_nothing_is_without_a_comment(con: duckdb.DuckDBPyConnection, kind: str) -> None:
    names = "table_name, column_name" if kind == "column" else f"{kind}_name, ''"
    silent = con.execute(
        f"SELECT schema_name, {names} FROM duckdb_{kind}s() "
        "WHERE NOT internal AND coalesce(comment, '') = ''"
    ).fetchall()
    assert silent == []


def test_everything_of_the_last_version_stands_in_main_too(
    con: duckdb.DuckDBPyConnection,
) -> None:
    shown = {
        schema: {
            name
            for kind in ("table", "view")
            for (name,) in con.execute(
                f"SELECT {kind}_name FROM duckdb_{kind}s() WHERE NOT internal AND schema_name = ?",
                [schema],
            ).fetchall()
        }
        for schema in ("main", "v2026_1")
    }
    own = {"versies", "snapshots", "plaatsingen", "reeks"}
    assert shown["main"] == shown["v2026_1"] | own
    assert shown["main"] > {*TABLES, "gemeente_klassen", "gemeente_dekking", "witte_vlekken"}


def test_days_are_days_and_years_are_numbers(con: duckdb.DuckDBPyConnection) -> None:
    wanted = {
        "locaties.laatst_gezien_op": "DATE",
        "locaties.laatst_gezien": "VARCHAR",
        "locaties.eerste_meting": "BIGINT",
        "herkomst.gezien_op": "DATE",
        "gemeenten.doorzocht_op": "DATE",
        "zoeklog.datum": "DATE",
        "kerncijfers.peiljaar": "BIGINT",
        "versies.peildatum": "DATE",
        "versies.meting": "INTEGER",
    }
    found = dict(
        con.execute(
            "SELECT table_name || '.' || column_name, data_type FROM duckdb_columns() "
            "WHERE schema_name = 'main'"
        ).fetchall()
    )
    assert {name: found[name] for name in wanted} == wanted


def test_a_moved_database_gives_the_same_answers(
    con: duckdb.DuckDBPyConnection, tmp_path: Path
) -> None:
    path = con.execute("SELECT path FROM duckdb_databases() WHERE path IS NOT NULL").fetchall()[0][
        0
    ]
    answer = con.execute("SELECT * FROM tabel_2").fetchall()
    copy = tmp_path / "elders.duckdb"
    copy.write_bytes(Path(path).read_bytes())
    with duckdb.connect() as other:
        other.execute(f"ATTACH '{copy}' AS elders (READ_ONLY)")
        assert other.execute("SELECT * FROM elders.main.tabel_2").fetchall() == answer
