"""What a gemeente had and has, side by side, and what a source that failed says of a term."""

from tests.pipeline.compare.worlds import ALL_OK, compare, location, mergers, version, years


def test_a_gemeente_shows_what_it_had_and_what_it_has() -> None:
    old, new = [location(1)], [location(1), location(2), location(3)]
    row = compare(version("2023.1", old), version("2026.1", new)).dekking.gemeenten.iloc[0]
    assert (row["locaties_oud"], row["locaties_nieuw"], row["verschil"]) == (1, 3, 2)


def test_what_is_left_out_says_how_many_locations_are_there_for_sure() -> None:
    differences = compare(
        version("2023.1", [location(1)], gemeenten=["GM0001"]),
        version("2026.1", [location(1, gemeentecode="GM0003")], gemeenten=["GM0003"]),
        herindelingen=mergers(
            ("GM0001", "GM0003", "2024-01-01"), ("GM0001", "GM0004", "2024-01-01")
        ),
        gemeenten=years({2023: ["GM0001"], 2026: ["GM0003", "GM0004"]}),
    )
    left_out = differences.dekking.weggelaten.set_index("gemeentecode")["locaties"]
    assert left_out.to_dict() == {"GM0001": 1, "GM0003": 1, "GM0004": 0}


def test_a_type_that_a_source_names_again_after_it_failed_is_no_new_offer() -> None:
    both = ["handmatig:1", "juridischloket:1"]
    new = location(1, both, typen={"Advies": "handmatig", "Informatie": "juridischloket"})
    failed = version("2023.1", [location(1)], bronnen=ALL_OK | {"juridischloket": "mislukt"})
    table = compare(failed, version("2026.1", [new])).wijzigingen
    came = table[table["nieuw"] == "Informatie"]
    assert came["oorzaak"].tolist() == ["bron uitgevallen"]


def test_a_type_of_a_source_that_nobody_collected_before_is_newly_found() -> None:
    both = ["handmatig:1", "juridischloket:1"]
    new = location(1, both, typen={"Advies": "handmatig", "Informatie": "juridischloket"})
    absent = ALL_OK | {"juridischloket": "niet opgehaald"}
    table = compare(version("2023.1", [location(1)], bronnen=absent), version("2026.1", [new]))
    came = table.wijzigingen[table.wijzigingen["nieuw"] == "Informatie"]
    assert came["oorzaak"].tolist() == ["nieuw gevonden"]
