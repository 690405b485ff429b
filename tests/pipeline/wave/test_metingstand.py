"""Whether a wave is running, and which wave people mean when they name none."""

from pathlib import Path

import pytest

from pipeline.errors import SjoError
from pipeline.read.stand import find_wave, read_stand, read_toelichting
from pipeline.wave.planning import collect_planning
from tests.pipeline.tree import write


def fill(root: Path, wave: int, *rows: str) -> None:
    write(root / "manual_entries" / str(wave) / "locaties" / "ab.csv", ["organisatie", *rows])


def test_a_wave_of_which_nothing_is_said_is_running(tmp_path: Path) -> None:
    assert read_stand(tmp_path, 2026) == "lopend"


@pytest.mark.parametrize("word", ["lopend", "afgerond"])
def test_meting_toml_says_how_far_a_wave_is(tmp_path: Path, word: str) -> None:
    write(tmp_path / "manual_entries" / "2026" / "meting.toml", [f'stand = "{word}"'])
    assert read_stand(tmp_path, 2026) == word


@pytest.mark.parametrize(
    "text",
    ['stand = "klaar"', "stand = ", "", 'stand = "lopend"\njaar = 2026', "stand = ['lopend']"],
)
def test_anything_else_is_refused_with_what_to_write(tmp_path: Path, text: str) -> None:
    write(tmp_path / "manual_entries" / "2026" / "meting.toml", [text])
    with pytest.raises(SjoError, match=r'meting\.toml.*stand = "lopend" of stand = "afgerond"'):
        read_stand(tmp_path, 2026)


def test_meting_toml_may_tell_every_reader_something_in_one_paragraph(tmp_path: Path) -> None:
    assert read_toelichting(tmp_path, 2026) == ""
    told = ['stand = "lopend"', 'toelichting = """', "Een proef:", "niets is volledig.", '"""']
    write(tmp_path / "manual_entries" / "2026" / "meting.toml", told)
    assert read_toelichting(tmp_path, 2026) == "Een proef: niets is volledig."
    assert read_stand(tmp_path, 2026) == "lopend"


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("Vragen? bel Jan Proefpersoon op 06-12345678", "zij wordt gepubliceerd: haal dat eruit"),
        ("Een proef\\u001b[31m", "bevat een onleesbaar teken"),
        ("lang " * 300, "is langer dan 1000 tekens"),
    ],
)
def test_what_no_reader_should_see_is_refused_before_it_is_published(
    tmp_path: Path, note: str, said: str
) -> None:
    told = ['stand = "lopend"', f'toelichting = "{note}"']
    write(tmp_path / "manual_entries" / "2026" / "meting.toml", told)
    with pytest.raises(SjoError, match=rf"meting\.toml:toelichting: .*{said}"):
        read_stand(tmp_path, 2026)
    (finding,) = collect_planning(tmp_path, 2026)[1]
    assert str(finding).count("meting.toml") == 1


def test_what_stands_there_is_shown_in_short(tmp_path: Path) -> None:
    deep = "a" + ".b" * 2_000 + " = 1"
    for text in (deep, f'stand = "{"x" * 4_000}"'):
        write(tmp_path / "manual_entries" / "2026" / "meting.toml", [text])
        with pytest.raises(SjoError) as caught:
            read_stand(tmp_path, 2026)
        assert len(str(caught.value)) < 500


def test_the_latest_wave_is_the_highest_year_in_which_something_was_filled_in(
    tmp_path: Path,
) -> None:
    for name in ("2024", "2026", "sjablonen", "20266"):
        (tmp_path / "manual_entries" / name).mkdir(parents=True)
    assert find_wave(tmp_path) == 2026
    fill(tmp_path, 2024, "SYNTHETISCH Huis")
    fill(tmp_path, 2026)
    assert find_wave(tmp_path) == 2024
    (tmp_path / "data" / "raw" / "2026" / "bron" / "2026-10-01").mkdir(parents=True)
    assert find_wave(tmp_path) == 2026


@pytest.mark.parametrize("folder", ["", "manual_entries"])
def test_without_a_wave_it_says_what_to_do(tmp_path: Path, folder: str) -> None:
    (tmp_path / folder).mkdir(exist_ok=True)
    with pytest.raises(SjoError, match="manual_entries"):
        find_wave(tmp_path)
