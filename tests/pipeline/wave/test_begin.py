"""A new wave is one command, and running it again destroys nothing."""

from pathlib import Path

import pandas as pd
import pytest

from pipeline.check import check_paths
from pipeline.errors import SjoError
from pipeline.release.publish import release
from pipeline.wave.begin import begin_wave
from tests.pipeline.tree import make_tree

pytestmark = pytest.mark.heavy


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """A tree with a released wave of 2026."""
    root = make_tree(tmp_path)
    release(root, 2026)
    return root


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, sep=";", dtype=str, keep_default_na=False, encoding="utf-8-sig")


def test_a_wave_begins_with_what_the_last_version_knew(tree: Path) -> None:
    start = begin_wave(tree, 2028, ["AB", "CD"])
    assert (start.grensjaar, start.is_provisional, start.versie) == (2026, True, "2026.1")
    assert (start.revisits, start.moved_up, start.candidates) == (2, 0, 2)
    work = tree / "data" / "werk" / "2028"
    revisits = read(work / "opnieuw_bekijken.csv")
    assert sorted(revisits["soort"]) == ["kandidaat", "kandidaat", "locatie", "locatie"]
    assert set(revisits["gemeente"]) == {"Utrecht", "Almelo", "Enschede"}
    seen = revisits.set_index("laatst_gezien")["voor"]
    assert (
        seen["2026-10-02"] == "2028-01-02"
    )  # 1.25 years: what its kind is given while nothing is learnt
    assert set(revisits["vooraan_omdat"]) == {""}
    assert set(revisits["lezer"]) <= {"AB", "CD"}
    assert set(revisits["grensjaar"]) == {"2026"}
    searches = read(work / "zoektermen.csv")
    first = searches[searches["volgorde"] == "1"]
    assert len(first) == 342
    assert set(first["verplicht"]) == {"ja"}
    assert "Losser sociaal juridische ondersteuning" in set(first["zoekterm"])


def test_every_gemeente_has_a_reader_and_every_reader_files(tree: Path) -> None:
    begin_wave(tree, 2028, ["AB", "CD"])
    folder = tree / "manual_entries" / "2028"
    planning = read(folder / "planning.csv")
    assert planning["lezer"].value_counts().to_dict() == pytest.approx(
        {"AB": 171, "CD": 171}, abs=2
    )
    assert (planning["lezer"] != planning["tweede_lezer"]).all()
    for kind in ("locaties", "zoeklog", "lezingen", "bewijs", "uitkomsten", "afgewezen"):
        assert sorted(p.name for p in (folder / kind).glob("[!.]*")) == ["AB.csv", "CD.csv"]


@pytest.mark.heavy
def test_what_was_prepared_has_no_faults_and_is_no_data_yet(tree: Path) -> None:
    begin_wave(tree, 2028, ["AB", "CD"])
    assert [f for f in check_paths(tree) if "2028" in f.bestand] == []
    with pytest.raises(SjoError, match="wanneer het is gezien"):
        release(tree, 2028)
    assert not release(tree, 2026).is_new


def test_a_second_time_keeps_what_people_wrote_and_follows_the_planning(tree: Path) -> None:
    begin_wave(tree, 2028, ["AB", "CD"])
    folder = tree / "manual_entries" / "2028"
    planning = folder / "planning.csv"
    told = read(planning).assign(lezer="EF", tweede_lezer="")
    told.to_csv(planning, sep=";", index=False)
    (folder / "locaties" / "AB.csv").write_text("organisatie\nSYNTHETISCH\n", encoding="utf-8")
    before = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    again = begin_wave(tree, 2028, ["AB", "GH"])
    assert {p: p.read_bytes() for p in before} == before
    assert planning in again.kept
    assert folder / "locaties" / "GH.csv" in again.made
    searches = read(tree / "data" / "werk" / "2028" / "zoektermen.csv")
    assert set(searches["lezer"]) == {"EF"}


def test_the_mapping_of_every_survey_is_that_of_the_last_wave_that_had_one(tree: Path) -> None:
    begin_wave(tree, 2028, ["AB"])
    mapping = tree / "manual_entries" / "2028" / "enquetes" / "enquete_gemeenten.toml"
    text = mapping.read_text(encoding="utf-8").replace('taal = "', 'taal = "SYNTHETISCH: ')
    mapping.write_text(text.replace('"taal" = "', '"taal" = "SYNTHETISCH: '), encoding="utf-8")
    begin_wave(tree, 2030, ["AB"])
    later = tree / "manual_entries" / "2030" / "enquetes" / "enquete_gemeenten.toml"
    assert "SYNTHETISCH: " in later.read_text(encoding="utf-8")
    assert [f for f in check_paths(tree) if "enquetes" in f.bestand] == []


def test_without_readers_or_a_version_before_it_works_too(tmp_path: Path) -> None:
    start = begin_wave(make_tree(tmp_path), 2030, [])
    assert (start.versie, start.revisits) == ("", 0)
    assert set(read(tmp_path / "manual_entries" / "2030" / "planning.csv")["lezer"]) == {""}


def test_a_wave_whose_gemeenten_are_known_is_not_provisional(tmp_path: Path) -> None:
    assert not begin_wave(make_tree(tmp_path), 2025, []).is_provisional


@pytest.mark.parametrize("year", [28, 20288])
def test_a_year_that_is_none_is_refused(tmp_path: Path, year: int) -> None:
    with pytest.raises(SjoError, match="geen jaartal"):
        begin_wave(make_tree(tmp_path), year, [])
