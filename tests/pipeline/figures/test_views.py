import json
from collections.abc import Callable, Iterator, Sequence

import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from pipeline.errors import SjoError
from pipeline.figures.descriptions import FIGURE_COLUMNS
from pipeline.figures.views import (
    BESIDE_2023,
    FIGURE_VIEWS,
    qualify,
    read_comments,
    read_figure,
    read_figures,
)
from schemas.typology import labels, load_typology
from tests.databases import write_snapshot
from tests.pipeline.figures import pandas_figures as independent
from tests.pipeline.figures.pandas_shares import headlines, shares
from tests.snapshots import (
    REFERENCE,
    Row,
    Snapshot,
    assemble,
    candidate_row,
    gemeente_row,
    location_row,
    national_snapshot,
    snapshots,
)

SCHEMA = "v2023_1"
LINE = [
    "rij",
    "ouder",
    "gemeenten_nl",
    "gemeenten",
    "gemeenten_niet_bekend",
    "pct_gemeenten",
    "pct_min",
    "pct_max",
    "locaties",
    "locaties_gemiddeld",
]
INDEPENDENT: dict[str, Callable[[Snapshot], list[independent.Line]]] = {
    "tabel_2": independent.table_2,
    "tabel_3": independent.table_3,
    "tabel_4": independent.table_4,
}
CLASS_TABLES = ["tabel_5", "tabel_6", "tabel_7", "tabel_8", "tabel_9"]
ARBITRARY = settings(
    max_examples=5,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # shrinking would take minutes
)


def open_snapshot(snapshot: Snapshot, grensjaar: int = 2023) -> duckdb.DuckDBPyConnection:
    con = duckdb.connect()
    write_snapshot(con, SCHEMA, snapshot, grensjaar)
    return con


def lines(table: pd.DataFrame) -> list[tuple[object, ...]]:
    return [tuple(row[column] for column in LINE) for row in independent.rows_of(table)]


def split_tables(con: duckdb.DuckDBPyConnection) -> dict[str, pd.DataFrame]:
    """Return tables 2 to 9 by name; much quicker than asking the views one by one."""
    whole = read_figure(con, SCHEMA, "tabellen").sort_values(["tabel", "volgorde"])
    return {str(name): group for name, group in whole.groupby("tabel")}


@pytest.fixture(scope="module")
def national() -> Iterator[duckdb.DuckDBPyConnection]:
    with open_snapshot(national_snapshot()) as con:
        yield con


@ARBITRARY
@given(snapshots())
def test_every_table_equals_an_independent_computation_and_reconciles(snapshot: Snapshot) -> None:
    with open_snapshot(snapshot) as con:
        tables = split_tables(con)
        assert_equals_independent_computation(tables, snapshot)
        assert_shares_and_headlines(con, snapshot)
        assert_reconciles(con, tables, snapshot)


def assert_equals_independent_computation(
    tables: dict[str, pd.DataFrame], snapshot: Snapshot
) -> None:
    for name, compute in INDEPENDENT.items():
        assert lines(tables[name]) == compute(snapshot), name
    for name in CLASS_TABLES:
        assert lines(tables[name]) == independent.class_table(snapshot, name), name


def assert_shares_and_headlines(con: duckdb.DuckDBPyConnection, snapshot: Snapshot) -> None:
    for kenmerk, group in read_figure(con, SCHEMA, "kenmerken").groupby("kenmerk"):
        counted = {
            row["rij"]: (row["organisaties"], row["organisaties_bekend"], row["pct_organisaties"])
            for row in independent.rows_of(group)
        }
        expected = shares(snapshot, str(kenmerk))
        known = counted["Totaal"][1]
        nothing = (0, known, independent.rounded(0, known, 100))
        assert (
            counted
            == {rij: (0, known, None) if rij == "onbekend" else nothing for rij in counted}
            | expected
        ), kenmerk
    figures = read_figure(con, SCHEMA, "kerngetallen").set_index("rij")["waarde"]
    assert figures.to_dict() == headlines(snapshot)


def assert_reconciles(
    con: duckdb.DuckDBPyConnection, tables: dict[str, pd.DataFrame], snapshot: Snapshot
) -> None:
    everyone, places = len(snapshot["gemeenten"]), len(snapshot["locaties"])
    covered = snapshot["locaties"]["gemeentecode"].nunique()
    for name in CLASS_TABLES:
        table = tables[name].set_index("rij")
        for column, total in (("gemeenten_nl", everyone), ("gemeenten", covered)):
            classes = table.drop(["Totaal", "Onbekend"])[column].sum()
            assert table[column]["Totaal"] == classes
            assert classes + table[column]["Onbekend"] == total
        assert table.loc[["Totaal", "Onbekend"], "locaties"].sum() == places
    table = tables["tabel_2"].set_index("rij")
    both = ["Gemeente (inclusief sociaal raadslieden)", "Niet-gemeente totaal"]
    assert table.loc[[*both, "Onbekend"], "locaties"].sum() == places
    for kenmerk, group in read_figure(con, SCHEMA, "kenmerken").groupby("kenmerk"):
        top: pd.Series[int] = group[group["ouder"].isna()].set_index("rij")["organisaties"]
        assert top.drop(["Totaal", "onbekend"]).sum() == top["Totaal"], kenmerk
    figures = read_figure(con, SCHEMA, "kerngetallen").set_index("rij")["waarde"]
    states = ["gemeenten met aanbod", "gemeenten doorzocht, niets gevonden"]
    states += ["gemeenten niet doorzocht", "gemeenten waar een bron uitviel"]
    states += ["gemeenten nog te beoordelen"]
    assert figures[states].sum() == figures["gemeenten"] == everyone


def test_classes_of_tables_5_6_and_7_hold_as_many_gemeenten_as_published(
    national: duckdb.DuckDBPyConnection,
) -> None:
    for name in ("tabel_5", "tabel_6", "tabel_7"):
        table = read_figure(national, SCHEMA, BESIDE_2023[name])
        published = table.dropna(subset="gemeenten_nl_2023")
        assert len(published) == len(table) - 1
        assert (published["gemeenten_nl_verschil"] == 0).all()
    unknown = read_figure(national, SCHEMA, "tabel_7").set_index("rij")["gemeenten_nl"]
    assert unknown["Onbekend"] == 10


def test_every_published_row_stands_beside_one_of_ours(
    national: duckdb.DuckDBPyConnection,
) -> None:
    published = pd.read_csv(REFERENCE / "gepubliceerd_2023.csv", keep_default_na=False)
    for name, beside in BESIDE_2023.items():
        wanted = published[published["tabel"] == name]
        table = read_figure(national, SCHEMA, beside)
        value = {"kerngetallen": "waarde_2023"}.get(name, "pct_2023")
        assert table[value].notna().sum() == len(wanted), name


def test_every_table_is_its_part_of_all_tables(national: duckdb.DuckDBPyConnection) -> None:
    parts = split_tables(national)
    assert len(parts) == 9
    for name, part in parts.items():
        assert lines(read_figure(national, SCHEMA, name)) == lines(part)


def test_slachtofferhulp_is_shown_as_25_with_the_reason(
    national: duckdb.DuckDBPyConnection,
) -> None:
    row = (
        read_figure(national, SCHEMA, "tabel_2_naast_2023").set_index("rij").loc["Slachtofferhulp"]
    )
    assert row["gemeenten_2023"] == 25
    assert "nootcijfer" in row["opmerking"]


def test_gemeenten_merged_since_are_named_beside_the_figures_of_2023() -> None:
    snapshot = national_snapshot()
    with open_snapshot(snapshot, grensjaar=2022) as con:
        note = read_figure(con, SCHEMA, "tabel_5_naast_2023")["opmerking"].iloc[0]
    assert "Brielle in Voorne aan Zee" in note


def test_a_national_party_is_never_counted_as_gemeente() -> None:
    town = gemeente_row("GM0080", "Leeuwarden")
    place = location_row(
        1,
        town,
        soort_organisatie="gemeente",
        landelijke_partij="VluchtelingenWerk Nederland",
    )
    with open_snapshot(assemble([town], [place], {})) as con:
        counts = read_figure(con, SCHEMA, "tabel_2").set_index("rij")["gemeenten"]
    assert counts["Gemeente (inclusief sociaal raadslieden)"] == 0
    assert counts["Niet-gemeente totaal"] == counts["VluchtelingenWerk"] == 1


def test_subsidy_here_and_donations_there_is_both() -> None:
    town = gemeente_row("GM0080", "Leeuwarden")
    places = [
        location_row(number, town, organisatienummer=7, financiering=source, functieverband=staff)
        for number, source, staff in [
            (1, "subsidie", "voornamelijk betaald"),
            (2, "donaties", "voornamelijk vrijwilligers"),
        ]
    ]
    with open_snapshot(assemble([town], places, {})) as con:
        counts = read_figure(con, SCHEMA, "kenmerken").set_index("rij")["organisaties"]
    assert counts["subsidie en donaties"] == counts["subsidies en donaties samen"] == 1
    assert counts["wisselend per locatie"].tolist() == [1, 0]


def test_every_term_of_the_typology_is_counted_by_some_row(
    national: duckdb.DuckDBPyConnection,
) -> None:
    typology = load_typology()
    rows = set(read_figure(national, SCHEMA, "rijen")["rij"])
    assert rows >= set(labels(typology.leefgebieden)) | set(labels(typology.ondersteuningstypen))
    known = set(read_figure(national, SCHEMA, "kenmerken")["rij"])
    assert known >= set(labels(typology.functieverbanden)) | set(labels(typology.financieringen))


def test_every_view_says_what_it_counts_and_every_column_what_it_is(
    national: duckdb.DuckDBPyConnection,
) -> None:
    views = read_comments(national, SCHEMA)
    assert set(views) >= {*FIGURE_VIEWS, *BESIDE_2023.values()}
    assert all(views.values())
    columns = national.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() WHERE schema_name = ?",
        [SCHEMA],
    ).fetchall()
    assert [(name, column) for name, column, comment in columns if not comment] == []
    assert set(FIGURE_COLUMNS) <= {column for _, column, _ in columns}


def test_all_figures_are_read_in_reading_order(national: duckdb.DuckDBPyConnection) -> None:
    names = list(read_figures(national, SCHEMA))
    assert list(read_comments(national, SCHEMA))[: len(names)] == names
    assert names[:4] == ["kerngetallen", "kerngetallen_naast_2023", "tabel_2", "tabel_2_naast_2023"]
    assert sorted(names) == sorted([*FIGURE_VIEWS, *BESIDE_2023.values()])


def test_a_snapshot_without_locations_gives_whole_tables_of_noughts() -> None:
    with open_snapshot(assemble([gemeente_row("GM0080", "Leeuwarden")], [], {})) as con:
        for name in FIGURE_VIEWS:
            read_figure(con, SCHEMA, name)
        table = read_figure(con, SCHEMA, "tabel_5")
    assert table["gemeenten"].sum() == 0
    assert table.loc[table["gemeenten_nl"] == 0, "pct_gemeenten"].isna().all()


def test_a_location_outside_the_gemeenten_of_the_snapshot_is_refused() -> None:
    town, elsewhere = gemeente_row("GM0080", "Leeuwarden"), gemeente_row("GM9999", "Nergens")
    snapshot = assemble([town], [location_row(1, elsewhere)], {})
    wrong = r"1 waarden van locaties\.gemeentecode"
    with duckdb.connect() as con, pytest.raises(SjoError, match=wrong):
        write_snapshot(con, SCHEMA, snapshot)


@pytest.mark.parametrize("name", ["x; DROP TABLE y", "v2026.1", '"v"', "", "V1"])
def test_a_schema_name_that_is_no_name_never_becomes_sql(name: str) -> None:
    with pytest.raises(SjoError, match="geen naam"):
        qualify("SELECT * FROM versie.locaties", name)
    with duckdb.connect() as con, pytest.raises(SjoError, match="geen naam"):
        read_figure(con, SCHEMA, name)


def test_the_figures_are_the_same_whatever_the_order_of_the_rows() -> None:
    snapshot = national_snapshot()
    shuffled = {name: frame.sample(frac=1, random_state=5) for name, frame in snapshot.items()}
    with open_snapshot(snapshot) as first, open_snapshot(shuffled) as second:
        for name in FIGURE_VIEWS:
            one, other = read_figure(first, SCHEMA, name), read_figure(second, SCHEMA, name)
            assert one.to_json() == other.to_json(), name
        assert json.loads(one.to_json())


def beside_2023(
    kerncijfers_year: int, kandidaten: Sequence[Row] = ()
) -> dict[str, dict[str, object]]:
    """Return the rows of table 8 beside 2023 of a country of one gemeente with one location."""
    home = gemeente_row("GM0344", "Utrecht", uitkering_pct=5.5)
    snapshot = assemble([home], [location_row(1, home)], {}, kandidaten)
    figures = snapshot["kerncijfers"].assign(peiljaar=kerncijfers_year)
    with open_snapshot(snapshot | {"kerncijfers": figures}) as con:
        table = read_figure(con, SCHEMA, "tabel_8_naast_2023")
    return {str(row["rij"]): row for row in independent.rows_of(table)}


def test_classes_of_other_years_are_not_compared_and_the_reason_is_told() -> None:
    row = beside_2023(2021)["5% - 6%"]
    assert (row["gemeenten_2023"], row["gemeenten"]) == (84, 1)
    assert row["gemeenten_nl_verschil"] is row["gemeenten_verschil"] is row["pct_verschil"] is None
    told = "gemeenten: in 2023 ingedeeld naar cijfers van 2022, nu van 2021"
    assert told in str(row["niet_vergelijkbaar"])


def test_classes_of_the_same_year_are_compared_but_for_the_mean_that_does_not_fit() -> None:
    row = beside_2023(2022)["5% - 6%"]
    assert (row["gemeenten_nl_verschil"], row["gemeenten_verschil"]) == (1 - 88, 1 - 84)
    assert row["locaties_gemiddeld_verschil"] is None
    assert str(row["niet_vergelijkbaar"]).startswith("locaties_gemiddeld: het gepubliceerde")


def test_no_difference_is_given_while_it_is_not_known_of_a_gemeente() -> None:
    waiting = [candidate_row(1, "GM0344")]
    row = beside_2023(2022, waiting)["6% - 7%"]
    assert row["gemeenten_verschil"] == -68
    home = gemeente_row("GM0344", "Utrecht", volledig_doorzocht=True)
    with open_snapshot(assemble([home], [], {}, waiting)) as con:
        total = read_figure(con, SCHEMA, "tabel_2_naast_2023").set_index("rij").loc["Totaal"]
    assert pd.isna(total["gemeenten_verschil"])
    assert total["niet_vergelijkbaar"] == (
        "gemeenten: van 1 gemeente is het niet bekend. pct: van 1 gemeente is het niet bekend"
    )


def test_a_note_on_the_publication_of_2023_says_that_it_is_about_that() -> None:
    with open_snapshot(assemble([gemeente_row("GM0344", "Utrecht")], [], {})) as con:
        notes = read_figure(con, SCHEMA, "kerngetallen_naast_2023")["opmerking"].dropna()
    assert all(note.startswith("Over de cijfers van 2023: ") for note in notes)
    assert len(notes) > 0
