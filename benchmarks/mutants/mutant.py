"""What is tried: faults that Cosmic Ray draws in modules, and faults by hand in SQL."""

import json
import subprocess
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

HERE = Path(__file__).parent
LISTER = HERE / "list_mutants.py"
TREE = HERE.parent.parent
SQL_ROOM = "figures"


@dataclass(frozen=True)
class Room:
    """Modules that decide, the tests that must notice a fault in them, and how many are tried."""

    name: str
    modules: list[str]
    tests: list[str]
    sample: int


@dataclass(frozen=True)
class Mutant:
    """One fault: the whole text of a file with one change."""

    room: str
    file: str
    place: tuple[int, int]
    line: str
    kind: str
    code: str

    @property
    def told(self) -> str:
        """Where it stands and what it does."""
        return f"`{self.file}:{self.place[0]}` {self.kind}: `{self.line}`"

    @property
    def key(self) -> str:
        """What is the same as long as the file is."""
        return sha256(f"{self.file}\n{self.code}".encode()).hexdigest()[:16]


def load_rooms(names: list[str] | None) -> list[Room]:
    """Return the rooms of rooms.toml, or those named; ValueError for a pattern of no module."""
    declared = tomllib.loads((HERE / "rooms.toml").read_text(encoding="utf-8"))
    return [_load_room(name, declared[name]) for name in names or declared]


def _load_room(name: str, declared: dict[str, object]) -> Room:
    modules: list[str] = []
    patterns, tests, sample = declared["modules"], declared["tests"], declared["sample"]
    assert isinstance(patterns, list) and isinstance(tests, list) and isinstance(sample, int)
    for pattern in patterns:
        found = [path for path in sorted(TREE.glob(pattern)) if path.stat().st_size]
        if not found:
            raise ValueError(f"rooms.toml: {name}: {pattern} is no module")
        modules += [str(path.relative_to(TREE)) for path in found]
    return Room(name, modules, tests, sample)


def draw_mutants(room: Room, lister: str, seed: int) -> tuple[int, list[Mutant]]:
    """Return how many mutants the modules of a room have, and those of its sample."""
    command = [lister, str(LISTER), str(room.sample), str(seed), *room.modules]
    listed = subprocess.run(command, cwd=TREE, check=True, capture_output=True, text=True)
    first, *others = map(json.loads, listed.stdout.splitlines())
    drawn = [
        Mutant(room.name, m["module"], tuple(m["place"]), m["line"], m["kind"], m["code"])
        for m in others
    ]
    return first["found"], drawn


def list_sql_mutants() -> Iterator[Mutant]:
    """Yield the hand-made mutants of the figures' SQL; ValueError when one fits nowhere."""
    listed = tomllib.loads((HERE / "sql.toml").read_text(encoding="utf-8"))["mutant"]
    for mutant in listed:
        text = (TREE / mutant["file"]).read_text(encoding="utf-8")
        if text.count(mutant["find"]) != 1:
            raise ValueError(f"{mutant['file']}: {mutant['find']!r} must stand there once")
        at = text[: text.index(mutant["find"])].count("\n") + 1
        line = mutant["find"].strip().splitlines()[0]
        code = text.replace(mutant["find"], mutant["replace"])
        yield Mutant(SQL_ROOM, mutant["file"], (at, 0), line, mutant["what"], code)


def load_equivalents() -> dict[tuple[str, str, str], str]:
    """Return (file, line, kind) -> why that mutant changes nothing that can be seen."""
    listed = tomllib.loads((HERE / "equivalents.toml").read_text(encoding="utf-8"))
    return {(e["file"], e["line"], e["kind"]): e["why"] for e in listed.get("mutant", [])}
