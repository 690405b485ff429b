"""What can fail, fails before a version has its name; Ctrl-C says what had been done."""

import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.custody.verify import verify
from pipeline.errors import SjoError
from pipeline.publish.database import is_current
from pipeline.release.publish import release
from pipeline.versions.folders import curated_folder, list_versions
from tests.pipeline.tree import REPOSITORY, make_tree

# Presses Ctrl-C as the file of that name has been renamed: nothing in the program is replaced.
INTERRUPTED_BUILD = """
import os, signal, sys

moment, root = sys.argv[1:]
sys.argv = ["sjo", "build", "--root", root]
import cli

rename_of = os.rename

def press(source, target, *rest):
    rename_of(source, target, *rest)
    if str(target).endswith(moment):
        signal.raise_signal(signal.SIGINT)

os.rename = press
cli.main()
"""


def interrupt(root: Path, moment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", INTERRUPTED_BUILD, moment, root],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.heavy
def test_ctrl_c_after_publishing_says_that_it_was_published(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    done = interrupt(root, "/2026.1")
    assert done.returncode == 130
    assert "afgebroken; versie 2026.1 is gepubliceerd; draai sjo build" in done.stderr
    assert "niets gepubliceerd" not in done.stderr
    assert not release(root, 2026).is_new
    assert is_current(root)
    assert verify(root).faults == []


@pytest.mark.parametrize("name", ["gemeenten.csv", "verdelingen.csv", "gepubliceerd_2023.csv"])
def test_a_broken_reference_file_publishes_nothing(tmp_path: Path, name: str) -> None:
    root = make_tree(tmp_path)
    (root / "data" / "reference" / name).write_text("kapot", encoding="utf-8")
    with pytest.raises(SjoError, match=name):
        release(root, 2026)
    assert sorted(p.name for p in curated_folder(root).iterdir()) == [".slot"]


@pytest.mark.heavy
def test_a_version_that_is_no_input_but_is_damaged_publishes_nothing(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    entries = root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    for old, new in (("weg 3", "weg 5"), ("weg 5", "weg 7")):
        release(root, 2026)
        text = entries.read_text(encoding="utf-8")
        entries.write_text(text.replace(old, new), encoding="utf-8")
    (curated_folder(root) / "2026.1" / "zoeklog.parquet").unlink()
    with pytest.raises(SjoError, match=r"2026\.1/zoeklog\.parquet: is gepubliceerd maar ontbreekt"):
        release(root, 2026)
    assert [str(version) for version in list_versions(root)] == ["2026.1", "2026.2"]
