"""What a version says of itself: of which day it is, and whether its wave is finished."""

from pathlib import Path

import duckdb
import pytest

from pipeline.errors import SjoError
from pipeline.release.publish import Released, release
from pipeline.release.reproduce import reproduce
from pipeline.versions.folders import list_versions
from pipeline.versions.published import read_manifest
from pipeline.versions.version import Version
from tests.pipeline.tree import LOCATIES, make_tree, write


def finish(root: Path, wave: int = 2026) -> None:
    write(root / "manual_entries" / str(wave) / "meting.toml", ['stand = "afgerond"'])


def papers(released: Released) -> str:
    return (released.folder / "LEESMIJ.md").read_text(encoding="utf-8")


@pytest.mark.heavy
def test_a_running_wave_is_a_tussenstand_until_it_is_finished(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    first = release(root, 2026)
    assert "TUSSENSTAND" in papers(first)
    assert "TUSSENSTAND" in (first.folder / "CITATION.cff").read_text(encoding="utf-8")
    finish(root)
    second = release(root, 2026)
    assert (str(second.versie), second.is_new) == ("2026.2", True)
    assert "TUSSENSTAND" not in papers(second)
    assert not release(root, 2026).is_new
    database = root / "data" / "curated" / "inventarisatie.duckdb"
    with duckdb.connect(str(database), read_only=True) as con:
        told = con.execute("SELECT versie, stand, in_main FROM versies ORDER BY ALL").fetchall()
    assert told == [("2026.1", "tussenstand", False), ("2026.2", "definitief", True)]
    assert reproduce(root, Version(2026, 2)).different == []


def later_wave(root: Path, wave: int) -> None:
    entries = root / "manual_entries"
    (entries / "2026").rename(entries / str(wave))


@pytest.mark.heavy
def test_a_wave_of_which_the_gemeenten_are_not_known_yet_uses_the_last_and_says_so(
    tmp_path: Path,
) -> None:
    root = make_tree(tmp_path)
    later_wave(root, 2028)
    released = release(root, 2028)
    assert read_manifest(released.folder)["grensjaar"] == 2026
    assert "Voorlopige gemeentegrenzen" in papers(released)
    assert reproduce(root, Version(2028, 1)).different == []


def test_a_finished_wave_needs_the_gemeenten_of_its_own_year(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    later_wave(root, 2028)
    finish(root, 2028)
    with pytest.raises(SjoError, match="sjo reference update --year 2028"):
        release(root, 2028)
    assert list_versions(root) == []


def dated(text: str) -> list[str]:
    """Return the first location of the tree, seen on another moment."""
    return [LOCATIES[0].replace("2026-10-01", text)]


@pytest.mark.heavy
@pytest.mark.parametrize(("seen", "day"), [("2026-09", "2026-09-01"), ("2026", "2026-01-01")])
def test_a_month_is_described_from_its_first_day(tmp_path: Path, seen: str, day: str) -> None:
    root = make_tree(tmp_path, dated(seen))
    (root / "manual_entries" / "2026" / "zoeklog" / "proef.csv").unlink()
    assert read_manifest(release(root, 2026).folder)["peildatum"] == day


def test_without_any_date_no_day_is_made_up(tmp_path: Path) -> None:
    root = make_tree(tmp_path, dated(""))
    (root / "manual_entries" / "2026" / "zoeklog" / "proef.csv").unlink()
    with pytest.raises(SjoError, match="vul gezien_op"):
        release(root, 2026)
    assert list_versions(root) == []


@pytest.mark.heavy
def test_an_empty_later_wave_stops_nothing_of_the_others(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    (root / "manual_entries" / "2028").mkdir()
    assert str(release(root, 2026).versie) == "2026.1"
    with pytest.raises(SjoError, match="wanneer het is gezien"):
        release(root, 2028)
    assert list_versions(root) == [Version(2026, 1)]
