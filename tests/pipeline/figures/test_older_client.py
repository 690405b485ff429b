import json
import subprocess
from pathlib import Path

import duckdb
import pytest

from pipeline.figures.views import READING_ORDER
from tests.databases import write_database
from tests.snapshots import national_snapshot

CLIENT = Path(__file__).parents[3] / ".venv-duckdb1" / "bin" / "python"
SCRIPT = """
import json, sys
import duckdb
con = duckdb.connect(sys.argv[1], read_only=True)
rows = {name: con.execute(f"SELECT * FROM {name}").fetchall() for name in sys.argv[2:]}
print(json.dumps([duckdb.__version__, rows], default=str))
"""


@pytest.mark.skipif(
    not CLIENT.is_file(),
    reason="oudere DuckDB-client ontbreekt: installeer hem met `make duckdb1`",
)
def test_a_1_x_client_reads_the_same_figures_from_the_published_file(tmp_path: Path) -> None:
    path = tmp_path / "inventarisatie.duckdb"
    write_database(path, {"v2023_1": national_snapshot()})
    views = [*READING_ORDER, "v2023_1.gemeente_dekking"]
    done = subprocess.run(
        [str(CLIENT), "-c", SCRIPT, str(path), *views],
        capture_output=True,
        text=True,
        check=True,
    )
    version, rows = json.loads(done.stdout)
    assert version.startswith("1.")
    with duckdb.connect(str(path), read_only=True) as con:
        for name in views:
            found = con.execute(f"SELECT * FROM {name}").fetchall()
            ours = json.loads(json.dumps(found, default=str))
            assert sorted(map(str, rows[name])) == sorted(map(str, ours)), name
