"""One at a time: builds refuse, changes of people's files wait; a dead process holds nothing."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.files.lock import edited, locked
from pipeline.files.whole import write_whole
from tests.pipeline.tree import REPOSITORY

HOLDER = """
import sys, time
from pathlib import Path
from pipeline.files.lock import edited
from pipeline.files.whole import whole_file

path = Path(sys.argv[1])
with edited(path), whole_file(path) as built:
    built.write_text("half")
    print("held", flush=True)
    time.sleep(600)
"""


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        pytest.raises(SjoError, match="al een bouw bezig"),
        locked(tmp_path),
    ):
        pass


def test_a_change_waits_and_in_the_end_says_for_what(tmp_path: Path) -> None:
    with (
        edited(tmp_path / "koppelingen.csv"),
        pytest.raises(SjoError, match=r"koppelingen\.csv: iemand anders .* niets bewaard"),
        edited(tmp_path / "koppelingen.csv", patience=0.1),
    ):
        pass


def test_a_link_and_its_file_have_one_lock(tmp_path: Path) -> None:
    (tmp_path / "schijf").mkdir()
    link, file = tmp_path / "a.csv", tmp_path / "schijf" / "a.csv"
    link.symlink_to(file)
    with edited(link), pytest.raises(SjoError), edited(file, patience=0):
        pass


def test_a_killed_change_holds_no_lock_and_what_it_left_is_removed(tmp_path: Path) -> None:
    path = tmp_path / "koppelingen.csv"
    path.write_text("oud")
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, path], cwd=REPOSITORY, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout and holder.stdout.readline() == "held\n"
        holder.send_signal(signal.SIGKILL)
    assert (len(list(tmp_path.glob(".bouw-*"))), path.read_text()) == (1, "oud")
    with edited(path, patience=0):
        write_whole(path, "nieuw")
    assert sorted(p.name for p in tmp_path.iterdir()) == [".slot", "koppelingen.csv"]


def test_what_is_left_or_held_in_a_folder_of_people_stays_out_of_git(tmp_path: Path) -> None:
    ignored = (REPOSITORY / ".gitignore").read_text(encoding="utf-8").splitlines()
    assert {".slot", ".bouw-*"} <= set(ignored)
