"""What a record without a readable address states keeps it from a location elsewhere (SYNTHETISCH)."""

import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.match.engine import match_records
from tests.pipeline.match.lists import count_groups, make_list, together

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
        "zonder leesbaar bezoekadres: postcode, plaats, straat, website of telefoon is anders"
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
