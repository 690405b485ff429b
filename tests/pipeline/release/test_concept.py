"""A concept shows what would be published, and publishes nothing."""

import json
from pathlib import Path

import duckdb
import pytest

from pipeline.errors import SjoError
from pipeline.files.whole import STAGING
from pipeline.release.concept import make_concept
from pipeline.release.publish import release
from pipeline.release.reproduce import reproduce
from pipeline.versions.folders import list_versions
from pipeline.versions.published import read_tables
from pipeline.versions.version import Version
from tests.pipeline.tree import make_tree, published

pytestmark = pytest.mark.heavy

ADDED = "SYNTHETISCH Rechtswinkel Oost;Proefweg 8;7607 AB;Almelo;Almelo;;;;;2026-10-04;AB"


def add_entry(root: Path, line: str) -> None:
    entries = root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    entries.write_text(entries.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tree with a release, an entry that came later, and the concept with it."""
    root = make_tree(tmp_path_factory.mktemp("boom"))
    release(root, 2026)
    add_entry(root, ADDED)
    make_concept(root, 2026)
    return root


def test_a_concept_is_no_version_and_touches_none(tree: Path) -> None:
    before = published(tree)
    made = make_concept(tree, 2026)
    assert made.folder == tree / "data" / "concept" / "2026"
    assert list_versions(tree) == [Version(2026, 1)]
    assert published(tree) == before


def test_everything_of_a_concept_says_so(tree: Path) -> None:
    folder = tree / "data" / "concept" / "2026"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["stand"], manifest["versie"]) == ("concept", "2026.2")
    for name in ("LEESMIJ.md", "verschillen.html", "CITATION.cff", "datapackage.json"):
        assert "CONCEPT" in (folder / name).read_text(encoding="utf-8"), name


def test_its_database_shows_it_beside_the_releases(tree: Path) -> None:
    path = tree / "data" / "concept" / "2026" / "inventarisatie.duckdb"
    with duckdb.connect(str(path), read_only=True) as con:
        rows = con.execute("SELECT versie, stand, in_main FROM versies ORDER BY ALL").fetchall()
        shown = con.execute("SELECT count(*) FROM main.locaties").fetchone()
    assert rows == [("2026.1", "tussenstand", False), ("2026.2", "concept", True)]
    assert shown == (3,)


def test_a_release_gives_the_ids_and_the_bytes_that_the_concept_showed(tree: Path) -> None:
    concept = tree / "data" / "concept" / "2026"
    folder = release(tree, 2026).folder
    assert folder.name == "2026.2"
    for file in sorted(concept.glob("*.parquet")):
        assert file.read_bytes() == (folder / file.name).read_bytes(), file.name
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert [path for path in manifest["invoer"] if "concept" in path] == []
    assert reproduce(tree, Version(2026, 2)).different == []


def test_a_concept_without_a_location_is_made_where_a_release_stops(tmp_path: Path) -> None:
    waiting = "SYNTHETISCH Huis;Proefweg 3;7607 AB;Almelo;Almelo;;;;;2026-09-30;AB"
    root = make_tree(tmp_path, [waiting])
    with pytest.raises(SjoError, match="geen enkele locatie"):
        release(root, 2026)
    tables = read_tables(make_concept(root, 2026).folder)
    assert (len(tables["locaties"]), len(tables["te_beoordelen"])) == (0, 1)
    assert list_versions(root) == []


def test_a_failed_concept_leaves_the_former_one(tree: Path) -> None:
    folder = tree / "data" / "concept" / "2026"
    before = (folder / "locaties.parquet").read_bytes()
    stand = tree / "manual_entries" / "2026" / "locaties" / "stuk.csv"
    stand.write_text("organisatie;gezien_op\nSYNTHETISCH;eergisteren\n", encoding="utf-8")
    with pytest.raises(SjoError, match="eergisteren"):
        make_concept(tree, 2026)
    stand.unlink()
    assert (folder / "locaties.parquet").read_bytes() == before


def test_what_a_killed_build_left_half_among_the_worklists_is_removed(tree: Path) -> None:
    folder = tree / "data" / "werk" / "2026"
    half = [folder / f"{STAGING}1-0a-{name}" for name in ("niet_openbaar.csv", "paren.parquet")]
    for path in half:
        path.write_text("half")
    make_concept(tree, 2026)
    assert [path for path in half if path.exists()] == []
