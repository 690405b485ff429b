"""Real sessions of `sjo review` on a pseudo-terminal."""

import os
import pty
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.pipeline.review.waves import make_wave, pair, record, rows_on_disk

REPOSITORY = Path(__file__).parents[3]
PROGRAM = """
import fcntl, os, sys, termios
from pathlib import Path
from pipeline.errors import SjoError
from pipeline.review.commands import review_pairs
from pipeline.review.workfiles import open_wave
from pipeline.review.answers import Signature
if sys.stdin.isatty():
    os.setsid()
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
try:
    review_pairs(open_wave(Path(sys.argv[1]), 2026), Signature("AB", "2026-11-23"))
except SjoError as error:
    sys.exit(str(error))
"""


@dataclass
class Screen:
    process: subprocess.Popen[bytes]
    keyboard: int
    shown: str = ""

    def wait_for(self, text: str, seconds: float = 20) -> None:
        end = time.monotonic() + seconds
        while text not in self.shown:
            assert time.monotonic() < end, f"{text!r} did not appear in: {self.shown}"
            if select.select([self.keyboard], [], [], 0.1)[0]:
                try:
                    self.shown += os.read(self.keyboard, 65536).decode("utf-8", "replace")
                except OSError:
                    break
        assert text in self.shown

    def press(self, keys: str) -> None:
        self.shown = ""
        os.write(self.keyboard, keys.encode())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    records = [record(n) for n in (1, 2, 3, 4)]
    return make_wave(tmp_path, records, [pair(1, 2), pair(2, 3), pair(3, 4)])


@pytest.fixture
def screen(root: Path) -> Iterator[Screen]:
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(root)],
        cwd=REPOSITORY,
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env={
            **os.environ,
            "TERM": "xterm-256color",
            "COLUMNS": "100",
            "PYTHONPATH": str(REPOSITORY),
        },
    )
    os.close(slave)
    yield Screen(process, master)
    process.kill()
    process.wait()
    os.close(master)


def test_a_session_on_a_terminal_keeps_answers_and_ends_with_q(root: Path, screen: Screen) -> None:
    screen.wait_for("Vraag 1 van 3")
    screen.press("z")
    screen.wait_for("Vraag 2 van 3")
    screen.press("\x1b[A")
    screen.press("t")
    screen.wait_for("Toelichting, en dan Enter:")
    screen.press("gebeld met de balie\n")
    screen.wait_for("Toelichting: gebeld met de balie")
    screen.press("v")
    screen.wait_for("Vraag 3 van 3")
    screen.press("q")
    screen.wait_for("Besluiten staan in")
    assert screen.process.wait(10) == 0
    lines = rows_on_disk(root)
    assert [line.split(";")[2] for line in lines] == ["zelfde", "verschillend"]
    assert "gebeld met de balie" in lines[1]


def test_a_killed_session_loses_at_most_the_question_it_was_at(root: Path, screen: Screen) -> None:
    screen.wait_for("Vraag 1 van 3")
    screen.press("z")
    screen.wait_for("Vraag 2 van 3")
    screen.process.send_signal(signal.SIGKILL)
    screen.process.wait(10)
    assert [line.split(";")[2] for line in rows_on_disk(root)] == ["zelfde"]


def test_control_c_ends_quietly_and_keeps_what_was_answered(root: Path, screen: Screen) -> None:
    screen.wait_for("Vraag 1 van 3")
    screen.press("o")
    screen.wait_for("Vraag 2 van 3")
    screen.press("\x03")
    screen.wait_for("Besluiten staan in")
    assert screen.process.wait(10) == 0
    assert [line.split(";")[2] for line in rows_on_disk(root)] == ["onzeker"]


def test_without_a_terminal_the_worklist_is_offered(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(root)],
        cwd=REPOSITORY,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY)},
    )
    assert done.returncode == 1
    assert "--export WERKLIJST.csv" in done.stderr
