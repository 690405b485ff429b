"""Work divided over processes gives what one process gives, and ends when something goes wrong."""

import os
import signal
import subprocess
import sys
import time
from functools import partial
from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.match.coding.chunks import make_name_keys, read_address_rows
from pipeline.match.coding.encode import NAME_TEXTS
from pipeline.match.coding.processes import LONGEST_CHUNK, SHORTEST_CHUNK, Workers, join_columns
from pipeline.match.coding.short_forms import shorten_street
from tests.processes import list_members

TEXTS = [f"SYNTHETISCHE Burg. Lindelaan {number}" for number in range(LONGEST_CHUNK + 7)]
SLEEPER = """
import time
from pipeline.match.coding.processes import Workers

if __name__ == "__main__":
    with Workers(few=1) as workers:
        print(workers.map_each(len, ["warm"]), flush=True)
        workers.map_each(time.sleep, [0.00001] * 5_000_000)
"""


@pytest.mark.parametrize("few", [2, 1_000_000])
def test_the_answers_are_those_of_one_process_in_order(few: int) -> None:
    with Workers(few) as workers:
        assert workers.map_each(shorten_street, TEXTS) == [shorten_street(text) for text in TEXTS]


@pytest.mark.parametrize("few", [2, 1_000_000])
def test_chunks_of_columns_join_to_the_columns_of_all(few: int) -> None:
    names = [(text, "GM0001") for text in TEXTS]
    with Workers(few) as workers:
        addresses = join_columns(workers.map(read_address_rows, [(text,) for text in TEXTS]), 8)
        keys = join_columns(
            (part[0] for part in workers.map(partial(make_name_keys, {}), names)), len(NAME_TEXTS)
        )
    assert addresses[1] == [str(number or "") for number in range(LONGEST_CHUNK + 7)]
    assert keys[0][-1] == "synthetische burg lindelaan 10006"


def test_an_error_in_another_process_is_raised_here() -> None:
    with Workers(few=2) as workers, pytest.raises(ValueError, match="invalid literal"):
        workers.map_each(int, ["1", "x"] * 50)


def test_a_process_that_dies_is_an_error_each_time_and_no_wait() -> None:
    with Workers(few=2) as workers:
        for _ in range(2):
            with pytest.raises(SjoError, match="rekenprocessen is gestopt"):
                workers.map_each(os._exit, [1] * SHORTEST_CHUNK)


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGKILL])
@pytest.mark.skipif(not Path("/proc").is_dir(), reason="lists processes as Linux does")
def test_no_process_stays_behind_when_the_first_is_stopped(
    how: signal.Signals, tmp_path: Path
) -> None:
    script = tmp_path / "sleeper.py"
    script.write_text(SLEEPER)
    with subprocess.Popen(
        [sys.executable, str(script)],
        env=os.environ | {"PYTHONPATH": str(Path.cwd())},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as first:
        assert first.stdout and first.stdout.readline() == b"[4]\n"
        assert len(list_members(first.pid)) > 1
        first.send_signal(how)
        deadline = time.monotonic() + 60
        while list_members(first.pid) and time.monotonic() < deadline:
            time.sleep(0.05)
            first.poll()
        assert not list_members(first.pid)


def test_what_other_processes_import_holds_no_library_of_tables() -> None:
    asked = ("coding.chunks", "coding.short_forms", "evidence.couples")
    imports = "; ".join(f"import pipeline.match.{module}" for module in asked)
    tell = "print(*{'numpy', 'pandas', 'pandera'} & set(sys.modules))"
    told = subprocess.run(
        [sys.executable, "-c", f"import sys; {imports}; {tell}"],
        check=True,
        capture_output=True,
        text=True,
    )
    assert told.stdout.strip() == ""
