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
from pathlib import Path

from pipeline.release.concept import make_concept
from tests.pipeline.tree import REPOSITORY
from tests.werkbank.judged import LABELS, rows_of_reader
from tests.werkbank.served import Workbench, working

HOW_MANY = 30


def judge_one(workbench: Workbench, shown: str) -> tuple[float, str]:
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
        took = []
        with working(root, "bench") as workbench:
            shown = workbench.ask("/beoordelen").headers["location"]
            for _ in range(how_many):
                milliseconds, shown = judge_one(workbench, shown)
                took.append(milliseconds)
            workbench.process.kill()
        written = rows_of_reader(root, "lezingen", "bench")
    assert len({row["record_id"] for row in written}) == how_many
    print(f"{how_many} oordelen, alle bewaard na kill -9; ms per oordeel: "
          f"mediaan {statistics.median(took):.0f}, hoogste {max(took):.0f}")  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else HOW_MANY)
