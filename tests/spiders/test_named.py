"""Values with names become fields: what a value is decides, its name is a second witness."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.values.kinds import kind_of
from spiders.values.labels import field_for, says_other
from spiders.values.named import has_visiting_address, read_named

WHOLE = {"naam": "Loket De Brug", "adres": "Kersenlaan 12", "postcode": "7523 XA"}


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("Huisnr.", "huisnummer"), ("Toev.", "toevoeging"), ("vestiging", "naam"),
        ("cityName", "plaats"), ("hostName", "naam"), ("kantoorNaam", "naam"),
        ("adresRegel", "adres"), ("adres_nr", "huisnummer"), ("PC + plaats", "postcode en plaats"),
        ("Naam gemeente", "gemeente"), ("house_number_addition", "toevoeging"),
        ("HUISLTTOEV", "toevoeging"), ("hnr_toev", "toevoeging"), ("huisltr", "toevoeging"),
        ("categoryName", ""), ("omschrijving", ""),
    ],
)  # fmt: skip
def test_a_name_tells_its_field_by_its_words(name: str, field: str) -> None:
    assert field_for(name) == field


@pytest.mark.parametrize(
    "name", ["postadres", "factuuradres_postcode", "billingCity", "Naam contactpersoon", "Faxnr."]
)
def test_a_name_of_something_else_is_no_location_s(name: str) -> None:
    assert says_other(name)


@pytest.mark.parametrize(
    ("value", "kind"),
    [
        ("7523 XA", "postcode"), ("NL-7523 XA", "postcode"), ("7523xa", "postcode"),
        ("7523 XA Enschede", "postcode en plaats"), ("Kersenlaan 12, 7523 XA", "heel adres"),
        ("Enschede", "plaats"), ("053 555 01 10", "telefoon"), ("tel:+31535550110", "telefoon"),
        ("info@example.nl", "email"), ("maandag 9.00-12.00", "openingstijden"),
        ("Kersenlaan 12", "adres"), ("12", ""), ("Loket De Brug", ""), ("2500 kg", ""),
    ],
)  # fmt: skip
def test_a_value_tells_what_it_is(value: str, kind: str) -> None:
    assert kind_of(value) == kind


@pytest.mark.parametrize(
    ("pairs", "adres"),
    [
        ({"straat": "Kersenlaan", "number": "12"}, "Kersenlaan 12"),
        ({"straat": "Plein 1940", "nr": "2"}, "Plein 1940 2"),
        ({"straat": "Kersenlaan 12", "nr": "12"}, "Kersenlaan 12"),
        ({"straat": "Kersenlaan", "nr": "36", "toev": "2"}, "Kersenlaan 36-2"),
        ({"straat": "Kersenlaan", "nr": "36", "toev": "b"}, "Kersenlaan 36b"),
        ({"address1": "Wijkcentrum", "address2": "Kersenlaan 12"}, "Kersenlaan 12"),
        ({"a": "Kersenlaan", "b": "12"}, "Kersenlaan 12"),
        ({"Nr": "3", "Straat": "Kersenlaan", "Nummer": "12"}, "Kersenlaan 12"),
        ({"Nr": "3", "Adres": "Kersenlaan 12"}, "Kersenlaan 12"),
        ({"number": "12", "street": "Kersenlaan"}, "Kersenlaan 12"),
        ({"Adres": "Kersenlaan 12\n7523 XA Enschede\nTel. 053 555 01 10"}, "Kersenlaan 12"),
    ],
)
def test_the_parts_of_an_address_come_together(pairs: dict[str, str], adres: str) -> None:
    assert read_named({**pairs, "pc": "7523 XA"}.items())["adres"] == adres


@pytest.mark.parametrize(
    ("pairs", "postcode"),
    [
        ({"pc_cijfers": "7523", "pc_letters": "XA"}, "7523 XA"),
        ({"postcodeLetters": "xa", "postcodeCijfers": "7523"}, "7523 xa"),
        ({"postcode": "7523 XA", "pc4": "7524", "letters": "AB"}, "7523 XA"),
        ({"pc_cijfers": "7523", "letters": "ABC"}, ""),
    ],
)
def test_the_halves_of_a_postcode_come_together(pairs: dict[str, str], postcode: str) -> None:
    found = read_named({"straat": "Kersenlaan 12", "stad": "Enschede", **pairs}.items())
    assert found.get("postcode", "") == postcode


@pytest.mark.parametrize(
    "pairs",
    [
        {"name": "Winkel", "street": "Kerkstraat 1", "zip": "9000", "city": "Gent"},
        {"name": "Shop", "street": "1 High Street", "zip": "SW1A 1AA", "city": "London"},
        {"name": "Loket", "street": "Kerkstraat 1", "city": "Hasselt", "country": "België"},
        {"name": "Winkel", "street": "Kerkstraat 1", "zip": "2580", "city": "Putte"},
    ],
)
def test_an_address_abroad_is_none_of_ours(pairs: dict[str, str]) -> None:
    assert not has_visiting_address(read_named(pairs.items()))


def test_four_digits_are_a_postcode_where_the_place_agrees() -> None:
    pairs = {"naam": "Loket", "straat": "Kerkstraat 1", "postcode": "3511", "plaats": "Utrecht"}
    assert read_named(pairs.items())["postcode"] == "3511"


@given(st.permutations(["Loket De Brug", "Kersenlaan 12", "7523 XA", "Enschede", "053 555 01 10"]))
def test_the_order_of_values_without_names_does_not_matter(values: list[str]) -> None:
    found = read_named(("", value) for value in values)
    assert found == {**WHOLE, "plaats": "Enschede", "telefoon": "053 555 01 10"}


def test_a_telephone_number_and_hours_in_one_value_are_two() -> None:
    found = read_named(
        [("naam", "Loket"), ("adres", "Kersenlaan 12, 7523 XA Enschede"),
         ("contact", "020 256 08 00; ma 09.00-12.00; wo 09.00-12.00")]
    )  # fmt: skip
    assert found["telefoon"] == "020 256 08 00"
    assert found["openingstijden"] == "ma 09.00-12.00; wo 09.00-12.00"


def test_lines_of_a_text_are_values_of_their_own() -> None:
    text = "Tel. 053 123 45 67\ndinsdag 9.00-12.00\nvrijdag 13.00-15.00"
    found = read_named([*WHOLE.items(), ("omschrijving", text), ("goedgekeurd", "1")])
    assert found["telefoon"] == "053 123 45 67"
    assert found["openingstijden"] == "dinsdag 9.00-12.00; vrijdag 13.00-15.00"


def test_hours_whose_begin_and_end_have_names_of_their_own_are_joined() -> None:
    told = [("naam", "Loket"), ("adres", "Markt 3"), ("postcode", "8011 LW")]
    halves = [("from_monday", "09:00"), ("until_monday", "12:00"), ("from_friday", "")]
    halves += [("donderdagVan", "13:00"), ("donderdagTot", "17:00")]
    assert (
        read_named(told + halves)["openingstijden"] == "maandag 09:00-12:00; donderdag 13:00-17:00"
    )
