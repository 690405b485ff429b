import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.normalise.placing import AddressPlacer


@pytest.mark.parametrize(
    ("written", "gemeente", "reden"),
    [
        ("Purmerend", "Purmerend", "straat en huisnummer ontbreken"),
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


def test_an_island_in_the_text_of_an_address_is_no_namesake(gazetteer: Gazetteer) -> None:
    placed = AddressPlacer(gazetteer).place("Breedestraat 10, Willemstad, Curaçao", "", "", "")
    assert placed.address.reden == "adres ligt niet in Nederland"
