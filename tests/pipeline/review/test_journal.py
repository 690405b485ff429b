"""Several people decide at once, in processes of their own, and no decision is lost."""

import subprocess
import sys
from pathlib import Path

from pipeline.review.journal import open_journal
from tests.pipeline.review.waves import decide, decision, make_wave, rows_on_disk
from tests.pipeline.tree import REPOSITORY

REVIEWER = """
import sys
from pathlib import Path
from tests.pipeline.review.waves import decide, decision

first = int(sys.argv[2])
print("ready", flush=True)
sys.stdin.readline()
for number in range(first, first + 10):
    decide(Path(sys.argv[1]), decision(number, number + 500, "zelfde"))
"""


def test_no_decision_is_lost_when_four_decide_at_once(tmp_path: Path) -> None:
    root = make_wave(tmp_path, [], [])
    reviewers = [
        subprocess.Popen(
            [sys.executable, "-c", REVIEWER, root, str(first)],
            cwd=REPOSITORY,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for first in (10, 30, 50, 70)
    ]
    for reviewer in reviewers:
        assert reviewer.stdout and reviewer.stdout.readline() == "ready\n"
    for reviewer in reviewers:
        reviewer.communicate("go\n")
        assert reviewer.returncode == 0
    assert len(rows_on_disk(root)) == 40


def test_decisions_are_kept_in_the_file_that_a_link_leads_to(tmp_path: Path) -> None:
    root = make_wave(tmp_path, [], [])
    shared = root / "gedeeld" / "koppelingen.csv"
    shared.parent.mkdir()
    link = root / "manual_entries" / "koppelingen.csv"
    decide(root, decision(1, 2, "zelfde"))
    link.rename(shared)
    link.symlink_to(shared)
    decide(root, decision(3, 4, "zelfde"))
    assert link.is_symlink()
    assert len(shared.read_text(encoding="utf-8").splitlines()) == 3


def test_who_may_write_stays_as_it_was(tmp_path: Path) -> None:
    root = make_wave(tmp_path, [], [])
    decide(root, decision(1, 2, "zelfde"))
    path = open_journal(root).path
    path.chmod(0o660)
    decide(root, decision(3, 4, "zelfde"))
    assert path.stat().st_mode & 0o777 == 0o660
