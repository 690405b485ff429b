"""Work divided over processes gives what one process gives, and ends when something goes wrong."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from functools import partial

import pytest

from pipeline.errors import SjoError
from pipeline.match.chunks import make_name_keys, read_addresses
from pipeline.match.processes import CHUNK, Workers, join_columns

NAMES = [(f"SYNTHETISCH Lindepunt {number}", "GM0001") for number in range(CHUNK + 7)]
WAIT = """
import os, time
from pipeline.match.processes import Workers

def main():
    with Workers(few=1) as workers:
        pids = next(workers.map(os.sched_getaffinity.__class__ and list, [[1]]))
        child = list(workers._pool._processes)
        print(os.getpid(), *child, flush=True)
        time.sleep(60)

if __name__ == "__main__":
    main()
"""


def leave(_: Sequence[str]) -> None:
    os._exit(1)


def to_numbers(texts: Sequence[str]) -> list[int]:
    return [int(text) for text in texts]
