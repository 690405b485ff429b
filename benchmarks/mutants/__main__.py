"""Put small faults into the rooms that decide, and count those that the tests do not notice.

    python -m benchmarks.mutants --lister .venv-mutants/bin/python [--sample 300] [--seed 1]
                                 [--rooms figures settle] [--write docs/benchmarks-mutants.md]

A sample of the mutants of Cosmic Ray, the same for the same seed and tree, and every mutant of
sql.toml. Each is tried in a copy of the tree: the module's own tests first, then its room's.
"""

import argparse
import json
import random
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from queue import Queue

HERE = Path(__file__).parent
LISTER = HERE / "list_mutants.py"
TREE = HERE.parent.parent
COPIED = ["benchmarks", "cli.py", "data/reference", "docs", "manual_entries", "pipeline"]
COPIED += ["pyproject.toml", "README.md", "schemas", "spiders", "tests", "werkbank"]
LONGEST = 300  # seconds; a mutant that hangs has been noticed


@dataclass(frozen=True)
class Mutant:
    """One fault: the whole text of a file with one change, and the room whose tests must notice."""

    room: str
    file: str
    place: tuple[int, int]
    kind: str
    code: str

    @property
    def told(self) -> str:
        """Where it stands and what it does."""
        return f"`{self.file}:{self.place[0]}` {self.kind}"


@dataclass(frozen=True)
class Result:
    """What became of a mutant."""

    mutant: Mutant
    noticed: bool


def main(arguments: list[str]) -> None:
    """Try the mutants that the options ask for and report the survivors."""
    options = _parse(arguments)
    rooms = tomllib.loads((HERE / "rooms.toml").read_text(encoding="utf-8"))
    wanted = {name: rooms[name] for name in options.rooms or rooms}
    found = list(list_python_mutants(wanted, options.lister))
    chosen = choose(found, options.sample, random.Random(options.seed))
    chosen += [mutant for mutant in list_sql_mutants() if mutant.room in wanted]
    results: list[Result] = []
    for result in try_all(chosen, wanted, options.workers):
        results.append(result)
        fate = "noticed" if result.noticed else "SURVIVED"
        print(f"{len(results)}/{len(chosen)} {fate} {result.mutant.told}", flush=True)
    text = describe(results, len(found), options.seed)
    print(text)
    if options.write:
        options.write.write_text(text, encoding="utf-8")


def _parse(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks.mutants")
    parser.add_argument("--lister", required=True, help="python of an environment with Cosmic Ray")
    parser.add_argument("--sample", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--rooms", nargs="*")
    parser.add_argument("--write", type=Path)
    return parser.parse_args(arguments)


def list_python_mutants(rooms: dict[str, dict[str, list[str]]], lister: str) -> Iterator[Mutant]:
    """Yield every mutant of the modules of the rooms."""
    for room, spec in rooms.items():
        globbed = [path for pattern in spec["modules"] for path in sorted(TREE.glob(pattern))]
        modules = [str(path.relative_to(TREE)) for path in globbed if path.stat().st_size]
        listed = subprocess.run(
            [lister, str(LISTER), *modules], cwd=TREE, check=True, capture_output=True, text=True
        )
        for line in listed.stdout.splitlines():
            row = json.loads(line)
            yield Mutant(room, row["module"], tuple(row["place"]), row["kind"], row["code"])


def list_sql_mutants() -> Iterator[Mutant]:
    """Yield the hand-made mutants of the figures' SQL; ValueError when one fits nowhere."""
    listed = tomllib.loads((HERE / "sql.toml").read_text(encoding="utf-8"))["mutant"]
    for mutant in listed:
        text = (TREE / mutant["file"]).read_text(encoding="utf-8")
        if text.count(mutant["find"]) != 1:
            raise ValueError(f"{mutant['file']}: {mutant['find']!r} must stand there once")
        line = text[: text.index(mutant["find"])].count("\n") + 1
        code = text.replace(mutant["find"], mutant["replace"])
        yield Mutant("figures", mutant["file"], (line, 0), mutant["what"], code)


def choose(found: list[Mutant], wanted: int, chance: random.Random) -> list[Mutant]:
    """Return `wanted` mutants, of different places: a `+` has eleven, an `and` has one."""
    places: dict[tuple[str, tuple[int, int]], list[Mutant]] = {}
    for mutant in found:
        places.setdefault((mutant.file, mutant.place), []).append(mutant)
    chosen = chance.sample(sorted(places), min(wanted, len(places)))
    return [chance.choice(places[place]) for place in chosen]


def try_all(
    mutants: list[Mutant], rooms: dict[str, dict[str, list[str]]], workers: int
) -> Iterable[Result]:
    """Try every mutant, `workers` at a time, each in a copy of the tree of its own."""
    with tempfile.TemporaryDirectory(prefix="mutants-") as folder:
        copies: Queue[Path] = Queue()
        for number in range(workers):
            copies.put(_copy_tree(Path(folder) / str(number)))

        def attempt(mutant: Mutant) -> Result:
            copy = copies.get()
            try:
                return Result(mutant, _is_noticed(copy, mutant, rooms[mutant.room]["tests"]))
            finally:
                copies.put(copy)

        with ThreadPoolExecutor(workers) as pool:
            yield from pool.map(attempt, mutants)


def _copy_tree(target: Path) -> Path:
    for name in COPIED:
        source = TREE / name
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / name)
    return target


def _is_noticed(copy: Path, mutant: Mutant, tests: list[str]) -> bool:
    path = copy / mutant.file
    original = path.read_text(encoding="utf-8")
    path.write_text(mutant.code, encoding="utf-8")
    try:
        own = [str(p.relative_to(copy)) for p in _own_tests(copy, path)]
        return (bool(own) and not _pass(copy, own)) or not _pass(copy, tests)
    finally:
        path.write_text(original, encoding="utf-8")


def _own_tests(copy: Path, path: Path) -> list[Path]:
    return sorted((copy / "tests").glob(f"**/test_{path.stem}.py"))


def _pass(copy: Path, tests: list[str]) -> bool:
    command = [sys.executable, "-B", "-m", "pytest", "-x", "-q", "-m", "not heavy"]
    command += ["-p", "no:cacheprovider", *tests]
    try:
        run = subprocess.run(command, cwd=copy, check=False, capture_output=True, timeout=LONGEST)
    except subprocess.TimeoutExpired:
        return False
    return run.returncode == 0


def describe(results: list[Result], found: int, seed: int) -> str:
    """Return the table of rooms and the list of survivors, as Markdown."""
    rooms: dict[str, list[Result]] = {}
    for result in results:
        rooms.setdefault(result.mutant.room, []).append(result)
    lines = [f"Seed {seed}; {found} mutants of the modules were found.", ""]
    lines += ["| room | tried | survived | share |", "|---|---:|---:|---:|"]
    for name, tried in [*sorted(rooms.items()), ("together", results)]:
        left = sum(not result.noticed for result in tried)
        lines.append(f"| {name} | {len(tried)} | {left} | {left / max(len(tried), 1):.1%} |")
    lines += ["", "Survivors:", ""]
    lines += [f"- {result.mutant.told}" for result in results if not result.noticed]
    return "\n".join([*lines, ""])


if __name__ == "__main__":
    main(sys.argv[1:])
