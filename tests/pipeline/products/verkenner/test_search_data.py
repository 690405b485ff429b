"""What the script of the first page is given to search in."""

import json
from itertools import accumulate

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from pipeline.products.edition import Edition
from pipeline.products.verkenner.gather import gather_facts
from pipeline.products.verkenner.search_data import (
    Columns,
    list_other_names,
    make_postcode_data,
    make_search_data,
    render_data_script,
)
from tests.pipeline.products.country import (
    LEEFGEBIEDEN,
    TYPES,
    edition_of,
    gemeenten_of_three_states,
    small_edition,
)
from tests.snapshots import Row, location_row

POSTCODES = pd.DataFrame(
    [
        ("3511", "Utrecht", "GM0344", 52.0925, 5.1102),
        ("8601", "Sneek", "GM1900", 53.0318, 5.6554),
        ("8601", "IJsbrechtum", "GM1900", 53.0333, 5.63),
        ("9999", "Elders", "GM9999", 53.0, 6.0),
    ],
    columns=["pc4", "plaats", "gemeentecode", "lat", "lon"],
)


def data_of(edition: Edition) -> Columns:
    return make_search_data(edition, gather_facts(edition))


def utrecht_row(**values: object) -> Row:
    return location_row(1, gemeenten_of_three_states()[0], **values)


def test_a_location_stands_there_with_all_that_a_list_shows() -> None:
    row = utrecht_row(
        bezoekadres="Verzonnenkade 5",
        postcode="3511AB",
        woonplaats="Utrecht",
        telefoon="+31301234567",
        openingstijden="ma 9-12 uur, op afspraak",
    )
    terms = [f"type:{TYPES[3]}", LEEFGEBIEDEN[5]]
    found = data_of(edition_of(row, terms))["locaties"]
    assert {
        name: found[name][0]
        for name in ("id", "adres", "postcode", "telefoon", "uren", "afspraak", "typen")
    } == {
        "id": "L0000000001",
        "adres": "Verzonnenkade 5",
        "postcode": "3511 AB",
        "telefoon": "030 123 4567",
        "uren": "ma 9-12 uur, op afspraak",
        "afspraak": "op afspraak",
        "typen": "d",
    }
    assert (found["leefgebieden"], found["plaatsen"]) == (["f"], ["Utrecht"])


def test_of_every_gemeente_the_state_of_every_term_is_that_of_the_version() -> None:
    gemeenten = data_of(small_edition())["gemeenten"]
    assert gemeenten["code"] == ["GM0344", "GM0373", "GM1900"]
    assert gemeenten["toestand"] == "013"
    utrecht, bergen, fryslan = gemeenten["termen"]
    assert len(utrecht) == len(TYPES) + len(LEEFGEBIEDEN)
    assert (utrecht[0], utrecht[1]) == ("0", "1")
    assert (set(bergen), set(fryslan)) == ({"1"}, {"3"})


def test_a_gemeente_has_the_names_that_everyone_calls_it_by() -> None:
    assert list_other_names("'s-Hertogenbosch") == ["den bosch", "shertogenbosch"]
    assert "den haag" in list_other_names("'s-Gravenhage")
    assert list_other_names("Utrecht") == []


def test_a_permalink_holds_codes_that_outlast_a_renaming() -> None:
    terms = data_of(small_edition())["lijsten"]["leefgebied"]
    assert ["schulden-en-incasso", "Schulden en incasso"] in terms


def test_postcodes_are_those_of_gemeenten_of_the_version_each_with_its_place() -> None:
    found = make_postcode_data(POSTCODES, gather_facts(small_edition()))
    assert found["plaats"] == ["Utrecht", "IJsbrechtum", "Sneek"]
    assert list(accumulate(found["pc4"])) == [3511, 8601, 8601]
    assert list(accumulate(found["gemeente"])) == [0, 2, 2]
    assert list(accumulate(found["lat"])) == [520925, 530333, 530318]


@given(st.text())
def test_no_value_ends_the_script_it_stands_in(text: str) -> None:
    script = render_data_script("X", {"a": text + "</script><!--\u2028"})
    assert "<" not in script
    assert "\u2028" not in script
    assert json.loads(script.removeprefix("var X=").removesuffix(";\n"))["a"].startswith(text)


def test_a_term_is_asked_for_in_the_everyday_words_of_its_definition() -> None:
    found = data_of(small_edition())["omschrijvingen"]
    assert "deurwaarders" in found["Schulden en incasso"]
    assert "brieven" in found["Administratieve hulp"]
