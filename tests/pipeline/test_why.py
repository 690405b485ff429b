import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from pipeline.errors import SjoError
from pipeline.why import explain_location
from tests.pipeline.compare.published import make_root, publish
from tests.pipeline.compare.worlds import location, record_id, version

ONE, TWO, THREE = (f"L{n:010d}" for n in (1, 2, 3))
MERGED = [(TWO, "samengevoegd", ONE, "2026.1")]


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_root(tmp_path_factory.mktemp("gepubliceerd"))
    old = [location(1, website="https://a.example/"), location(2, ["juridischloket:2"])]
    both = ["handmatig:1", "juridischloket:2"]
    losing = {(record_id("juridischloket:2"), "website"): ("https://b.example/", "B.example")}
    new = location(
        1, both, organisatie="SYNTHETISCH nieuw", website="https://a.example/", bronwaarden=losing
    )
    publish(folder, version("2023.1", old))
    publish(folder, version("2026.1", [new, location(3)], historie=MERGED))
    return folder


@pytest.fixture
def root(published_once: Path, tmp_path: Path) -> Path:
    """A copy that a test may change of what is published once."""
    return shutil.copytree(published_once, tmp_path / "boom", symlinks=True)


def entries(root: Path, name: str, *lines: str) -> None:
    (root / "manual_entries" / name).write_text("\n".join(lines), encoding="utf-8")


def test_every_source_record_is_told_with_its_file_row_and_page(root: Path) -> None:
    story = explain_location(root, ONE)
    for short in ("handmatig:1", "juridischloket:2"):
        assert (
            f"{record_id(short)}; manual_entries/x.csv, rij 2; https://synthetisch.example/"
            in story
        )
    assert "hoort hierbij: enig record" in story


def test_every_value_is_told_with_what_lost(root: Path) -> None:
    story = explain_location(root, ONE)
    assert f"website: 'https://a.example/' (gekozen; {record_id('handmatig:1')})" in story
    lost = f"(niet gekozen; {record_id('juridischloket:2')}, bron: 'B.example')"
    assert f"website: 'https://b.example/' {lost}" in story
    assert "ondersteuningstype: Advies (van handmatig)" in story


def test_where_else_a_provider_works_is_told_as_what_does_not_count(tmp_path: Path) -> None:
    folder = make_root(tmp_path)
    told = version("2023.1", [location(1)], gemeenten=["GM0001", "GM0002"])
    areas = pd.DataFrame({"locatie_id": [ONE], "gemeentecode": ["GM0002"]}, dtype="str")
    publish(folder, replace(told, tables=told.tables | {"locatie_werkgebied": areas}))
    assert "ook actief in: Gemeente GM0002 (telt daar niet mee)" in explain_location(folder, ONE)


def test_decisions_and_corrections_are_told_with_their_authors(root: Path) -> None:
    a, b = record_id("handmatig:1"), record_id("juridischloket:2")
    entries(
        root,
        "koppelingen.csv",
        "record_id_a;record_id_b;oordeel;auteur;datum;toelichting;vingerafdruk",
        f"{a};{b};zelfde;AB;2026-02-03;gebeld;",
        f"{record_id('handmatig:8')};{record_id('handmatig:9')};zelfde;ZZ;2026-02-03;;",
    )
    entries(
        root,
        "correcties.csv",
        "record_id;kolom;was;wordt;reden;auteur;datum",
        f"{a};organisatie;oud;nieuw;tikfout;CD;2026-02-04",
    )
    story = explain_location(root, ONE)
    assert (
        f"{a} en {b}: zelfde; AB, 2026-02-03; gebeld; manual_entries/koppelingen.csv, rij 2"
        in story
    )
    assert f"organisatie van {a}: 'oud' werd 'nieuw'; CD, 2026-02-04; tikfout" in story
    assert "ZZ" not in story


def test_the_history_tells_names_addresses_and_mergers(root: Path) -> None:
    history = explain_location(root, ONE).split("Geschiedenis")[1]
    assert "2023.1  SYNTHETISCH aanbieder 1; Verzonnenstraat 1" in history
    assert f"2026.1  {TWO} samengevoegd: SYNTHETISCH, verder als {ONE}" in history
    assert "2026.1  SYNTHETISCH nieuw; Verzonnenstraat 1" in history


def test_a_location_that_is_gone_is_followed_to_its_successor(root: Path) -> None:
    story = explain_location(root, TWO)
    assert story.startswith(f"{TWO}  SYNTHETISCH aanbieder 2")
    assert "zoals in versie 2023.1" in story
    assert "2026.1  staat er niet in" in story
    assert f"Ging verder als {ONE}:\n\n{ONE}  SYNTHETISCH nieuw" in story


def test_a_circle_of_successors_ends(root: Path) -> None:
    steps = [(TWO, "samengevoegd", THREE, "2026.2"), (THREE, "samengevoegd", TWO, "2026.2")]
    publish(root, version("2026.2", [location(1)], historie=steps))
    assert explain_location(root, TWO).count("Bronrecords") == 2


def test_an_id_that_only_the_history_knows_is_told(root: Path) -> None:
    gone = [("L9999999999", "samengevoegd", ONE, "2024.1")]
    publish(root, version("2026.2", [location(1)], historie=gone))
    story = explain_location(root, "L9999999999")
    assert "staat in geen versie die hier bewaard is" in story
    assert f"Ging verder als {ONE}:" in story


@pytest.mark.parametrize("wanted", ["L000000002", "synthetisch aanbieder 2"])
def test_an_unknown_id_is_answered_with_the_nearest(root: Path, wanted: str) -> None:
    with pytest.raises(SjoError, match=f"'{wanted}' bestaat niet") as caught:
        explain_location(root, wanted)
    assert f"{TWO} SYNTHETISCH aanbieder 2" in str(caught.value)


def test_faults_in_the_entries_do_not_hide_the_story(root: Path) -> None:
    entries(root, "koppelingen.csv", "record_id_a;oordeel", "x;y")
    story = explain_location(root, ONE)
    assert "niet te lezen (manual_entries/koppelingen.csv" in story
    assert "website: 'https://a.example/'" in story


def test_before_the_first_build_there_is_nothing_to_tell(tmp_path: Path) -> None:
    with pytest.raises(SjoError, match="nog niets gepubliceerd"):
        explain_location(tmp_path, ONE)


def test_hostile_text_cannot_steer_the_terminal(tmp_path: Path) -> None:
    root = make_root(tmp_path)
    publish(root, version("2026.1", [location(1, organisatie="\x1b[2JSYNTHETISCH")]))
    assert "\x1b" not in explain_location(root, ONE)
    with pytest.raises(SjoError) as caught:
        explain_location(root, "\x1b[2J")
    assert "\x1b" not in str(caught.value)
