import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.compare.change import CHANGE_COLUMNS
from pipeline.compare.differences import Differences
from pipeline.errors import SjoError
from schemas.published import TABLES
from schemas.vocabulary import Oorzaak
from tests.pipeline.compare.worlds import (
    ALL_OK,
    Row,
    compare,
    location,
    mergers,
    no_address,
    only,
    record_id,
    set_aside,
    version,
    years,
)


def found(differences: Differences) -> list[tuple[str, str, str, int]]:
    table = differences.wijzigingen
    return [
        (r["locatie_id"][-1], r["soort_verschil"], r["oorzaak"], r["effect"])
        for r in table.to_dict("records")
    ]


def test_the_synthetic_versions_meet_the_published_contract() -> None:
    world = version(
        "2023.1",
        [location(1), no_address(2)],
        historie=[("L0000000001", "nieuw", "", "2023.1")],
        afgekeurd=[set_aside("handmatig:3")],
        te_beoordelen=[set_aside("handmatig:4")],
    )
    for name, model in TABLES.items():
        model.validate(world.tables[name], lazy=True)


def test_equal_versions_have_no_differences() -> None:
    offices = [location(1), no_address(2)]
    differences = compare(version("2023.1", offices), version("2026.1", offices))
    assert differences.wijzigingen.empty
    assert list(differences.wijzigingen.columns) == CHANGE_COLUMNS
    assert differences.oorzaken["netto"].sum() == 0


def test_a_later_version_cannot_come_first() -> None:
    with pytest.raises(SjoError, match=r"sjo diff 2023.2 2023.10"):
        compare(version("2023.10", []), version("2023.2", []))


# --- gone


def test_an_office_that_a_collected_site_no_longer_lists_is_a_real_change() -> None:
    change = only(
        compare(version("2023.1", [location(1, ["juridischloket:1"])]), version("2026.1", []))
    )
    assert (change["soort_verschil"], change["oorzaak"], change["effect"]) == (
        "vervallen",
        "echte verandering",
        -1,
    )
    assert "juridischloket is opnieuw bekeken (ok)" in change["grond"]
    assert change["gemeentecode_oud"] == "GM0001"


@pytest.mark.parametrize(
    "state", ["mislukt: http 403", "deels: minder dan het minimum", "niet opgehaald"]
)
def test_an_office_whose_only_source_was_not_read_is_never_gone(state: str) -> None:
    new = version("2026.1", [], bronnen=ALL_OK | {"juridischloket": state})
    change = only(compare(version("2023.1", [location(1, ["juridischloket:1"])]), new))
    assert (change["soort_verschil"], change["oorzaak"]) == ("niet waargenomen", "bron uitgevallen")
    assert f"juridischloket was in 2026.1 {state}" in change["grond"]


def test_a_source_that_the_new_version_does_not_know_proves_nothing() -> None:
    new = version("2026.1", [], bronnen={"handmatig": "ok"})
    change = only(compare(version("2023.1", [location(1, ["juridischloket:1"])]), new))
    assert change["oorzaak"] == "bron uitgevallen"


def test_one_failed_source_of_two_is_enough_to_withhold_judgement() -> None:
    old = version("2023.1", [location(1, ["juridischloket:1", "handmatig:1"])])
    new = version("2026.1", [], bronnen=ALL_OK | {"juridischloket": "mislukt"})
    assert only(compare(old, new))["oorzaak"] == "bron uitgevallen"


def test_a_gemeente_that_was_not_searched_again_loses_nothing() -> None:
    new = version("2026.1", [], gemeenten={"GM0001": 0})
    change = only(compare(version("2023.1", [location(1)]), new))
    assert (change["soort_verschil"], change["oorzaak"]) == ("niet waargenomen", "bron uitgevallen")
    assert "GM0001 is voor 2026.1 niet geheel met de hand doorzocht" in change["grond"]


def test_a_search_by_hand_that_no_longer_finds_an_office_is_a_real_change() -> None:
    change = only(compare(version("2023.1", [location(1)]), version("2026.1", [])))
    assert change["oorzaak"] == "echte verandering"


def test_an_entry_that_researchers_took_out_within_a_wave_was_an_error() -> None:
    new = version("2023.2", [], gemeenten={"GM0001": 0})
    change = only(compare(version("2023.1", [location(1)]), new))
    assert (change["soort_verschil"], change["oorzaak"]) == ("vervallen", "gecorrigeerde fout")
    assert change["grond"] == "binnen dezelfde meting weggehaald uit manual_entries/x.csv rij 2"


def test_a_survey_proves_no_absence() -> None:
    old = version("2023.1", [location(1, ["enquete_gemeenten:1"])])
    change = only(compare(old, version("2026.1", [])))
    assert change["oorzaak"] == "bron uitgevallen"
    assert "enquete_gemeenten geeft geen volledige lijst" in change["grond"]


def test_a_survey_beside_a_search_does_not_stop_the_judgement() -> None:
    old = version("2023.1", [location(1, ["enquete_gemeenten:1", "handmatig:1"])])
    new = version("2026.1", [], bronnen=ALL_OK | {"enquete_gemeenten": "niet opgehaald"})
    assert only(compare(old, new))["oorzaak"] == "echte verandering"


def test_a_record_that_is_now_rejected_was_an_error_unless_the_typology_changed() -> None:
    old = version("2023.1", [location(1)])
    aside = [set_aside("handmatig:1")]
    assert (
        only(compare(old, version("2023.2", [], afgekeurd=aside)))["oorzaak"]
        == "gecorrigeerde fout"
    )
    change = only(compare(old, version("2026.1", [], afgekeurd=aside, typologie="2026")))
    assert change["oorzaak"] == "andere methode"
    assert "typologie 2023 werd 2026" in change["grond"]


def test_a_record_that_waits_for_review_is_no_closed_office() -> None:
    new = version("2026.1", [], te_beoordelen=[set_aside("handmatig:1")])
    change = only(compare(version("2023.1", [location(1)]), new))
    assert change["oorzaak"] == "andere methode"
    assert "wacht op een tweede lezer" in change["grond"]


# --- merged and split


def test_a_double_that_is_merged_is_a_corrected_error() -> None:
    same: Row = {
        "huisnummer": 7,
        "bezoekadres": "Verzonnenstraat 7",
        "organisatie": "SYNTHETISCH A",
    }
    old = version("2023.1", [location(1, **same), location(2, ["juridischloket:2"], **same)])
    merged = location(1, ["handmatig:1", "juridischloket:2"], **same)
    new = version(
        "2023.2", [merged], historie=[("L0000000002", "samengevoegd", "L0000000001", "2023.2")]
    )
    change = only(compare(old, new))
    assert (change["soort_verschil"], change["oorzaak"]) == ("samengevoegd", "gecorrigeerde fout")
    assert change["verwante_locatie_id"] == "L0000000001"


def test_two_offices_that_go_and_sit_together_are_a_real_change() -> None:
    old = version("2023.1", [location(1), location(2, ["juridischloket:2"])])
    moved = {
        (record_id("juridischloket:2"), "bezoekadres"): ("Verzonnenstraat 1", "Verzonnenstraat 1"),
    }
    new = version("2026.1", [location(1, ["handmatig:1", "juridischloket:2"], bronwaarden=moved)])
    change = only(compare(old, new))
    assert (change["soort_verschil"], change["oorzaak"]) == ("samengevoegd", "echte verandering")


def test_a_chain_of_mergers_is_followed_to_its_end() -> None:
    steps = [
        ("L0000000001", "samengevoegd", "L0000000002", "2024.1"),
        ("L0000000002", "samengevoegd", "L0000000003", "2026.1"),
    ]
    old = version("2023.1", [location(1, ["juridischloket:1"]), location(3)])
    change = only(compare(old, version("2026.1", [location(3)], historie=steps)))
    assert change["verwante_locatie_id"] == "L0000000003"


def test_a_circle_in_the_history_ends() -> None:
    steps = [
        ("L0000000001", "samengevoegd", "L0000000002", "2024.1"),
        ("L0000000002", "samengevoegd", "L0000000001", "2026.1"),
    ]
    change = only(compare(version("2023.1", [location(1)]), version("2026.1", [], historie=steps)))
    assert change["soort_verschil"] == "vervallen"


def test_events_of_before_the_old_version_are_no_evidence() -> None:
    steps = [("L0000000001", "samengevoegd", "L0000000002", "2023.1")]
    old = version("2023.1", [location(1), location(2)])
    change = only(compare(old, version("2026.1", [location(2)], historie=steps)))
    assert change["soort_verschil"] == "vervallen"


def test_a_split_adds_a_location_and_names_where_it_came_from() -> None:
    old = version("2023.1", [location(1, ["handmatig:1", "juridischloket:2"])])
    parts = [
        location(1),
        location(
            2,
            ["juridischloket:2"],
            bezoekadres="Verzonnenstraat 1",
            huisnummer=1,
            organisatie="SYNTHETISCH aanbieder 1",
        ),
    ]
    new = version("2023.2", parts, historie=[("L0000000001", "gesplitst", "L0000000002", "2023.2")])
    change = only(compare(old, new))
    assert (change["soort_verschil"], change["oorzaak"], change["effect"]) == (
        "gesplitst",
        "gecorrigeerde fout",
        1,
    )
    assert change["verwante_locatie_id"] == "L0000000001"


def test_a_new_id_that_takes_over_the_records_of_two_is_their_heir() -> None:
    old = version("2023.1", [location(1, huisnummer=7), location(2, huisnummer=7)])
    new = version("2023.2", [location(3, ["handmatig:1", "handmatig:2"], huisnummer=7)])
    kinds = {(i, kind, effect) for i, kind, _, effect in found(compare(old, new))}
    assert kinds == {("1", "samengevoegd", -1), ("2", "samengevoegd", -1), ("3", "samengevoegd", 1)}


def test_the_same_office_under_another_id_neither_opened_nor_closed() -> None:
    old = location(1, ["handmatig:1"], organisatie="SYNTHETISCH  Huis")
    new = location(2, ["handmatig:9"], organisatie="Synthetisch huis", huisnummer=1)
    table = compare(version("2023.1", [old]), version("2026.1", [new])).wijzigingen
    assert set(table["soort_verschil"]) == {"ander kenmerk"}
    assert set(table["oorzaak"]) == {"andere methode"}
    assert table["verwante_locatie_id"].tolist() == ["L0000000002", "L0000000001"]
    assert table["effect"].sum() == 0


def test_another_provider_or_address_is_another_office() -> None:
    old = location(1, ["juridischloket:1"])
    for other in (
        location(2, ["handmatig:9"], huisnummer=1),
        no_address(2, organisatie=old["organisatie"]),
    ):
        table = compare(version("2023.1", [old]), version("2026.1", [other])).wijzigingen
        assert table["soort_verschil"].tolist() == ["nieuw", "vervallen"]


def test_an_office_that_awaits_review_under_a_new_record_is_not_closed() -> None:
    pending = set_aside(
        "handmatig:9", organisatie="SYNTHETISCH aanbieder 1", gemeente="Gemeente GM0001"
    )
    change = only(
        compare(version("2023.1", [location(1)]), version("2026.1", [], te_beoordelen=[pending]))
    )
    assert change["oorzaak"] == "andere methode"
    back = only(
        compare(version("2023.1", [], te_beoordelen=[pending]), version("2026.1", [location(1)]))
    )
    assert back["oorzaak"] == "nieuw gevonden"
    assert "stond in 2023.1 met deze naam en gemeente bij te_beoordelen" in back["grond"]


# --- appeared


def test_an_office_that_a_site_lists_for_the_first_time_is_a_real_change() -> None:
    change = only(
        compare(version("2023.1", []), version("2026.1", [location(1, ["juridischloket:1"])]))
    )
    assert (change["soort_verschil"], change["oorzaak"], change["effect"]) == (
        "nieuw",
        "echte verandering",
        1,
    )


def test_an_office_found_by_hand_is_newly_found_not_opened() -> None:
    change = only(compare(version("2023.1", []), version("2026.1", [location(1)])))
    assert change["oorzaak"] == "nieuw gevonden"
    assert "of zij er toen al was is niet bekend" in change["grond"]


def test_an_office_of_a_source_that_did_not_exist_is_newly_found() -> None:
    old = version("2023.1", [], bronnen={"handmatig": "ok"})
    change = only(compare(old, version("2026.1", [location(1, ["vluchtelingenwerk:1"])])))
    assert change["oorzaak"] == "nieuw gevonden"
    assert "vluchtelingenwerk was in 2023.1 niet opgehaald" in change["grond"]


def test_an_office_of_a_source_that_works_again_was_missing_for_that() -> None:
    old = version("2023.1", [], bronnen=ALL_OK | {"juridischloket": "mislukt: time-out"})
    change = only(compare(old, version("2023.2", [location(1, ["juridischloket:1"])])))
    assert (change["oorzaak"], change["effect"]) == ("bron uitgevallen", 1)
    assert "mislukt: time-out" in change["grond"]


def test_a_location_that_comes_back_is_not_called_new() -> None:
    old = version("2023.1", [])
    new = version("2026.1", [location(1)], historie=[("L0000000001", "hersteld", "", "2026.1")])
    assert only(compare(old, new))["soort_verschil"] == "teruggekeerd"


def test_a_record_that_waited_for_review_is_newly_found() -> None:
    old = version("2023.1", [], te_beoordelen=[set_aside("handmatig:1")])
    change = only(compare(old, version("2023.2", [location(1)])))
    assert change["oorzaak"] == "nieuw gevonden"


def test_a_record_that_was_wrongly_rejected_is_a_corrected_error() -> None:
    old = version("2023.1", [], afgekeurd=[set_aside("handmatig:1")])
    change = only(compare(old, version("2023.2", [location(1)])))
    assert change["oorzaak"] == "gecorrigeerde fout"


# --- boundaries


def merge_two_gemeenten(
    old: list[Row], new: list[Row], historie: list[tuple[str, str, str, str]]
) -> Differences:
    return compare(
        version("2023.1", old, gemeenten=["GM0001", "GM0002"]),
        version("2026.1", new, gemeenten=["GM0003"], historie=historie),
        herindelingen=mergers(
            ("GM0001", "GM0003", "2024-01-01"), ("GM0002", "GM0003", "2025-01-01")
        ),
        gemeenten=years({2023: ["GM0001", "GM0002"], 2026: ["GM0003"]}),
    )


def test_a_merger_of_two_gemeenten_opens_and_closes_nothing() -> None:
    old = [
        location(1),
        location(2, gemeentecode="GM0002"),
        no_address(3),
        no_address(4, gemeentecode="GM0002"),
    ]
    merged_provider = no_address(3, ["handmatig:3", "handmatig:4"], gemeentecode="GM0003")
    new = [location(1, gemeentecode="GM0003"), location(2, gemeentecode="GM0003"), merged_provider]
    differences = merge_two_gemeenten(
        old, new, [("L0000000004", "samengevoegd", "L0000000003", "2026.1")]
    )
    table = differences.wijzigingen
    assert set(table["oorzaak"]) == {"grens"}
    assert set(table["soort_verschil"]) == {"andere gemeente", "samengevoegd"}
    assert set(differences.dekking.gemeenten["dekking"]) == {"gelijk"}
    assert differences.dekking.weggelaten.empty


def test_a_provider_without_address_that_lost_its_id_in_a_merger_did_not_close() -> None:
    name = {"organisatie": "SYNTHETISCH maatje"}
    old = [no_address(3, **name), no_address(4, gemeentecode="GM0002", **name)]
    new = [no_address(5, ["handmatig:9"], gemeentecode="GM0003", **name)]
    differences = merge_two_gemeenten(old, new, [])
    assert set(differences.wijzigingen["oorzaak"]) == {"grens"}
    assert set(differences.wijzigingen["soort_verschil"]) == {"ander kenmerk"}
    assert differences.netto == -1


def test_coverage_on_an_older_map_leaves_out_what_cannot_be_told_apart() -> None:
    differences = compare(
        version("2023.1", [location(1)], gemeenten=["GM0001", "GM0002", "GM0005"]),
        version("2026.1", [location(1, gemeentecode="GM0003")], gemeenten=["GM0003", "GM0005"]),
        herindelingen=mergers(
            ("GM0001", "GM0003", "2024-01-01"), ("GM0002", "GM0003", "2024-01-01")
        ),
        gemeenten=years({2023: ["GM0001", "GM0002", "GM0005"], 2026: ["GM0003", "GM0005"]}),
        kaartjaar=2023,
    )
    assert differences.dekking.gemeenten["gemeentecode"].tolist() == ["GM0005"]
    reasons = differences.dekking.weggelaten[["versie", "gemeentecode", "reden"]].values.tolist()
    assert reasons == [
        ["2026.1", "GM0003", "GM0003 kwam voort uit GM0001, GM0002"],
        ["kaart van 2023", "GM0001", "kan een deel van GM0003 (2026.1) bevatten"],
        ["kaart van 2023", "GM0002", "kan een deel van GM0003 (2026.1) bevatten"],
    ]


def test_a_divided_gemeente_is_named_and_not_guessed() -> None:
    differences = compare(
        version("2023.1", [location(1)], gemeenten=["GM0001", "GM0005"]),
        version(
            "2026.1", [location(1, gemeentecode="GM0003")], gemeenten=["GM0003", "GM0004", "GM0005"]
        ),
        herindelingen=mergers(
            ("GM0001", "GM0003", "2024-01-01"), ("GM0001", "GM0004", "2024-01-01")
        ),
        gemeenten=years({2023: ["GM0001", "GM0005"], 2026: ["GM0003", "GM0004", "GM0005"]}),
    )
    change = only(differences)
    assert (change["soort_verschil"], change["oorzaak"]) == ("andere gemeente", "grens")
    assert "GM0001 is verdeeld over GM0003, GM0004" in change["grond"]
    assert differences.dekking.gemeenten["gemeentecode"].tolist() == ["GM0005"]
    assert differences.dekking.weggelaten["reden"].tolist() == [
        "GM0001 is verdeeld over GM0003, GM0004",
        "kan een deel van GM0001 (2023.1) bevatten",
        "kan een deel van GM0001 (2023.1) bevatten",
    ]


def test_a_gemeente_that_received_a_part_of_another_gained_nothing_for_sure() -> None:
    differences = compare(
        version("2023.1", [location(1)], gemeenten=["GM0001", "GM0003"]),
        version("2026.1", [location(1, gemeentecode="GM0003")], gemeenten=["GM0003", "GM0004"]),
        herindelingen=mergers(
            ("GM0001", "GM0003", "2024-01-01"), ("GM0001", "GM0004", "2024-01-01")
        ),
        gemeenten=years({2023: ["GM0001", "GM0003"], 2026: ["GM0003", "GM0004"]}),
    )
    assert differences.dekking.gemeenten.empty
    assert "GM0003" in differences.dekking.weggelaten["gemeentecode"].tolist()


def test_a_map_of_an_unknown_year_is_refused() -> None:
    with pytest.raises(SjoError, match="geen kaart van 1999"):
        compare(version("2023.1", []), version("2026.1", []), kaartjaar=1999)


def test_a_gemeente_that_was_not_searched_again_did_not_lose_its_coverage() -> None:
    new = version("2026.1", [], gemeenten={"GM0001": 0})
    differences = compare(version("2023.1", [location(1)]), new)
    assert differences.dekking.gemeenten["dekking"].tolist() == ["niet te zeggen"]


# --- changed


def test_the_same_id_at_another_address_has_moved() -> None:
    new = location(
        1, bezoekadres="Bedachtplein 9", straatnaam="Bedachtplein", huisnummer=9, postcode="1234CD"
    )
    change = only(compare(version("2023.1", [location(1)]), version("2026.1", [new])))
    assert (change["soort_verschil"], change["oorzaak"], change["effect"]) == (
        "verhuisd",
        "echte verandering",
        0,
    )
    assert (change["oud"], change["nieuw"]) == (
        "Verzonnenstraat 1, 1234AB Verzonnen",
        "Bedachtplein 9, 1234CD Verzonnen",
    )
    assert change["grond"] == "handmatig schrijft eerst 'Verzonnenstraat 1', nu 'Bedachtplein 9'"


def test_another_spelling_of_a_street_is_no_move() -> None:
    new = location(1, bezoekadres="Verzonnenstr. 1", straatnaam="Verzonnenstr.")
    change = only(compare(version("2023.1", [location(1)]), version("2026.1", [new])))
    assert (change["soort_verschil"], change["kolom"]) == ("gewijzigd", "bezoekadres")


def test_another_point_for_the_same_address_is_another_method() -> None:
    old, new = location(1, lat=52.0, lon=5.0), location(1, lat=52.1, lon=5.0)
    change = only(compare(version("2023.1", [old]), version("2026.1", [new])))
    assert (change["kolom"], change["oorzaak"]) == ("lat, lon", "andere methode")
    assert change["oud"] == "52.00000, 5.00000 (gemeente)"


def test_another_name_is_a_renaming() -> None:
    new = location(1, organisatie="SYNTHETISCH nieuwe naam")
    change = only(compare(version("2023.1", [location(1)]), version("2026.1", [new])))
    assert (change["soort_verschil"], change["oorzaak"]) == ("hernoemd", "echte verandering")


def test_a_value_that_someone_corrected_was_an_error() -> None:
    new = location(1, organisatie="SYNTHETISCH goed gespeld")
    corrections = pd.DataFrame({"record_id": [record_id("handmatig:1")], "kolom": ["organisatie"]})
    old = version("2023.1", [location(1)])
    change = only(compare(old, version("2023.2", [new]), correcties=corrections))
    assert change["oorzaak"] == "gecorrigeerde fout"
    assert "correcties.csv" in change["grond"]


def test_the_same_source_text_with_another_outcome_is_another_method() -> None:
    text = {(record_id("handmatig:1"), "website"): ("https://b.example/", "b.example")}
    old_text = {(record_id("handmatig:1"), "website"): ("b.example", "b.example")}
    old = version("2023.1", [location(1, website="b.example", bronwaarden=old_text)])
    new = version("2023.2", [location(1, website="https://b.example/", bronwaarden=text)])
    change = only(compare(old, new))
    assert (change["kolom"], change["oorzaak"]) == ("website", "andere methode")


def test_a_value_of_a_source_that_failed_is_not_a_real_change() -> None:
    by_hand = {(record_id("handmatig:1"), "website"): ("https://b.example/", "b.example")}
    both = ["juridischloket:1", "handmatig:1"]
    old = version("2023.1", [location(1, both, website="https://a.example/", bronwaarden=by_hand)])
    new = version(
        "2026.1",
        [location(1, ["handmatig:1"], website="https://b.example/", bronwaarden=by_hand)],
        bronnen=ALL_OK | {"juridischloket": "mislukt"},
    )
    change = only(compare(old, new))
    assert (change["kolom"], change["oorzaak"]) == ("website", "bron uitgevallen")


def test_a_value_of_a_newly_added_record_is_newly_found() -> None:
    old = version("2023.1", [location(1)])
    new = version(
        "2026.1",
        [
            location(
                1,
                ["juridischloket:1", "handmatig:1"],
                website="https://a.example/",
                bronwaarden={(record_id("handmatig:1"), "website"): None},
            )
        ],
    )
    change = only(compare(old, new))
    assert (change["oud"], change["nieuw"], change["oorzaak"]) == (
        "",
        "https://a.example/",
        "nieuw gevonden",
    )


def test_types_and_leefgebieden_are_told_one_by_one() -> None:
    old = location(1, typen={"Advies": "handmatig", "Informatie": "regel: r1"})
    new = location(
        1,
        typen={"Advies": "handmatig", "Doorverwijzing": "handmatig"},
        leefgebieden={"Schulden en incasso": "handmatig"},
    )
    table = compare(version("2023.1", [old]), version("2026.1", [new])).wijzigingen
    rows = table[["soort_verschil", "oud", "nieuw", "oorzaak"]].values.tolist()
    assert rows == [
        ["ander ondersteuningstype", "", "Doorverwijzing", "echte verandering"],
        ["ander ondersteuningstype", "Informatie", "", "andere methode"],
        ["ander leefgebied", "", "Schulden en incasso", "echte verandering"],
        ["ander leefgebied", "Algemeen", "", "echte verandering"],
    ]


def test_a_type_of_a_source_that_failed_did_not_end() -> None:
    old = location(1, ["handmatig:1", "juridischloket:1"], typen={"Advies": "juridischloket"})
    new = version(
        "2026.1",
        [location(1, typen={"Informatie": "handmatig"})],
        bronnen=ALL_OK | {"juridischloket": "mislukt"},
    )
    table = compare(version("2023.1", [old]), new).wijzigingen
    gone = table[table["oud"] == "Advies"]
    assert gone["oorzaak"].tolist() == ["bron uitgevallen"]


def test_seeing_a_location_again_is_no_difference() -> None:
    new = location(1, laatst_gezien_op="2026-01-01")
    assert compare(version("2023.1", [location(1)]), version("2026.1", [new])).wijzigingen.empty


# --- the whole

NUMBERS = st.lists(st.integers(1, 12), unique=True, max_size=8)
STATES = st.sampled_from(["ok", "mislukt", "niet opgehaald"])
SOURCES = st.sampled_from(["handmatig", "juridischloket", "enquete_gemeenten"])
EVENTS = st.lists(
    st.tuples(
        st.integers(1, 12).map(lambda n: f"L{n:010d}"),
        st.sampled_from(["samengevoegd", "gesplitst", "vervallen", "hersteld", "nieuw"]),
        st.integers(1, 12).map(lambda n: f"L{n:010d}"),
        st.sampled_from(["2023.1", "2024.1", "2026.1"]),
    ),
    max_size=6,
)


@settings(max_examples=30, deadline=None)
@given(before=NUMBERS, after=NUMBERS, bron=SOURCES, states=st.tuples(STATES, STATES), events=EVENTS)
def test_the_causes_always_add_up_to_the_net_difference(
    before: list[int],
    after: list[int],
    bron: str,
    states: tuple[str, str],
    events: list[tuple[str, str, str, str]],
) -> None:
    sides = [
        version(
            versie, [location(n, [f"{bron}:{n}"]) for n in numbers], bronnen=ALL_OK | {bron: state}
        )
        for versie, numbers, state in zip(
            ("2023.1", "2026.1"), (before, after), states, strict=True
        )
    ]
    historie = version("2026.1", [], historie=events).tables["id_historie"]
    differences = compare(*sides, historie=historie)
    causes = differences.oorzaken
    assert causes["oorzaak"].tolist() == list(Oorzaak)
    assert (
        causes["erbij"].sum() - causes["eraf"].sum() == causes["netto"].sum() == differences.netto
    )
    assert causes["netto"].sum() == len(after) - len(before)
    if states[1] != "ok":
        gone = differences.wijzigingen[differences.wijzigingen["effect"] == -1]
        assert "vervallen" not in set(gone["soort_verschil"])


@settings(max_examples=8, deadline=None)
@given(order=st.permutations([1, 2, 3, 4]))
def test_the_order_of_rows_does_not_matter(order: list[int]) -> None:
    old = [location(n) for n in (1, 2, 3, 4)]
    new = [location(n, website=f"https://{n}.example/") for n in (2, 3, 4, 5)]
    straight = compare(version("2023.1", old), version("2026.1", new))
    shuffled = compare(
        version("2023.1", [old[i - 1] for i in order]),
        version("2026.1", [new[i - 1] for i in order]),
    )
    pd.testing.assert_frame_equal(straight.wijzigingen, shuffled.wijzigingen)


def test_one_find_in_a_gemeente_without_a_complete_search_takes_no_other_location_away() -> None:
    old = version("2023.1", [location(1), location(2)])
    new = version("2026.1", [location(1)], gemeenten={"GM0001": 1})
    change = only(compare(old, new))
    assert change["soort_verschil"] == "niet waargenomen"
    assert "niet geheel met de hand doorzocht" in change["grond"]


def test_a_no_that_no_record_gave_and_an_empty_cell_are_the_same_silence() -> None:
    old = version("2023.1", [location(1)])
    new = version("2026.1", [location(1, sociaal_raadslieden=None)])
    assert compare(old, new).wijzigingen.empty


def test_a_location_that_people_found_closed_is_a_real_change() -> None:
    closed = set_aside("handmatig:1", regel="opgeheven")
    change = only(
        compare(version("2023.1", [location(1)]), version("2023.2", [], afgekeurd=[closed]))
    )
    assert (change["soort_verschil"], change["oorzaak"]) == ("vervallen", "echte verandering")


def test_a_value_of_the_second_reader_is_a_mended_fault() -> None:
    words = {(record_id("handmatig:1"), "organisatie"): ("SYNTHETISCH nieuw", "beoordeling")}
    read = location(1, organisatie="SYNTHETISCH nieuw", bronwaarden=words)
    change = only(compare(version("2023.1", [location(1)]), version("2023.2", [read])))
    assert change["oorzaak"] == "gecorrigeerde fout"
    assert "tweede lezer" in change["grond"]
