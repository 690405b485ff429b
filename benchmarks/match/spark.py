"""Match one list with `sjo match` and with Spark, and compare the clusters and the time.

python -m benchmarks.match.spark --spark .venv-spark/bin/python [--size 200000] [--seed 1]
    [--parts 8] [--write docs/scale.md]
"""

import argparse
import os
import shutil
import tempfile
from pathlib import Path

import pandas as pd

from benchmarks.match.__main__ import ROOT, Measured, run_match, run_process
from benchmarks.match.truth import make_truth
from pipeline.country.reference import load_reference
from pipeline.own_list.list_file import write_list_table

STARTS_SPARK, ENDS_SPARK = "<!-- spark -->", "<!-- end of spark -->"
NO_JAVA = (
    "Spark heeft Java 17 of later nodig, en dat staat hier niet "
    "(Debian/Ubuntu: sudo apt install openjdk-17-jre-headless)"
)


def main() -> None:
    """Print the table, and put it into a page if asked; exit 1 when the clusters differ."""
    options = read_spark_options()
    require_java()
    lines, is_equal = measure_spark(options)
    print("\n".join(lines))
    if not is_equal:
        raise SystemExit("De groepen van Spark zijn andere dan die van sjo match.")
    if options.write:
        put_between(options.write, lines)


def read_spark_options() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--spark", required=True, help="python of an environment that has pyspark")
    parser.add_argument("--size", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--parts", type=int, default=8, help="parts that Spark divides the work in")
    parser.add_argument("--write", type=Path, help="put the table into this Markdown file")
    return parser.parse_args()


def require_java() -> None:
    """Stop with one line when there is no Java."""
    home = os.environ.get("JAVA_HOME")
    if shutil.which(str(Path(home, "bin", "java")) if home else "java") is None:
        raise SystemExit(NO_JAVA)


def measure_spark(options: argparse.Namespace) -> tuple[list[str], bool]:
    """The lines of the table, and whether both found the same clusters."""
    reference = load_reference(ROOT / "data" / "reference", 2023)
    records, _ = make_truth(reference, options.size, options.seed)
    with tempfile.TemporaryDirectory() as folder:
        source, ours, theirs = (Path(folder, n) for n in ("list.parquet", "ours.csv", "theirs.csv"))
        write_list_table(records, source)
        taken = run_match(source, ours, Path(folder, "pairs.csv"))
        script = [options.spark, "-W", "ignore", "-m", "benchmarks.match.spark_run"]
        by_spark = run_process([*script, str(source), str(theirs), str(options.parts)])
        one, other = (pd.read_csv(path, dtype=str) for path in (ours, theirs))
    is_equal, clusters = one.equals(other), one["cluster_id"].nunique()
    return describe_spark(len(records), clusters, taken, by_spark, is_equal=is_equal), is_equal


def describe_spark(
    records: int, clusters: int, ours: Measured, theirs: Measured, *, is_equal: bool
) -> list[str]:
    """A row for each, and whether the clusters are the same."""
    rows = (
        f"| {name} | {records:,} | {taken.seconds:.0f} | {taken.peak_mb:,.0f} |"
        for name, taken in (("sjo match", ours), ("Spark, local mode", theirs))
    )
    same = "the same, record by record" if is_equal else "**not the same**"
    return [
        "| system | records | seconds | peak MB of the largest process |",
        "| --- | --- | --- | --- |",
        *rows,
        "",
        f"The {clusters:,} clusters are {same}. Measured with `make bench-spark` on a machine with",
        f"{os.cpu_count()} cores; seconds are those of the whole command, starting Spark included.",
    ]


def put_between(page: Path, lines: list[str]) -> None:
    """Put the lines between their marks in a page."""
    before, _, rest = page.read_text("utf-8").partition(STARTS_SPARK)
    _, _, after = rest.partition(ENDS_SPARK)
    middle = "\n".join([STARTS_SPARK, *lines, ENDS_SPARK])
    page.write_text(before + middle + after, encoding="utf-8")


if __name__ == "__main__":
    main()
