"""Every entry of a folder that a build looks into is read, known to be ignored, or a fault."""

from pathlib import Path

import pytest

from pipeline.files.findings import FileError
from pipeline.read.closed_folders import (
    find_stray_captures,
    find_stray_entries,
    list_entry_files,
)
from pipeline.read.judgement import read_judgements


def touch(root: Path, *names: str) -> Path:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_bytes(b"")
    return root


@pytest.mark.parametrize(
    ("name", "likely"),
    [
        ("koppelingen.CSV", "koppelingen.csv"),
        ("Koppelingen.csv", "koppelingen.csv"),
        ("koppeling.csv", "koppelingen.csv"),
        ("koppelingen (1).csv", "koppelingen.csv"),
        ("correcties.xls", "correcties.xlsx"),
        ("begrippen.csv.txt", "begrippen.csv"),
    ],
)
def test_a_name_that_is_nearly_right_stops_the_build_and_is_named(
    tmp_path: Path, name: str, likely: str
) -> None:
    touch(tmp_path, f"manual_entries/{name}")
    found = find_stray_entries(tmp_path)
    assert [str(fault) for fault in found] == [
        f"manual_entries/{name}: wordt niet gelezen; bedoelt u '{likely}'?"
    ]
    with pytest.raises(FileError):
        read_judgements(tmp_path)


def test_what_belongs_in_manual_entries_is_no_fault(tmp_path: Path) -> None:
    touch(tmp_path, *(f"manual_entries/{name}" for name in (
        "koppelingen.csv", "correcties.xlsx", "README.md", ".DS_Store", "~$correcties.xlsx",
        "sjablonen/locaties.csv", "mutaties/loket.csv", "2026/locaties/a.csv",
    )))  # fmt: skip
    assert find_stray_entries(tmp_path) == []


def test_what_looks_like_a_wave_but_is_none_is_named(tmp_path: Path) -> None:
    touch(tmp_path, "manual_entries/2026 (kopie)/locaties/a.csv", "manual_entries/2026")
    assert [fault.bestand for fault in find_stray_entries(tmp_path)] == [
        "manual_entries/2026",
        "manual_entries/2026 (kopie)",
    ]


def test_a_link_for_a_file_of_judgements_follows_the_one_rule(tmp_path: Path) -> None:
    touch(tmp_path, "elders.csv", "root/gedeeld/correcties.csv")
    root = tmp_path / "root"
    (root / "manual_entries").mkdir()
    (root / "manual_entries" / "correcties.csv").symlink_to(root / "gedeeld" / "correcties.csv")
    assert find_stray_entries(root) == []
    (root / "manual_entries" / "koppelingen.csv").symlink_to(tmp_path / "elders.csv")
    assert [str(fault) for fault in find_stray_entries(root)] == [
        "manual_entries/koppelingen.csv: is een verwijzing naar elders; zet het bestand zelf hier"
    ]


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("2026/Juridischloket/2026-10-03/run.json", "2026/Juridischloket"),
        ("2026/juridischloket/2026-10-3/run.json", "2026/juridischloket/2026-10-3"),
        (
            "2026/juridischloket/2026-10-03 (kopie)/run.json",
            "2026/juridischloket/2026-10-03 (kopie)",
        ),
        ("2026/juridischloket/2026-10-03/records.jsonl", "2026/juridischloket/2026-10-03"),
        ("2026/enquete_gemeenten.csv", "2026/enquete_gemeenten.csv"),
        ("2026/export.csv", "2026/export.csv"),
        ("export.csv", "export.csv"),
        ("2026 (kopie)/juridischloket/2026-10-03/run.json", "2026 (kopie)"),
        ("2026/juridischloket/records.jsonl", "2026/juridischloket/records.jsonl"),
    ],
)
def test_a_stray_in_the_raw_data_is_named(tmp_path: Path, name: str, place: str) -> None:
    touch(tmp_path, f"data/raw/{name}")
    assert [fault.bestand for fault in find_stray_captures(tmp_path, 2026)] == [f"data/raw/{place}"]


def test_captures_and_exports_in_their_place_are_no_fault(tmp_path: Path) -> None:
    capture = "data/raw/2026/juridischloket/2026-10-03"
    touch(
        tmp_path,
        *(f"{capture}/{name}" for name in ("run.json", "records.jsonl", "pages.warc.gz")),
        "data/raw/2026/juridischloket/2026-10-03.2/run.json",
        "data/raw/2026/juridischloket/.2026-10-04.77/job.json",
        "data/raw/2026/enquete_gemeenten/wat dan ook.csv",
        "data/raw/README.md",
    )
    assert find_stray_captures(tmp_path) == []


def test_a_later_wave_does_not_stop_this_one(tmp_path: Path) -> None:
    touch(tmp_path, "data/raw/2028/export.csv")
    assert find_stray_captures(tmp_path, 2026) == []
    assert len(find_stray_captures(tmp_path)) == 1


def test_without_raw_data_there_is_nothing_to_say(tmp_path: Path) -> None:
    assert find_stray_captures(tmp_path) == []


def test_what_readers_write_is_an_input_of_a_build(tmp_path: Path) -> None:
    wave = tmp_path / "manual_entries" / "2026"
    names = ["bewijs/AB.csv", "lezingen/AB.csv", "lezingen/CD.xlsx", "uitkomsten/AB.csv"]
    for name in names:
        (wave / name).parent.mkdir(parents=True, exist_ok=True)
        (wave / name).touch()
    listed = [path.relative_to(wave).as_posix() for path in list_entry_files(tmp_path, 2026)]
    assert sorted(listed) == names
