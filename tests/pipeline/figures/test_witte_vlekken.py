import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from pipeline.figures.views import read_figure
from pipeline.stages.coverage import describe_coverage
from tests.databases import write_snapshot
from tests.pipeline.figures.pandas_figures import haversine_km, rows_of
from tests.snapshots import (
    Row,
    Snapshot,
    assemble,
    gemeente_row,
    location_row,
    snapshots,
    table,
)

SCHEMA = "v2023_1"
FOUND, SEARCHED, UNKNOWN = "gevonden", "doorzocht, niet gevonden", "niet bekend"
WAITING = "nog te beoordelen"


def white_spots(snapshot: Snapshot) -> pd.DataFrame:
    with duckdb.connect() as con:
        write_snapshot(con, SCHEMA, snapshot)
        return read_figure(con, SCHEMA, "witte_vlekken")


def state_of(snapshot: Snapshot, term: str, gemeentecode: str = "GM0080") -> Row:
    spots = white_spots(snapshot)
    row = spots[(spots["term"] == term) & (spots["gemeentecode"] == gemeentecode)]
    assert len(row) == 1
    return rows_of(row)[0]


def one_town(given: list[str], **values: object) -> Snapshot:
    town = gemeente_row("GM0080", "Leeuwarden", **values)
    return assemble([town], [location_row(1, town)], {"L0000000001": given})


def test_what_is_offered_is_found() -> None:
    row = state_of(one_town(["type:Advies"]), "Advies")
    assert (row["toestand"], row["aantal_locaties"], row["toelichting"]) == (FOUND, 1, "1 locatie")


def test_what_a_complete_search_did_not_find_is_a_blank_spot() -> None:
    snapshot = one_town(["type:Advies"], volledig_doorzocht=True)
    assert state_of(snapshot, "Informatie")["toestand"] == SEARCHED


def test_supply_in_a_gemeente_that_was_not_searched_completely_leaves_the_rest_unknown() -> None:
    snapshot = one_town(["type:Advies"], volledig_doorzocht=False)
    assert state_of(snapshot, "Informatie")["toestand"] == UNKNOWN


def test_a_location_whose_types_are_unknown_leaves_the_types_of_its_gemeente_unknown() -> None:
    snapshot = one_town(["Wonen en buren"], volledig_doorzocht=True)
    row = state_of(snapshot, "Informatie")
    assert row["toestand"] == UNKNOWN
    assert row["toelichting"].startswith("van 1 locatie is dit niet bekend")
    assert state_of(snapshot, "Werk en inkomen")["toestand"] == SEARCHED


def test_what_a_searched_gemeente_lacks_is_not_white_while_a_candidate_waits_there() -> None:
    snapshot = one_town(["type:Advies"], volledig_doorzocht=True, te_beoordelen=80)
    row = state_of(snapshot, "Informatie")
    assert (row["toestand"], row["te_beoordelen"]) == (WAITING, 80)
    assert state_of(snapshot, "Advies")["toestand"] == FOUND


@pytest.mark.parametrize("status", ["niet doorzocht", "bron uitgevallen"])
def test_a_gemeente_that_was_not_searched_is_never_white(status: str) -> None:
    town = gemeente_row("GM0080", "Leeuwarden", status=status)
    assert set(white_spots(assemble([town], [], {}))["toestand"]) == {UNKNOWN}


@pytest.mark.parametrize(
    ("toestand", "volledig", "expected"),
    [("ok", True, SEARCHED), ("failed", True, UNKNOWN), ("ok", False, UNKNOWN)],
)
def test_the_published_status_of_a_build_decides(
    toestand: str, volledig: bool, expected: str
) -> None:
    town = gemeente_row("GM0080", "Leeuwarden")
    snapshot = assemble([town], [location_row(1, town)], {"L0000000001": ["type:Advies"]})
    figures = ["inwoners", "stedelijkheid", "inkomen", "uitkering_pct", "migratieachtergrond_pct"]
    names = ["gemeentecode", "gemeente", "provincie"]
    built = describe_coverage(
        snapshot["gemeenten"][names],
        snapshot["gemeenten"][[*names, *figures, "lat", "lon"]],
        snapshot["locaties"],
        pd.DataFrame(
            {
                "gemeentecode": ["GM0080"],
                "zoektermen": [5],
                "doorzocht_op": ["2023-05-01"],
                "volledig": [volledig],
                "niet_doorzocht": [""],
            }
        ),
        pd.DataFrame(
            {"bron": ["juridischloket"], "soort": ["landelijke site"], "toestand": [toestand]}
        ),
        pd.DataFrame({"gemeentecode": [], "te_beoordelen": []}),
    )
    published = table("gemeenten", rows_of(built))
    assert state_of(snapshot | {"gemeenten": published}, "Informatie")["toestand"] == expected


def test_the_nearest_location_is_named_with_its_gemeente_and_distance() -> None:
    here = gemeente_row("GM0080", "Leeuwarden", lat=53.2, lon=5.8)
    there = gemeente_row("GM1900", "Súdwest-Fryslân", lat=53.03, lon=5.66)
    far = gemeente_row("GM0344", "Utrecht", lat=52.09, lon=5.12)
    offers = ["type:Informatie"]
    places = [location_row(1, here), location_row(2, there), location_row(3, far)]
    terms = {"L0000000001": ["type:Advies"], "L0000000002": offers, "L0000000003": offers}
    row = state_of(assemble([here, there, far], places, terms), "Informatie")
    assert row["dichtstbijzijnde_gemeente"] == "Súdwest-Fryslân"
    assert row["dichtstbijzijnde_locatie_id"] == "L0000000002"
    assert row["afstand_km"] == round(haversine_km(53.2, 5.8, 53.03, 5.66), 1) == 21.1


def test_of_equally_near_locations_the_lowest_id_is_named() -> None:
    here = gemeente_row("GM0080", "Leeuwarden", lat=53.2, lon=5.8)
    there = gemeente_row("GM1900", "Súdwest-Fryslân", lat=53.0, lon=5.6)
    places = [location_row(9, there), location_row(3, there)]
    terms = {row["locatie_id"]: ["Wonen en buren"] for row in places}
    row = state_of(assemble([here, there], places, terms), "Wonen en buren")
    assert row["dichtstbijzijnde_locatie_id"] == "L0000000003"


def test_no_distance_is_made_up_without_a_point() -> None:
    here = gemeente_row("GM0080", "Leeuwarden", lat=None, lon=None)
    there = gemeente_row("GM1900", "Súdwest-Fryslân")
    places = [location_row(1, there, lat=None, lon=None), location_row(2, there)]
    snapshot = assemble(
        [here, there],
        places,
        {"L0000000001": ["Werk en inkomen"], "L0000000002": ["Wonen en buren"]},
    )
    assert state_of(snapshot, "Wonen en buren")["afstand_km"] is None
    assert state_of(snapshot, "Werk en inkomen", "GM0080")["afstand_km"] is None


@settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    derandomize=True,
    phases=[Phase.explicit, Phase.generate],  # shrinking would take minutes
)
@given(snapshots())
def test_there_is_one_state_per_gemeente_and_term_and_the_distance_is_the_least(
    snapshot: Snapshot,
) -> None:
    spots = white_spots(snapshot)
    assert len(spots) == len(snapshot["gemeenten"]) * 15
    assert not spots.duplicated(["gemeentecode", "soort", "term"]).any()
    places = {row["locatie_id"]: row for row in rows_of(snapshot["locaties"])}
    towns = {row["gemeentecode"]: row for row in rows_of(snapshot["gemeenten"])}
    given_types = rows_of(snapshot["locatie_ondersteuningstypen"])
    offered = [(r["ondersteuningstype"], places[r["locatie_id"]]) for r in given_types]
    given_fields = rows_of(snapshot["locatie_leefgebieden"])
    offered += [(r["leefgebied"], places[r["locatie_id"]]) for r in given_fields]
    for spot in rows_of(spots):
        town = towns[spot["gemeentecode"]]
        having = [place for term, place in offered if term == spot["term"]]
        own = [p for p in having if p["gemeentecode"] == spot["gemeentecode"]]
        assert (spot["toestand"] == FOUND) == bool(own)
        assert spot["aantal_locaties"] == len(own)
        distances = [
            haversine_km(town["lat"], town["lon"], p["lat"], p["lon"])
            for p in having
            if p["lat"] is not None and town["lat"] is not None
        ]
        if own or not distances:
            assert spot["afstand_km"] is None
        else:
            assert spot["afstand_km"] == pytest.approx(min(distances), abs=0.0501)
