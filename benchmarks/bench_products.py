"""Time the maps, the factsheets and the page of a synthetic national edition.

Run from the root: python -m benchmarks.bench_products [--boundaries data/.../grenzen_2023.geojson]
"""

import argparse
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from pipeline.products.draw import draw_maps
from pipeline.products.factsheets import render_factsheets
from pipeline.products.report import write_report
from tests.pipeline.products.country import make_edition
from tests.snapshots import national_snapshot

LIMITS_SECONDS = {"tegelkaart": 2, "kaarten": 15, "factsheets": 15, "rapport": 5}


def measure(folder: Path, boundaries: Path | None) -> None:
    """Print the wall-clock and processor seconds of every product, and its size in megabytes."""
    edition = replace(make_edition(national_snapshot()), boundaries=boundaries)
    steps: dict[str, Callable[[], object]] = {
        "tegelkaart": lambda: edition.basemap,
        "kaarten": lambda: draw_maps(edition, folder / "kaarten"),
        "factsheets": lambda: render_factsheets(edition, None, folder / "factsheets"),
        "rapport": lambda: write_report(edition, folder / "rapport.html"),
    }
    for name, make in steps.items():
        start, started = time.perf_counter(), time.process_time()
        make()
        spent, used = time.perf_counter() - start, time.process_time() - started
        files = [path for path in folder.rglob("*") if path.is_file() and name in str(path)]
        size = sum(path.stat().st_size for path in files) / 1_000_000
        mark = "" if spent < LIMITS_SECONDS[name] else "  BOVEN DE GRENS"
        print(f"{name:12s} {spent:6.1f} s ({used:.1f} s rekentijd) {size:6.1f} MB{mark}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--boundaries", type=Path)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        measure(Path(temporary), arguments.boundaries)
