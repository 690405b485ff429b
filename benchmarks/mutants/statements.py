"""The statements of modules: which lines go together, and which use what another one binds."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

Line = tuple[str, int]
"""A module and the number of a line in it."""


@dataclass(frozen=True)
class Statements:
    """Of modules, by path: the statements, and the lines on which a name is written."""

    spans: dict[str, list[tuple[range, frozenset[str]]]]
    uses: dict[str, set[Line]]

    @classmethod
    def from_code(cls, code: Mapping[str, str]) -> Self:
        """Read the `code` of modules: path -> text."""
        spans: dict[str, list[tuple[range, frozenset[str]]]] = {}
        uses: dict[str, set[Line]] = defaultdict(set)
        for path, text in code.items():
            tree = ast.parse(text)
            spans[path] = [(_span(node), _bound(node)) for node in _statements(tree)]
            for name, at in _uses(tree):
                uses[name].add((path, at))
        return cls(spans, uses)

    def find_lines(self, line: Line) -> set[Line]:
        """Return the lines of the smallest statement around a line; only itself when in none."""
        path, _ = line
        return {(path, at) for at in self._smallest(line)[0]}

    def find_users(self, line: Line) -> set[Line]:
        """Return the lines where a name stands that the statement around a line binds."""
        return set[Line]().union(*(self.uses.get(name, ()) for name in self._smallest(line)[1]))

    def _smallest(self, line: Line) -> tuple[range, frozenset[str]]:
        path, at = line
        around = [found for found in self.spans.get(path, []) if at in found[0]]
        return min(around, key=lambda found: len(found[0]), default=(range(at, at + 1), _NOTHING))


_NOTHING = frozenset[str]()


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.stmt))


def _span(node: ast.stmt) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)


def _bound(node: ast.stmt) -> frozenset[str]:
    """Return the names that a definition or an assignment gives a meaning."""
    match node:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return frozenset({name})
        case ast.Assign(targets=targets):
            names = [part for target in targets for part in ast.walk(target)]
        case ast.AnnAssign(target=target):
            names = [target]
        case _:
            return _NOTHING
    return frozenset(name.id for name in names if isinstance(name, ast.Name))


def _uses(tree: ast.Module) -> Iterator[tuple[str, int]]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name, ctx=ast.Load()) | ast.Attribute(attr=name):
                yield name, node.lineno
