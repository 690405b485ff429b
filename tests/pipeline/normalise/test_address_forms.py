"""Forms in which people write an address, each with the reading that is right."""

import pytest

from pipeline.normalise.address import format_address, parse_address, read_address
from pipeline.normalise.reasons import (
    NAME_BEFORE_STREET,
    NEARBY,
    NO_NUMBER,
    NUMBER_BEFORE_NAME,
    NUMBER_TWICE,
    TWO_NUMBERS,
    UNREAD_NUMBER,
)

ADDITIONS = {
    "Celebesstraat 31 - II": "Celebesstraat 31-II",
    "Celebesstraat 31-II": "Celebesstraat 31-II",
    "Celebesstraat 31/II": "Celebesstraat 31-II",
    "Celebesstraat 31 II": "Celebesstraat 31-II",
    "Celebesstraat 31 ii": "Celebesstraat 31-II",
    "Celebesstraat 31 II hoog": "Celebesstraat 31-II",
    "Kerkstraat 12 2 hoog": "Kerkstraat 12-2",
    "Kerkstraat 12 2-hoog": "Kerkstraat 12-2",
    "Kerkstraat 100 K1": "Kerkstraat 100-K1",
    "Kerkstraat 100-K1": "Kerkstraat 100-K1",
    "Kerkstraat 12 A01": "Kerkstraat 12-A01",
    "Kerkstraat 12A01": "Kerkstraat 12-A01",
    "Kerkstraat 12 - A01": "Kerkstraat 12-A01",
    "Kerkstraat 12a2": "Kerkstraat 12-A2",
    "Kerkstraat 12 GB4": "Kerkstraat 12-GB4",
    "Kerkstraat 12 bis a": "Kerkstraat 12-bis-A",
    "Kerkstraat 12bis A": "Kerkstraat 12-bis-A",
    "Kerkstraat 12bisA": "Kerkstraat 12-bis-A",
    "Kerkstraat 12-unit 3": "Kerkstraat 12-3",
    "Kerkstraat 12 (unit 3)": "Kerkstraat 12-3",
    "Kerkstraat 12 app. 3b": "Kerkstraat 12-3B",
    "Kerkstraat nrs. 12-14": "Kerkstraat 12-14",
    "Kerkstraat # 12": "Kerkstraat 12",
    "Kerkstraat:12": "Kerkstraat 12",
    "Ampèrestraat 7 8": "Ampèrestraat 7-8",
    "Laan van Voorbeeld 50 2": "Laan van Voorbeeld 50-2",
    "Het Voorbeeld 300 1": "Het Voorbeeld 300-1",
    "Kerkstraat 23 B 03": "Kerkstraat 23-B-03",
    "Kerkstraat 12.1": "Kerkstraat 12-1",
    "Kerkstraat 12 – 16": "Kerkstraat 12-16",
    "Kerkstraat 12 ~ 16": "Kerkstraat 12-16",
    "Kerkstraat 12a t/m c": "Kerkstraat 12A-12C",
    "Kerkstraat 12 A en B": "Kerkstraat 12A-12B",
}  # fmt: skip


@pytest.mark.parametrize("written", ADDITIONS)
def test_an_addition_is_read_in_every_typography(written: str) -> None:
    assert format_address(parse_address(written)) == ADDITIONS[written]
    assert read_address(written).ongelezen == ""


STREETS_WITH_A_NUMBER = {
    ("10 mei 1940 laan 7", "", ""): ("10 Mei 1940 Laan", "7"),
    ("4 en 5 meiplein 3", "", ""): ("4 en 5 Meiplein", "3"),
    ("Plein 40/45 12", "", ""): ("Plein 40/45", "12"),
    ("Laan '40-'45 8", "", ""): ("Laan '40-'45", "8"),
    ("Weg van 1940-1945 12", "", ""): ("Weg van 1940-1945", "12"),
    ("Wijk 10 12", "", "Urk"): ("Wijk 10", "12"),
    ("Wold 18 26", "8225 AN", "Lelystad"): ("Wold 18", "26"),
    ("Griend 33 7", "", "Lelystad"): ("Griend 33", "7"),
    ("Jol 11 12a, Lelystad", "", ""): ("Jol 11", "12"),
    ("Zonegge 07 9", "6903EP", "Zevenaar"): ("Zonegge 07", "9"),
    ("Kerkstraat 12 3", "", "Lelystad"): ("Kerkstraat", "12"),
}


@pytest.mark.parametrize("fields", STREETS_WITH_A_NUMBER)
def test_a_number_of_the_street_is_not_that_of_the_house(fields: tuple[str, str, str]) -> None:
    address = parse_address(*fields)
    assert (address.straatnaam, address.huisnummer) == STREETS_WITH_A_NUMBER[fields]


BEFORE_THE_STREET = {
    "Hulpdienst B.V. Kruisweg 811, NL - 2132 NG Hoofddorp": ("Kruisweg", "811", "Hulpdienst B.V"),
    "Hulpdienst BV Kruisweg 811": ("Kruisweg", "811", "Hulpdienst BV"),
    "Bibliotheek Balistraat 48": ("Balistraat", "48", "Bibliotheek"),
    "woonboot Nieuwe Prinsengracht 12": ("Nieuwe Prinsengracht", "12", "woonboot"),
    "p/a Kruisweg 811, 2132 NG Hoofddorp": ("Kruisweg", "811", "p/a"),
    "Gebouw 3, Balistraat 48": ("Balistraat", "48", "Gebouw 3"),
    "12 Kerkstraat": ("Kerkstraat", "12", ""),
    "12a Kerkstraat, Rotterdam": ("Kerkstraat", "12", ""),
    "12, Kerkstraat, Rotterdam": ("Kerkstraat", "12", ""),
    "1e Kerkstraat 5": ("1e Kerkstraat", "5", ""),
    "Stadhuis plein 14": ("Stadhuis plein", "14", ""),
}


@pytest.mark.parametrize("written", BEFORE_THE_STREET)
def test_what_stands_before_the_street_is_told_and_not_read_as_street(written: str) -> None:
    reading = read_address(written)
    address = reading.address
    found = (address.straatnaam, address.huisnummer, reading.ongelezen)
    assert found == BEFORE_THE_STREET[written]


NO_HOURS_OR_PHONES = [
    "Elke woensdag van 10:00 - 12:00 uur\nBuurtcentrum de Brug\nBalistraat 48, 1094 JN Amsterdam",
    "ma t/m vr 9-17, Balistraat 48, 1094 JN Amsterdam",
    "woensdag 10-12 uur Balistraat 48, 1094 JN Amsterdam",
    "9.00 - 17.00, Balistraat 48, 1094 JN Amsterdam",
    "van 1930 uur tot 2030 uur, Balistraat 48, 1094 JN Amsterdam",
    "Tel 0900-1234, Balistraat 48, 1094 JN Amsterdam",
    "Balistraat 48, tel. 232 64 10, 1094 JN Amsterdam",
]


@pytest.mark.parametrize("written", NO_HOURS_OR_PHONES)
def test_hours_and_phones_are_no_house_number_and_are_told(written: str) -> None:
    reading = read_address(written)
    assert format_address(reading.address) == "Balistraat 48"
    assert reading.address.postcode == "1094JN"
    assert reading.ongelezen != ""


NO_ADDRESS = {
    "Prinsengracht t/o 12": NEARBY,
    "Borneokade bij 30": NEARBY,
    "t/o Amstelkade 12": NEARBY,
    "Keizersgracht 400 t/o": NEARBY,
    "Kerkstraat naast 12": NEARBY,
    "Kerkstraat hoek Molenweg 12": NEARBY,
    "hoek Kerkstraat/Molenweg 12": NEARBY,
    "achter Kerkstraat 12": NEARBY,
    "Kerkstraat ter hoogte van 12": NEARBY,
    "Kerkstraat thv 12": NEARBY,
    "Prinsengracht to 12": NEARBY,
    "Kerkstraat/hoek Molenweg": NEARBY,
    "Kerkstraat z/n": NO_NUMBER,
    "Kerkstraat 12 ong.": NO_NUMBER,
    "Kerkstraat ong.": NO_NUMBER,
    "Kerkstraat ongenummerd, Utrecht": NO_NUMBER,
    "De Haven z.n.": NO_NUMBER,
    "Kerkstraat gebouw 12": NO_NUMBER,
    "18 Septemberplein": NO_NUMBER,
    "12 Kerkstraat 3": NUMBER_TWICE,
    "De Gors 4 2": TWO_NUMBERS,
    "Weg 5 12": TWO_NUMBERS,
    "Wijk 7-12": TWO_NUMBERS,
    "12 De Haven": NUMBER_BEFORE_NAME,
    "Kerkstraat 12 BS": UNREAD_NUMBER,
    "Kerkstraat 12 A12345": UNREAD_NUMBER,
    "Kerkstraat 12abc": UNREAD_NUMBER,
    "Kerkstraat 12-14-16": UNREAD_NUMBER,
    "Buurtcentrum de Brug Balistraat 48": NAME_BEFORE_STREET,
    "Stichting Welzijn Balistraat 48": NAME_BEFORE_STREET,
}


@pytest.mark.parametrize("written", NO_ADDRESS)
def test_what_can_be_read_in_two_ways_is_no_address_and_says_why(written: str) -> None:
    address = parse_address(written)
    assert (address.huisnummer, address.reden) == ("", NO_ADDRESS[written])


@pytest.mark.parametrize(
    "written",
    ["Achter de Hoven 12", "Bij de Vaate 20", "Aan de Stadsmuur 3", "De Hoek 3", "Oude Hoek 12"],
)
def test_a_word_of_position_that_is_the_name_of_a_street_stays(written: str) -> None:
    assert format_address(parse_address(written)) == written


@pytest.mark.parametrize(
    "written",
    [
        "Kruisweg 811 NL-2132 NG Hoofddorp",
        "Kruisweg 811, NL 2132NG Hoofddorp, The Netherlands",
        "Kruisweg 811 - 2132 NG - Hoofddorp",
        "Kruisweg 811 / 2132 NG / Hoofddorp",
        "Kruisweg 811 (2132 NG) Hoofddorp",
        "Kruisweg 8112132NG Hoofddorp",
        "KRUISWEG 811, 2132NG HOOFDDORP",
    ],
)
def test_a_postcode_is_read_in_every_typography(written: str) -> None:
    reading = read_address(written)
    assert format_address(reading.address) == "Kruisweg 811"
    assert (reading.address.postcode, reading.address.woonplaats) == ("2132NG", "Hoofddorp")
    assert reading.ongelezen == ""


LEFT_OVER = {
    "Kerkstraat 12 gebouw C": "gebouw C",
    "Kerkstraat 12 studio 4": "studio 4",
    "Kerkstraat 12, 1e etage": "1e etage",
    "Kerkstraat 12 begane grond": "begane grond",
    "Kerkstraat 12 kamer 4": "kamer 4",
    "Kerkstraat 12 (naast de kerk)": "naast kerk",
    "Kerkstraat 12 tegenover de kerk": "tegenover kerk",
    "Kerkstraat 12 achter": "achter",
    "Kerkstraat 12, 14 en 16": "14 en 16",
    "Kerkstraat 12, Bibliotheek, Utrecht": "Bibliotheek",
    "Kerkstraat 12 Utrecht, Nederland": "",
    "Bezoekadres: Kerkstraat nr. 12 te Utrecht": "",
}


@pytest.mark.parametrize("written", LEFT_OVER)
def test_what_is_not_used_is_told(written: str) -> None:
    reading = read_address(written)
    assert (format_address(reading.address), reading.ongelezen) == (
        "Kerkstraat 12",
        LEFT_OVER[written],
    )
    told = [words for _, words in reading.opmerkingen]
    left = LEFT_OVER[written]
    assert told == ([f"niet gebruikt voor het adres: {left}"] if left else [])


def test_a_place_that_contradicts_the_field_of_the_place_is_told() -> None:
    assert read_address("Kerkstraat 12 Utrecht", "", "Zeist").ongelezen == "Utrecht"


def test_text_beyond_the_longest_address_is_told() -> None:
    told = read_address("Kerkstraat 12" + " " * 300 + "achterom").opmerkingen
    assert told == (("bezoekadres", "langer dan 300 tekens; de rest is niet gelezen"),)


@pytest.mark.parametrize(
    ("fields", "digits"),
    [
        (("Antwerpsesteenweg 12", "2580", "Putte"), "2580"),
        (("Molenstraat 8, 2387 Baarle-Hertog", "", ""), "2387"),
        (("Kerkstraat 12", "", "4645 Putte"), "4645"),
        (("Kerkstraat 12", "1094 JN", "Amsterdam"), ""),
    ],
)
def test_four_digits_without_letters_are_kept_apart(
    fields: tuple[str, str, str], digits: str
) -> None:
    reading = read_address(*fields)
    assert reading.cijfers == digits
    assert reading.address.postcode == ("1094JN" if not digits else "")
