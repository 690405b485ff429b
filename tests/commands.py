"""The program as a person runs it."""

import os
import subprocess
import sys
from collections.abc import Callable

from tests.pipeline.tree import REPOSITORY

CLI = [sys.executable, str(REPOSITORY / "cli.py")]


def sjo(*args: object, limit: Callable[[], None] | None = None) -> subprocess.CompletedProcess[str]:
    """Run a command in a process of its own; `limit` is called in it before it begins."""
    return subprocess.run(
        [*CLI, *map(str, args)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=limit,
        env=os.environ | {"NO_COLOR": "1", "COLUMNS": "200"},
    )
