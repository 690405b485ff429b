"""What stands in the place of a file and is none: a message, never waited for, never passed over."""

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.country.reference import SIDECAR, read_reference_bytes, read_sidecar
from pipeline.errors import SjoError
from pipeline.files.hashes import hash_file
from pipeline.geocode.cache import read_cache
from pipeline.publish.publisher import find_settings_faults
from pipeline.read.captures import read_captured_rows
from pipeline.read.closed_folders import find_stray_captures
from pipeline.read.stand import entries_folder, read_stand
from pipeline.versions.manifest import load_manifest
from pipeline.versions.tombstone import TOMBSTONE, read_tombstone
from pipeline.wave.planning import read_lezers
from schemas.captures import RECORDS_NAME, REPORT_NAME, read_report
from schemas.meting import METING_FILE, PLANNING_FILE
from schemas.publisher import SETTINGS_FILE
from schemas.sites import load_sites
from schemas.toml_text import read_settings
from spiders.config import read_contact
from spiders.crawling.warc import read_pages
from spiders.errors import CrawlError
from tests.structure import PACKAGES, list_modules


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nergens")


SITE = "juridischloket"
MAKERS: list[Callable[[Path], None]] = [os.mkfifo, Path.mkdir]
ODD_MAKERS = [*MAKERS, link_to_itself, link_to_nothing]


@pytest.mark.parametrize("make", MAKERS, ids=["pipe", "folder"])
@pytest.mark.timeout(30)
def test_what_is_no_file_has_no_hash(make: Callable[[Path], None], tmp_path: Path) -> None:
    make(tmp_path / "a.csv")
    with pytest.raises(OSError, match="gewoon bestand"):
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


READERS: dict[str, Callable[[Path], object]] = {
    REPORT_NAME: lambda path: read_report(path.parent),
    RECORDS_NAME: lambda path: read_captured_rows(path.parent, path.parent, load_sites()[SITE]),
    "manifest.json": lambda path: load_manifest(path.parent),
    TOMBSTONE: lambda path: read_tombstone(path.parent),
    SIDECAR: lambda path: read_sidecar(path.parent),
    "gemeenten.csv": read_reference_bytes,
    "antwoorden.jsonl": read_cache,
    "pages.warc.gz": lambda path: list(read_pages(path)),
    "grenzen.toml": read_settings,
}


@pytest.mark.parametrize("make", ODD_MAKERS)
@pytest.mark.parametrize("name", READERS)
@pytest.mark.timeout(30)
def test_no_reader_waits_for_what_is_no_file(
    make: Callable[[Path], None], name: str, tmp_path: Path
) -> None:
    make(tmp_path / name)
    with pytest.raises((SjoError, OSError, ValueError)):
        READERS[name](tmp_path / name)


READ_WHAT_IS_OURS = {
    *("listing.py", "inputs.py", "stand.py", "write.py", "report.py", "crawl.py", "fixture.py"),
    *("run.py", "job.py", "database_file.py", "views.py"),
}
"""Modules that read files of the program itself, or that looked whether it is a file."""


def test_files_of_a_project_are_read_in_the_way_that_never_waits() -> None:
    read = {
        path.name
        for package in PACKAGES
        for path in list_modules(package)
        if any(
            re.search(r"\.read_(?:bytes|text)\(", line) and "__file__" not in line
            for line in path.read_text("utf-8").splitlines()
        )
    }
    assert read <= READ_WHAT_IS_OURS
