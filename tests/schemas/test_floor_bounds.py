"""The floors of a release are complete and possible."""

from pathlib import Path

import pytest

from schemas.floors import GROUPINGS, load_floors


def test_every_grouping_has_bounds() -> None:
    floors = load_floors()
    assert set(floors.bounds) == set(GROUPINGS)
    assert floors.bindend_vanaf == 50


@pytest.mark.parametrize("text", ["bindend_vanaf = 50\n", "bindend_vanaf = 50\n[gemeente]\n"])
def test_a_file_that_lacks_or_adds_a_grouping_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "floors.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="verwacht bindend_vanaf en totaal"):
        load_floors(tmp_path / "floors.toml")


def test_a_floor_above_what_there_was_is_refused(tmp_path: Path) -> None:
    bounds = "stop_onder = 110\nwaarschuw_boven = 120\n"
    text = "bindend_vanaf = 50\n" + "".join(f"[{name}]\n{bounds}" for name in GROUPINGS)
    (tmp_path / "floors.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"\[totaal\]"):
        load_floors(tmp_path / "floors.toml")
