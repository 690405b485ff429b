"""A street and a number without any place fit the one location of that name, or are a question."""

import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.match.engine import match_records
from schemas.vocabulary import Paaroordeel
from tests.pipeline.match.lists import count_groups, make_list

NAME = "SYNTHETISCH Buurtkamer Lindewijk"
HERE = (NAME, "Anjerkade 381", "2153ZW", "Nieuw-Vennep")
THERE = (NAME, "Anjerkade 381", "7511AB", "Enschede")
SITE = "lindewijk-synthetisch.nl"


@pytest.mark.parametrize("street", ["Anjerkade", "Anjerkae", "Anjrekade", "Anjerkadde"])
def test_a_typing_error_in_the_street_does_not_part_what_has_no_place(
    street: str, gazetteer: Gazetteer
) -> None:
    assert count_groups(gazetteer, HERE, (NAME, f"{street} 381")) == 1


@pytest.mark.parametrize(
    "other",
    [
        (NAME, "Anjerkae 382"),
        (NAME, "Tulpkade 381"),
        ("SYNTHETISCH Rechtswinkel Heidewijk", "Anjerkae 381"),
        (NAME, "Anjerkae 381", "9711LM"),
    ],
)
def test_another_number_street_name_or_postcode_does(
    other: tuple[str, ...], gazetteer: Gazetteer
) -> None:
    assert count_groups(gazetteer, HERE, other) == 2


def test_what_fits_two_locations_joins_neither_and_is_a_question(gazetteer: Gazetteer) -> None:
    result = match_records(make_list([HERE, THERE, (NAME, "Anjerkae 381")]), gazetteer)
    assert result.clusters["cluster_id"].nunique() == 3
    doubtful = result.pairs[result.pairs["beslissing"] == Paaroordeel.ONZEKER]
    assert set(doubtful["record_id_b"]) == {"r02"}
    assert "r02" in set(result.questions["record_id_b"])


def test_streets_of_two_sides_are_two_also_without_a_place(gazetteer: Gazetteer) -> None:
    one = (NAME, "Hoge Anjerkade 381", "2153ZW", "Nieuw-Vennep", "", SITE)
    assert count_groups(gazetteer, one, (NAME, "Lage Anjerkade 381", "", "", "", SITE)) == 2
