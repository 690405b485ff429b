"""Where versions and concepts lie, and what is said of one that is not there."""

from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.versions.folders import (
    concept_folder,
    database_path,
    find_stray_versions,
    list_ever_published,
    version_folder,
)
from pipeline.versions.version import Version


def test_a_concept_lies_apart_from_the_versions(tmp_path: Path) -> None:
    assert concept_folder(tmp_path, 2026) == tmp_path / "data/concept/2026"
    assert database_path(tmp_path) == tmp_path / "data/curated/inventarisatie.duckdb"


def test_versions_are_listed_by_number_and_nothing_else_is_one(tmp_path: Path) -> None:
    for name in ("2026.10", "2026.9", ".bouw-2026.11", "oud"):
        (tmp_path / "data/curated" / name).mkdir(parents=True)
    (tmp_path / "data/curated/2026.12").write_text("een bestand")
    assert list_ever_published(tmp_path) == [Version(2026, 9), Version(2026, 10)]


def test_a_version_under_another_name_is_never_passed_over(tmp_path: Path) -> None:
    strays = ("2026.01", "2026.1 (kopie)", "2026.1-oud", "v2026.1")
    for name in (*strays, "2026.1", ".bouw-2026.2"):
        (tmp_path / "data/curated" / name).mkdir(parents=True)
    (tmp_path / "data/curated/releases.json").touch()
    assert list_ever_published(tmp_path) == [Version(2026, 1)]
    assert [str(fault) for fault in find_stray_versions(tmp_path)] == [
        f"data/curated/{name}: is geen versie; een versie heet zoals 2026.1: hernoem haar, of haal "
        "de map weg"
        for name in strays
    ]
    with pytest.raises(SjoError, match="is geen versie"):
        Version.parse("2026.01")


def test_who_asks_a_version_that_is_not_there_is_told_which_are(tmp_path: Path) -> None:
    with pytest.raises(SjoError, match=r"niet gepubliceerd \(wel: nog geen\)"):
        version_folder(tmp_path, Version(2026, 1))
    for name in ("2023.1", "2026.1"):
        (tmp_path / "data/curated" / name).mkdir(parents=True)
    with pytest.raises(SjoError, match=r"\(wel: 2023\.1, 2026\.1\)"):
        version_folder(tmp_path, Version(2026, 2))
    assert version_folder(tmp_path, Version(2026, 1)) == tmp_path / "data/curated/2026.1"
