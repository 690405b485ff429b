"""A name that says it is of the gemeente, and the same without that (SYNTHETISCH)."""

import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.match.engine import match_records
from tests.pipeline.match.lists import count_groups, make_list, together


@pytest.mark.parametrize(
    ("with_address", "without"),
    [
        ("Sociaal Loket", "Gemeente Losser - Sociaal Loket"),
        ("Gemeente Losser - Sociaal Loket", "Sociaal Loket"),
        ("Wijkteam Noord", "Gemeente Losser: Wijkteam Noord"),
        ("Formulierenbrigade", "Gemeente Losser Formulierenbrigade"),
        ("Formulierenbrigade Losser", "Gemeente Losser - Formulierenbrigade"),
        ("Schuldhulpverlening", "Schuldhulpverlening gemeente Losser"),
    ],
)
def test_without_an_address_it_has_the_one_location_of_that_name(
    gazetteer: Gazetteer, with_address: str, without: str
) -> None:
    located = (with_address, "Raadhuisplein 1", "7581 AG", "Losser", "Losser")
    assert together(gazetteer, located, (without, "", "", "", "Losser"))


@pytest.mark.parametrize(
    ("with_address", "without"),
    [
        ("Wijkteam Noord", "Gemeente Losser - Wijkteam Zuid"),
        ("Wijkteam Noord", "Gemeente Losser - Wijkteam"),
        ("Gemeente Losser - Wijkteam", "Gemeente Losser - Schuldhulpverlening"),
        ("Gemeente Losser", "Sociaal Loket"),
        ("Dorpshuis Overdinkel", "Gemeente Losser - Dorpshuis"),
    ],
)
def test_of_another_name_it_is_another(
    gazetteer: Gazetteer, with_address: str, without: str
) -> None:
    located = (with_address, "Raadhuisplein 1", "7581 AG", "Losser", "Losser")
    assert count_groups(gazetteer, located, (without, "", "", "", "Losser")) == 2


def test_an_own_number_that_differs_denies_it(gazetteer: Gazetteer) -> None:
    located = (
        *("Sociaal Raadslieden", "Raadhuisplein 1", "7581 AG", "Losser", "Losser"),
        *("", "053 4812345"),
    )
    other = ("Gemeente Losser - Sociaal Raadslieden", "", "", "", "Losser", "", "053 4698765")
    assert count_groups(gazetteer, located, other) == 2


def test_of_two_locations_people_are_asked_which(gazetteer: Gazetteer) -> None:
    lines = [
        ("Sociaal Loket", "Raadhuisplein 1", "7581 AG", "Losser", "Losser"),
        ("Sociaal Loket", "Kerkstraat 30", "7581 BX", "Losser", "Losser"),
        ("Gemeente Losser - Sociaal Loket", "", "", "", "Losser"),
    ]
    result = match_records(make_list(lines), gazetteer)
    assert result.clusters["cluster_id"].nunique() == 3
    assert "de organisatie heeft meer locaties" in result.questions["regel"].str.cat(sep=" ")
