"""The rooms of matching know only those after them, and only the last step makes sentences."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

MATCH = Path(__file__).parents[3] / "pipeline" / "match"
ROOMS = ("groups", "evidence", "coding", "names")
"""In order: a room may import itself and those after it."""


def imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_imports_no_room_before_it_and_nothing_from_above(room: str) -> None:
    allowed = {f"pipeline.match.{after}" for after in ROOMS[ROOMS.index(room) :]}
    found = [
        f"{path.name} imports {module}"
        for path in (MATCH / room).glob("*.py")
        for module in imported(path)
        if module.startswith("pipeline.match.") and module.rpartition(".")[0] not in allowed
    ]
    assert found == []


def test_sentences_are_known_to_the_engine_only() -> None:
    users = [p.name for p in MATCH.rglob("*.py") if "pipeline.match.wording" in set(imported(p))]
    assert users == ["engine.py"]
