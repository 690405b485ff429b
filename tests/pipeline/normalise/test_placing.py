from dataclasses import replace

import pandas as pd
import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.streets import StreetRegister
from pipeline.normalise.address import format_address
from pipeline.normalise.placing import AddressPlacer


@pytest.mark.parametrize(
    ("written", "gemeente", "reden"),
    [
        ("Purmerend", "Purmerend", "straat en huisnummer ontbreken"),
        ("Purmerend (centrum)", "Purmerend", "straat en huisnummer ontbreken"),
        ("te Heemskerk", "Heemskerk", "straat en huisnummer ontbreken"),
        (
            "Stadhuis, Almelo",
            "Almelo",
            "alleen een gebouw of naam, geen straat met huisnummer",
        ),
        ("Kubiek", "", "alleen een gebouw of naam, geen straat met huisnummer"),
        ("Almelo, Borne", "", "alleen een gebouw of naam, geen straat met huisnummer"),
        (
            "Werkgebied: Almelo",
            "",
            "gemeente of werkgebied in plaats van een bezoekadres",
        ),
    ],
)
def test_a_town_alone_in_the_address_places_it(
    gazetteer: Gazetteer, written: str, gemeente: str, reden: str
) -> None:
    placed = AddressPlacer(gazetteer).place(written, "", "", "")
    assert (placed.placement.gemeentenaam, placed.address.reden) == (gemeente, reden)
    assert placed.address.huisnummer == ""


def test_a_town_in_the_address_does_not_overrule_the_town_that_was_given(
    gazetteer: Gazetteer,
) -> None:
    placed = AddressPlacer(gazetteer).place("Stadhuis, Almelo", "", "Borne", "")
    assert (placed.placement.gemeentenaam, placed.address.woonplaats) == ("Borne", "Borne")


@pytest.mark.parametrize("island", ["Bonaire", "Saba", "Sint Eustatius"])
def test_caribbean_netherlands_is_not_called_abroad(gazetteer: Gazetteer, island: str) -> None:
    for fields in (("Proefroad 2", "", island, ""), ("Proefroad 2", "", "", island)):
        placed = AddressPlacer(gazetteer).place(*fields)
        told = placed.address.reden + placed.placement.uitleg
        assert "buiten de" in told
        assert "niet in Nederland" not in told


@pytest.mark.parametrize(
    "fields",
    [
        ("Breedestraat 10, Willemstad, Curaçao", "", ""),
        ("Breedestraat 10", "", "Willemstad (Curaçao)"),
        ("Antwerpsesteenweg 12 België", "", ""),
        ("Antwerpsesteenweg 12", "B-2580", "Putte"),
        ("Antwerpsesteenweg 12, B-2580 Putte", "", ""),
        ("Bahnhofstraße 1", "48599", "Gronau"),
    ],
)
def test_what_says_that_it_lies_abroad_is_no_namesake(
    gazetteer: Gazetteer, fields: tuple[str, str, str]
) -> None:
    placed = AddressPlacer(gazetteer).place(*fields, "")
    assert placed.address.reden == "adres ligt niet in Nederland"
    assert (placed.placement.gemeentecode, placed.placement.regel) == ("", "buiten_de_gemeenten")
    stated = AddressPlacer(gazetteer).place(*fields, "Enschede").placement
    assert (stated.gemeentenaam, stated.plaatsing) == ("Enschede", "gemeente")


@pytest.fixture
def with_streets(gazetteer: Gazetteer) -> Gazetteer:
    """As if the list of the BAG was fetched, with three made-up streets of Almelo."""
    streets = [("0001", name) for name in ("Proeflaan", "Oude Proeflaan", "Denkbeeldstraat")]
    towns = {"woonplaatscode": ["0001"], "woonplaats": ["Almelo"], "gemeentecode": ["GM0141"]}
    register = StreetRegister.from_reference(
        pd.DataFrame(streets, columns=["woonplaatscode", "straatnaam"]), pd.DataFrame(towns)
    )
    return replace(gazetteer, streets=register)


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (("Proeflaan 3", "", "Almelo", ""), []),
        (("PROEFLAAN 3", "", "Almelo", ""), []),
        (("Kerkstraat 3", "", "Borne", ""), []),
        (
            ("Denkbeeldstr 3", "", "Almelo", ""),
            ["straat Denkbeeldstr staat niet in de BAG van Almelo; bedoelt u Denkbeeldstraat?"],
        ),
        (("Xyz 3", "", "Almelo", ""), ["straat Xyz staat niet in de BAG van Almelo"]),
    ],
)
def test_a_street_that_does_not_exist_in_its_place_is_told_with_the_likeliest(
    with_streets: Gazetteer, fields: tuple[str, str, str, str], told: list[str]
) -> None:
    placed = AddressPlacer(with_streets).place(*fields)
    assert [words for _, words in placed.opmerkingen] == told


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Stichting De Brug Denkbeeldstraat 4", "Denkbeeldstraat 4"),
        ("Stichting De Brug Oude Proeflaan 4", ""),
        ("Stichting De Brug Kerkstraat 4", ""),
    ],
)
def test_the_one_street_that_exists_tells_where_a_name_ends(
    with_streets: Gazetteer, written: str, read: str
) -> None:
    placed = AddressPlacer(with_streets).place(written, "", "Almelo", "")
    assert format_address(placed.address) == read
