"""Trying mutants, each in a copy of the tree, and keeping what became of them."""

import json
import os
import re
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

from benchmarks.mutants.mutant import TREE, Mutant
from benchmarks.mutants.reach import PYTEST, Reach

COPIED = [
    ".gitignore",
    "benchmarks",
    "cli.py",
    "data/reference",
    "docs",
    "manual_entries",
    "pipeline",
]
COPIED += ["pyproject.toml", "README.md", "schemas", "spiders", "tests", "werkbank"]
MOST_CPU_SECONDS = 30
MOST_TIMES = 2
"""How long a mutant may work: to begin, and as many times as long as its tests took when measured,
which made them several times slower."""
LONGEST_IDLE = 3600
"""Seconds for a mutant that waits without working. Both have been noticed: a hang is seen."""
HANGS = "het programma blijft hangen"
_FAILED = re.compile(r"^(?:FAILED|ERROR) (\S+)", re.MULTILINE)


@dataclass(frozen=True)
class Result:
    """What became of a mutant: the test that noticed it, "" when none did."""

    mutant: Mutant
    noticed_by: str


class Outcomes:
    """What became of mutants before, in a file: a run that was stopped goes on with the others."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        lines = path.read_text(encoding="utf-8").splitlines() if path and path.exists() else []
        kept = [json.loads(line) for line in lines]
        self._noticed_by: dict[str, str] = {row["key"]: row["noticed_by"] for row in kept}

    def find(self, mutant: Mutant) -> Result | None:
        """Return what became of a mutant the last time, None when it was not tried."""
        found = self._noticed_by.get(mutant.key)
        return None if found is None else Result(mutant, found)

    def keep(self, result: Result) -> None:
        """Remember an outcome, and write it behind the others."""
        self._noticed_by[result.mutant.key] = result.noticed_by
        if self._path is None:
            return
        row = {"key": result.mutant.key, "room": result.mutant.room}
        row |= {"told": result.mutant.told, "noticed_by": result.noticed_by}
        with self._path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


def copy_tree(target: Path) -> Path:
    """Copy what the tests need of the tree to a folder, and return it."""
    for name in COPIED:
        source = TREE / name
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)
    return target


def try_all(mutants: list[Mutant], reach: Reach, copies: list[Path]) -> Iterator[Result]:
    """Try every mutant, as many at a time as there are copies of the tree."""
    free: Queue[Path] = Queue()
    for copy in copies:
        free.put(copy)

    def attempt(mutant: Mutant) -> Result:
        copy = free.get()
        try:
            return Result(mutant, _find_noticing_test(copy, mutant, reach))
        finally:
            free.put(copy)

    with ThreadPoolExecutor(len(copies)) as pool:
        yield from pool.map(attempt, mutants)


def _find_noticing_test(copy: Path, mutant: Mutant, reach: Reach) -> str:
    path = copy / mutant.file
    original = path.read_text(encoding="utf-8")
    tests = reach.list_tests(mutant)
    most = MOST_CPU_SECONDS + MOST_TIMES * sum(reach.seconds[test] for test in tests)
    written = path.stat()
    path.write_text(mutant.code, encoding="utf-8")
    try:
        return _find_failure(copy, tests, int(most))
    finally:
        path.write_text(original, encoding="utf-8")
        os.utime(path, (written.st_atime, written.st_mtime))


def _find_failure(copy: Path, tests: list[str], most: int) -> str:
    # What is compiled stands there from measuring; -B, so that no mutant is compiled beside it.
    command = [sys.executable, "-B", *PYTEST, "-x", "-rfE", *tests]
    try:
        run = subprocess.run(
            command, cwd=copy, check=False, capture_output=True, text=True, timeout=LONGEST_IDLE,
            preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CPU, (most, most)),
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        return HANGS
    if run.returncode == 0:
        return ""
    failed = _FAILED.search(run.stdout)
    return failed.group(1) if failed else HANGS if run.returncode < 0 else "het laden"
