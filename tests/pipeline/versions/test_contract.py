"""A version of any contract is read in the form of the present one, and history goes on from it."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from pipeline.compare.commands import diff_published
from pipeline.errors import SjoError
from pipeline.publish.digest import digest_as_read, digest_folder, digest_schema
from pipeline.release.publish import Released, release
from pipeline.versions.contract import upgrade_manifest, upgrade_tables
from pipeline.versions.manifest import load_manifest
from pipeline.versions.published import read_version
from pipeline.versions.stored import load_tables
from pipeline.versions.version import Version
from schemas.published import CONTRACT, TABLES, column_types
from schemas.vocabulary import Lijst
from tests.pipeline.tree import published
from tests.pipeline.versions.frozen import list_contracts, make_database, make_history

FIRST, NEXT = Version(2026, 1), Version(2026, 2)
EVERY_CONTRACT = pytest.mark.parametrize("contract", list_contracts())


@pytest.fixture(scope="module", params=list_contracts())
def history(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, Released, dict[str, bytes]]:
    """A tree in which today's program built on a frozen version, and what lay there before."""
    root = make_history(tmp_path_factory.mktemp("boom"), request.param)
    before = published(root)
    entry = root / "manual_entries" / "2026" / "locaties" / "proef.csv"
    text = entry.read_text(encoding="utf-8")
    entry.write_text(text.replace("https://proef.example", "https://nieuw.example"))
    return root, release(root, FIRST.meting), before


def test_a_version_of_every_contract_is_kept() -> None:
    assert list_contracts() == list(range(1, CONTRACT + 1))


@EVERY_CONTRACT
def test_every_table_and_column_of_the_present_contract_is_there(
    contract: int, tmp_path: Path
) -> None:
    version = read_version(make_history(tmp_path, contract), FIRST)
    assert version.contract == contract
    assert version.manifest["contract"] == CONTRACT
    assert list(version.tables) == list(TABLES)
    for name, table in version.tables.items():
        assert list(table.columns) == list(column_types(name)), name
    assert version.typology.general == "Algemeen"
    assert version.code_of(Lijst.LANDELIJKE_PARTIJ, "Het Juridisch Loket") == "het-juridisch-loket"


@EVERY_CONTRACT
def test_a_month_stays_a_month_and_a_day_is_never_made_up(contract: int, tmp_path: Path) -> None:
    locaties = read_version(make_history(tmp_path, contract), FIRST).tables["locaties"]
    told = locaties[["laatst_gezien", "laatst_gezien_precisie", "laatst_gezien_op"]]
    assert {tuple(row) for row in told.to_numpy()} == {
        ("2026-10-01", "dag", "2026-10-01"),
        ("2026-10-02", "dag", "2026-10-02"),
        ("2026-10", "maand", ""),
        ("2026", "jaar", ""),
    }


@EVERY_CONTRACT
def test_the_digest_of_its_manifest_still_holds_and_the_database_holds_what_is_read(
    contract: int, tmp_path: Path
) -> None:
    root = make_history(tmp_path, contract)
    folder = root / "data" / "curated" / str(FIRST)
    manifest = load_manifest(folder)
    assert digest_folder(folder, manifest["rijen"]) == manifest["duckdb_inhoud"]
    make_database(root)
    assert digest_schema(root, FIRST) == digest_as_read(folder)


def test_ids_given_under_an_older_contract_go_on(
    history: tuple[Path, Released, dict[str, bytes]],
) -> None:
    root, released, _ = history
    assert released.versie == NEXT
    before, now = (read_version(root, v).tables["locaties"] for v in (FIRST, NEXT))
    assert now["locatie_id"].tolist() == before["locatie_id"].tolist()
    assert now["organisatie_id"].tolist() == before["organisatie_id"].tolist()
    assert set(now["eerste_meting"]) == {2026}
    assert (
        read_version(root, NEXT)
        .tables["id_historie"]
        .equals(read_version(root, FIRST).tables["id_historie"])
    )


def test_only_what_changed_is_a_difference(
    history: tuple[Path, Released, dict[str, bytes]],
) -> None:
    root = history[0]
    differences = diff_published(root, str(FIRST), str(NEXT)).wijzigingen
    assert differences[["kolom", "oud", "nieuw"]].to_numpy().tolist() == [
        ["website", "https://proef.example", "https://nieuw.example"]
    ]
    own = read_version(root, NEXT).tables["verschillen"]
    assert own["nieuw"].tolist() == ["https://nieuw.example"]


def test_the_files_of_the_older_version_are_never_touched(
    history: tuple[Path, Released, dict[str, bytes]],
) -> None:
    root, _, before = history
    now = published(root)
    assert {name: now[name] for name in before} == before


def test_every_figure_of_the_older_version_is_there(
    history: tuple[Path, Released, dict[str, bytes]],
) -> None:
    database = history[0] / "data" / "curated" / "inventarisatie.duckdb"
    with duckdb.connect(str(database), read_only=True) as con:
        rows = con.execute(
            "SELECT rij, locaties FROM v2026_1.tabel_2 WHERE locaties > 0"
        ).fetchall()
        kept = con.execute("SELECT versie, contract FROM snapshots ORDER BY versie").fetchall()
    counts = dict(rows)
    # Contract 1 wrote silence about sociaal raadslieden as no; since then it is told apart.
    assert counts.pop("Sociaal raadslieden onbekend", 4) == 4
    assert counts == {
        "Niet-gemeente totaal": 4,
        "Het Juridisch Loket": 1,
        "Vestigingsvorm onbekend": 1,
        "Slachtofferhulp": 1,
        "Totaal": 4,
    }
    assert [versie for versie, _ in kept] == ["2026.1", "2026.2"]
    assert kept[1][1] == CONTRACT


def test_states_of_sources_become_the_words_of_today() -> None:
    states = {"partial": "deels", "failed": "mislukt", "carried over": "overgenomen", "ok": "ok"}
    manifest = {"bronnen": [{"bron": s, "toestand": s} for s in states], "grensjaar": 2026}
    upgraded = upgrade_manifest(manifest, Path("x"))
    assert {b["bron"]: b["toestand"] for b in upgraded["bronnen"]} == states


def test_a_version_of_a_later_contract_is_refused() -> None:
    with pytest.raises(SjoError, match="gepubliceerd volgens contract 99"):
        upgrade_manifest({"contract": 99}, Path("2099.1"))


def test_a_column_that_is_missing_is_empty_and_one_too_many_is_kept() -> None:
    stored = pd.DataFrame({"bron": ["handmatig"], "kleur": ["rood"]})
    table = upgrade_tables({"contract": CONTRACT}, {"bronnen": stored}, ["bronnen"])["bronnen"]
    assert list(table.columns) == [*column_types("bronnen"), "kleur"]
    assert table.loc[0, "kleur"] == "rood"
    assert table.loc[0, "licentie"] == ""
    assert table["aantal"].isna().tolist() == [True]


def test_a_damaged_table_is_named(tmp_path: Path) -> None:
    (tmp_path / "locaties.parquet").write_bytes(b"geen parquet")
    with pytest.raises(SjoError, match=r"locaties\.parquet: onleesbaar"):
        load_tables(tmp_path, ["locaties"])
