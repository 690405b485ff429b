"""Which tests reach which lines of a room, and how long each takes: measured by coverage.py."""

import json
import subprocess
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

from benchmarks.mutants.mutant import Mutant, Room
from benchmarks.mutants.statements import Line, Statements

PYTEST = ["-m", "pytest", "-q", "-m", "not heavy", "-p", "no:cacheprovider", "--timeout=0"]
_SETTINGS = """\
[run]
dynamic_context = test_function
include =
    {modules}
[json]
show_contexts = true
"""
_OUTSIDE = ""
"""The context of what no test function runs itself: at import, or in a fixture."""


SOON = 1.0
"""Seconds: what takes longer is tried after all that does not, a property after its examples."""


@dataclass(frozen=True)
class Reach:
    """Tests as pytest names them: how long each takes, and which of them run a line of a module."""

    seconds: dict[str, float]
    contexts: dict[Line, set[str]]
    statements: Statements

    def list_tests(self, mutant: Mutant) -> list[str]:
        """Return the tests that can notice a mutant, soonest first; all when none is known to."""
        contexts = self._find_contexts((mutant.file, mutant.place[0]))
        reached = [test for test in self.seconds if _context(test) in contexts]
        return self._in_order(reached or list(self.seconds), Path(mutant.file).stem)

    def _find_contexts(self, line: Line) -> set[str]:
        """Who runs the statement of a line; of what runs at import, those who use what it binds."""
        contexts, seen, waiting = set[str](), set[Line](), {line}
        while waiting:
            lines = self.statements.find_lines(waiting.pop()) - seen
            seen |= lines
            for at in lines:
                contexts |= (ran := self.contexts.get(at, set()))
                if _OUTSIDE in ran:
                    waiting |= self.statements.find_users(at) - seen
        return contexts - {_OUTSIDE}

    def _in_order(self, tests: list[str], stem: str) -> list[str]:
        """What is done soon first; of that the module's own tests, then file by file.

        By file, because what is prepared for all tests of a file is prepared again when it is begun
        twice.
        """
        files: dict[str, float] = defaultdict(float)
        for test in tests:
            files[test.partition("::")[0]] += self.seconds[test]

        def place(test: str) -> tuple[bool, bool, float, str, float]:
            file, seconds = test.partition("::")[0], self.seconds[test]
            own = file.endswith(f"/test_{stem}.py")
            return (seconds > SOON, not own, files[file], file, seconds)

        return sorted(tests, key=place)


def measure_reach(copy: Path, room: Room) -> Reach:
    """Return what the tests of a room reach; RuntimeError when they fail without any fault."""
    settings, times, told = (copy / name for name in (".coveragerc", "times.xml", "coverage.json"))
    modules = "\n    ".join(room.modules)
    settings.write_text(_SETTINGS.format(modules=modules), encoding="utf-8")
    measured = [sys.executable, "-m", "coverage", "run", f"--rcfile={settings}"]
    run = _run([*measured, *PYTEST, f"--junitxml={times}", *room.tests], copy)
    if run.returncode:
        raise RuntimeError(
            f"{room.name}: the tests fail without a fault:\n{(run.stdout + run.stderr)[-3000:]}"
        )
    _run([sys.executable, "-m", "coverage", "json", f"--rcfile={settings}", f"-o{told}"], copy)
    files = json.loads(told.read_text(encoding="utf-8"))["files"]
    contexts = {
        (name, int(at)): set(ran)
        for name, file in files.items()
        for at, ran in file["contexts"].items()
    }
    code = {m: (copy / m).read_text(encoding="utf-8") for m in room.modules if m.endswith(".py")}
    return Reach(_read_seconds(times), contexts, Statements.from_code(code))


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
