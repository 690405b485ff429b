"""What hostile lists (SYNTHETISCH) cost: time, memory, pairs per record, groups found.

python -m benchmarks.match.bounds --sizes 10000 100000 1000000
"""

import argparse
import tempfile
from pathlib import Path

import pandas as pd

from benchmarks.match.__main__ import count_lines, run_match
from benchmarks.match.hostile import APART, FIELDS, TOGETHER, Line


def main() -> None:
    """Print a row of a table per list and size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    print("| list | records | groups | seconds | peak MB | pairs per record |")
    print("|---|---:|---:|---:|---:|---:|")
    for make in (*APART, *TOGETHER):
        for size in parser.parse_args().sizes:
            print(measure(make.__name__, make(size)), flush=True)


def measure(name: str, lines: list[Line]) -> str:
    """Match a list in a process of its own; a row of the table."""
    with tempfile.TemporaryDirectory() as folder:
        source, out, pairs = (Path(folder, f"{name}.csv") for name in ("list", "out", "pairs"))
        table = pd.DataFrame(lines, columns=list(FIELDS[: max(map(len, lines))]), dtype=str)
        table = table.reindex(columns=list(FIELDS)).assign(bron="synthetisch")
        table.insert(0, "record_id", [f"r{number:07d}" for number in range(len(lines))])
        table.to_csv(source, index=False)
        taken = run_match(source, out, pairs)
        groups = pd.read_csv(out, dtype=str)["cluster_id"].nunique()
        told = f"| {name.replace('_', ' ')} | {len(lines):,} | {groups:,} "
        compared = count_lines(pairs) / len(lines)
    return f"{told}| {taken.seconds:.1f} | {taken.peak_mb:,.0f} | {compared:.1f} |"


if __name__ == "__main__":
    main()
