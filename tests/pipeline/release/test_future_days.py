"""A day that has not come stops a release and a concept, at the cells that `sjo check` names."""

from datetime import date
from pathlib import Path

import pytest

from pipeline.check.entries import check_paths
from pipeline.clock import ask_git, read_today
from pipeline.files.findings import FileError
from pipeline.given import read_given
from pipeline.release.concept import make_concept
from pipeline.release.late import find_future, require_past
from pipeline.release.publish import release
from tests.pipeline.tree import LOCATIES_HEADER, make_tree, write

TODAY = "2026-12-20"
ENTRY = "SYNTHETISCH Loket;Proefweg 8;7607 AB;Almelo;Almelo;;;;;{};AB"
LATE_ROWS = {
    "2026/locaties/laat.csv": [LOCATIES_HEADER, ENTRY.format("21-12-2026")],
    "2026/zoeklog/laat.csv": [
        "gemeente;zoekterm;paginas;hits;onderzoeker;datum",
        "Almelo;rechtswinkel;2;0;AB;2026-12-25",
    ],
    "2026/afgewezen/laat.csv": [
        "organisatie;plaats;regel;onderzoeker;datum",
        "SYNTHETISCH Weg;Almelo;opgeheven;AB;2027-01-01",
    ],
    "correcties.csv": [
        "locatie_id;besluit;per;reden;auteur;datum",
        "L0123456789;gesloten;2027-02;bericht op de site;AB;2026-11-05",
    ],
    "koppelingen.csv": [
        "record_id_a;record_id_b;oordeel;auteur;datum",
        f"handmatig:{'0' * 16};handmatig:{'1' * 16};verschillend;AB;2026-12-31",
    ],
}


def test_what_check_calls_the_future_a_release_refuses(tmp_path: Path) -> None:
    root = make_tree(tmp_path)
    for name, lines in LATE_ROWS.items():
        write(root / "manual_entries" / name, lines)
    told = check_paths(root, today=date.fromisoformat(TODAY))
    checked = {(f.bestand, f.rij, f.kolom) for f in told if "toekomst" in f.regel}
    found = {(f.bestand, f.rij, f.kolom) for f in find_future(read_given(root, 2026), TODAY)}
    assert found == checked
    assert {bestand for bestand, _, _ in found} == {f"manual_entries/{name}" for name in LATE_ROWS}


def test_today_and_what_has_no_day_yet_are_not_the_future(tmp_path: Path) -> None:
    root = make_tree(tmp_path, [ENTRY.format("2026-12-20"), ENTRY.format("2026-12")])
    entries = root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    entries.write_text(entries.read_text(encoding="utf-8").replace("Loket;", "Huis;", 1))
    require_past(read_given(root, 2026), TODAY)
    require_past(read_given(root, 2026), "")


@pytest.mark.heavy
def test_neither_a_release_nor_a_concept_is_made_of_it(tmp_path: Path) -> None:
    root = make_tree(tmp_path, [ENTRY.format("2026-12-21")])
    for make in (release, make_concept):
        with pytest.raises(FileError, match=r"proef.csv:2:gezien_op: '2026-12-21': datum ligt in"):
            make(root, 2026, vandaag=TODAY)
    assert [p.name for p in (root / "data").rglob("manifest.json")] == []


def test_no_clock_stands_before_the_commit_of_the_program() -> None:
    assert read_today() >= date.today()
    assert read_today().isoformat() >= ask_git("log", "-1", "--format=%cs")
