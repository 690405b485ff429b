"""Processes that work for this one: started afresh, and gone when it is."""

import multiprocessing
import os
import signal
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from threading import Thread

from pipeline.errors import SjoError

STOPPED = (
    "Een van de rekenprocessen is gestopt, meestal door te weinig geheugen; er is niets "
    "geschreven. Sluit andere programma's of splits de lijst, en probeer het opnieuw"
)


def follow_parent() -> None:
    """Leave Ctrl-C to the process that asks, and end when that ends in whatever way."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def start_pool(processes: int, begin: Callable[[], None] = follow_parent) -> ProcessPoolExecutor:
    """Return a pool of processes that call `begin` first; `begin` must call `follow_parent`.

    They are started afresh, not forked off: a fork inherits every lock that is held, and would
    keep it after a killed parent.
    """
    return ProcessPoolExecutor(processes, multiprocessing.get_context("spawn"), begin)


@contextmanager
def explain_death() -> Iterator[None]:
    """Raise SjoError when a process died while its answer was awaited."""
    try:
        yield
    except BrokenProcessPool as error:
        raise SjoError(STOPPED) from error


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent
    wait([parent.sentinel])
    os._exit(1)
