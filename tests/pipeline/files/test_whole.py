"""Publishing is one step: killed at any moment, the former state stands."""

import os
from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.files.whole import locked, publish_folder, replace_file, staging


def test_a_staged_folder_appears_whole_under_its_name(tmp_path: Path) -> None:
    with locked(tmp_path), staging(tmp_path) as built:
        (built / "a.csv").write_text("x")
        publish_folder(built, tmp_path / "2026.1")
    assert [p.name for p in (tmp_path / "2026.1").iterdir()] == ["a.csv"]
    assert sorted(p.name for p in tmp_path.iterdir()) == [".slot", "2026.1"]


def test_a_published_version_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "2026.1").mkdir()
    with (
        locked(tmp_path),
        staging(tmp_path) as built,
        pytest.raises(FileExistsError, match="nooit overschreven"),
    ):
        publish_folder(built, tmp_path / "2026.1")


def test_an_error_while_building_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), locked(tmp_path), staging(tmp_path) as built:
        (built / "a.csv").write_text("x")
        raise ZeroDivisionError
    assert [p.name for p in tmp_path.iterdir()] == [".slot"]


def test_what_a_killed_run_left_is_removed_by_the_next(tmp_path: Path) -> None:
    (tmp_path / ".bouw-oud").mkdir()
    (tmp_path / ".bouw-inventarisatie.duckdb").write_text("half")
    with locked(tmp_path), staging(tmp_path):
        pass
    assert [p.name for p in tmp_path.iterdir()] == [".slot"]


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    with (
        locked(tmp_path),
        pytest.raises(SjoError, match="al een bouw bezig"),
        locked(tmp_path),
    ):
        pass


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    target = tmp_path / "db"
    target.write_text("oud")
    reader = target.open()
    (tmp_path / "nieuw").write_text("nieuw")
    replace_file(tmp_path / "nieuw", target)
    assert (reader.read(), target.read_text()) == ("oud", "nieuw")
    reader.close()


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_no_permission_is_an_error_that_names_the_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(PermissionError), locked(tmp_path / "curated"):
        pass
