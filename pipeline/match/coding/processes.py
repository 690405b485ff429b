"""Divide work over the cores of the machine, where that is faster."""

import gc
import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache, partial
from multiprocessing.util import Finalize
from types import TracebackType
from typing import Any, Self, TypeVar

from pipeline.processes import explain_death, follow_parent, start_pool

Item = TypeVar("Item")
Answer = TypeVar("Answer")
FEW = 100_000
"""Below this many items one process is nearly as fast as two, and needs a fifth less of the
machine: others must start, are sent every text, and read again what their neighbour has read."""
SHORTEST_CHUNK, LONGEST_CHUNK = 1_000, 10_000
"""Items that go to a process at a time; fewer than the shortest are not sent."""
MOST_PROCESSES = 4


class Workers:
    """Processes that start at the first long list of items and end with the `with` block.

    They are started afresh, not forked off, and import what they are asked to do and no more: so
    give them functions of modules that import little.
    """

    def __init__(self, few: int = FEW) -> None:
        self._few = few
        self._processes = min(os.cpu_count() or 1, MOST_PROCESSES)
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: BaseException | None, __: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=kind is not None)

    def map(
        self, function: Callable[[Sequence[Item]], Answer], items: Sequence[Item]
    ) -> Iterator[Answer]:
        """The answers to chunks of the items, in order; how long a chunk is must not matter.

        The work begins at once, also when the answers are asked for later. SjoError when a
        process dies; an error in the function is raised here.
        """
        size = min(max(len(items) // (8 * self._processes), SHORTEST_CHUNK), LONGEST_CHUNK)
        chunks = [items[at : at + size] for at in range(0, len(items), size)]
        if self._processes < 2 or len(items) < (SHORTEST_CHUNK if self._pool else self._few):
            return map(function, chunks)
        with explain_death():
            packed = pickle.dumps(function)
            return _explain_end(self._start().map(partial(_apply, packed), chunks))

    def map_each(self, function: Callable[[Item], Answer], items: Sequence[Item]) -> list[Answer]:
        """[function(item) for item in items], as `map`."""
        parts = self.map(partial(_map_each, function), items)
        return [answer for part in parts for answer in part]

    def _start(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = start_pool(self._processes, _begin)
        return self._pool


def _apply(packed: bytes, items: Sequence[Any]) -> Any:
    return _unpack(packed)(items)


@lru_cache(maxsize=2)  # what is bound to a function may be large: it is unpacked once
def _unpack(packed: bytes) -> Callable[[Sequence[Any]], Any]:
    function: Callable[[Sequence[Any]], Any] = pickle.loads(packed)  # noqa: S301  our own
    return function


def _map_each(function: Callable[[Item], Answer], items: Sequence[Item]) -> list[Answer]:
    return [function(item) for item in items]


def join_columns(chunks: Iterable[Sequence[Sequence[Answer]]], width: int) -> list[list[Answer]]:
    """The columns of all chunks, each of `width` columns, put one after another."""
    columns: list[list[Answer]] = [[] for _ in range(width)]
    for chunk in chunks:
        for column, more in zip(columns, chunk, strict=True):
            column.extend(more)
    return columns


def _explain_end(answers: Iterator[Answer]) -> Iterator[Answer]:
    with explain_death():
        yield from answers


def _begin() -> None:
    """At its end a process leaves its memory as it is: tidying that up would take a second."""
    gc.disable()
    Finalize(None, os._exit, args=[0], exitpriority=-100)
    follow_parent()
