"""Who names no version sees the latest of a finished wave."""

import json
from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.versions.shown import choose_version, find_shown
from pipeline.versions.version import Version


def publish(root: Path, **stands: str) -> None:
    for name, stand in stands.items():
        meting, nummer = (int(part) for part in name.removeprefix("v").split("_"))
        folder = root / "data" / "curated" / f"{meting}.{nummer}"
        folder.mkdir(parents=True)
        manifest = {
            "contract": 2,
            "versie": folder.name,
            "meting": meting,
            "grensjaar": meting,
            "typologie_versie": "1",
            "bronnen": [],
        }
        told = {"stand": stand} if stand else {}
        (folder / "manifest.json").write_text(json.dumps(manifest | told), encoding="utf-8")


def test_a_wave_that_has_just_begun_does_not_hide_the_finished_one(tmp_path: Path) -> None:
    publish(tmp_path, v2026_1="tussenstand", v2026_2="definitief", v2028_1="tussenstand")
    assert find_shown(tmp_path) == Version(2026, 2)
    assert choose_version(tmp_path, "2028.1") == Version(2028, 1)


def test_as_long_as_no_wave_is_finished_the_latest_is_shown(tmp_path: Path) -> None:
    publish(tmp_path, v2026_1="", v2026_2="tussenstand")
    assert find_shown(tmp_path) == Version(2026, 2)


def test_without_any_version_it_says_how_to_make_one(tmp_path: Path) -> None:
    assert find_shown(tmp_path) is None
    with pytest.raises(SjoError, match="sjo build"):
        choose_version(tmp_path, None)
