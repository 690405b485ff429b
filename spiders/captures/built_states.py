"""What the build could use of every source, as the manifests of its versions say."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from schemas.regular_files import read_regular

_MANIFEST = "manifest.json"


@dataclass(frozen=True)
class BuiltState:
    """How a source fared in one build: a concept, or the last version of a wave."""

    build: str
    toestand: str
    oorzaak: str


def read_built_states(root: Path) -> dict[str, list[BuiltState]]:
    """Return, by source, how it fared in the concept of every wave and in the last version.

    A manifest that cannot be read is passed over: `sjo sources` is about captures.
    """
    versions = list((root / "data" / "curated").glob(f"*/{_MANIFEST}"))
    concepts = sorted((root / "data" / "concept").glob(f"*/{_MANIFEST}"))
    chosen = [(f"concept {p.parent.name}", p) for p in concepts]
    if versions:
        last = max(versions, key=lambda p: _version_order(p.parent.name))
        chosen.insert(0, (f"versie {last.parent.name}", last))
    states: dict[str, list[BuiltState]] = {}
    for build, path in chosen:
        for source, state in _states_of(build, path):
            states.setdefault(source, []).append(state)
    return states


def _version_order(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.split(".") if part.isdigit())


def _states_of(build: str, path: Path) -> Iterator[tuple[str, BuiltState]]:
    try:
        rows = json.loads(read_regular(path))["bronnen"]
        found = [(str(r["bron"]), str(r["toestand"]), str(r["oorzaak"])) for r in rows]
    except (OSError, ValueError, KeyError, TypeError):
        return
    for source, toestand, oorzaak in found:
        yield source, BuiltState(build, toestand, oorzaak)
