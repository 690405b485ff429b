"""Of the true pairs that matching misses: how many would people be asked about?

python -m benchmarks.match.asked [--sizes 2000 20000] [--seeds 1 2] [--write PAGE.md]

Counted are pairs of records in two clusters of one entity (truth made by us, SYNTHETISCH); a
question about these two clusters, answered "same", finds them all.
"""

import argparse
from collections import Counter
from itertools import combinations
from pathlib import Path

import pandas as pd

from benchmarks.match.__main__ import ROOT
from benchmarks.match.real import STARTS
from benchmarks.match.truth import make_truth
from pipeline.country.gazetteer import Gazetteer
from pipeline.country.reference import load_reference
from pipeline.match.engine import match_records
from pipeline.match.questions import count_affordable

OPENS, CLOSES = "<!-- asked -->", "<!-- end of asked -->"
ASKED_HEADER = (
    "| vocabulary | seed | records | missed pairs | could be asked | asked | questions | same |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- |"
)


def main() -> None:
    """Print the table, and put it into a page if asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[2_000, 20_000])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--vocabularies", nargs="+", default=["gemengd", "wijk"])
    parser.add_argument("--write", type=Path, help="put the table into this Markdown file")
    options = parser.parse_args()
    reference = load_reference(ROOT / "data" / "reference", 2023)
    gazetteer = Gazetteer.from_reference(reference)
    lines = [ASKED_HEADER]
    for vocabulary in options.vocabularies:
        for seed in options.seeds:
            for size in options.sizes:
                records, truth = make_truth(reference, size, seed, vocabulary)
                lines.append(f"| {vocabulary} | {seed} | {measure(records, truth, gazetteer)} |")
                print(lines[-1], flush=True)
    if options.write:
        write_asked(options.write, lines)


def measure(records: pd.DataFrame, truth: pd.DataFrame, gazetteer: Gazetteer) -> str:
    """The rest of a row: what was missed, and the shares that could be and are asked."""
    result = match_records(records, gazetteer)
    missed = count_missed(truth, result.clusters)
    cluster_of = result.clusters.set_index("record_id")["cluster_id"]
    sides = [result.questions[name].map(cluster_of) for name in ("record_id_a", "record_id_b")]
    found = [missed[min(pair), max(pair)] for pair in zip(*sides, strict=True)]
    asked = found[: count_affordable(len(records))]
    total = max(1, missed.total())
    same = sum(count > 0 for count in asked) / max(1, len(asked))
    shares = (sum(found) / total, sum(asked) / total)
    told = " | ".join(f"{share:.0%}" for share in shares)
    return f"{len(records):,} | {missed.total()} | {told} | {len(asked)} | {same:.0%}"


def count_missed(truth: pd.DataFrame, clusters: pd.DataFrame) -> Counter[tuple[str, str]]:
    """Per two clusters of one entity, the smaller first, the pairs of its records in them."""
    table = truth.merge(clusters, on="record_id", validate="1:1")
    missed: Counter[tuple[str, str]] = Counter()
    for _, own in table.groupby("entity_id")["cluster_id"]:
        for (one, here), (other, there) in combinations(sorted(Counter(own).items()), 2):
            missed[one, other] += here * there
    return missed


def write_asked(page: Path, lines: list[str]) -> None:
    """Put the table between its marks, before what was measured on a real list."""
    before, _, rest = page.read_text("utf-8").partition(OPENS)
    if rest:
        after = rest.partition(CLOSES)[2]
    else:
        before, mark, after = before.partition(STARTS)
        after = mark + after
    section = [
        "## What people are asked",
        "",
        "Of the pairs that were missed: the share that some question would find, and that the 10",
        "questions per 1,000 records which are asked find. Measured with",
        "`python -m benchmarks.match.asked`.",
    ]
    text = [before.rstrip(), "", OPENS, *section, "", *lines, CLOSES, "", after.lstrip()]
    page.write_text("\n".join(text), encoding="utf-8")


if __name__ == "__main__":
    main()
