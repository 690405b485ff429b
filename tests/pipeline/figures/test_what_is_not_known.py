"""What is not known is never counted as a no, in the shares and beside 2023. Data SYNTHETISCH."""

from typing import Any

import duckdb

from pipeline.figures.views import read_figure
from tests.databases import write_snapshot
from tests.snapshots import Row, Snapshot, assemble, gemeente_row, location_row

TOWN = gemeente_row("GM0080", "Leeuwarden", volledig_doorzocht=True)


def figure(snapshot: Snapshot, name: str) -> dict[str, dict[str, Any]]:
    with duckdb.connect() as con:
        write_snapshot(con, "v2023_1", snapshot, 2023)
        table = read_figure(con, "v2023_1", name)
    rows = table.astype(object).where(table.notna(), None).to_dict("records")
    return {row["rij"]: {str(k): v for k, v in row.items()} for row in rows}


def organisation(number: int, **values: Any) -> Row:
    return location_row(number, TOWN, organisatienummer=number, **values)


def shares(*places: Row) -> dict[str, dict[str, Any]]:
    return figure(assemble([TOWN], list(places), {}), "kenmerken")


def test_the_share_of_volunteers_leaves_the_gemeente_out_and_the_unknown_apart() -> None:
    staff = "voornamelijk betaald"
    counted = shares(
        organisation(1, soort_organisatie="stichting", functieverband=staff),
        organisation(2, soort_organisatie="gemeente", functieverband=staff),
        organisation(3, soort_organisatie="onbekend", functieverband=staff),
        organisation(
            4, soort_organisatie="gemeente", landelijke_partij="Slachtofferhulp Nederland"
        ),
    )
    assert counted[staff]["organisaties"] == counted[staff]["organisaties_bekend"] == 1
    assert counted[staff]["pct_organisaties"] == 100.0


def test_other_funding_beside_subsidy_varies_and_is_no_subsidy_with_donations() -> None:
    mixed = [
        location_row(number, TOWN, organisatienummer=7, financiering=source)
        for number, source in [(1, "subsidie"), (2, "anders")]
    ]
    with duckdb.connect() as con:
        write_snapshot(con, "v2023_1", assemble([TOWN], mixed, {}), 2023)
        table = read_figure(con, "v2023_1", "kenmerken").set_index(["kenmerk", "rij"])
    counts = table["organisaties"]
    assert counts["financiering", "wisselend per locatie"] == 1
    assert counts["financiering", "subsidie en donaties"] == 0
    assert counts["financiering", "subsidies en donaties samen"] == 0


def test_shares_are_told_to_a_tenth_of_those_of_which_it_is_known() -> None:
    sources = ["subsidie", "subsidie", "donaties", "onbekend"]
    rows = shares(*(organisation(n, financiering=s) for n, s in enumerate(sources, start=1)))
    assert (rows["subsidie"]["organisaties_bekend"], rows["subsidie"]["pct_organisaties"]) == (
        3,
        66.7,
    )


def test_shares_beside_2023_are_whole_percents_and_so_is_their_difference() -> None:
    sources = ["subsidie", "donaties", "anders"]
    places = [organisation(n, financiering=s) for n, s in enumerate(sources, start=1)]
    rows = figure(assemble([TOWN], places, {}), "kenmerken_naast_2023")
    row = rows["subsidies en donaties samen"]
    assert (row["pct"], row["pct_2023"], row["pct_verschil"]) == (67, 85, 67 - 85)


def test_headlines_are_compared_with_2023_only_when_all_is_known() -> None:
    known = figure(assemble([TOWN], [], {}), "kerngetallen_naast_2023")
    assert known["locaties"]["verschil"] == -known["locaties"]["waarde_2023"]
    unsearched = gemeente_row("GM0080", "Leeuwarden")
    partly = figure(assemble([unsearched], [], {}), "kerngetallen_naast_2023")
    assert partly["locaties"]["verschil"] is None
    assert partly["gemeenten"]["verschil"] == 1 - 342


def test_a_point_on_the_map_needs_both_coordinates() -> None:
    snapshot = assemble([TOWN], [organisation(1, lat=53.2, lon=5.8)], {})
    half = snapshot["locaties"].assign(lon=float("nan"))
    rows = figure(snapshot | {"locaties": half}, "kerngetallen")
    assert rows["locaties zonder punt op de kaart"]["waarde"] == 1


def test_a_form_of_branch_that_table_2_does_not_name_counts_as_unknown() -> None:
    place = organisation(1, landelijke_partij="Het Juridisch Loket", vestigingsvorm="hoofdlocatie")
    snapshot = assemble([TOWN], [place], {})
    other = snapshot["locaties"].assign(vestigingsvorm="spreekuurlocatie")
    rows = figure(snapshot | {"locaties": other}, "tabel_2")
    assert rows["Vestigingsvorm onbekend"]["locaties"] == 1
    assert rows["Hoofdlocaties"]["locaties"] == 0
