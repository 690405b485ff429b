"""List the mutants of modules as JSON lines; runs in the environment of requirements/mutants.lock.

    .venv-mutants/bin/python benchmarks/mutants/list_mutants.py pipeline/stages/settle.py ...

One line per mutant: `module`, `place` (line and column), `kind` (the operator of Cosmic Ray), and
`code` (the whole module with that one change). Type annotations are left alone: a mutant there dies
at import or changes nothing, and either says nothing about the tests.
"""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from cosmic_ray.ast import ast_nodes, get_ast
from cosmic_ray.mutating import mutate_code
from cosmic_ray.plugins import get_operator, operator_names

Position = tuple[int, int]


def main(modules: list[str]) -> None:
    """Print the mutants of every module."""
    for module in modules:
        for mutant in mutants(module, Path(module).read_text(encoding="utf-8")):
            print(json.dumps(mutant, ensure_ascii=False))


def mutants(module: str, code: str) -> Iterator[dict[str, object]]:
    """Yield every mutant of a module, in the order of the operators and then of the code."""
    annotations = list(_annotations(code))
    tree = get_ast(code)
    for name in operator_names():
        operator_class = get_operator(name)
        if operator_class.arguments():  # operators that want to be told what to replace
            continue
        operator = operator_class()
        positions = [
            place for node in ast_nodes(tree) for place in operator.mutation_positions(node)
        ]
        for occurrence, (start, _) in enumerate(positions):
            if any(first <= start < last for first, last in annotations):
                continue
            mutated = mutate_code(code, operator, occurrence)
            if mutated is not None and mutated != code:
                kind = name.removeprefix("core/")
                yield {"module": module, "place": start, "kind": kind, "code": mutated}


def _annotations(code: str) -> Iterator[tuple[Position, Position]]:
    for node in ast.walk(ast.parse(code)):
        for annotation in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if annotation is not None:
                yield (
                    (annotation.lineno, annotation.col_offset),
                    (annotation.end_lineno, annotation.end_col_offset),
                )


if __name__ == "__main__":
    main(sys.argv[1:])
