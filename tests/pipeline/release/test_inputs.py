"""Which files a build may read, and how they are known again."""

from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.release.inputs import hash_inputs, is_synthetic, list_inputs
from pipeline.versions.version import Version


def touch(root: Path, *names: str) -> None:
    for name in names:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(name, encoding="utf-8")


def names(root: Path, meting: int = 2026, parent: Version | None = None) -> list[str]:
    return [path.as_posix() for path in list_inputs(root, meting, parent)]


def test_a_build_reads_its_wave_what_holds_for_all_and_captures_until_then(tmp_path: Path) -> None:
    touch(
        tmp_path,
        "manual_entries/correcties.csv",
        "manual_entries/2026/locaties/a.csv",
        "manual_entries/2024/locaties/oud.csv",
        "manual_entries/README.md",
        "manual_entries/2026/locaties/.oud/a.csv",
        "manual_entries/correcties.csv.txt",
        "data/raw/2024/juridischloket/2024-01-01/records.jsonl",
        "data/raw/2024/juridischloket/2024-01-01/run.json",
        "data/raw/2026/juridischloket/2026-01-01/pages.warc.gz",
        "data/raw/2026/juridischloket/2026-01-01/records.jsonl",
        "data/raw/2028/juridischloket/2028-01-01/records.jsonl",
        "data/raw/2028/juridischloket/2028-01-01/run.json",
        "data/raw/2026/enquete_gemeenten/export.xlsx",
        "data/raw/2024/enquete_gemeenten/export.xlsx",
        "data/reference/gemeenten.csv",
        "data/reference/geocode/antwoorden.jsonl",
    )
    assert names(tmp_path) == [
        "data/raw/2024/juridischloket/2024-01-01/records.jsonl",
        "data/raw/2024/juridischloket/2024-01-01/run.json",
        "data/raw/2026/enquete_gemeenten/export.xlsx",
        "data/reference/gemeenten.csv",
        "data/reference/geocode/antwoorden.jsonl",
        "manual_entries/2026/locaties/a.csv",
        "manual_entries/correcties.csv",
    ]


def test_the_version_before_is_an_input_too(tmp_path: Path) -> None:
    touch(tmp_path, "data/curated/2024.2/locaties.parquet")
    listed = names(tmp_path, parent=Version(2024, 2))
    assert "data/curated/2024.2/manifest.json" in listed
    assert "data/curated/2024.2/locaties.parquet" in listed


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SjoError, match=r"weg\.csv: bestaat niet"):
        hash_inputs(tmp_path, [Path("weg.csv")])


def test_a_tree_says_itself_that_it_is_made_up(tmp_path: Path) -> None:
    assert not is_synthetic(tmp_path)
    touch(tmp_path, "SYNTHETISCH.md")
    assert is_synthetic(tmp_path)
    assert "SYNTHETISCH.md" in names(tmp_path)
