"""Do one thing to many texts in several processes, where that is faster."""

import gc
import multiprocessing
import os
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from pipeline.normalise.address import parse_address

Item = TypeVar("Item")
Answer = TypeVar("Answer")
FEW = 100_000
"""Below this many items one process is faster than starting others."""
CHUNK = 20_000
MOST_PROCESSES = 4

Part = tuple[Callable[[Any], Any], Sequence[Any]]


def map_in_processes(
    function: Callable[[Item], Answer], items: Sequence[Item], few: int = FEW
) -> list[Answer]:
    """[function(item) for item in items], divided over the cores of the machine.

    The processes are started afresh, not forked off: each holds no more than its share. So the
    function must be one of a module, best of one that imports little.
    """
    processes = min(os.cpu_count() or 1, MOST_PROCESSES)
    if len(items) < few or processes < 2:
        return [function(item) for item in items]
    parts = [(function, items[at : at + CHUNK]) for at in range(0, len(items), CHUNK)]
    with multiprocessing.get_context("spawn").Pool(processes, gc.disable) as pool:
        return [answer for part in pool.imap(_do_part, parts) for answer in part]


def _do_part(part: Part) -> list[Any]:
    function, items = part
    return [function(item) for item in items]


def read_address(row: tuple[str, ...]) -> tuple[str, ...]:
    """`parse_address` of a row (bezoekadres, [postcode, [plaats]])."""
    return tuple(parse_address(*row))
