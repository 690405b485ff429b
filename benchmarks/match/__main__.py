"""Measure matching on truth made by us (SYNTHETISCH): quality, time, memory, pairs per record.

python -m benchmarks.match --sizes 2000 20000 [--seed 1] [--vocabularies gemengd wijk]
    [--splink .venv-splink/bin/python] [--write docs/benchmarks-match.md]
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from benchmarks.match.evaluate import Scores, evaluate
from benchmarks.match.report import Run, write_report
from benchmarks.match.truth import make_truth
from benchmarks.match.vocabulary import VOCABULARIES
from pipeline.country.reference import ReferenceData, load_reference

ROOT = Path(__file__).parents[2]
SPLINK = Path(__file__).with_name("splink_run.py")


@dataclass(frozen=True)
class Measured:
    """What a process took."""

    seconds: float
    cpu_seconds: float
    peak_mb: float


def main() -> None:
    """Run all sizes and vocabularies, print the tables and write them if asked."""
    options = read_options()
    reference = load_reference(ROOT / "data" / "reference", 2023)
    runs: list[Run] = []
    for vocabulary in options.vocabularies:
        for size in options.sizes:
            runs += measure(reference, size, options.seed, vocabulary, options.splink)
            print("\n".join(run.describe() for run in runs[-2:]), flush=True)
    report = write_report(runs, " ".join(["python -m benchmarks.match", *sys.argv[1:]]))
    print(report)
    if options.write:
        Path(options.write).write_text(report, encoding="utf-8")


def read_options() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 20_000, 200_000])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--vocabularies", nargs="+", default=["gemengd"], choices=sorted(VOCABULARIES)
    )
    parser.add_argument("--splink", help="python of a virtual environment that has Splink")
    parser.add_argument("--write", help="write the tables to this Markdown file")
    return parser.parse_args()


def measure(
    reference: ReferenceData, size: int, seed: int, vocabulary: str, splink: str | None
) -> list[Run]:
    """Make a list, match it with `sjo match` (and Splink), and score what came out."""
    records, truth = make_truth(reference, size, seed, vocabulary)
    with tempfile.TemporaryDirectory() as folder:
        source, out, pairs = (Path(folder, name) for name in ("list.csv", "out.csv", "pairs.csv"))
        records.to_csv(source, index=False)
        del records
        taken = run_match(source, out, pairs)
        compared = count_lines(pairs) / len(truth)
        runs = [make_run("sjo match", vocabulary, truth, score(truth, out), taken, compared)]
        if splink:
            out.unlink()
            taken = run_process([splink, str(SPLINK), str(source), str(out)])
            runs.append(make_run("Splink", vocabulary, truth, score(truth, out), taken, None))
    return runs


def run_match(source: Path, out: Path, pairs: Path) -> Measured:
    """Run `sjo match` on a list."""
    command = [sys.executable, str(ROOT / "cli.py"), "match", str(source)]
    return run_process([*command, "--out", str(out), "--pairs", str(pairs)])


def run_process(command: list[str]) -> Measured:
    """Run a command; memory is that of its largest process."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    start = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, cwd=ROOT, env=environment
    ) as process:
        assert process.stderr
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(errors.decode())
    seconds = time.perf_counter() - start
    return Measured(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def count_lines(path: Path) -> int:
    """Rows of a csv without its header."""
    with path.open("rb") as file:
        return sum(1 for _ in file) - 1


def score(truth: pd.DataFrame, out: Path) -> Scores:
    """Score the clusters in the csv `out`."""
    return evaluate(truth, pd.read_csv(out, dtype=str, keep_default_na=False))


def make_run(
    system: str,
    vocabulary: str,
    truth: pd.DataFrame,
    scores: Scores,
    taken: Measured,
    pairs: float | None,
) -> Run:
    """One line of the report."""
    cost = (taken.seconds, taken.cpu_seconds, taken.peak_mb)
    return Run(system, vocabulary, len(truth), scores, *cost, pairs)


if __name__ == "__main__":
    main()
