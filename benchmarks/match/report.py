"""The tables of a benchmark as a Markdown page."""

import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import pandas as pd

from benchmarks.match.evaluate import Scores


@dataclass(frozen=True)
class Run:
    """One list matched by one system."""

    system: str
    vocabulary: str
    records: int
    scores: Scores
    seconds: float
    cpu_seconds: float
    peak_mb: float
    pairs_per_record: float | None

    def describe(self) -> str:
        """One line for the console."""
        return (
            f"{self.system} {self.vocabulary} {self.records}: F1 {self.scores.f1:.4f} "
            f"P {self.scores.precision:.4f} R {self.scores.recall:.4f} "
            f"{self.seconds:.1f} s, cpu {self.cpu_seconds:.1f} s, {self.peak_mb:.0f} MB"
        )


def write_report(runs: list[Run], command: str) -> str:
    """The page: what was measured and how, the main table, look-alikes, corruptions."""
    return "\n".join(
        [
            "# Benchmark of matching",
            "",
            "Truth made by us (SYNTHETISCH): `benchmarks/match/` puts organisations and streets",
            "together from parts, writes each location down as up to six sources would, and labels",
            "what it did. Places and postcode areas are real. Measured with",
            "",
            f"    {command}",
            "",
            f"on a machine with {os.cpu_count()} cores. Seconds and memory are those of the whole",
            "command: reading the csv, matching, writing clusters and pairs; memory is of its",
            "largest process. Pairs are all rows of `--pairs`. Splink (a virtual environment",
            "of its own, `requirements/splink.lock`) ran on the same file, with usual blocks",
            "and comparisons. Seconds depend on what else the machine was doing; cpu seconds (of",
            "all processes together) do so less.",
            "",
            *_table(
                [
                    *("system", "vocabulary", "records", "precision", "recall", "F1"),
                    *("s per 100,000", "cpu s per 100,000", "peak MB", "pairs per record"),
                ],
                (_describe(run) for run in runs),
            ),
            "",
            "## Wrong merges per kind of look-alike",
            "",
            "Percentage of the entities of a kind that share a cluster with another entity.",
            "",
            *_compare(runs, lambda run: run.scores.wrong_per_look_alike),
            "",
            "## Recall per kind of corruption",
            "",
            "Percentage of the true pairs with a record so corrupted (mostly beside other",
            "corruptions, also of the other record) that are found. An alias without any",
            "contact that another record shares cannot be found by anyone.",
            "",
            *_compare(runs, lambda run: run.scores.recall_per_corruption),
            "",
        ]
    )


def _describe(run: Run) -> list[str]:
    pairs = "" if run.pairs_per_record is None else f"{run.pairs_per_record:.2f}"
    scores = (run.scores.precision, run.scores.recall, run.scores.f1)
    rates = (seconds / run.records * 100_000 for seconds in (run.seconds, run.cpu_seconds))
    figures = [
        *(f"{score:.4f}" for score in scores),
        *(f"{rate:.1f}" for rate in rates),
        f"{run.peak_mb:.0f}",
        pairs,
    ]
    return [run.system, run.vocabulary, f"{run.records:,}", *figures]


def _compare(runs: list[Run], choose: Callable[[Run], pd.Series]) -> list[str]:
    columns = {f"{r.system} {r.vocabulary} {r.records:,}": choose(r) * 100 for r in runs}
    table = pd.DataFrame(columns).rename(index={"": "(none)"})
    rows = ([str(kind), *(f"{cell:.1f}" for cell in row)] for kind, row in table.T.items())
    return _table(["kind", *table.columns], rows)


def _table(header: list[str], rows: Iterable[list[str]]) -> list[str]:
    lines = [header, ["---"] * len(header), *rows]
    return [f"| {' | '.join(line)} |" for line in lines]
