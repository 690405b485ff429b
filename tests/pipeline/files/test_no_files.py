"""What stands in the place of a file and is none: a message, never waited for, never passed over."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.files.hashes import hash_file
from pipeline.publish.publisher import find_settings_faults
from pipeline.read.closed_folders import find_stray_captures
from pipeline.read.stand import entries_folder, read_stand
from pipeline.wave.planning import read_lezers
from schemas.captures import RECORDS_NAME, REPORT_NAME
from schemas.meting import METING_FILE, PLANNING_FILE
from schemas.publisher import SETTINGS_FILE
from spiders.config import read_contact
from spiders.errors import CrawlError


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nergens")


MAKERS: list[Callable[[Path], None]] = [os.mkfifo, Path.mkdir]
ODD_MAKERS = [*MAKERS, link_to_itself, link_to_nothing]


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


@pytest.mark.parametrize("make", ODD_MAKERS)
@pytest.mark.timeout(30)
def test_settings_that_are_no_file_are_named_and_not_absent(
    make: Callable[[Path], None], tmp_path: Path
) -> None:
    make(tmp_path / SETTINGS_FILE)
    assert [finding.bestand for finding in find_settings_faults(tmp_path)] == [SETTINGS_FILE]
    with pytest.raises(CrawlError, match=SETTINGS_FILE):
        read_contact(tmp_path)


@pytest.mark.parametrize("make", ODD_MAKERS)
@pytest.mark.parametrize("name", [REPORT_NAME, RECORDS_NAME])
@pytest.mark.timeout(30)
def test_a_file_of_a_capture_that_is_no_file_is_named(
    make: Callable[[Path], None], name: str, tmp_path: Path
) -> None:
    capture = tmp_path / "data" / "raw" / "2026" / "juridischloket" / "2026-10-03"
    capture.mkdir(parents=True)
    (capture / REPORT_NAME).write_text("{}")
    (capture / name).unlink(missing_ok=True)
    make(capture / name)
    assert [Path(f.bestand).name for f in find_stray_captures(tmp_path)] == [name]


@pytest.mark.parametrize("contact", ["AB\\nHost: elders", "a\\tbcdef", "   ", "caf\u00e9 beheer"])
def test_a_contact_is_one_line_that_a_request_can_carry(contact: str, tmp_path: Path) -> None:
    (tmp_path / SETTINGS_FILE).write_text(f'[crawl]\ncontact = "{contact}"\n', encoding="utf-8")
    with pytest.raises(CrawlError, match="geen regel gewone letters"):
        read_contact(tmp_path)
