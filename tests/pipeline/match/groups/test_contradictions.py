"""What a record without a readable address states keeps it from a location elsewhere (SYNTHETISCH)."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pipeline.country.gazetteer import Gazetteer
from pipeline.match.engine import match_records
from pipeline.match.groups.decisions import PAIR_OF_RECORDS
from tests.pipeline.match.lists import count_groups, groups_of, make_list, together

NAME = "Dorpsteam Rietlanden"
GOOR = (NAME, "Irenestraat 140", "7471 AB", "Goor", "Hof van Twente")
SILENT = (NAME, "", "", "", "Hof van Twente")


def test_a_record_that_states_nothing_else_joins_the_only_location(gazetteer: Gazetteer) -> None:
    assert together(gazetteer, GOOR, SILENT)


@pytest.mark.parametrize(
    "stated",
    [
        (NAME, "in het dorpshuis", "7491 CD", "", "Hof van Twente"),
        (NAME, "in het dorpshuis", "", "Delden", "Hof van Twente"),
        (NAME, "Molenweg", "", "", "Hof van Twente"),
    ],
    ids=["postcode", "place", "street"],
)
def test_another_postcode_place_or_street_makes_it_a_question(
    gazetteer: Gazetteer, stated: tuple[str, ...]
) -> None:
    result = match_records(make_list([GOOR, stated]), gazetteer)
    assert result.clusters["cluster_id"].nunique() == 2
    assert result.questions["regel"].tolist() == [
        "zonder leesbaar bezoekadres: postcode, plaats, straat, locatienaam, website of telefoon is anders"
    ]


def test_another_website_or_number_of_its_own_denies_it(gazetteer: Gazetteer) -> None:
    site, number = "https://rietlanden-goor.example", "0547 123456"
    for own, other in ((site, "https://rietlanden-delden.example"), ("", "")):
        mine, theirs = (*GOOR, own, number), (*SILENT, other, "0547 654321")
        assert count_groups(gazetteer, mine, theirs) == 2
    assert together(gazetteer, (*GOOR, site, number), (*SILENT, site, "0547 654321"))


def test_the_same_postcode_beside_another_in_the_group_denies_nothing(
    gazetteer: Gazetteer,
) -> None:
    misspelt = (NAME, "Irenestraat 140", "7471 AD", "Goor", "Hof van Twente")
    stated = (NAME, "", "7471 AD", "", "Hof van Twente")
    assert together(gazetteer, GOOR, misspelt, stated)


def name_location(locatienaam: str, address: str = "") -> tuple[str, ...]:
    return (NAME, address, "", "", "Hof van Twente", "", "", locatienaam)


def test_each_location_that_is_named_stands_by_itself_and_is_asked_about(
    gazetteer: Gazetteer,
) -> None:
    lines = [name_location(text) for text in ("bibliotheek De Linde", "wijkcentrum Het Baken")]
    result = match_records(make_list(lines), gazetteer)
    assert groups_of(result) == {frozenset({"r00"}), frozenset({"r01"})}
    assert result.questions[["record_id_a", "record_id_b"]].to_numpy().tolist() == [["r00", "r01"]]
    assert result.questions["regel"].item().startswith("zonder leesbaar bezoekadres")


def test_another_name_than_that_of_the_only_location_makes_it_a_question(
    gazetteer: Gazetteer,
) -> None:
    known, named = name_location("De Linde", "Irenestraat 140"), name_location("Het Baken")
    result = match_records(make_list([known, named, SILENT]), gazetteer)
    assert groups_of(result) == {frozenset({"r00", "r02"}), frozenset({"r01"})}
    assert len(result.questions) == 1


@pytest.mark.parametrize(
    "other",
    ["Bibliotheek Lindehof", "lindehof bibliotheek", "bibliotheek Lindehoff", f"{NAME} Lindehof"],
)
def test_what_differs_in_spelling_only_is_one_location(gazetteer: Gazetteer, other: str) -> None:
    written = "Lindehof" if NAME in other else "bibliotheek Lindehof"
    assert together(gazetteer, name_location(written), name_location(other))


@pytest.mark.parametrize("empty", ["", NAME, "locatie Hof van Twente", "spreekuur", "postadres"])
def test_a_name_that_tells_nothing_counts_with_the_one_that_is_named(
    gazetteer: Gazetteer, empty: str
) -> None:
    assert together(gazetteer, name_location("De Linde"), name_location(empty))


def test_who_names_none_of_several_locations_is_asked_about(gazetteer: Gazetteer) -> None:
    lines = [name_location(text) for text in ("De Linde", "Het Baken", "")]
    result = match_records(make_list(lines), gazetteer)
    assert len(groups_of(result)) == 3
    asked = result.questions.set_index("record_id_b")["regel"]
    assert asked["r02"].startswith("zonder bezoekadres: de organisatie heeft meer locaties")


@pytest.mark.parametrize(
    "lines",
    [
        [name_location("De Linde"), name_location("Het Baken")],
        [(NAME, "", "7471 AB", "", "Hof van Twente"), (NAME, "", "7491 CD", "", "Hof van Twente")],
        [name_location("De Linde"), name_location("Het Baken"), name_location("", "Molenweg 3")],
    ],
    ids=["names", "postcodes", "beside a location"],
)
def test_what_people_say_is_the_same_stands_together_whatever_it_states(
    gazetteer: Gazetteer, lines: list[tuple[str, ...]]
) -> None:
    decisions = pd.DataFrame([("r00", "r01", "zelfde")], columns=[*PAIR_OF_RECORDS, "oordeel"])
    groups = groups_of(match_records(make_list(lines), gazetteer, decisions))
    assert frozenset({"r00", "r01"}) in {group - {"r02"} for group in groups}


@given(st.permutations(["De Linde", "de linde", "Het Baken", "", "Molenhof", "Molenhoff"]))
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_order_of_records_changes_no_location(gazetteer: Gazetteer, names: list[str]) -> None:
    table = make_list([name_location(text) for text in names])
    groups = match_records(table, gazetteer).clusters.merge(table, on="record_id")
    told = {frozenset(part) for _, part in groups.groupby("cluster_id")["locatienaam"]}
    assert told == {
        frozenset({"De Linde", "de linde"}),
        frozenset({"Het Baken"}),
        frozenset({"Molenhof", "Molenhoff"}),
        frozenset({""}),
    }


def test_who_is_kept_apart_still_joins_what_matches_one_of_them(gazetteer: Gazetteer) -> None:
    lines = [(name, *GOOR[1:]) for name in (NAME, f"Het {NAME}", f"{NAME} Goor")]
    columns = [*PAIR_OF_RECORDS, "oordeel"]
    decided = pd.DataFrame([("r00", "r02", "verschillend")], columns=columns, dtype=str)
    result = match_records(make_list(lines), gazetteer, decided)
    assert groups_of(result) == {frozenset({"r00", "r01"}), frozenset({"r02"})}
