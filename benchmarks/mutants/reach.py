"""Which tests reach which lines of a room, and how long each takes: measured by coverage.py."""

import ast
import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.mutants.mutant import Mutant, Room

PYTEST = ["-m", "pytest", "-q", "-m", "not heavy", "-p", "no:cacheprovider", "--timeout=0"]
_SETTINGS = """\
[run]
dynamic_context = test_function
source = .
[json]
show_contexts = true
"""
_OUTSIDE = ""
"""The context of what no test function runs itself: at import, or in a fixture."""


@dataclass
class Reach:
    """Tests as pytest names them; `lines`: file -> line -> the functions that ran it."""

    seconds: dict[str, float] = field(default_factory=dict)
    lines: dict[str, dict[int, set[str]]] = field(default_factory=dict)

    def list_tests(self, mutant: Mutant, code: str) -> list[str]:
        """Return the tests that can notice a mutant of a file with this `code`, soonest first.

        All tests of the room when the line is run outside them, or it is not known who runs it.
        """
        ran = self.lines.get(mutant.file, {})
        contexts = set[str]().union(*(ran.get(at, set()) for at in _statement(mutant, code)))
        if not contexts or _OUTSIDE in contexts:
            return self._in_order(list(self.seconds), Path(mutant.file).stem)
        reached = [test for test in self.seconds if _context(test) in contexts]
        return self._in_order(reached or list(self.seconds), Path(mutant.file).stem)

    def _in_order(self, tests: list[str], stem: str) -> list[str]:
        """A module's own tests first, then a file that is done soon; no file is begun twice."""
        files: dict[str, float] = defaultdict(float)
        for test in tests:
            files[test.partition("::")[0]] += self.seconds[test]

        def place(test: str) -> tuple[bool, float, str, float]:
            file = test.partition("::")[0]
            return (not file.endswith(f"/test_{stem}.py"), files[file], file, self.seconds[test])

        return sorted(tests, key=place)


def measure_reach(copy: Path, room: Room) -> Reach:
    """Return what the tests of a room reach; RuntimeError when they fail without any fault."""
    settings, times, told = (copy / name for name in (".coveragerc", "times.xml", "coverage.json"))
    settings.write_text(_SETTINGS, encoding="utf-8")
    measured = [sys.executable, "-m", "coverage", "run", f"--rcfile={settings}"]
    run = _run([*measured, *PYTEST, f"--junitxml={times}", *room.tests], copy)
    if run.returncode:
        raise RuntimeError(
            f"{room.name}: the tests fail without a fault:\n{(run.stdout + run.stderr)[-3000:]}"
        )
    _run([sys.executable, "-m", "coverage", "json", f"--rcfile={settings}", f"-o{told}"], copy)
    files = json.loads(told.read_text(encoding="utf-8"))["files"]
    lines = {
        name: {int(at): set(contexts) for at, contexts in files[name]["contexts"].items()}
        for name in room.modules
        if name in files
    }
    return Reach(_read_seconds(times), lines)


def _run(command: list[str], copy: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=copy, check=False, capture_output=True, text=True)


def _read_seconds(times: Path) -> dict[str, float]:
    """Return test function -> seconds, of all its cases and their fixtures."""
    seconds: dict[str, float] = defaultdict(float)
    for case in ElementTree.parse(times).iter("testcase"):
        path = case.attrib["classname"].replace(".", "/")
        function = case.attrib["name"].partition("[")[0]
        seconds[f"{path}.py::{function}"] += float(case.attrib["time"])
    return dict(seconds)


def _context(test: str) -> str:
    path, _, function = test.partition("::")
    return f"{path.removesuffix('.py').replace('/', '.')}.{function}"


def _statement(mutant: Mutant, code: str) -> range:
    """Return the lines of the smallest statement around a mutant; those of SQL are not known."""
    if not mutant.file.endswith(".py"):
        return range(0)
    at = mutant.place[0]
    spans = [
        range(node.lineno, (node.end_lineno or node.lineno) + 1)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.stmt) and node.lineno <= at <= (node.end_lineno or node.lineno)
    ]
    return min(spans, key=len, default=range(at, at + 1))
