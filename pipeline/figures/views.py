"""Create the figures of a version as views in its schema, and read them back."""

import re
from collections.abc import Mapping
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.errors import SjoError
from pipeline.figures import proximity
from pipeline.figures.descriptions import (
    FIGURE_COLUMNS,
    NEAREST_COMMENT,
    SERIES_COLUMNS,
    SERIES_COMMENT,
)

SQL_FOLDER = Path(__file__).with_name("sql")
SQL_FILES = ["klassen", "definities", "tabellen", "kenmerken", "witte_vlekken", "naast_2023"]
SCHEMA_NAME = re.compile(r"[a-z][a-z0-9_]{0,62}")
FIGURE_VIEWS = [
    "kerngetallen",
    "tabel_2",
    "tabel_3",
    "tabel_3_categorieen",
    "tabel_4",
    "tabel_5",
    "tabel_6",
    "tabel_7",
    "tabel_8",
    "tabel_9",
    "kenmerken",
    "witte_vlekken",
]
BESIDE_2023 = {
    name: f"{name}_naast_2023"
    for name in FIGURE_VIEWS
    if name not in {"tabel_3_categorieen", "witte_vlekken"}
}
READING_ORDER = [
    name for figure in FIGURE_VIEWS for name in (figure, BESIDE_2023.get(figure)) if name
]
ORPHANS = {
    "locaties.gemeentecode": "SELECT count(*) FROM versie.locaties l "
    "ANTI JOIN versie.gemeenten g ON g.gemeentecode = l.gemeentecode",
    "locaties.organisatie_id": "SELECT count(*) FROM versie.locaties l "
    "ANTI JOIN versie.organisaties o ON o.organisatie_id = l.organisatie_id",
    "locatie_ondersteuningstypen.locatie_id": "SELECT count(*) FROM "
    "versie.locatie_ondersteuningstypen t "
    "ANTI JOIN versie.locaties l ON l.locatie_id = t.locatie_id",
    "locatie_leefgebieden.locatie_id": "SELECT count(*) FROM versie.locatie_leefgebieden t "
    "ANTI JOIN versie.locaties l ON l.locatie_id = t.locatie_id",
}


def create_views(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    """Create the figures in `schema`, which holds the published tables and the code tables.

    Adds the table `nabijheid` (the nearest location of what a gemeente lacks) and the views of
    sql/*.sql. Raises SjoError when the tables of the version do not belong together, because
    figures made of them would not add up.
    """
    _check_belonging(con, schema)
    offers = con.execute(qualify(proximity.OFFERS, schema)).df()
    gemeenten = con.execute(
        qualify("SELECT gemeentecode, lat, lon FROM versie.gemeenten ORDER BY ALL", schema)
    ).df()
    nearest = proximity.measure_proximity(offers, gemeenten)
    write_frame(con, schema, "nabijheid", nearest, proximity.NEAREST_COLUMNS)
    con.execute(f"COMMENT ON TABLE {schema}.nabijheid IS '{NEAREST_COMMENT}'")
    for name in SQL_FILES:
        con.execute(qualify(read_view_sql(name), schema))
    _comment_columns(con, schema, FIGURE_COLUMNS)


def create_series(
    con: duckdb.DuckDBPyConnection, schemas: Mapping[str, Mapping[str, object]]
) -> None:
    """Create the view main.reeks over schemas of versions, on the map of the last one.

    `schemas` gives versie, meting and laatste_van_meting ("true" or "false") of each. Needs
    main.plaatsingen: where each gemeente of a version lies on that map.
    """
    sql, last = read_view_sql("reeks"), list(schemas)[-1]
    parts = [
        re.sub(r"\blaatste\.", f"{last}.", qualify(sql, schema)).format(**told)
        for schema, told in schemas.items()
    ]
    body = "\nUNION ALL\n".join(f"({part})" for part in parts)
    con.execute(f"CREATE VIEW main.reeks AS {body} ORDER BY versie, tabel, volgorde")
    con.execute(f"COMMENT ON VIEW main.reeks IS '{SERIES_COMMENT}'")
    _comment_columns(con, "main", SERIES_COLUMNS)


def read_figure(con: duckdb.DuckDBPyConnection, schema: str, name: str) -> pd.DataFrame:
    """Return a figure (FIGURE_VIEWS, BESIDE_2023 or a view of docs/tabellen.md) in its own order.

    A day is ISO text, as in all our frames.
    """
    if not SCHEMA_NAME.fullmatch(name):
        raise SjoError(f"{name!r} is geen naam van een tabel")
    figure = con.sql(qualify(f"SELECT * FROM versie.{name}", schema))
    days = [c for c, kind in zip(figure.columns, figure.types, strict=True) if str(kind) == "DATE"]
    texts = ", ".join(f'CAST("{c}" AS VARCHAR) AS "{c}"' for c in days)
    frame: pd.DataFrame = (figure.project(f"* REPLACE ({texts})") if days else figure).df()
    return frame


def read_figures(con: duckdb.DuckDBPyConnection, schema: str) -> dict[str, pd.DataFrame]:
    """Return every figure a reader looks at by name, each followed by itself beside 2023."""
    return {name: read_figure(con, schema, name) for name in READING_ORDER}


def read_comments(con: duckdb.DuckDBPyConnection, schema: str) -> dict[str, str]:
    """Return per view of `schema` what it counts: the figures in reading order, then the rest."""
    rows = con.execute(
        "SELECT view_name, comment FROM duckdb_views() "
        "WHERE database_name = current_database() AND schema_name = ? ORDER BY ALL",
        [schema],
    ).fetchall()
    comments = {str(name): str(comment or "") for name, comment in rows}
    first = [name for name in READING_ORDER if name in comments]
    return {name: comments[name] for name in dict.fromkeys([*first, *comments])}


def write_frame(
    con: duckdb.DuckDBPyConnection,
    schema: str,
    name: str,
    frame: pd.DataFrame,
    types: dict[str, str],
) -> None:
    """Create one table from a frame; a column not in `types` becomes VARCHAR."""
    casts = ", ".join(f'"{c}"::{types.get(c, "VARCHAR")} AS "{c}"' for c in frame.columns)
    con.register("frame_to_write", frame)
    try:
        create = f'CREATE TABLE "{schema}"."{name}" AS SELECT {casts} FROM frame_to_write'
        con.execute(create)
    finally:
        con.unregister("frame_to_write")


def qualify(sql: str, schema: str) -> str:
    """Return `sql` with the schema name in the place of "versie."; SjoError for a bad name."""
    if not SCHEMA_NAME.fullmatch(schema):
        raise SjoError(f"{schema!r} is geen naam van een schema van een versie, zoals v2026_1")
    return re.sub(r"\bversie\.", f"{schema}.", sql)


def read_view_sql(name: str) -> str:
    """Return the text of sql/<name>.sql, with "versie." for the schema of a version."""
    return (SQL_FOLDER / f"{name}.sql").read_text(encoding="utf-8")


def _comment_columns(con: duckdb.DuckDBPyConnection, schema: str, texts: Mapping[str, str]) -> None:
    columns = con.execute(
        "SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = ? "
        "AND database_name = current_database() AND comment IS NULL ORDER BY ALL",
        [schema],
    ).fetchall()
    for view, column in columns:
        con.execute(f"COMMENT ON COLUMN {schema}.{view}.{column} IS '{texts[column]}'")


def _check_belonging(con: duckdb.DuckDBPyConnection, schema: str) -> None:
    counts = {
        column: con.execute(qualify(sql, schema)).fetchall()[0][0]
        for column, sql in ORPHANS.items()
    }
    wrong = [f"{count} waarden van {column}" for column, count in counts.items() if count]
    if wrong:
        raise SjoError(
            f"{schema}: {', '.join(wrong)} staan niet in de tabel waarnaar ze verwijzen; "
            "haal die versie terug uit een reservekopie"
        )
