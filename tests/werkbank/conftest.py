"""A wave with candidates to judge, made once; every test gets a copy of its own."""

import shutil
from pathlib import Path

import pytest

from tests.werkbank.judged import make_judging_tree


@pytest.fixture(scope="session")
def judging_tree(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, str]]:
    root = tmp_path_factory.mktemp("te_beoordelen")
    return root, make_judging_tree(root)


@pytest.fixture
def root(judging_tree: tuple[Path, dict[str, str]], tmp_path: Path) -> Path:
    return Path(shutil.copytree(judging_tree[0], tmp_path / "boom"))


@pytest.fixture
def ids(judging_tree: tuple[Path, dict[str, str]]) -> dict[str, str]:
    return judging_tree[1]
