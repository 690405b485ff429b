"""What is read in one look is read the same by the long way round.

The words and numbers that are mixed here come from the rules of the long way themselves: a word
that is added to such a rule, and that the look in one does not know, is found here.
"""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.country import abroad
from pipeline.normalise import address_text, address_words, house_number, street, street_numbers
from pipeline.normalise.address import Address, parse_address, read_address, read_at_length
from pipeline.normalise.plain_address import is_plain_place, read_plain

RULES = [
    *(address_words.UNNUMBERED, address_words.BERTH, address_words.AREA, address_words.FLOOR),
    *(address_words._NEAR_START, address_words._NEAR_WITHIN, address_words._HOURS),
    *(address_words.COUNTRY_NAME, address_words.LEGAL_FORM, address_words.BUILDING),
    *(address_text._PO_BOX, address_text._ROOM, address_text._NUMBER_WORD, address_text._CONTACT),
    *(address_text._TIME, street._LABEL, street._PREAMBLE, street_numbers._YEAR_STREET),
    *(street_numbers._MONTH, street_numbers._ORDINAL),
]
BY_RULE = st.one_of([st.from_regex(rule) for rule in RULES]).map(
    lambda text: " ".join(text.split())
)
NAMES = st.sampled_from(
    [
        *("Kerkstraat", "Laan", "laan", "Plein", "plein", "Boulevard", "Dorpsweg", "Jan", "Van"),
        *("van", "der", "de", "het", "'t", "'s-", "aan", "op", "in", "te", "Lelystad"),
        *("Lelystadlaan", "Utrecht", "Breda", "Wold", "Gors", "Wijk", "IJ", "École", "Straße"),
        *("2e", "1ste", "Prins-Hendrik", "C.", "J.P.", "D'", "St.-Jan", "Mr.", "Be", "lu"),
        *("Maandag", "zaterdag", "Zondagen", "woensdagavond", "ma", "Di", "za.", "elke", "Iedere"),
        *("Rood", "Zwart", "Hoog", "boven", "Links", "Nederland", "Holland", "Duitsland", "Aruba"),
        *("Zn", "zn", "z.n.", "ong.", "Ongenummerd", "nabij", "Vlakbij", "naast", "th.v", "t.h.v."),
        *("ter", "hoogte", "tegenover", "achter", "hoek", "bij", "to", "Jan-stichting"),
        *("Bibliotheek", "Wijkcentrum", "n.v.", "N.V.", "b.v.", "Postadres", "adresgegevens"),
        *("huisnummers", "www.kerk", "'kamer", "Unit", "Studio", "ligplaats", "telefoonnummer"),
        *("Postbus", "B.V", "VOF", "NV", "Wold.", "Burg."),
        *("en", "tot", "vlak", ".", "'"),
    ]
)
WORDS = st.one_of(NAMES, NAMES, NAMES, BY_RULE)
NUMBERS = st.one_of(
    st.integers(0, 99999).map(str),
    st.from_regex(house_number._NUMBER, fullmatch=True),
    st.lists(
        st.sampled_from(["1", "12", "9", "17", "345", "1234", "0900", "a", "H", "hs", "bis", "II"])
        | st.sampled_from(["-", "/", " ", "e", "uur", "tot", "mei", "A1", "t/m", "z", "."]),
        min_size=1,
        max_size=4,
    ).map("".join),
)
CODES = st.sampled_from(["", "1234 AB", "1234AB", "8225 AB", "1234 SA", "1234ab", "2580", "12"])
PLACES = st.sampled_from(
    [
        *("", "", "Utrecht", "Den Haag", "Lelystad", "Waalre Centrum", "Rood", "Hoog", "Nederland"),
        *("Duitsland", "Saba", "Te Breda", "Nabij Utrecht", "Wijk aan Zee", "Unit", "Het Baken"),
        *("Utrecht Nederland", "Bibliotheek", "'s-Graveland", "utrecht", "Maandag"),
        "Hoek van Holland",
    ]
)
JOINTS = st.sampled_from([" ", " ", ", ", " | ", "\n"])
CASES: st.SearchStrategy[Callable[[str], str]] = st.sampled_from([str, str, str.upper, str.lower])
GAPS = st.sampled_from([" ", " ", " ", "", "."])


@st.composite
def fields(draw: st.DrawFn) -> tuple[str, str, str]:
    """Address, postcode and place, each in its own field or all in one."""
    names = draw(GAPS).join(draw(st.lists(WORDS, min_size=1, max_size=3)))
    code, place = draw(CODES), draw(PLACES)
    text = draw(CASES)(f"{names}{draw(GAPS)}{draw(NUMBERS)}")
    if draw(st.booleans()):
        return (text, code, place) if draw(st.booleans()) else (text, "", f"{code} {place}")
    return f"{text}{draw(JOINTS)}{code}{draw(JOINTS)}{place}", "", ""


@settings(max_examples=1500)
@given(fields())
def test_the_short_way_reads_as_the_long_way(text: tuple[str, str, str]) -> None:
    assert read_address(*text) == read_at_length(*text)
    assert parse_address(*text) == read_address(*text).address


@pytest.mark.parametrize(
    "text",
    [
        *(("Zaterdag 9", "", ""), ("Maandag 9-12", "", ""), ("Zondagavond 9", "", "")),
        *(("C. 12", "", ""), ("Kerkstraat Zn 5", "", ""), ("Kerkstraat z.n. 5", "", "")),
        *(("Vlakbij Kerkstraat 5", "", ""), ("Zaterdag 9, 1234 AB Utrecht", "", "")),
        *(("Kerkstraat 5", "", "Duitsland"), ("Kaya Industria 15", "", "Kralendijk")),
    ],
)
def test_what_looks_like_an_address_and_is_none_is_no_address(text: tuple[str, str, str]) -> None:
    assert parse_address(*text).huisnummer == ""
    assert parse_address(*text).reden != ""


@pytest.mark.parametrize("place", ["Rood", "Hoog", "Nederland", "Bibliotheek", "Nabij Utrecht"])
def test_a_colour_a_country_or_a_building_is_no_place(place: str) -> None:
    assert parse_address("Kerkstraat 5", "1234 AB", place) == Address(
        "Kerkstraat", "5", postcode="1234AB"
    )


def test_a_number_that_is_a_postcode_is_read_as_one() -> None:
    assert parse_address("Kerkstraat 1234HS").postcode == "1234HS"


def test_two_numbers_of_a_street_named_after_lelystad_are_a_question_as_they_are_there() -> None:
    assert "twee nummers" in parse_address("Lelystad 12-14").reden


def test_centrum_behind_a_place_in_its_own_field_is_part_of_it() -> None:
    assert parse_address("Kerkstraat 5", "", "Waalre Centrum").woonplaats == "Waalre Centrum"
    assert parse_address("KERKSTRAAT 5", "", "Waalre Centrum").woonplaats == "Waalre Centrum"
    assert parse_address("Kerkstraat 5, Cultureel Centrum, Waalre").woonplaats == "Waalre"


@pytest.mark.parametrize(
    "text",
    [
        *("Balistraat 48", "Burg. Backxlaan 12-A", "2e Jan Steenstraat 7 bis", "Van Dijklaan 3/2"),
        *("Laan van Meerdervoort 5", "Jan van der Heijdenplein 123a", "Burg.Backxlaan 12"),
        *("KERKSTRAAT 12B", "jan van der heijdenplein 3", "Kerkstraat12", "2e Kerkstraat 194 II"),
    ],
)
def test_common_forms_are_read_in_one_look(text: str) -> None:
    assert read_plain(text) is not None


def test_a_place_of_another_country_is_not_plain() -> None:
    assert is_plain_place("Utrecht")
    assert not any(map(is_plain_place, map(str.capitalize, abroad._OUTSIDE)))


@pytest.mark.parametrize(
    ("text", "reden"),
    [
        (("Postbus 12", "1234 AB", "Breda"), "postbus is geen bezoekadres"),
        (("", "", "Breda"), "adres ontbreekt"),
    ],
)
def test_a_box_or_nothing_but_a_place_says_why_it_is_no_address(
    text: tuple[str, str, str], reden: str
) -> None:
    assert parse_address(*text) == read_at_length(*text).address
    assert parse_address(*text).reden == reden


def test_a_second_floor_behind_three_digits_is_no_broken_postcode() -> None:
    assert parse_address("2e Kerkstraat 194 II") == Address("2e Kerkstraat", "194", "", "II")
    assert read_address("2e Kerkstraat 5, 123 AB").opmerkingen
