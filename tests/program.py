"""A copy of the program that a test may edit as a maintainer would, and run."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.pipeline.tree import REPOSITORY


def copy_program(target: Path) -> Path:
    """Copy the program to `target` and return it."""
    for folder in ("pipeline", "schemas", "spiders", "werkbank"):
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(REPOSITORY / folder, target / folder, ignore=ignored)
    shutil.copy(REPOSITORY / "cli.py", target)
    return target


def edit(path: Path, *changes: tuple[str, str]) -> None:
    """Replace texts in a file; each must be there."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, f"{path}: {old!r}"
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def try_program(program: Path, *arguments: object) -> subprocess.CompletedProcess[str]:
    """Run a command of a copy of the program."""
    return subprocess.run(
        [sys.executable, "cli.py", *map(str, arguments)],
        cwd=program,
        capture_output=True,
        text=True,
        check=False,
        env={k: v for k, v in os.environ.items() if k != "PYTHONPATH"},
    )


def run_program(program: Path, *arguments: object) -> str:
    """Run a command of a copy of the program; it must succeed. Returns what it printed."""
    done = try_program(program, *arguments)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
