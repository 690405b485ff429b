"""The program as a person runs it."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from unittest.mock import patch

import cli
from tests.pipeline.tree import REPOSITORY

CLI = [sys.executable, str(REPOSITORY / "cli.py")]
SETTINGS = {"NO_COLOR": "1", "COLUMNS": "200"}

Done = subprocess.CompletedProcess[str]


def sjo(*args: object) -> Done:
    """Run a command as its process would, inside this one: importing the program takes longest."""
    command = [CLI[1], *map(str, args)]
    out, err = io.StringIO(), io.StringIO()
    with (
        patch.object(sys, "argv", command),
        patch.dict(os.environ, SETTINGS),
        contextlib.redirect_stdout(out),
        contextlib.redirect_stderr(err),
    ):
        status = _end_of(cli.main)
    return Done(command, status, out.getvalue(), err.getvalue())


def sjo_apart(*args: object, begin: Callable[[], None] | None = None) -> Done:
    """Run a command in a process of its own; `begin` is called in it before it begins."""
    return subprocess.run(
        [*CLI, *map(str, args)],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=begin,
        env=os.environ | SETTINGS,
    )


def _end_of(main: Callable[[], None]) -> int:
    try:
        main()
    except SystemExit as end:
        assert isinstance(end.code, int)
        return end.code
    return 0
