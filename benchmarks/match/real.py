"""Measure matching on a real list beside rapidfuzz and Splink, in one run.

python -m benchmarks.match.real --list LIST.csv [--splink PYTHON] [--write PAGE.md]

The list carries a truth of its own (`real_list.py`), and is not part of the project: without it
this says so and measures nothing. A peer is run at several thresholds and shown at its best.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from benchmarks.match.__main__ import SPLINK, run_match, run_process
from benchmarks.match.real_list import RealScores, read_real_list, score_real
from pipeline.own_list.list_columns import LIST_COLUMNS

RAPIDFUZZ_THRESHOLDS = ("60", "70", "80", "90")
SPLINK_THRESHOLDS = ("0.5", "0.95", "0.99")
HEADER = (
    "| system | threshold | precision | recall | F1 | wrong | missed |\n"
    "| --- | --- | --- | --- | --- | --- | --- |"
)
STARTS, ENDS = "<!-- real list -->", "<!-- end of real list -->"


def main() -> None:
    """Print the table, and put it into a page if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--list", type=Path)
    parser.add_argument("--splink", help="python of a virtual environment that has Splink")
    parser.add_argument("--write", type=Path, help="put the table into this Markdown file")
    options = parser.parse_args()
    if options.list is None or not options.list.is_file():
        print(
            "No real list: left out. Give one with REAL=path (see benchmarks/match/real_list.py)."
        )
        return
    lines = [HEADER, *measure(options.list, options.splink)]
    print("\n".join(lines))
    if options.write:
        write_section(options.write, lines)


def measure(path: Path, splink: str | None) -> Iterator[str]:
    """The rows of the table, ours first."""
    table = read_real_list(path)
    with tempfile.TemporaryDirectory() as folder:
        source, out, pairs = (Path(folder, name) for name in ("list.csv", "out.csv", "pairs.csv"))
        table.reindex(columns=list(LIST_COLUMNS), fill_value="").to_csv(source, index=False)
        run_match(source, out, pairs)
        yield describe("sjo match", "", score_real(table, read_clusters(out)))
        script = [sys.executable, "-m", "benchmarks.match.rapidfuzz_run"]
        yield best(
            "rapidfuzz in blocks", [*script, str(source), str(out)], RAPIDFUZZ_THRESHOLDS, table
        )
        for profile in ("plain", "expert") if splink else ():
            command = [str(splink), str(SPLINK), str(source), str(out), profile]
            yield best(f"Splink {profile}", command, SPLINK_THRESHOLDS, table)


def best(system: str, command: list[str], thresholds: tuple[str, ...], table: pd.DataFrame) -> str:
    """The row of a peer at the threshold that suits it best."""
    out = next(Path(word) for word in command if word.endswith("out.csv"))
    found: list[tuple[RealScores, str]] = []
    for threshold in thresholds:
        run_process([*command, threshold])
        found.append((score_real(table, read_clusters(out)), threshold))
    scores, threshold = max(found, key=lambda pair: pair[0].f1)
    return describe(system, threshold, scores)


def read_clusters(path: Path) -> pd.DataFrame:
    """Clusters as a system wrote them."""
    return pd.read_csv(path, dtype=str, keep_default_na=False)


def describe(system: str, threshold: str, scores: RealScores) -> str:
    """A row of the table."""
    shares = " | ".join(f"{share:.4f}" for share in (scores.precision, scores.recall, scores.f1))
    return f"| {system} | {threshold} | {shares} | {scores.wrong} | {scores.missed} |"


def write_section(page: Path, lines: list[str]) -> None:
    """Put the table between its marks at the end of a page."""
    text = page.read_text("utf-8").partition(STARTS)[0].rstrip()
    section = [
        "## A real list",
        "",
        "Units of a public register as different people named them; the list is not part of the",
        "project. Measured with `make bench-splink REAL=list.csv`"
        f" on a machine with {os.cpu_count()} cores. A peer is",
        "shown at the threshold that suits this list best.",
    ]
    page.write_text("\n".join([text, "", STARTS, *section, "", *lines, ENDS, ""]), encoding="utf-8")


if __name__ == "__main__":
    main()
