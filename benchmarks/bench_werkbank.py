"""How long a judgement takes in the workbench: real candidates, in a throw-away copy, over HTTP.

    python -m benchmarks.bench_werkbank [HOW_MANY]

Saving a judgement and showing the next candidate, in milliseconds; then the server is killed and
the reader's file must hold every judgement that was answered.
"""

import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from pipeline.release.concept import make_concept
from tests.pipeline.tree import REPOSITORY
from tests.werkbank.judged import LABELS, rows_of_reader
from tests.werkbank.served import Workbench, starting

HOW_MANY = 30


@dataclass(frozen=True)
class JudgedInOneGo:
    """The candidates that were judged, in order, and the milliseconds that each took."""

    record_ids: Sequence[str]
    milliseconds: Sequence[float]


def judge_in_one_go(root: Path, lezer: str, how_many: int) -> JudgedInOneGo:
    """Judge so many waiting candidates, each the next that the workbench shows; then kill -9."""
    ids, took = [], []
    with starting(root, lezer) as started:
        workbench = started.workbench
        shown = workbench.ask("/beoordelen").headers["location"]
        for _ in range(how_many):
            ids.append(unquote(urlsplit(shown).path.rpartition("/")[2]))
            milliseconds, shown = _judge_one(workbench, shown)
            took.append(milliseconds)
        started.process.kill()
    return JudgedInOneGo(ids, took)


def _judge_one(workbench: Workbench, shown: str) -> tuple[float, str]:
    """Save a judgement of the candidate at a path; return the milliseconds and the next path."""
    begin = time.perf_counter()
    saved = workbench.post(shown, LABELS)
    assert saved.status == 303, saved.text
    following = workbench.ask(saved.headers["location"]).headers["location"]
    assert workbench.ask(following).status == 200
    return (time.perf_counter() - begin) * 1000, following


def main(how_many: int) -> None:
    """Judge so many candidates in one go and print what each took."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(REPOSITORY / "manual_entries", root / "manual_entries")
        shutil.copytree(REPOSITORY / "data" / "reference", root / "data" / "reference")
        make_concept(root, 2026)
        judged = judge_in_one_go(root, "bench", how_many)
        written = rows_of_reader(root, "lezingen", "bench")
    assert [row["record_id"] for row in written] == judged.record_ids
    took = judged.milliseconds
    print(f"{how_many} oordelen, alle bewaard na kill -9; ms per oordeel: "
          f"mediaan {statistics.median(took):.0f}, hoogste {max(took):.0f}")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else HOW_MANY)
