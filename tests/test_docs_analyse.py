"""Every SQL and Python example of docs/analyse.md runs and answers on a synthetic snapshot."""

import re
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pandas as pd
import pytest

from tests.databases import write_database
from tests.snapshots import Snapshot, national_snapshot

TEXT = (Path(__file__).parents[1] / "docs" / "analyse.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```(sql|python)\n(.*?)^```", TEXT, flags=re.MULTILINE | re.DOTALL)
SQL = [code for language, code in BLOCKS if language == "sql"]
PYTHON = [code for language, code in BLOCKS if language == "python"]


def moved(snapshot: Snapshot) -> Snapshot:
    """Return a second wave: the first ten locations are gone, one in Fryslân moved."""
    locaties = snapshot["locaties"].iloc[10:].copy()
    frisian = locaties.index[locaties["provincie"] == "Fryslân"][0]
    locaties.loc[frisian, "bezoekadres"] = "Verzonnenstraat 999"
    kept = set(locaties["locatie_id"])
    return {
        name: frame[frame["locatie_id"].isin(kept)] if "locatie_id" in frame else frame
        for name, frame in (snapshot | {"locaties": locaties}).items()
    }


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("wortel")
    (folder / "data" / "curated").mkdir(parents=True)
    first = national_snapshot()
    path = folder / "data" / "curated" / "inventarisatie.duckdb"
    write_database(path, {"v2023_1": first, "v2026_1": moved(first)})
    yield folder


def test_there_are_fifteen_questions_with_sql_and_some_with_python_r_and_excel() -> None:
    assert re.findall(r"^## (\d+)\.", TEXT, flags=re.MULTILINE) == [str(n) for n in range(1, 16)]
    assert len(SQL) >= 15
    assert len(PYTHON) >= 3
    assert TEXT.count("```r\n") >= 2
    assert TEXT.count("In Excel: blad") >= 2


@pytest.mark.parametrize("number", range(len(SQL)))
def test_every_sql_example_gives_an_answer(root: Path, number: int) -> None:
    path = root / "data" / "curated" / "inventarisatie.duckdb"
    with duckdb.connect(str(path), read_only=True) as con:
        answer = con.execute(SQL[number]).df()
    assert len(answer) > 0
    assert not answer.isna().all().all()


@pytest.mark.parametrize("number", range(len(PYTHON)))
def test_every_python_example_prints_an_answer(
    root: Path, number: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(root)
    exec(compile(PYTHON[number], "docs/analyse.md", "exec"), {})
    printed = capsys.readouterr().out
    assert len(printed.splitlines()) > 2
    assert "Empty DataFrame" not in printed


def test_every_table_and_column_the_text_names_exists(root: Path) -> None:
    path = root / "data" / "curated" / "inventarisatie.duckdb"
    with duckdb.connect(str(path), read_only=True) as con:
        rows = con.execute("SELECT table_name, column_name FROM duckdb_columns()").fetchall()
    tables = {table for table, _ in rows}
    columns = {column for _, column in rows} | {f"{t}.{c}" for t, c in rows}
    named = set(re.findall(r"`([a-z_]+(?:\.[a-z_]+)?)`", TEXT))
    assert named - tables - columns - {"_2023", "snapshots"} <= {
        "postcodegebied",
        "gemeente",
        "gevonden",
        "locaties.gpkg",
        "locaties.geojson",
        "inventarisatie.xlsx",
    }


def test_a_csv_read_as_told_keeps_a_name_like_na_and_a_phone_number(tmp_path: Path) -> None:
    path = tmp_path / "locaties.csv"
    path.write_text("organisatie,telefoon,website\nNA,0201234567,\n", encoding="utf-8")
    told = re.search(r"`pd\.read_csv\(\"locaties\.csv\", (.*?)\)`", TEXT)
    assert told is not None
    assert told[1] == "dtype=str, keep_default_na=False"
    table = pd.read_csv(path, dtype=str, keep_default_na=False)
    assert table.to_numpy().tolist() == [["NA", "0201234567", ""]]
