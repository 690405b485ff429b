"""Readings that may be of another record than they name (SYNTHETISCH)."""

import pytest

from pipeline.read.misplaced import describe_misplaced, find_misplaced
from tests.pipeline.records import make_records, record_id


def read(organisatie: str) -> list[dict[str, str]]:
    row = {"record_id": record_id(1), "organisatie": organisatie, "bestand": "ab.csv", "rij": "2"}
    return [row]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Wijkteam Noord", "Slachtofferhulp Nederland"),
        ("Sociaal Huis De Linde", "Rechtswinkel Tilburg"),
    ],
)
def test_a_name_without_any_word_of_the_record_is_named(said: str, name: str) -> None:
    assert [found.name for found in find_misplaced(read(said), {record_id(1): [name]})] == [name]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("", "Rechtswinkel Tilburg"),
        ("SMD", "Stichting Maatschappelijke Dienstverlening"),
        ("Rechtswinkel (Tilburg)", "rechtswinkel tilburg"),
        ("Loket Zeist", "Sociaal Loket Zeist"),
    ],
)
def test_a_name_that_is_like_it_is_not(said: str, name: str) -> None:
    assert list(find_misplaced(read(said), {record_id(1): [name]})) == []


def test_the_name_of_the_location_will_do_and_another_record_is_not_judged() -> None:
    names = {record_id(1): ["Humanitas", "Wijkcentrum De Linde"]}
    assert list(find_misplaced(read("De Linde"), names)) == []
    assert list(find_misplaced(read("Geheel Anders"), {record_id(2): ["Humanitas"]})) == []


def test_a_build_says_which_row_and_what_to_do() -> None:
    records = make_records({"organisatie": "Slachtofferhulp Nederland"})
    (told,) = describe_misplaced(read("Wijkteam Noord"), records)
    assert told == (
        f"ab.csv:2: 'Wijkteam Noord' lijkt in niets op de naam van {record_id(1)} "
        "('Slachtofferhulp Nederland'); staat hier het goede record_id? zo niet, trek de lezing in "
        "en lees het goede record"
    )
