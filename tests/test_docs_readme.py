"""The example queries of the README answer on a published snapshot."""

import re
from pathlib import Path

import duckdb
import pytest

from pipeline.release.publish import Released
from tests.pipeline.tree import REPOSITORY

QUERIES = re.findall(
    r"```sql\n(.*?)```", (REPOSITORY / "README.md").read_text(encoding="utf-8"), re.DOTALL
)


@pytest.fixture(scope="module")
def database(first_release: tuple[Path, Released]) -> Path:
    return first_release[0] / "data" / "curated" / "inventarisatie.duckdb"


@pytest.mark.parametrize("query", QUERIES, ids=["status", "verwijzen", "tabel_3"])
def test_a_query_of_the_readme_answers(query: str, database: Path) -> None:
    with duckdb.connect(str(database), read_only=True) as con:
        rows = con.execute(query).fetchall()
    assert rows or "Schulden" in query
