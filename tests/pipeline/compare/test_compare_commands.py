import csv
import io
import re
import shutil
from pathlib import Path

import pandas as pd
import pytest
from rich.console import Console

from pipeline.compare.commands import diff_published
from pipeline.errors import SjoError
from tests.pipeline.compare.published import REFERENCE, make_root, publish
from tests.pipeline.compare.worlds import location, version


@pytest.fixture(scope="module")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = make_root(tmp_path_factory.mktemp("gepubliceerd"))
    rows = {"gemeentecode": "GM0363"}
    old = [location(1, **rows), location(2, telefoon="+31201234567", **rows)]
    hostile = "=HYPERLINK(1) <script>alert(1)</script>"
    new = [location(2, telefoon="+31207654321", **rows), location(3, organisatie=hostile, **rows)]
    publish(folder, version("2023.1", old, gemeenten=["GM0363"]))
    publish(folder, version("2026.1", new, gemeenten=["GM0363"]))
    return folder


@pytest.fixture
def root(published_once: Path, tmp_path: Path) -> Path:
    """A copy that a test may change of what is published once."""
    return shutil.copytree(published_once, tmp_path / "boom", symlinks=True)


def run(root: Path, old: str, new: str) -> str:
    text = io.StringIO()
    diff_published(root, old, new, out=root / "uit", console=Console(file=text, width=120))
    return text.getvalue()


def test_the_csv_holds_every_change_and_no_formula(root: Path) -> None:
    run(root, "2023.1", "2026.1")
    with (root / "uit" / "verschillen.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [r["soort_verschil"] for r in rows] == ["nieuw", "vervallen", "gewijzigd"]
    assert [r["effect"] for r in rows] == ["1", "-1", "0"]
    assert rows[0]["organisatie"].startswith("'=HYPERLINK")
    assert rows[2]["oud"] == "+31201234567"
    assert all(r["grond"] for r in rows)


def test_the_page_is_self_contained_and_escapes_what_it_shows(root: Path) -> None:
    run(root, "2023.1", "2026.1")
    page = (root / "uit" / "verschillen.html").read_text(encoding="utf-8")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert not re.search(r'(src|href)="', page)
    assert '<html lang="nl">' in page
    assert len(page) < 20_000


def test_the_console_shows_causes_that_add_up(root: Path) -> None:
    shown = run(root, "2023.1", "2026.1")
    assert "Van 2023.1 (2) naar 2026.1 (2)" in shown
    assert re.search(r"samen\W+1\W+1\W+0\W+1\b", shown)
    assert "nieuw gevonden" in shown
    assert "op de kaart van 1-1-2026" in shown


def test_the_same_versions_give_the_same_bytes(root: Path) -> None:
    files = [root / "uit" / name for name in ("verschillen.csv", "verschillen.html")]
    run(root, "2023.1", "2026.1")
    first = [path.read_bytes() for path in files]
    run(root, "2023.1", "2026.1")
    assert [path.read_bytes() for path in files] == first


@pytest.mark.parametrize(
    ("versions", "message"),
    [
        (("2023.1", "2025.1"), "versie 2025.1 is niet gepubliceerd"),
        (("2026.1", "2023.1"), "sjo diff 2023.1 2026.1"),
        (("../../etc", "2026.1"), "is geen versie"),
    ],
)
def test_a_wrong_version_is_named(root: Path, versions: tuple[str, str], message: str) -> None:
    with pytest.raises(SjoError, match=re.escape(message)):
        run(root, *versions)
    assert not (root / "uit").exists()


def test_a_manifest_that_lacks_its_facts_is_refused(root: Path) -> None:
    (root / "data" / "curated" / "2023.1" / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SjoError, match=r"2023\.1/manifest\.json: onvolledig \(mist versie"):
        run(root, "2023.1", "2026.1")


def test_out_that_is_a_file_is_a_clear_error(root: Path) -> None:
    (root / "uit").write_text("bezet", encoding="utf-8")
    with pytest.raises(SjoError, match="kan hier niet schrijven"):
        run(root, "2023.1", "2026.1")


def test_a_gemeente_that_was_divided_is_named_and_placed_nowhere(tmp_path: Path) -> None:
    root = make_root(tmp_path)
    haaren = location(1, gemeentecode="GM0788")
    publish(root, version("2020.1", [haaren], gemeenten=["GM0788", "GM0824"]))
    now = location(1, gemeentecode="GM0855")
    publish(root, version("2021.1", [now], gemeenten=["GM0824", "GM0855"]))
    shown = " ".join(run(root, "2020.1", "2021.1").split())
    successors = "GM0757, GM0824, GM0855, GM0865"
    assert (
        f"Niet vergeleken: Gemeente GM0788 (2020.1): GM0788 is verdeeld over {successors}" in shown
    )
    page = (root / "uit" / "verschillen.html").read_text(encoding="utf-8")
    assert f"GM0788 is verdeeld over {successors}; deze locatie ligt nu in GM0855" in page


def test_every_division_is_one_of_a_known_gemeente_into_known_ones() -> None:
    names = pd.read_csv(REFERENCE / "gemeenten.csv")
    per_year = names.groupby("jaar")["gemeentecode"].agg(set)
    mergers = pd.read_csv(REFERENCE / "herindelingen.csv", index_col="gemeentecode_oud")
    for row in pd.read_csv(REFERENCE / "verdelingen.csv").to_dict("records"):
        year = int(str(row["datum"])[:4])
        assert row["gemeentecode_oud"] in per_year[year - 1] - per_year[year]
        assert row["gemeentecode_nieuw"] in per_year[year]
        assert mergers.loc[row["gemeentecode_oud"], "datum"] == row["datum"]


def test_the_page_says_who_publishes_and_where_to_report(root: Path) -> None:
    run(root, "2023.1", "2026.1")
    page = (root / "uit" / "verschillen.html").read_text(encoding="utf-8")
    assert "Uitgever: niet ingesteld." in page
    assert "Meld een fout of wijziging bij de beheerder van de inventarisatie" in page
