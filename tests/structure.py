"""The program as its own source tells it: modules, what they import, what they define."""

import ast
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
PACKAGES = ("pipeline", "schemas", "spiders", "werkbank")


def list_modules(package: str) -> list[Path]:
    """Return the modules of a package, by path."""
    return sorted((ROOT / package).rglob("*.py"))


def name_of(path: Path) -> str:
    """Return the dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


@cache
def parse(path: Path) -> ast.Module:
    """Return the syntax tree of a module."""
    return ast.parse(path.read_text(encoding="utf-8"))


def list_imports(path: Path) -> Iterator[str]:
    """Yield what a module imports: each module, and each name as module.name."""
    for node in ast.walk(parse(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield f"{node.module}"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


@cache
def import_graph() -> Mapping[str, frozenset[str]]:
    """Return module -> the modules of ours that it imports itself."""
    paths = {name_of(p): p for package in PACKAGES for p in list_modules(package)}
    return {name: frozenset(set(list_imports(path)) & set(paths)) for name, path in paths.items()}


def find_reachable(start: str, graph: Mapping[str, frozenset[str]]) -> frozenset[str]:
    """Return every module that `start` imports, itself or through others."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        for name in graph.get(waiting.pop(), frozenset()) - seen:
            seen.add(name)
            waiting.append(name)
    return frozenset(seen)


def room_of(module: str) -> str:
    """Return the folder of a module of pipeline or spiders, or the loose module itself."""
    parts = module.split(".")
    return ".".join(parts[:2]) if parts[0] in {"pipeline", "spiders"} else parts[0]


@cache
def room_graph() -> Mapping[str, frozenset[str]]:
    """Return room -> the other rooms that its modules import."""
    rooms: dict[str, set[str]] = {}
    for module, imported in import_graph().items():
        here = room_of(module)
        rooms.setdefault(here, set()).update({room_of(m) for m in imported} - {here})
    return {room: frozenset(others) for room, others in rooms.items()}


def list_definitions(path: Path) -> Iterator[tuple[str, str]]:
    """Yield (kind, name) of what a module defines at its top: constants, public classes, functions.

    A constant is a name in capitals, also with an underscore in front.
    """
    for node in parse(path).body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield "class", node.name
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            if not node.name.startswith("_"):
                yield "function", node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            names = [e for t in targets for e in (t.elts if isinstance(t, ast.Tuple) else [t])]
            yield from (
                ("constant", e.id) for e in names if isinstance(e, ast.Name) and e.id.isupper()
            )
