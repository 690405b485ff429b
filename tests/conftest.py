"""Settings and costly things for all tests: a busy machine must not fail a property."""

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from pipeline.release.publish import Released, release
from tests.pipeline.tree import make_tree

settings.register_profile("inventarisatie", deadline=None, derandomize=True, max_examples=50)
settings.load_profile("inventarisatie")


@pytest.fixture(scope="session")
def first_release(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Released]:
    """The small tree with its first version, built once and only to be read."""
    root = make_tree(tmp_path_factory.mktemp("gebouwd"))
    return root, release(root, 2026)


@pytest.fixture
def released(first_release: tuple[Path, Released], tmp_path: Path) -> Path:
    """A tree with one version that a test may change."""
    return shutil.copytree(first_release[0], tmp_path / "gebouwd")
