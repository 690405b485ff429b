"""The study's own figures as a regression test of the whole chain, on made-up records."""

from pathlib import Path

import duckdb
import pandas as pd
import pytest

from benchmarks.demo.beside import PAGE, write_page
from benchmarks.demo.country import LATER_WAVE, WAVE, Country, write_country
from benchmarks.demo.decisions import EACH, make_decisions
from benchmarks.demo.entries import write_rows
from benchmarks.demo.later import MOVED
from benchmarks.demo.searching import TERMS
from pipeline.build import build
from pipeline.errors import SjoError
from pipeline.figures.views import BESIDE_2023, read_figure
from pipeline.inventory import Inventory
from pipeline.versions.earlier import Earlier, read_earlier
from schemas.manual import CORRECTIES
from tests.databases import write_snapshot

SCHEMA = "v2023_1"
PUBLISHED = {
    "waarde": "waarde_2023",
    "gemeenten_nl": "gemeenten_nl_2023",
    "gemeenten": "gemeenten_2023",
    "pct_min": "pct_2023",
}
"""Ours and theirs. Candidates wait in some gemeenten, so that not every pct is known."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("land") / "demo"


@pytest.fixture(scope="module")
def country(root: Path) -> Country:
    return write_country(root)


@pytest.fixture(scope="module")
def built(country: Country, root: Path) -> Inventory:
    return build(root, WAVE, read_earlier(root, None), "2023.1")


@pytest.fixture(scope="module")
def beside(built: Inventory) -> dict[str, pd.DataFrame]:
    with duckdb.connect() as con:
        write_snapshot(con, SCHEMA, built.tables)
        return {name: read_figure(con, SCHEMA, view) for name, view in BESIDE_2023.items()}


@pytest.mark.parametrize(
    "name", ["kerngetallen", "tabel_2", "tabel_3", "tabel_4", "tabel_5", "tabel_6", "tabel_7"]
)
def test_the_whole_chain_gives_the_published_figures(
    beside: dict[str, pd.DataFrame], name: str
) -> None:
    table, compared = beside[name], 0
    for ours, theirs in PUBLISHED.items():
        if ours in table.columns and theirs in table.columns:
            both = table.dropna(subset=theirs)
            assert both[ours].eq(both[theirs]).all(), ours
            compared += len(both)
    assert compared >= 5


def test_the_whole_chain_gives_the_published_shares(beside: dict[str, pd.DataFrame]) -> None:
    assert beside["kenmerken"].dropna(subset="pct_2023")["pct_verschil"].tolist() == [0, 0]


def test_doubles_of_several_sources_became_one_location(built: Inventory) -> None:
    herkomst = built.tables["herkomst"]
    assert len(herkomst) > 2_200
    assert herkomst["locatie_id"].nunique() == len(built.tables["locaties"]) == 1_621
    assert herkomst["bron"].nunique() == 8


def test_what_is_not_published_is_rejected_or_waits_with_its_reason(built: Inventory) -> None:
    reasons = built.tables["afgekeurd"]["regel"].value_counts()
    assert reasons["alleen online"] == 60
    assert reasons["algemeen welzijnswerk"] == 40
    assert len(built.tables["te_beoordelen"]) == 20


def test_every_gemeente_without_supply_was_searched(built: Inventory) -> None:
    status = built.tables["gemeenten"]["status"].value_counts()
    assert status.to_dict() == {"aanbod": 321, "doorzocht, niets gevonden": 21}


@pytest.fixture(scope="module")
def later(country: Country, built: Inventory, root: Path) -> Inventory:
    """The second wave, built on the first with what people decided between them."""
    names = ("locaties", "herkomst", "id_historie", "herkomst_waarden", "besluiten")
    texts = {name: built.tables[name].copy() for name in names}
    for table in texts.values():
        columns: list[str] = list(table.select_dtypes("str").columns)
        table[columns] = table[columns].fillna("")
    present = frozenset(texts["locaties"]["locatie_id"])
    values = texts.pop("herkomst_waarden")
    none = texts["locaties"].iloc[:0]
    earlier = Earlier("2023.1", present=present, former=none, waarden=values, **texts)
    decisions = make_decisions(country, built.tables["locaties"])
    corrections = root / "manual_entries" / "correcties.csv"
    before = corrections.read_bytes()
    write_rows(corrections, CORRECTIES, decisions)
    inventory = build(root, LATER_WAVE, earlier, "2025.1")
    corrections.write_bytes(before)
    return inventory


@pytest.mark.heavy
def test_two_years_on_every_place_that_stayed_keeps_its_id(
    country: Country, built: Inventory, later: Inventory
) -> None:
    ids = set(built.tables["locaties"]["locatie_id"])
    kept = ids & set(later.tables["locaties"]["locatie_id"])
    # Of what moved, some have a site and a number of their own, and of some people said it.
    certain = sum(bool(new.telefoon) for _, new in country.later.moved)
    lost = len(ids - kept) - len(country.later.closed)
    assert MOVED - certain - EACH <= lost <= MOVED - EACH - 10
    assert len(later.tables["locaties"]) == len(country.later.places)
    assert len(later.tables["locaties"]) - len(kept) == len(country.later.opened) + lost


@pytest.mark.heavy
def test_the_later_wave_shows_what_can_happen(later: Inventory) -> None:
    tables = later.tables
    status = set(tables["gemeenten"]["status"])
    assert {"aanbod", "niet doorzocht", "bron uitgevallen", "nog te beoordelen"} <= status
    assert set(tables["bronnen"]["toestand"]) == {"ok", "overgenomen"}
    assert len(later.made.linked.matched.questions) >= 5
    assert tables["te_beoordelen"]["reden"].str.contains("is gesloten per").any()
    assert set(tables["besluiten"]["besluit"]) == {
        "gesloten",
        "verhuisd",
        "samengevoegd",
        "correctie",
    }
    assert tables["besluiten"]["toegepast"].all()
    assert tables["locaties"]["telefoon"].notna().sum() > 300
    assert "samengevoegd" in set(tables["id_historie"]["gebeurtenis"])
    typed = later.made.records.loc[later.made.records["gemeente"] == "Brielle", "record_id"]
    herkomst = tables["herkomst"].merge(tables["locaties"][["locatie_id", "gemeente"]])
    assert set(herkomst.loc[herkomst["record_id"].isin(typed), "gemeente"]) == {"Voorne aan Zee"}


def test_a_folder_of_something_else_is_never_emptied(tmp_path: Path) -> None:
    (tmp_path / "werk.txt").write_text("van iemand anders")
    with pytest.raises(SjoError, match="geen verzonnen land"):
        write_country(tmp_path)
    assert (tmp_path / "werk.txt").exists()


@pytest.mark.heavy
def test_the_files_are_the_same_every_time(country: Country, root: Path, tmp_path: Path) -> None:
    write_country(tmp_path / "tweede")
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        other = tmp_path / "tweede" / path.relative_to(root)
        assert path.read_bytes() == other.read_bytes(), path.name


def test_the_page_of_the_proof_shows_what_the_chain_gives(
    beside: dict[str, pd.DataFrame], tmp_path: Path
) -> None:
    page = write_page(beside)
    (tmp_path / PAGE.name).write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page, f"nieuw: {tmp_path / PAGE.name}"


def test_searching_shows_its_yield_its_saturation_and_what_stopping_costs(
    built: Inventory,
) -> None:
    tables = built.tables
    terms = tables["zoekopbrengst"].query("groep == 'zoekterm'")
    assert len(terms) == len(TERMS)
    assert terms["nieuw"].sum() == tables["zoekopbrengst"].query("groep == 'lezer'")["nieuw"].sum()
    curve = tables["verzadiging"][tables["verzadiging"]["gemeenteklasse"].fillna("") == ""]
    assert curve["erbij"].tolist()[0] > 4 * curve["erbij"].tolist()[-1] > 0
    rules = tables["stopregel"]
    assert set(rules["gemeenten"]) == {18}
    earliest, latest = rules.iloc[1], rules.iloc[-2]
    assert earliest["gemist"] > latest["gemist"]
    assert earliest["paginas_gespaard"] > latest["paginas_gespaard"]
