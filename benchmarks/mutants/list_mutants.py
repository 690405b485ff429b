"""Draw mutants of modules as JSON lines; runs in the environment of requirements/mutants.lock.

    .venv-mutants/bin/python benchmarks/mutants/list_mutants.py 300 1 pipeline/stages/settle.py ...

After the size of the sample and the seed come the modules. The first line says how many mutants
there are (`found`); then one line per drawn mutant: `module`, `place` (line and column), `line`
(its text), `kind` (the operator of Cosmic Ray), and `code` (the whole module with that one change).
Places are drawn, then one mutant of each: a `+` has eleven, an `and` has one. What is drawn follows
from the text of a line, so that a change elsewhere leaves most of the sample as it was. Type
annotations are left alone: a mutant there dies at import or changes nothing, and says nothing about
the tests.
"""

import ast
import json
import sys
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

Position = tuple[int, int]


class Place(NamedTuple):
    """Where a module can be changed, by which (operator, number of the occurrence)."""

    module: str
    start: Position
    line: str
    rank: str
    changes: list[tuple[str, int]]


def main(wanted: int, seed: str, modules: list[str]) -> None:
    """Print how many mutants the modules have, and those of the sample."""
    places = [place for module in modules for place in list_places(module, seed)]
    print(json.dumps({"found": sum(len(place.changes) for place in places)}))
    for place in sorted(sorted(places, key=lambda place: place.rank)[:wanted]):
        name, occurrence = place.changes[int(place.rank, 16) % len(place.changes)]
        code = mutate_code(_read(place.module), get_operator(name)(), occurrence)
        told = {"module": place.module, "place": place.start, "line": place.line.strip()}
        told |= {"kind": name.removeprefix("core/"), "code": code}
        print(json.dumps(told, ensure_ascii=False))


def list_places(module: str, seed: str) -> Iterator[Place]:
    """Yield every place of a module that an operator can change, in no order."""
    code = _read(module)
    lines, seen = code.splitlines(), Counter[str]()
    changes: dict[Position, list[tuple[str, int]]] = {}
    for start, name, occurrence in _list_changes(code):
        changes.setdefault(start, []).append((name, occurrence))
    for start in sorted(changes):
        line = lines[start[0] - 1]
        named = f"{seed}|{module}|{start[1]}|{line}"
        seen[named] += 1
        rank = sha256(f"{named}|{seen[named]}".encode()).hexdigest()
        yield Place(module, start, line, rank, changes[start])


def _list_changes(code: str) -> Iterator[tuple[Position, str, int]]:
    annotations, nodes = list(_annotations(code)), list(ast_nodes(get_ast(code)))
    for name in operator_names():
        operator_class = get_operator(name)
        # Some want to be told what to replace. Of equal small numbers and words Python keeps one.
        if operator_class.arguments() or name.endswith(("_Eq_Is", "_NotEq_IsNot")):
            continue
        operator = operator_class()
        starts = [start for node in nodes for start, _ in operator.mutation_positions(node)]
        for occurrence, start in enumerate(starts):
            if not any(first <= start < last for first, last in annotations):
                yield start, name, occurrence


def _annotations(code: str) -> Iterator[tuple[Position, Position]]:
    for node in ast.walk(ast.parse(code)):
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if annotation is not None:
                yield (
                    (annotation.lineno, annotation.col_offset),
                    (annotation.end_lineno, annotation.end_col_offset),
                )


def _read(module: str) -> str:
    return Path(module).read_text(encoding="utf-8")


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2], sys.argv[3:])
