"""Disks that are full, names that are odd, links that go round: one Dutch line, no traceback."""

import os
import resource
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.commands import sjo, sjo_apart
from tests.pipeline.tree import make_tree

pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_tree(tmp_path_factory.mktemp("boom"))


def limited(kind: int, most: int) -> Callable[[], None]:
    return lambda: resource.setrlimit(kind, (most, most))


def said(root: Path, *command: str, limit: Callable[[], None] | None = None) -> str:
    """Run a command that must fail; return its one message."""
    done = (
        sjo_apart(*command, "--root", root, begin=limit) if limit else sjo(*command, "--root", root)
    )
    assert done.returncode == 1, done.stdout + done.stderr
    assert "Traceback" not in done.stderr
    return done.stderr


@pytest.mark.parametrize("most", [20_000, 400_000, 1_000_000])
def test_a_full_disk_publishes_nothing_and_leaves_nothing(
    tree: Path, tmp_path: Path, most: int
) -> None:
    root = shutil.copytree(tree, tmp_path / "boom")
    message = said(root, "build", limit=limited(resource.RLIMIT_FSIZE, most))
    assert "is de schijf vol?" in message or "andere schijf" in message
    assert [path.name for path in (root / "data" / "curated").iterdir()] == [".slot"]


@pytest.mark.parametrize("name", ["waarom?", os.fsdecode(b"x\xff")])
def test_a_folder_with_a_name_that_the_database_cannot_open_is_named(
    tree: Path, tmp_path: Path, name: str
) -> None:
    root = shutil.copytree(tree, tmp_path / name)
    assert "hernoem de map of het bestand" in said(root, "build")


@pytest.mark.parametrize(
    "command",
    [
        ("check", "LINK"),
        ("match", "LINK", "--out", "uit.csv"),
        ("address", "LINK", "--out", "uit.csv"),
        ("geocode", "LINK"),
        ("review", "--import", "LINK", "--auteur", "AB"),
    ],
)
def test_a_link_to_itself_is_a_message(
    tree: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    link = tmp_path / "lus.csv"
    link.symlink_to(link)
    done = sjo(*[word.replace("LINK", str(link)) for word in command], "--root", tree)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


def test_what_is_written_takes_the_place_of_a_link_to_itself(tree: Path, tmp_path: Path) -> None:
    link, listed = tmp_path / "lus.csv", tmp_path / "lijst.csv"
    link.symlink_to(link)
    listed.write_text("record_id;organisatie\n1;SYNTHETISCH\n", encoding="utf-8")
    done = sjo("match", listed, "--out", link, "--root", tree)
    assert done.returncode == 0, done.stderr
    assert link.read_text(encoding="utf-8") == "record_id,cluster_id\n1,1\n"


def test_without_git_a_version_names_no_commit(tree: Path, tmp_path: Path) -> None:
    root = shutil.copytree(tree, tmp_path / "boom")
    done = sjo_apart("build", "--root", root, begin=lambda: os.environ.update(PATH="/nergens"))
    assert done.returncode == 0, done.stderr
