"""Which pieces between the commas of an address are its street and its number: no more, no less."""

import pytest

from pipeline.normalise.street import find_street
from pipeline.normalise.street_numbers import find_first_of_two

NUMBER_FIRST = "nummer staat voor de naam; schrijf het huisnummer achter de straat"


@pytest.mark.parametrize(
    ("pieces", "name", "number", "own", "rest"),
    [
        (["29", "Olympiaweg"], "Olympiaweg", "29", (0, 1), ""),
        (["Gebouw Zuid", "Olympiaweg", "29"], "Olympiaweg", "29", (1, 2), ""),
        (["Olympiaweg", "29 achterom"], "Olympiaweg", "29", (0, 1), " achterom"),
        (["aan de Laan van Nieuw Oost Indië"], "Laan van Nieuw Oost Indië", "", (0,), ""),
    ],
)
def test_a_street_and_its_number_are_of_these_pieces(
    pieces: list[str], name: str, number: str, own: tuple[int, ...], rest: str
) -> None:
    street = find_street(pieces, is_numbered=False)
    assert street is not None
    assert (street.name, street.number.huisnummer) == (name, number)
    assert (street.pieces, street.rest, street.doubt) == (own, rest, "")


@pytest.mark.parametrize("pieces", [["Het Gebouw", "29 kamers"], ["Olympiaweg", "2911 achterom"]])
def test_a_number_with_more_behind_it_is_of_no_street_that_it_does_not_fit(
    pieces: list[str],
) -> None:
    street = find_street(pieces, is_numbered=False)
    assert street is not None
    assert (street.name, street.pieces, street.doubt) == ("", (1,), NUMBER_FIRST)


def test_a_name_of_six_words_is_no_street_without_a_number() -> None:
    assert find_street(["aan de Laan van Nieuw Oost Indië Noord"], is_numbered=False) is None


@pytest.mark.parametrize(("is_numbered", "first"), [(False, None), (True, "")])
def test_two_numbers_behind_an_ordinary_street_are_a_doubt_only_where_streets_are_numbered(
    is_numbered: bool, first: str | None
) -> None:
    assert find_first_of_two("Zuidhof", "Zuidhof 7 12", 8, is_numbered=is_numbered) == first
