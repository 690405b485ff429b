"""From files to a published version: whole, accounted for, and the same every time."""

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.errors import SjoError
from pipeline.files.hashes import hash_file
from pipeline.release.publish import Released, release
from pipeline.release.reproduce import reproduce
from pipeline.versions.folders import curated_folder, list_versions
from pipeline.versions.published import read_tables
from pipeline.versions.version import Version
from schemas.published import TABLES
from tests.pipeline.tree import LOCATIES, REPOSITORY, make_tree, published


def ask(root: Path, sql: str) -> list[tuple[Any, ...]]:
    path = root / "data" / "curated" / "inventarisatie.duckdb"
    with duckdb.connect(str(path), read_only=True) as con:
        return con.execute(sql).fetchall()


def test_a_release_holds_every_table_twice_and_its_papers(
    first_release: tuple[Path, Released],
) -> None:
    names = {p.name for p in first_release[1].folder.iterdir()}
    assert {f"{t}.{s}" for t in TABLES for s in ("csv", "parquet")} <= names
    assert {"LEESMIJ.md", "CITATION.cff", "datapackage.json", "manifest.json"} <= names


def test_every_record_has_one_end(first_release: tuple[Path, Released]) -> None:
    counts = first_release[1].inventory.aantallen.set_index("bron")
    columns = ["gelezen", "gepubliceerd", "te beoordelen", "afgekeurd"]
    assert counts[columns].to_numpy().tolist() == [[len(LOCATIES), 3, 2, 2]]


def test_two_spellings_of_one_location_become_one(first_release: tuple[Path, Released]) -> None:
    rows = ask(
        first_release[0],
        "SELECT l.gemeente, l.sociaal_raadslieden, l.website, count(h.record_id) FROM locaties l "
        "JOIN herkomst h USING (locatie_id) WHERE l.straatnaam IS NOT NULL GROUP BY ALL",
    )
    assert rows == [("Utrecht", None, "https://proef.example", 2)]


def test_buurtbemiddeling_is_published_without_an_address(
    first_release: tuple[Path, Released],
) -> None:
    assert ask(
        first_release[0],
        "SELECT gemeente, bezoekadres, nauwkeurigheid FROM locaties WHERE straatnaam IS NULL",
    ) == [("Almelo", None, "gemeente")]


def test_what_needs_judgement_is_a_candidate_with_its_reason(
    first_release: tuple[Path, Released],
) -> None:
    reasons = dict(ask(first_release[0], "SELECT organisatie, reden FROM te_beoordelen"))
    assert set(reasons) == {"SYNTHETISCH Wijkteam Noord", "SYNTHETISCH Huis"}
    assert "tweede lezer" in str(reasons["SYNTHETISCH Wijkteam Noord"])
    assert "ondersteuningstype" in str(reasons["SYNTHETISCH Huis"])


def test_what_is_rejected_names_its_rule(first_release: tuple[Path, Released]) -> None:
    rejected = dict(ask(first_release[0], "SELECT organisatie, uitleg FROM afgekeurd"))
    assert set(rejected) == {"SYNTHETISCH Nergens", "SYNTHETISCH Foute term"}
    assert "gemeente" in str(rejected["SYNTHETISCH Foute term"])


def test_every_gemeente_has_a_status_and_none_is_wrongly_empty(
    first_release: tuple[Path, Released],
) -> None:
    counts = dict(ask(first_release[0], "SELECT status, count(*) FROM gemeenten GROUP BY status"))
    assert counts == {
        "aanbod": 2,
        "bron uitgevallen": 1,
        "niet doorzocht": 336,
        "nog te beoordelen": 3,
    }


def test_the_name_of_a_researcher_is_in_no_published_file(
    first_release: tuple[Path, Released],
) -> None:
    for name, content in published(first_release[0]).items():
        if name.endswith(".csv"):
            rows = list(csv.reader(io.StringIO(content.decode())))
            assert "onderzoeker" not in rows[0]
            assert not {"AB", "CD"} & {cell for row in rows for cell in row}


def test_nothing_changed_means_no_new_version(first_release: tuple[Path, Released]) -> None:
    before = published(first_release[0])
    again = release(first_release[0], 2026)
    assert (again.is_new, str(again.versie)) == (False, "2026.1")
    assert published(first_release[0]) == before


def test_the_list_of_releases_names_each_with_its_files(
    first_release: tuple[Path, Released],
) -> None:
    folder = curated_folder(first_release[0])
    listed = json.loads((folder / "releases.json").read_text("utf-8"))["versies"]
    assert [row["versie"] for row in listed] == [str(v) for v in list_versions(first_release[0])]
    for row in listed:
        files = {name: hash_file(folder / row["versie"] / name) for name in row["bestanden"]}
        assert row["bestanden"] == files


def test_a_published_version_can_be_reproduced(first_release: tuple[Path, Released]) -> None:
    result = reproduce(first_release[0], Version(2026, 1))
    assert result.different == []
    assert result.compared == len(list(first_release[1].folder.iterdir())) - 1


def test_the_database_says_what_the_files_say(first_release: tuple[Path, Released]) -> None:
    tables = read_tables(first_release[1].folder)
    for name, table in tables.items():
        assert ask(first_release[0], f"SELECT count(*) FROM v2026_1.{name}") == [(len(table),)]
    assert ask(first_release[0], "SELECT versie, grensjaar FROM snapshots") == [("2026.1", 2026)]


@pytest.mark.heavy
def test_a_changed_input_makes_a_new_version_that_keeps_ids(released: Path) -> None:
    entries = released / "manual_entries" / "2026" / "locaties" / "proef.csv"
    text = entries.read_text(encoding="utf-8")
    entries.write_text(text.replace("Proefstraat 1;", "Proefstraat 5;"), encoding="utf-8")
    assert str(release(released, 2026).versie) == "2026.2"
    assert list_versions(released) == [Version(2026, 1), Version(2026, 2)]
    ids = ask(
        released,
        "SELECT count(*) FROM v2026_1.locaties a JOIN v2026_2.locaties b USING (locatie_id)",
    )
    assert ids == [(2,)]
    with pytest.raises(SjoError, match=r"locaties/proef\.csv: invoer is veranderd"):
        reproduce(released, Version(2026, 1))


@pytest.mark.heavy
def test_a_file_added_later_does_not_hinder_reproduction(released: Path) -> None:
    (released / "manual_entries" / "2026" / "locaties" / "later.csv").write_text("kapot", "utf-8")
    assert reproduce(released, Version(2026, 1)).different == []


@pytest.mark.heavy
def test_a_damaged_published_file_is_named(released: Path) -> None:
    locaties = released / "data" / "curated" / "2026.1" / "locaties.csv"
    locaties.write_text("x", encoding="utf-8")
    with pytest.raises(
        SjoError, match=r"locaties\.csv: is gewijzigd sinds de publicatie; zet het terug"
    ):
        reproduce(released, Version(2026, 1))


@pytest.mark.heavy
def test_other_circumstances_give_the_same_bytes(
    first_release: tuple[Path, Released], tmp_path: Path
) -> None:
    """Another folder, locale, time zone and hash seed; where a row stands in its file is told."""
    root = make_tree(tmp_path)
    environment = os.environ | {
        "LC_ALL": "tr_TR.UTF-8",
        "TZ": "Pacific/Kiritimati",
        "PYTHONHASHSEED": "7",
        "PYTHONPATH": str(REPOSITORY),
    }
    subprocess.run(
        [sys.executable, REPOSITORY / "cli.py", "build", "--root", root],
        env=environment,
        check=True,
        capture_output=True,
        cwd=tmp_path,
    )
    assert published(root) == {
        name: content
        for name, content in published(first_release[0]).items()
        if name.startswith("2026.1/")
    }


@pytest.mark.heavy
def test_shuffled_rows_give_the_same_locations(
    first_release: tuple[Path, Released], tmp_path: Path
) -> None:
    root = make_tree(tmp_path, [LOCATIES[i] for i in (6, 3, 1, 0, 5, 2, 4)])
    folder = release(root, 2026).folder
    for name in ("locaties", "locatie_ondersteuningstypen", "organisaties", "gemeenten"):
        file = f"{name}.parquet"
        assert (folder / file).read_bytes() == (first_release[1].folder / file).read_bytes()


def test_the_manifest_names_every_input_and_output(first_release: tuple[Path, Released]) -> None:
    manifest = json.loads((first_release[1].folder / "manifest.json").read_text(encoding="utf-8"))
    assert "manual_entries/2026/locaties/proef.csv" in manifest["invoer"]
    assert "data/reference/gemeenten.csv" in manifest["invoer"]
    assert set(manifest["uitvoer"]) == {p.name for p in first_release[1].folder.iterdir()} - {
        "manifest.json"
    }
    assert manifest["rijen"]["gemeenten"] == 342


def test_a_cell_that_looks_like_a_formula_is_text_in_the_csv(tmp_path: Path) -> None:
    evil = "@SUM(1) SYNTHETISCH rechtswinkel;Proefstraat 9;3511 AB;Utrecht;Utrecht;;;;;;AB"
    folder = release(make_tree(tmp_path, [evil]), 2026).folder
    text = (folder / "locaties.csv").read_text(encoding="utf-8")
    assert "'@SUM" in text
    assert read_tables(folder, ["locaties"])["locaties"]["organisatie"].item().startswith("@SUM")


def test_a_wave_before_the_first_known_boundaries_is_refused(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    (root / "manual_entries" / "2026").rename(root / "manual_entries" / "2017")
    with pytest.raises(SjoError, match="geen gemeenten van 2017"):
        release(root, 2017)
    assert list_versions(root) == []


@pytest.mark.heavy
def test_a_version_that_takes_back_an_older_location_can_be_reproduced(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    entries = root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    whole = entries.read_text(encoding="utf-8")
    release(root, 2026)
    without = [line for line in whole.splitlines() if "Buurtbemiddeling" not in line]
    entries.write_text("\n".join(without) + "\n", encoding="utf-8")
    release(root, 2026)
    entries.write_text(whole, encoding="utf-8")
    assert str(release(root, 2026).versie) == "2026.3"
    assert reproduce(root, Version(2026, 3)).different == []
    history = "SELECT gebeurtenis FROM id_historie WHERE versie <> '2026.1' ORDER BY versie"
    assert ask(root, history) == [("vervallen",), ("hersteld",)]


@pytest.mark.heavy
def test_a_version_keeps_its_publisher_and_another_publisher_makes_another(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    assert release(root, 2026).is_new
    told = """[uitgever]
naam = "SYNTHETISCHE uitgever"
meldadres = "melden@voorbeeld.example"
url = "https://voorbeeld.example"
iri = "https://voorbeeld.example/id"
"""
    (root / "sjo.toml").write_text(told, encoding="utf-8")
    named = release(root, 2026)
    assert named.is_new
    assert "SYNTHETISCHE uitgever" in (named.folder / "LEESMIJ.md").read_text(encoding="utf-8")
    (root / "sjo.toml").unlink()
    assert reproduce(root, named.versie).different == []
