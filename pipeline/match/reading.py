"""Read many addresses, in two processes when they are many. Imports little: workers start fast."""

import gc
import multiprocessing
import os
from collections.abc import Iterable

from pipeline.normalise.address import parse_address

PARTS = (
    "straatnaam",
    "huisnummer",
    "huisletter",
    "huisnummertoevoeging",
    "huisnummer_tm",
    "postcode",
    "woonplaats",
)
FEW = 100_000
"""Below this many addresses one process is faster than starting others."""
CHUNK = 20_000


def read_addresses(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """`parse_address` for every (bezoekadres, [postcode, [plaats]]): PARTS and reden, in order."""
    processes = min(os.cpu_count() or 1, 4)
    if len(rows) < FEW or processes < 2:
        return _read(rows)
    chunks = [rows[at : at + CHUNK] for at in range(0, len(rows), CHUNK)]
    with multiprocessing.get_context("spawn").Pool(processes, gc.disable) as pool:
        return [parts for chunk in pool.imap(_read, chunks) for parts in chunk]


def _read(rows: Iterable[tuple[str, ...]]) -> list[tuple[str, ...]]:
    return [tuple(parse_address(*row)) for row in rows]
