"""Publishing is one step: killed at any moment, the former state stands."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from pipeline.errors import SjoError
from pipeline.files.lock import locked
from pipeline.files.whole import (
    STAGING,
    publish_folder,
    replace_file,
    replace_folder,
    staging,
    whole_file,
    write_whole,
)


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
        pytest.raises(SjoError, match="nooit overschreven"),
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


def test_a_file_is_replaced_in_one_step(tmp_path: Path) -> None:
    target = tmp_path / "db"
    target.write_text("oud")
    reader = target.open()
    (tmp_path / "nieuw").write_text("nieuw")
    replace_file(tmp_path / "nieuw", target)
    assert (reader.read(), target.read_text()) == ("oud", "nieuw")
    reader.close()


def test_threads_that_write_one_file_do_not_meet(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: write_whole(target, f"{n}" * 100_000), range(8)))
    assert len(set(target.read_text())) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["a.csv"]


def test_a_file_is_replaced_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "schijf").mkdir()
    link, file = tmp_path / "a.csv", tmp_path / "schijf" / "a.csv"
    link.symlink_to(file)
    write_whole(link, "nieuw")
    assert (link.is_symlink(), file.read_text()) == (True, "nieuw")


def test_an_interrupt_as_a_build_begins_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Path.mkdir

    def interrupted(folder: Path, *args: Any, **options: Any) -> None:
        make(folder, *args, **options)
        raise KeyboardInterrupt

    with locked(tmp_path), pytest.raises(KeyboardInterrupt):
        monkeypatch.setattr(Path, "mkdir", interrupted)
        with staging(tmp_path):
            pass
    assert [p.name for p in tmp_path.iterdir()] == [".slot"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_no_permission_is_an_error_that_names_the_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    with pytest.raises(PermissionError), locked(tmp_path / "curated"):
        pass


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="names open files as Linux does")
def test_all_of_a_folder_is_on_disk_before_its_name_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[str] = []

    def remember(handle: int) -> None:
        synced.append(Path(f"/proc/self/fd/{handle}").readlink().relative_to(tmp_path).as_posix())

    monkeypatch.setattr(os, "fsync", remember)
    built, target = tmp_path / "nieuw", tmp_path / "2026.1"
    (built / "tabellen").mkdir(parents=True)
    (built / "tabellen/a.csv").write_text("x")
    publish_folder(built, target)
    assert synced == ["nieuw/tabellen", "nieuw/tabellen/a.csv", "nieuw", "."]


def test_what_nobody_cites_is_replaced_and_its_former_state_is_gone(tmp_path: Path) -> None:
    target = tmp_path / "2026"
    for content in ("eerste", "tweede"):
        with locked(tmp_path), staging(tmp_path) as built:
            (built / content).write_text("x")
            replace_folder(built, target)
        assert [path.name for path in target.iterdir()] == [content]
    assert sorted(path.name for path in tmp_path.iterdir()) == [".slot", "2026"]


def test_a_file_is_written_under_a_hidden_name_that_says_whose_it_is(tmp_path: Path) -> None:
    with whole_file(tmp_path / "a.csv") as one, whole_file(tmp_path / "a.csv") as other:
        assert one != other
        assert one.name.startswith(f"{STAGING}{os.getpid()}-")
        assert one.name.endswith("-a.csv")
        one.write_text("een")
        other.write_text("twee")
    assert (tmp_path / "a.csv").read_text() == "een"


FULL = """
import resource, signal, sys
from pathlib import Path
from pipeline.files.whole import write_whole
from schemas.system_faults import explain_os_error

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path(sys.argv[1]), "x" * 2000)
except OSError as error:
    print(explain_os_error(error))
"""


def test_a_disk_that_is_full_is_told_of_the_file_that_is_written(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    told = subprocess.run(
        [sys.executable, "-c", FULL, target], capture_output=True, text=True, check=True
    )
    assert told.stdout.startswith(f"{target}: het bestand wordt groter dan hier mag")
    assert list(tmp_path.iterdir()) == []
