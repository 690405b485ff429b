"""Running one job in a process of its own, bounded in time."""

import contextlib
import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from spiders.bounds import CRAWL_SECONDS, STALL_SECONDS
from spiders.errors import CrawlError

LOG_NAME = "crawl.log"
_GRACE_SECONDS = 60.0  # for a crawl that reached its own limit to write what it has

Progress = Callable[[str, int, int], None]


class Processes:
    """The processes of one command, so that all can be ended when it is broken off."""

    def __init__(self) -> None:
        self._running: list[subprocess.Popen[str]] = []
        self._stopped = threading.Event()

    def run(self, job: Path, source: str, progress: Progress) -> None:
        """Run a job to its end; end it when it gives no sign of life, or takes too long.

        Raises CrawlError when the command was broken off.
        """
        process = _start(job)
        self._running.append(process)
        heard = [time.monotonic()]
        listener = threading.Thread(
            target=_listen, args=(process, source, progress, heard), daemon=True
        )
        listener.start()
        deadline = time.monotonic() + CRAWL_SECONDS + _GRACE_SECONDS
        while process.poll() is None:
            now = time.monotonic()
            if now - heard[0] > STALL_SECONDS or now > deadline or self._stopped.is_set():
                process.kill()
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(timeout=0.5)
        listener.join()
        if process.stdout:
            process.stdout.close()
        if self._stopped.is_set():
            raise CrawlError("afgebroken")

    def stop(self) -> None:
        """End all processes, now."""
        self._stopped.set()
        for process in self._running:
            process.kill()


def _start(job: Path) -> "subprocess.Popen[str]":
    project = str(Path(__file__).resolve().parents[2])
    paths = [project, *filter(None, [os.environ.get("PYTHONPATH")])]
    with (job.parent / LOG_NAME).open("wb") as log:
        return subprocess.Popen(  # noqa: S603 - our own module, a path of our own making
            # -P: a folder called spiders where the command was typed is not ours
            [sys.executable, "-P", "-m", "spiders.captures.run", str(job)],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(paths)},
            start_new_session=True,  # Ctrl-C is ours to handle
        )


def _listen(
    process: "subprocess.Popen[str]", source: str, progress: Progress, heard: list[float]
) -> None:
    for line in process.stdout or ():
        heard[0] = time.monotonic()
        with contextlib.suppress(ValueError, KeyError):
            said = json.loads(line)
            progress(source, int(said["pages"]), int(said["records"]))
