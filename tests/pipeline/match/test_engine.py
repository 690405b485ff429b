"""Whole lists matched: look-alikes stay apart, contacts settle, decisions are obeyed, input order is nothing."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from pipeline.country.gazetteer import Gazetteer
from pipeline.errors import SjoError
from pipeline.match.engine import match_records
from pipeline.match.pairs import PAIR_COLUMNS
from tests.pipeline.match.lists import Line, count_groups, groups_of, make_list, together

BAKEN = ("Het Baken 3", "7607AA", "Almelo", "Almelo")
SITE, OTHER_SITE = "https://www.lindepunt-synthetisch.nl", "https://berkenhuis-synthetisch.nl"

TENANTS: dict[str, list[Line]] = {
    "a library, its language point and a fund": [
        ("Bibliotheek Almelo", *BAKEN),
        ("Taalpunt Almelo", *BAKEN),
        ("De VoorzieningenWijzer", *BAKEN),
    ],
    "a team and a centre of one quarter": [
        ("Wijkteam Noord", *BAKEN),
        ("Wijkcentrum Noord", *BAKEN),
    ],
    "two teams that share the site of the gemeente": [
        ("Wijkteam Noord", *BAKEN, "https://www.almelo.nl/noord", "0800 1234567"),
        ("Sociaal Fonds", *BAKEN, "https://www.almelo.nl/fonds", ""),
    ],
    "two that are in one directory": [
        ("Schuldhulpmaatje Almelo", *BAKEN, "https://socialekaart.almelo.nl/is/1"),
        ("COSBO", *BAKEN, "https://socialekaart.almelo.nl/is/2"),
    ],
    "an organisation and its academy": [
        ("Wijkracht", *BAKEN, "https://www.wijkracht.nl/contact"),
        ("Wijkracht Academie", *BAKEN, "https://www.wijkrachtacademie.nl/"),
    ],
    "two numbered teams": [("Buurtteam Oost 1", *BAKEN), ("Buurtteam Oost 2", *BAKEN)],
    "names that miss": [("", *BAKEN), ("", *BAKEN)],
}


@pytest.mark.parametrize("case", TENANTS)
def test_tenants_of_one_building_stay_apart(case: str, gazetteer: Gazetteer) -> None:
    assert count_groups(gazetteer, *TENANTS[case]) == len(TENANTS[case])


def test_a_site_or_number_of_its_own_joins_another_name(gazetteer: Gazetteer) -> None:
    assert together(gazetteer, ("Lindepunt", *BAKEN, SITE), ("Nobato Kelim", *BAKEN, SITE))
    by_phone = ("Nobato Kelim", *BAKEN, "", "+31 546 123456")
    assert together(gazetteer, ("Lindepunt", *BAKEN, "", "0546-123456"), by_phone)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("0800-8020", "+31 800 8020"),
        ("14 053", "14053"),
        ("0031 546 123456", "(0546) 12 34 56"),
        ("tel. 0546-123456 (ma-vr)", "0546 123456"),
    ],
)
def test_a_number_is_one_however_it_is_written(one: str, other: str, gazetteer: Gazetteer) -> None:
    lines = [("Lindepunt", *BAKEN, "", one), ("Nobato Kelim", *BAKEN, "", other)]
    assert together(gazetteer, *lines)


@pytest.mark.parametrize("other", ["lindepunt-synthetisch.nl", f"{SITE}/contact?utm_source=x"])
def test_a_site_is_one_with_and_without_www(other: str, gazetteer: Gazetteer) -> None:
    assert together(gazetteer, ("Lindepunt", *BAKEN, SITE), ("Nobato Kelim", *BAKEN, other))


def test_a_site_that_many_organisations_carry_joins_nothing(gazetteer: Gazetteer) -> None:
    site = "https://hulpwijzer-synthetisch.nl"
    elsewhere = [
        (name, f"Kerkstraat {number}", "", "Utrecht", "Utrecht", site)
        for number, name in enumerate(("Zonnehof", "Meerpaal", "Brugman", "Kompas"), start=1)
    ]
    lines = [("Lindepunt", *BAKEN, site), ("Nobato", *BAKEN, site), *elsewhere]
    assert count_groups(gazetteer, *lines) == len(lines)


def test_one_equal_contact_against_another_that_differs_is_a_question(gazetteer: Gazetteer) -> None:
    lines = [
        ("Lindepunt", *BAKEN, SITE, "0546-123456"),
        ("Nobato Kelim", *BAKEN, OTHER_SITE, "0546-123456"),
    ]
    result = match_records(make_list(lines), gazetteer)
    assert len(groups_of(result)) == 2
    assert result.questions[["record_id_a", "record_id_b"]].to_numpy().tolist() == [["r00", "r01"]]


def test_a_contact_of_one_record_counts_for_all_of_that_name_and_address(
    gazetteer: Gazetteer,
) -> None:
    lines = [
        ("Lindepunt", *BAKEN, SITE, "0546-123456"),
        ("Lindepunt spreekuur", "Het Baken 3", "7607AB", "Almelo", "Almelo", "", "0546-123456"),
        ("Nobato Kelim", "Het Baken 3", "7607AB", "Almelo", "Almelo", "", "0546-123456"),
        ("Nobato Kelim", *BAKEN, OTHER_SITE),
    ]
    assert count_groups(gazetteer, *lines) == 2


def test_a_number_that_tenants_with_sites_of_their_own_share_joins_no_other(
    gazetteer: Gazetteer,
) -> None:
    reception = "0546-123456"
    lines = [
        ("Lindepunt", *BAKEN, SITE, reception),
        ("Nobato Kelim", *BAKEN, OTHER_SITE, reception),
        ("Verloper Kade", *BAKEN, "", reception),
    ]
    assert count_groups(gazetteer, *lines) == 3


def test_where_buildings_lend_their_number_a_number_alone_joins_nothing(
    gazetteer: Gazetteer,
) -> None:
    alias = [
        ("Lindepunt", "Spinnerstraat 27", "7545TP", "Enschede", "", "", "053-4000001"),
        ("Nobato Kelim", "Spinnerstraat 27", "7545TP", "Enschede", "", "", "053-4000001"),
    ]
    tenants = [
        ("Zonnehof", *BAKEN, SITE, "0546-123456"),
        ("Meerpaal", *BAKEN, OTHER_SITE, "0546-123456"),
    ]
    assert together(gazetteer, *alias)
    assert count_groups(gazetteer, *alias, *tenants) == 4


def test_extra_words_that_come_and_go_at_one_contact_say_nothing(gazetteer: Gazetteer) -> None:
    names = ("Lindepunt", "Nobato", "Verloper")
    taught = [
        (f"{name}{extra}", f"Kerkstraat {at}", "", "Utrecht", "Utrecht", f"https://{name}.example")
        for at, name in enumerate(names, start=1)
        for extra in ("", " team volwassenen")
    ]
    denied = [
        (f"{name}{extra}", f"Dorpsstraat {at}", "", "Utrecht", "Utrecht", f"https://{name}{at}.nl")
        for at, (name, extra) in enumerate(
            (("Traiiro", ""), ("Traiiro", " Winkel"), ("Vaartwerf", ""), ("Vaartwerf", " Plus"))
        )
    ]
    denied = [(*line[:1], f"Dorpsstraat {at // 2}1", *line[2:]) for at, line in enumerate(denied)]
    asked = [("Zonnehof", *BAKEN), ("Zonnehof team volwassenen", *BAKEN)]
    assert count_groups(gazetteer, *denied, *asked) == 4 + 2
    assert count_groups(gazetteer, *denied, *taught, *asked) == 4 + len(names) + 1


def test_evidence_of_other_records_is_told_as_such(gazetteer: Gazetteer) -> None:
    lines = [
        ("Lindepunt", *BAKEN, SITE),
        ("Lindepunt", "Het Baken 3", "7607AB", "Almelo", "Almelo"),
        ("Linnaeus Kelim", *BAKEN, SITE),
    ]
    pairs = match_records(make_list(lines), gazetteer).pairs.set_index(
        ["record_id_a", "record_id_b"]
    )
    assert pairs.loc[("r00", "r02"), "website"] == "gelijk"
    assert pairs.loc[("r01", "r02"), "website"] == "gelijk, via andere records"


def test_an_acronym_of_two_tenants_joins_neither_to_the_other(gazetteer: Gazetteer) -> None:
    lines = [
        ("Evangelische Gemeente Zonnerand", *BAKEN),
        ("Evangelische Gemeente Zonnekring", *BAKEN),
        ("EGZ", *BAKEN),
    ]
    assert count_groups(gazetteer, *lines) == 3
    assert count_groups(gazetteer, lines[0], lines[2]) == 1


def test_an_address_without_addition_that_fits_two_units_joins_neither(
    gazetteer: Gazetteer,
) -> None:
    unit_a, unit_b = (
        ("Lindepunt", "Spinnerstraat 27A", "7545TP"),
        ("Lindepunt", "Spinnerstraat 27B", "7545TP"),
    )
    bare = ("Lindepunt", "Spinnerstraat 27", "7545TP")
    assert together(gazetteer, unit_a, bare)
    assert count_groups(gazetteer, unit_a, unit_b, bare) == 3


AT_HOME = ("Lindepunt", "Spinnerstraat 27", "7545TP", "Enschede", "Enschede")
UNLOCATED = ("Stichting Lindepunt", "", "", "", "Enschede")


def test_a_record_without_address_joins_the_only_location_in_its_gemeente(
    gazetteer: Gazetteer,
) -> None:
    assert together(gazetteer, AT_HOME, UNLOCATED)
    assert not together(gazetteer, AT_HOME, ("Lindepunt", "", "", "", "Almelo"))


def test_with_two_locations_it_stands_apart_once_and_becomes_a_question(
    gazetteer: Gazetteer,
) -> None:
    second = ("Lindepunt", "Beneluxlaan 50", "7543XT", "Enschede", "Enschede")
    postbox = ("Lindepunt", "Postbus 12", "7500AA", "Enschede", "Enschede")
    result = match_records(make_list([AT_HOME, second, UNLOCATED, postbox]), gazetteer)
    assert groups_of(result) == {frozenset({"r00"}), frozenset({"r01"}), frozenset({"r02", "r03"})}
    assert len(result.questions) == 1


def test_a_misspelt_record_does_not_hide_a_second_location(gazetteer: Gazetteer) -> None:
    second = ("Beneluxlaan 50", "7543XT", "Enschede", "Enschede")
    named = [("Lindepnut", *second), ("Lindepunt", *second), ("Lindepunt", *second)]
    assert count_groups(gazetteer, *named, AT_HOME, UNLOCATED) == 3


def test_a_look_alike_without_address_stays_apart(gazetteer: Gazetteer) -> None:
    centre = ("Wijkcentrum Noord", "Spinnerstraat 27", "7545TP", "Enschede", "Enschede")
    assert not together(gazetteer, centre, ("Wijkteam Noord", "", "", "", "Enschede"))


def test_an_acronym_of_two_organisations_in_a_gemeente_joins_neither(gazetteer: Gazetteer) -> None:
    lines = [
        ("Stichting Vrijwillige Thuishulp Berkman", "Spinnerstraat 27", "7545TP", "", "Enschede"),
        ("Stichting Vrijwillige Thuishulp Bosman", "Beneluxlaan 50", "7543XT", "", "Enschede"),
        ("SVTB", "", "", "", "Enschede"),
    ]
    assert count_groups(gazetteer, *lines) == 3
    assert count_groups(gazetteer, lines[0], lines[2]) == 1


def test_across_a_gemeente_the_gemeente_in_a_name_is_not_a_town_in_it(
    gazetteer: Gazetteer,
) -> None:
    village = ("Dorpshuis Jellum", "Kerkstraat 1", "9026BB", "Jellum", "Leeuwarden")
    assert not together(gazetteer, village, ("Dorpshuis Leeuwarden", "", "", "", "Leeuwarden"))
    assert together(gazetteer, village, ("Dorpshuis", "", "", "", "Leeuwarden"))


def test_a_name_without_a_place_that_may_be_of_two_towns_joins_neither(
    gazetteer: Gazetteer,
) -> None:
    towns = [
        ("Dorpshuis Jellum", "Kerkstraat 1", "9026BB", "Jellum", "Leeuwarden"),
        ("Dorpshuis Lekkum", "Dorpsstraat 9", "9081AA", "Lekkum", "Leeuwarden"),
    ]
    result = match_records(make_list([*towns, ("Dorpshuis", "", "", "", "Leeuwarden")]), gazetteer)
    assert len(groups_of(result)) == 3


def test_services_in_a_name_do_not_hide_a_second_location(gazetteer: Gazetteer) -> None:
    second = ("Lindepunt, maatschappelijk werk", "Beneluxlaan 50", "7543XT", "", "Enschede")
    assert count_groups(gazetteer, AT_HOME, second, UNLOCATED) == 3
    asked = ("Lindepunt - sociaal raadslieden", "", "", "", "Enschede")
    assert together(gazetteer, AT_HOME, asked)


def test_name_and_address_in_each_others_column_are_put_right(gazetteer: Gazetteer) -> None:
    swapped = ("Spinnerstraat 27", "Lindepunt", "7545TP", "Enschede", "Enschede")
    assert together(gazetteer, AT_HOME, swapped)


def decide(*rows: tuple[str, str, str]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=["record_id_a", "record_id_b", "oordeel"], dtype=str)


def test_what_people_decided_comes_before_any_score(gazetteer: Gazetteer) -> None:
    lines = make_list([("Lindepunt", *BAKEN), ("Lindepunt", *BAKEN), ("Berkenhuis", *BAKEN)])
    apart = match_records(lines, gazetteer, decide(("r00", "r01", "verschillend")))
    assert len(groups_of(apart)) == 3
    joined = match_records(lines, gazetteer, decide(("r00", "r02", "zelfde")))
    assert len(groups_of(joined)) == 1


def test_what_people_decided_about_a_record_without_address_holds(gazetteer: Gazetteer) -> None:
    lines = make_list([AT_HOME, UNLOCATED, ("Nobato", "", "", "", "Enschede")])
    apart = match_records(lines, gazetteer, decide(("r00", "r01", "verschillend")))
    assert len(groups_of(apart)) == 3
    joined = match_records(lines, gazetteer, decide(("r00", "r02", "zelfde")))
    assert len(groups_of(joined)) == 1


def test_a_judged_pair_is_never_asked_again(gazetteer: Gazetteer) -> None:
    lines = make_list([("Wijkteam Lindepunt", *BAKEN), ("Wijkcentrum Lindepunt", *BAKEN)])
    assert len(match_records(lines, gazetteer).questions) == 1
    unsure = match_records(lines, gazetteer, decide(("r00", "r01", "onzeker")))
    assert unsure.questions.empty


def test_contradictory_decisions_are_named(gazetteer: Gazetteer) -> None:
    lines = make_list([("Lindepunt", *BAKEN)] * 3)
    rows = [("r00", "r01", "zelfde"), ("r01", "r02", "zelfde"), ("r00", "r02", "verschillend")]
    with pytest.raises(SjoError, match="r00 en r02"):
        match_records(lines, gazetteer, decide(*rows))


def test_every_merge_is_explained_by_a_chain_of_pairs(gazetteer: Gazetteer) -> None:
    lines = [
        AT_HOME,
        AT_HOME,
        UNLOCATED,
        ("Lindepunt", "Spinnerstr. 27", "", "Enschede"),
        ("Berk", *BAKEN),
    ]
    result = match_records(make_list(lines), gazetteer)
    same = result.pairs[result.pairs["beslissing"] == "zelfde"]
    label = {record: record for record in result.clusters["record_id"]}
    for one, other in zip(same["record_id_a"], same["record_id_b"], strict=True):
        old = label[other]
        label = {key: label[one] if value == old else value for key, value in label.items()}
    explained = {frozenset(k for k in label if label[k] == v) for v in label.values()}
    assert explained == groups_of(result)
    assert list(result.pairs.columns) == list(PAIR_COLUMNS)


@pytest.mark.parametrize("count", [0, 1, 3])
def test_lists_without_anything_in_them_give_one_group_per_record(
    count: int, gazetteer: Gazetteer
) -> None:
    assert count_groups(gazetteer, *[()] * count) == count


streets = st.sampled_from(
    [
        "Kerkstraat 12",
        "Kerkstraat 12-A",
        "Kerkstr. 12b",
        "Kerkstaat 12",
        "Dorpsweg 3",
        "",
        "Kerkstraat 12-14",
    ]
)
some_names = st.sampled_from(
    [
        "Wijkteam Noord",
        "Wijkcentrum Noord",
        "Stichting Wijkteam Noord",
        "WN",
        "Humanitas",
        "",
        "Wijkteam Nord",
    ]
)
lines_of_lists = st.lists(
    st.tuples(
        some_names,
        streets,
        st.sampled_from(["7545TP", "7545 TP", "", "7545TR"]),
        st.sampled_from(["Enschede", "", "Glanerbrug"]),
        st.sampled_from(["Enschede", ""]),
        st.sampled_from(["", "", SITE, OTHER_SITE]),
        st.sampled_from(["", "", "053-1234567"]),
    ),
    min_size=1,
    max_size=9,
)
property_test = settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@property_test
@given(lines=lines_of_lists, seed=st.integers(0, 99))
def test_the_order_of_the_input_does_not_matter(
    gazetteer: Gazetteer, lines: list[Line], seed: int
) -> None:
    table = make_list(lines)
    shuffled = table.sample(frac=1, random_state=seed)
    one, other = match_records(table, gazetteer), match_records(shuffled, gazetteer)
    pd.testing.assert_frame_equal(one.clusters, other.clusters)
    pd.testing.assert_frame_equal(one.pairs, other.pairs)


@property_test
@given(lines=lines_of_lists)
def test_a_record_elsewhere_changes_no_cluster(gazetteer: Gazetteer, lines: list[Line]) -> None:
    stranger = (
        "Meerpaal",
        "Havenkade 8",
        "9933AB",
        "Delfzijl",
        "Eemsdelta",
        "https://meerpaal-synthetisch.nl",
    )
    before = groups_of(match_records(make_list(lines), gazetteer))
    after = groups_of(match_records(make_list([*lines, stranger]), gazetteer))
    assert after == before | {frozenset({f"r{len(lines):02d}"})}


TEAM_AND_ACRONYM: list[Line] = [
    ("Wijkteam Noord", "Kerkstraat 12", "7545TP", "Enschede", "Enschede"),
    ("Wijkteam Noord", "Kerkstraat 12", "7545TP", "Enschede", "Enschede"),
    ("Wijkteam Noord", "Kerkstraat 12", "7545TP", "Enschede", "Enschede", OTHER_SITE),
    ("Wijkteam Noord", "", "7545TP", "Enschede", "Enschede"),
    ("WN", "", "7545TP", "Enschede", "Enschede", OTHER_SITE),
]
"""The site of one record speaks for all of that name in the gemeente, also without an address."""
CONTACT_BY_DECISION: list[Line] = [
    ("WN", "", "7545TP", "Glanerbrug", "", SITE),
    ("Wijkteam Noord", "", "7545TP", "", "", "", "053-1234567"),
    ("Wijkcentrum Noord", "Kerkstraat 12-A", "7545TP", "", "", SITE, "053-1234567"),
]
"""Joining the first and the last must not lend the first the number that joins the second."""
CONTACT_BY_NAMELESS: list[Line] = [
    ("Wijkteam Nord", "Kerkstr. 12b", "7545TR", "Enschede", "", OTHER_SITE),
    ("WN", "", "7545TP", "", "", "", "053-1234567"),
    ("", "Kerkstr. 12b", "7545TP", "Enschede", "Enschede", OTHER_SITE, "053-1234567"),
    ("Wijkcentrum Noord", "", "7545TP", "Enschede", "", OTHER_SITE),
]
AMBIGUOUS_ACRONYM: list[Line] = [
    ("Humanitas", "Kerkstr. 12b", "7545TR", "Enschede", "Enschede"),
    ("Stichting Wijkteam Noord", "", "7545TP", "", "", OTHER_SITE, "053-1234567"),
    ("Humanitas", "", "7545TP", "", "", SITE, "053-1234567"),
    ("WN", "", "7545TR", "Glanerbrug", "Enschede", OTHER_SITE, "053-1234567"),
    ("WN", "Kerkstr. 12b", "7545TP", "", "", SITE, "053-1234567"),
]
"""A short name that fits two stays in doubt when one of its records has been given an address."""


@property_test
@given(lines=lines_of_lists)
@example(TEAM_AND_ACRONYM)
@example(CONTACT_BY_DECISION)
@example(CONTACT_BY_NAMELESS)
@example(AMBIGUOUS_ACRONYM)
def test_matching_the_clusters_found_changes_nothing(
    gazetteer: Gazetteer, lines: list[Line]
) -> None:
    table = make_list(lines)
    found = match_records(table, gazetteer).clusters
    fixed = found[found["record_id"] != found["cluster_id"]]
    again = match_records(
        table, gazetteer, decide(*((a, b, "zelfde") for a, b in fixed.to_numpy()))
    )
    pd.testing.assert_frame_equal(again.clusters, found)


def test_a_contact_speaks_for_all_of_a_name_in_its_gemeente(gazetteer: Gazetteer) -> None:
    assert together(gazetteer, *TEAM_AND_ACRONYM)


@property_test
@given(lines=lines_of_lists)
def test_no_cluster_holds_two_additions_of_one_number(
    gazetteer: Gazetteer, lines: list[Line]
) -> None:
    table = make_list(lines)
    for ids in groups_of(match_records(table, gazetteer)):
        written = set(table.loc[table["record_id"].isin(ids), "bezoekadres"])
        assert not {"Kerkstraat 12-A", "Kerkstr. 12b"} <= written
        assert "Dorpsweg 3" not in written or not written & {"Kerkstraat 12", "Kerkstraat 12-A"}
