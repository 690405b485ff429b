"""What stands in the place of a file and is none: a message, never waited for, never passed over."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.files.hashes import hash_file
from pipeline.read.stand import entries_folder, read_stand
from pipeline.wave.planning import read_lezers
from schemas.meting import METING_FILE, PLANNING_FILE

MAKERS: list[Callable[[Path], None]] = [os.mkfifo, Path.mkdir]


@pytest.mark.parametrize("make", MAKERS, ids=["pipe", "folder"])
@pytest.mark.timeout(30)
def test_what_is_no_file_has_no_hash(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "a.csv")
    with pytest.raises(OSError, match=r"gewoon bestand|directory"):
        hash_file(tmp_path / "a.csv")


@pytest.mark.parametrize("make", MAKERS, ids=["pipe", "folder"])
@pytest.mark.parametrize(
    ("name", "read"), [(METING_FILE, read_stand), (PLANNING_FILE, read_lezers)]
)
@pytest.mark.timeout(30)
def test_a_setting_of_a_wave_that_is_no_file_is_named(
    make: Callable[[Path], None],
    name: str,
    read: Callable[[Path, int], object],
    tmp_path: Path,
) -> None:
    folder = entries_folder(tmp_path, 2026)
    folder.mkdir(parents=True)
    make(folder / name)
    with pytest.raises(SjoError, match="is geen gewoon bestand"):
        read(tmp_path, 2026)
