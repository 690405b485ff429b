"""Where a rule of normalising begins and ends: at the number itself, not one beside it."""

import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.normalise.address import parse_address
from pipeline.normalise.house_number import is_range
from pipeline.normalise.opening_hours import read_opening_hours
from pipeline.normalise.stage import normalise
from tests.pipeline.normalise.test_stage import records_of


@pytest.mark.parametrize(
    ("first", "second", "ranged"),
    [
        ("9", "10", False), ("10", "11", True), ("11", "12", True), ("5", "9", True),
        ("5", "5", False), ("9", "5", False), ("135", "137", True), ("135", "138", False),
        ("12", "15", False),
    ],
)  # fmt: skip
def test_neighbours_are_a_range_from_ten_and_one_side_of_a_street_always(
    first: str, second: str, ranged: bool
) -> None:
    assert is_range(first, "", second) is ranged


def test_there_is_a_number_one_and_no_number_nought() -> None:
    assert parse_address("Kerkstraat 1", plaats="Utrecht").huisnummer == "1"
    assert parse_address("Kerkstraat 0", plaats="Utrecht").huisnummer == ""


def test_nothing_opens_before_six_in_the_morning() -> None:
    assert read_opening_hours("maandag 6.00 - 12.00") == "Mo 06:00-12:00"
    assert read_opening_hours("maandag 5.59 - 12.00") == ""


@pytest.mark.parametrize(
    "contact", ["tel 30 123 45 67", "mob (6) 12345678", "fax 30-1234567", "0800-1234567"]
)
def test_a_number_to_call_is_no_house_number(contact: str) -> None:
    address = parse_address(f"Kerkstraat 3, {contact}", plaats="Utrecht")
    assert (address.straatnaam, address.huisnummer) == ("Kerkstraat", "3")


@pytest.mark.parametrize(
    ("column", "written", "why"),
    [
        ("telefoon", "06-48151623 Zwaantje", "mobiel nummer met andere woorden"),
        ("website", "https://linkedin.com/in/zwaantje", "pagina van een persoon"),
        ("locatienaam", "t.a.v. Zwaantje", "noemt mogelijk een persoon"),
    ],
)
def test_a_contact_of_a_person_is_left_out_and_its_signal_says_why(
    gazetteer: Gazetteer, column: str, written: str, why: str
) -> None:
    cells = {"organisatie": "SYNTHETISCH Huis", "gemeente": "Hellendoorn", column: written}
    done = normalise(records_of(cells), gazetteer)
    assert done.rows[column].tolist() == [""]
    (signal,) = done.signals.to_dict("records")
    assert (signal["kolom"], why in str(signal["uitleg"])) == (column, True)
    assert str(signal["uitleg"]).endswith("; weggelaten")


def test_a_telephone_number_without_any_word_is_no_house_number() -> None:
    address = parse_address("Kerkstraat 3 030 1234567", plaats="Utrecht")
    assert (address.straatnaam, address.huisnummer) == ("Kerkstraat", "3")
    assert parse_address("Kerkstraat 030 1234567", plaats="Utrecht").huisnummer == ""


def test_what_an_address_is_called_is_no_street() -> None:
    assert parse_address("Locatie: Kerkstraat 3", plaats="Utrecht").straatnaam == "Kerkstraat"
