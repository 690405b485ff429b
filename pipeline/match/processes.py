"""Do one thing to many items in several processes, where that is faster."""

import multiprocessing
import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

Item = TypeVar("Item")
Answer = TypeVar("Answer")
FEW = 50_000
"""Below this many items one process is faster than dividing them."""
MOST_PROCESSES = 4

_work: list[tuple[Callable[[Any], Any], Sequence[Any]]] = []


def map_in_processes(
    function: Callable[[Item], Answer], items: Sequence[Item], few: int = FEW
) -> list[Answer]:
    """[function(item) for item in items], divided over the cores of the machine.

    The processes are forks, so that function and items need not be copied; elsewhere than on Linux
    this process does it all. Only the answers travel: keep them small.
    """
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if len(items) < few or processes < 2 or sys.platform != "linux":
        return [function(item) for item in items]
    size = -(-len(items) // (processes * 2))
    parts = [(at, at + size) for at in range(0, len(items), size)]
    _work.append((function, items))
    try:
        with multiprocessing.get_context("fork").Pool(processes) as pool:
            return [answer for part in pool.imap(_do_part, parts) for answer in part]
    finally:
        _work.pop()


def _do_part(part: tuple[int, int]) -> list[Any]:
    function, items = _work[-1]
    return [function(item) for item in items[part[0] : part[1]]]
