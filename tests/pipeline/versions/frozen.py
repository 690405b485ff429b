"""One small version of every contract, as the program of its day published it; data SYNTHETISCH.

They lie in tests/versions/contract_<n>/2026.1 and are never made again: they stand for what people
have on disk. `make_history` gives a tree whose last version is such a one, with the entries it was
made of, so that today's program can build on it.
"""

import shutil
from pathlib import Path

from pipeline.publish.database import write_database
from pipeline.publish.database_file import seal_database
from pipeline.versions.folders import database_path, list_versions
from pipeline.versions.published import read_version
from tests.pipeline.tree import LOCATIES, REPOSITORY, make_tree

FROZEN_VERSIONS = REPOSITORY / "tests" / "versions"
FROZEN_LOCATIES = [
    *LOCATIES,
    "Het Juridisch Loket SYNTHETISCH;Proefkade 5;3511 AB;Utrecht;Utrecht;;;;;2026-10-01;AB",
    "Slachtofferhulp Nederland SYNTHETISCH;Proefpad 6;7511 AB;Enschede;Enschede;;;;;2026;AB",
]


def list_contracts() -> list[int]:
    """Return the contracts of which a version is kept."""
    return sorted(int(p.name.removeprefix("contract_")) for p in FROZEN_VERSIONS.glob("contract_*"))


def make_history(root: Path, contract: int) -> Path:
    """Make a tree at `root` whose only version is the frozen one of a contract, and return it."""
    make_tree(root, FROZEN_LOCATIES)
    (root / "SYNTHETISCH.md").write_text("SYNTHETISCH: verzonnen gegevens\n", encoding="utf-8")
    shutil.copytree(FROZEN_VERSIONS / f"contract_{contract}", root / "data" / "curated")
    return root


def make_database(root: Path) -> Path:
    """Make the database of what lies in a tree, and return it."""
    path = database_path(root)
    write_database(path, [read_version(root, version) for version in list_versions(root)])
    seal_database(path)
    return path
