import duckdb
import pandas as pd
import pytest
from hypothesis import HealthCheck, Phase, given, settings

from pipeline.figures.views import read_figure
from pipeline.stages.coverage import describe_coverage
from tests.databases import write_snapshot
from tests.pipeline.figures.pandas_figures import haversine_km, rows_of
from tests.snapshots import (
    LEEFGEBIEDEN,
    TYPES,
    Row,
    Snapshot,
    assemble,
    candidate_row,
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


def waiting_town(*kandidaten: Row) -> Snapshot:
    """Return a town that offers Advies in Algemeen, searched completely, with candidates."""
    town = gemeente_row("GM0080", "Leeuwarden", volledig_doorzocht=True)
    offers = {"L0000000001": ["type:Advies", "Algemeen"]}
    return assemble([town], [location_row(1, town)], offers, kandidaten)


def states_of(snapshot: Snapshot) -> list[tuple[str, str, str]]:
    """Return soort, rij, toestand of every row that a gemeente may lack."""
    with duckdb.connect() as con:
        write_snapshot(con, SCHEMA, snapshot)
        return con.execute(f"SELECT soort, rij, toestand FROM {SCHEMA}.gemeente_dekking").fetchall()


def held_back(snapshot: Snapshot, soort: str) -> set[str]:
    return {r for kind, r, state in states_of(snapshot) if (kind, state) == (soort, WAITING)}


def test_a_candidate_of_which_nothing_is_known_holds_back_all_that_a_gemeente_lacks() -> None:
    snapshot = waiting_town(candidate_row(1, "GM0080"))
    row = state_of(snapshot, "Informatie")
    assert (row["toestand"], row["te_beoordelen"]) == (WAITING, 1)
    assert row["toelichting"] == "kan nog blijken bij 1 van wat te beoordelen is; SYNTHETISCH"
    assert held_back(snapshot, "ondersteuningstype") == set(TYPES) - {"Advies"}
    assert held_back(snapshot, "leefgebied") == set(LEEFGEBIEDEN) - {"Algemeen"}


def test_a_candidate_holds_back_the_labels_that_were_named_and_no_other() -> None:
    snapshot = waiting_town(
        candidate_row(1, "GM0080", ondersteuningstypen="Advies|Informatie"),
        candidate_row(
            2, "GM0080", ondersteuningstypen="Informatie", leefgebieden="Werk en inkomen"
        ),
        candidate_row(3, "GM0080", ondersteuningstypen="Informatie", leefgebieden="Algemeen"),
    )
    assert held_back(snapshot, "ondersteuningstype") == {"Informatie"}
    assert state_of(snapshot, "Informatie")["te_beoordelen"] == 3
    assert held_back(snapshot, "leefgebied") == set(LEEFGEBIEDEN) - {"Algemeen"}
    assert state_of(snapshot, "Werk en inkomen")["te_beoordelen"] == 2
    row = state_of(snapshot, "Doorverwijzing")
    assert (row["toestand"], row["te_beoordelen"]) == (SEARCHED, 0)
    assert row["toelichting"].startswith("van wat nog te beoordelen is, is dit van niets genoemd; ")
    assert held_back(snapshot, "categorie") == {"Informatie"}


def test_a_category_waits_for_each_of_its_types() -> None:
    snapshot = waiting_town(candidate_row(1, "GM0080", ondersteuningstypen="Contactbemiddeling"))
    assert held_back(snapshot, "categorie") == {"Ondersteuning", "Contactbemiddeling"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"soort_organisatie": "samenwerkingsverband", "sociaal_raadslieden": "nee"}, set()),
        ({"soort_organisatie": "samenwerkingsverband"}, {"Sociaal raadslieden"}),
        (
            {"soort_organisatie": "gemeente", "sociaal_raadslieden": "ja"},
            {"Gemeente (inclusief sociaal raadslieden)", "Sociaal raadslieden"},
        ),
        (
            {"soort_organisatie": "gemeente|stichting of vereniging", "sociaal_raadslieden": "nee"},
            {
                "Gemeente (inclusief sociaal raadslieden)",
                "Gemeente (exclusief sociaal raadslieden)",
            },
        ),
        (
            {"landelijke_partij": "Het Juridisch Loket", "sociaal_raadslieden": "nee"},
            {"Het Juridisch Loket", "Hoofdlocaties", "Servicepunten"},
        ),
    ],
)
def test_a_candidate_holds_back_the_rows_of_table_2_in_which_it_may_count(
    said: dict[str, str], expected: set[str]
) -> None:
    assert held_back(waiting_town(candidate_row(1, "GM0080", **said)), "organisatie") == expected


def test_a_record_that_could_not_be_read_may_be_anything() -> None:
    record = candidate_row(1, "GM0080", record_id="handmatig:1") | {"kandidaat_id": None}
    states = states_of(waiting_town(record))
    assert {state for _, _, state in states} == {FOUND, WAITING}
    found = {rij for _, rij, state in states if state == FOUND}
    assert found == {"Advies", "Algemeen", "Niet-gemeente totaal", "Totaal"}


@pytest.mark.parametrize(
    ("kolom", "waarde", "soort", "expected"),
    [
        ("ondersteuningstype", "Informatie", "ondersteuningstype", {"Informatie"}),
        ("leefgebied", "Werk en inkomen", "leefgebied", {"Werk en inkomen"}),
        (
            "soort_organisatie",
            "gemeente",
            "organisatie",
            {
                "Gemeente (inclusief sociaal raadslieden)",
                "Gemeente (exclusief sociaal raadslieden)",
            },
        ),
        ("sociaal_raadslieden", "ja", "organisatie", {"Sociaal raadslieden"}),
    ],
)
def test_what_one_reader_says_of_a_published_location_is_not_white(
    kolom: str, waarde: str, soort: str, expected: set[str]
) -> None:
    said = [
        ("soort_organisatie", "stichting of vereniging", "vastgesteld"),
        ("sociaal_raadslieden", "nee", "vastgesteld"),
        ("ondersteuningstype", "Advies", "vastgesteld"),
        (kolom, waarde, "voorlopig"),
    ]
    values = [
        {
            "locatie_id": "L0000000001",
            "kolom": column,
            "record_id": f"handmatig:{number}",
            "waarde": value,
            "bronwaarde": value,
            "gekozen": certainty == "vastgesteld",
            "zekerheid": certainty,
        }
        for number, (column, value, certainty) in enumerate(said)
    ]
    snapshot = waiting_town() | {"herkomst_waarden": table("herkomst_waarden", values)}
    assert held_back(snapshot, soort) == expected


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
        snapshot["kandidaten"],
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


def test_who_has_no_visiting_address_is_near_to_no_other_gemeente() -> None:
    here = gemeente_row("GM0080", "Leeuwarden", lat=53.2, lon=5.8)
    there = gemeente_row("GM1900", "Súdwest-Fryslân", lat=53.03, lon=5.66)
    far = gemeente_row("GM0344", "Utrecht", lat=52.09, lon=5.12)
    places = [location_row(1, there, bezoekadres=None), location_row(2, far)]
    terms = {row["locatie_id"]: ["Wonen en buren"] for row in places}
    snapshot = assemble([here, there, far], places, terms)
    assert state_of(snapshot, "Wonen en buren")["dichtstbijzijnde_locatie_id"] == "L0000000002"
    assert state_of(snapshot, "Wonen en buren", "GM1900")["toestand"] == FOUND


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
    max_examples=5,
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
            if p["lat"] is not None and town["lat"] is not None and p["bezoekadres"] is not None
        ]
        if own or not distances:
            assert spot["afstand_km"] is None
        else:
            assert spot["afstand_km"] == pytest.approx(min(distances), abs=0.0501)
