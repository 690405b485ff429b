import duckdb
import pandas as pd
import pytest

from benchmarks.demo.coverage import Published as PublishedFigures
from benchmarks.demo.coverage import choose_bare, plan_coverage
from benchmarks.demo.places import LABEL, Place, plan_places
from pipeline.country.reference import read_reference_table
from pipeline.figures.views import BESIDE_2023, read_figure
from schemas.published_2023 import Gepubliceerd2023
from schemas.reference import Kerncijfers, Postcodegebieden
from tests.databases import write_snapshot
from tests.snapshots import REFERENCE, Snapshot, assemble, gemeente_row, location_row

SCHEMA = "v2023_1"
FIGURES = read_reference_table(REFERENCE / "gepubliceerd_2023.csv", Gepubliceerd2023)
GEMEENTEN = read_reference_table(REFERENCE / "kerncijfers_2023.csv", Kerncijfers)
POSTCODES = read_reference_table(REFERENCE / "pc4.csv", Postcodegebieden)


def make_places() -> list[Place]:
    return plan_places(plan_coverage(GEMEENTEN, FIGURES), GEMEENTEN, POSTCODES)


def to_snapshot(places: list[Place]) -> Snapshot:
    records = GEMEENTEN.astype("object").where(GEMEENTEN.notna(), None).to_dict("records")
    gemeenten = [
        gemeente_row(**{"code" if k == "gemeentecode" else str(k): v for k, v in row.items()})
        for row in records
    ]
    towns = {row["gemeentecode"]: row for row in gemeenten}
    names = {name: i for i, name in enumerate(sorted({p.organisatie for p in places}), start=1)}
    rows, terms = [], {}
    for number, place in enumerate(places, start=1):
        row = location_row(
            number,
            towns[place.gemeentecode],
            organisatienummer=names[place.organisatie],
            organisatie=place.organisatie,
            soort_organisatie=place.soort,
            sociaal_raadslieden=place.counsel,
            landelijke_partij=place.partij or None,
            vestigingsvorm=place.vorm or None,
            functieverband=place.functieverband,
            financiering=place.financiering,
        )
        rows.append(row)
        terms[row["locatie_id"]] = [f"type:{t}" for t in place.types] + list(place.leefgebieden)
    return assemble(gemeenten, rows, terms)


@pytest.fixture(scope="module")
def beside() -> dict[str, pd.DataFrame]:
    with duckdb.connect() as con:
        write_snapshot(con, SCHEMA, to_snapshot(make_places()))
        return {name: read_figure(con, SCHEMA, view) for name, view in BESIDE_2023.items()}


@pytest.mark.parametrize("tabel", ["tabel_2", "tabel_3", "tabel_4"])
def test_coverage_of_tables_2_to_4_is_the_published_one(
    beside: dict[str, pd.DataFrame], tabel: str
) -> None:
    published = beside[tabel].dropna(subset="gemeenten_2023")
    assert len(published) >= 9
    assert (published["gemeenten_verschil"] == 0).all()
    assert (published["pct_verschil"] == 0).all()


@pytest.mark.parametrize("tabel", ["tabel_5", "tabel_6", "tabel_7"])
def test_gemeenten_columns_of_tables_5_to_7_are_the_published_ones(
    beside: dict[str, pd.DataFrame], tabel: str
) -> None:
    published = beside[tabel].dropna(subset="gemeenten_2023")
    assert len(published) >= 5
    for column in ("gemeenten_nl_verschil", "gemeenten_verschil", "pct_verschil"):
        assert (published[column] == 0).all(), column


def test_headline_figures_and_shares_are_the_published_ones(
    beside: dict[str, pd.DataFrame],
) -> None:
    headline = beside["kerngetallen"].dropna(subset="waarde_2023")
    assert len(headline) == 5
    assert (headline["verschil"] == 0).all()
    shares = beside["kenmerken"].dropna(subset="pct_2023")
    assert shares["pct"].tolist() == [65, 85]


def test_every_place_is_labelled_and_has_an_address_of_its_own() -> None:
    places = make_places()
    assert all(LABEL in f"{place.organisatie} {place.locatienaam}" for place in places)
    addresses = [(p.gemeentecode, p.straatnaam, p.huisnummer) for p in places if p.straatnaam]
    assert len(set(addresses)) == len(addresses)
    assert all(place.types and place.leefgebieden for place in places)


def test_the_country_is_the_same_every_time() -> None:
    assert make_places() == make_places()


def test_figures_that_no_country_can_have_are_refused() -> None:
    wrong = FIGURES.copy()
    row = (wrong["tabel"] == "tabel_6") & (wrong["rij"] == "G4")
    wrong.loc[row, "gemeenten"] = 3
    with pytest.raises(ValueError, match="no choice of bare gemeenten"):
        choose_bare(GEMEENTEN, PublishedFigures(wrong))
