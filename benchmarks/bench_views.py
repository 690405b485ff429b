"""Time every view on a synthetic national snapshot and on one with a hundred times its locations.

Run from the root: python -m benchmarks.bench_views
"""

import statistics
import time

import duckdb

from pipeline.figures.views import BESIDE_2023, FIGURE_VIEWS, qualify, read_figure
from tests.databases import write_snapshot
from tests.snapshots import national_snapshot

LIMITS_MS = {1: 50, 100: 1_000}


def measure(factor: int) -> None:
    """Print the median of five readings of every view, in milliseconds."""
    with duckdb.connect() as con:
        write_snapshot(con, "v2023_1", national_snapshot(factor))
        start = time.perf_counter()
        built = time.perf_counter() - start
        print(f"{factor} x landelijk: views en nabijheid aangemaakt in {built:.2f} s")
        for name in [*FIGURE_VIEWS, *BESIDE_2023.values(), "gemeente_dekking"]:
            read_figure(con, "v2023_1", name)
            spent = statistics.median(_reading_ms(con, name) for _ in range(5))
            mark = "" if spent < LIMITS_MS[factor] else "  BOVEN DE GRENS"
            print(f"  {name:28s} {spent:8.1f} ms{mark}")


def _reading_ms(con: duckdb.DuckDBPyConnection, name: str) -> float:
    start = time.perf_counter()
    con.execute(qualify(f"SELECT * FROM versie.{name}", "v2023_1")).fetchall()
    return (time.perf_counter() - start) * 1_000


if __name__ == "__main__":
    for size in LIMITS_MS:
        measure(size)
