"""Which day it is: asked by commands only. What a build makes never depends on it."""

import shutil
import subprocess
from datetime import date
from pathlib import Path

CODE = Path(__file__).resolve().parent.parent


def read_today() -> date:
    """Return the day of this machine, but none before the commit of the program that runs.

    A clock that stands still would else call days that people wrote in good faith the future.
    """
    committed = ask_git("log", "-1", "--format=%cs")
    return max(date.today(), date.fromisoformat(committed or "0001-01-01"))


def ask_git(*question: str) -> str:
    """Return what git says of the checkout of the program, "" where there is none, or no git."""
    git = shutil.which("git")
    if git is None or not (CODE / ".git").exists():
        return ""
    found = subprocess.run(  # noqa: S603 - our own words, in our own folder
        [git, "-C", str(CODE), *question], capture_output=True, text=True, check=False
    )
    return found.stdout.strip()
