"""A killed `sjo products` leaves no process and no lock behind."""

import signal
import subprocess
import time
from pathlib import Path

import pytest

from pipeline.release.publish import release
from tests.commands import CLI, sjo
from tests.pipeline.tree import make_tree
from tests.processes import list_members

pytestmark = pytest.mark.heavy


def test_products_can_be_made_after_a_run_that_was_killed(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    release(root, 2026)
    with subprocess.Popen([*CLI, "products", "--root", root], start_new_session=True) as first:
        while len(list_members(first.pid)) < 3:  # itself, the tracker of resources, and a worker
            assert first.poll() is None
            time.sleep(0.01)
        first.send_signal(signal.SIGKILL)
        first.wait()
        deadline = time.monotonic() + 60
        while list_members(first.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not list_members(first.pid)
    again = sjo("products", "--root", root)
    assert (again.returncode, again.stderr) == (0, "")
