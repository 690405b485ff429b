"""Every way of writing an address that real sources showed, as records of one organisation."""

import pytest

from pipeline.country.gazetteer import Gazetteer
from tests.pipeline.match.lists import Line, together

NAME = "SYNTHETISCH Lindepunt"


def at(bezoekadres: str, postcode: str = "", plaats: str = "", gemeente: str = "") -> Line:
    return (NAME, bezoekadres, postcode, plaats, gemeente)


ONE_ADDRESS = {
    "three spellings": [
        at("Balistraat 48-H", "1094JN"),
        at("Balistraat 48 A", "1094JN"),
        at("Balistraat 48a", "1094JN"),
    ],
    "number glued to the postcode": [
        at("Makassarplein 11095 RP Amsterdam"),
        at("Makassarplein 1", "1095RP", "Amsterdam"),
    ],
    "number beside the postcode": [
        at("Fizeaustraat 3 1097 SC Amsterdam 0204623353"),
        at("Fizeaustraat 3", "1097SC"),
    ],
    "broken postcode": [
        at("Gravestein 22A 103 BH Amsterdam"),
        at("Gravestein 22-A", "1103BH", "Amsterdam"),
    ],
    "separators": [at("Moterwal  300\n1021PH"), at("Motorwal\u00a0300", "1021PH")],
    "typing error in the street, without postcode": [
        at("Koekoekstraat 5", "", "Utrecht"),
        at("Koekoeksstraat 5", "", "Utrecht"),
    ],
    "ordinal": [
        at("2e Van der Helststraat 66", "1072PG"),
        at("Tweede Van der Helststraat 66", "", "Amsterdam"),
    ],
    "title": [
        at("Burg.Backxlaan 200", "", "Vroomshoop"),
        at("Burgemeester Backxlaan 200", "", "Twenterand"),
    ],
    "street that ends in a number": [
        at("Boulevard 1945 12", "", "Enschede"),
        at("Boulevard 1945 12", "7511AB"),
    ],
    "roman floor": [at("Kerkstraat 12 I", "1017GE"), at("Kerkstraat 12-1", "1017GE")],
    "bis": [at("Kerkstraat 12 bis", "", "Utrecht"), at("Kerkstraat 12bis", "", "Utrecht")],
    "range": [
        at("Bezaanjachtplein 243-247", "1034CR"),
        at("Bezaanjachtplein 243 t/m 247", "", "Amsterdam"),
        at("Bezaanjachtplein 243", "1034CR"),
    ],
    "two numbers": [
        at("Menanderstraat 89/90, Rotterdam, 3076AG, The Netherlands"),
        at("Menanderstraat 89-90", "3076AG"),
    ],
    "place is a quarter": [
        at("Karspeldreef 1009", "", "Amsterdam Zuidoost"),
        at("Karspeldreef 1009", "1104SE", "Amsterdam"),
    ],
    "place is not the gemeente": [
        at("Grotestraat 86", "", "Goor"),
        at("Grotestraat 86", "", "Hof van Twente"),
    ],
    "former gemeente": [
        at("Nieuwstraat 41", "", "Weesp"),
        at("Nieuwstraat 41", "1381BB", "", "Amsterdam"),
    ],
    "city synonym": [
        at("Spui 70", "", "Den Haag"),
        at("Spui 70", "", "'s-Gravenhage"),
        at("Spui 70", "2511BT", "the hague"),
    ],
    "contradictory": [
        at("Willemsweg 147, 6531 DG Nijmegen 147, Nijmegen, 6531DB"),
        at("Willemsweg 147", "6531DB", "Nijmegen"),
    ],
    "building in the address": [
        at("Het Baken 3, Bibliotheek Almelo"),
        at("Het Baken 3", "7607AA", "Almelo"),
    ],
    "postcode with the place": [
        at("Hageland 119", "", "1066 SB Amsterdam"),
        at("Hageland 119", "1066SB"),
    ],
    "one wrong figure in the postcode": [
        at("Hageland 119", "1066SB", "Amsterdam"),
        at("Hageland 119", "1068SB", "Amsterdam"),
    ],
    "address in the field of the place": [
        at("", "1066SB", "Hageland 119, Amsterdam"),
        at("Hageland 119", "1066SB", "Amsterdam"),
    ],
    "two typing errors in the street": [
        at("Spinnersraat 27", "", "Enschede"),
        at("Spinerstraat 27", "7545TP", "Enschede"),
    ],
    "a postcode elsewhere against a place that exists once": [
        at("Hageland 119", "3417ZF", "Maassluis"),
        at("Hageland 119", "", "Maassluis", "Maassluis"),
    ],
    "a postcode elsewhere against the stated gemeente": [
        at("Hageland 119", "1566SB", "", "Amsterdam"),
        at("Hageland 119", "1066SB", "Amsterdam", "Amsterdam"),
    ],
    "PO box beside the visiting address": [
        at("Hageland 119", "1066SB", "Amsterdam", "Amsterdam"),
        at("Postbus 487", "1000AL", "Amsterdam", "Amsterdam"),
    ],
}


@pytest.mark.parametrize("case", ONE_ADDRESS)
def test_spellings_of_one_address_are_found(case: str, gazetteer: Gazetteer) -> None:
    assert together(gazetteer, *ONE_ADDRESS[case])


TWO_ADDRESSES = {
    "two numbers in a street": [at("Hageland 117", "1066SB"), at("Hageland 119", "1066SB")],
    "two units": [at("Spinnerstraat 27A", "7545TP"), at("Spinnerstraat 27-B", "7545TP")],
    "two floors": [at("Kerkstraat 123-1", "1017GE"), at("Kerkstraat 123 II", "1017GE")],
    "an old and a new address": [
        at("Via Antiqua 1", "", "Noordwijkerhout", "Noordwijk"),
        at("Nieuwe Zeeweg 1", "", "Noordwijk", "Noordwijk"),
    ],
    "the same street and number in other gemeenten": [
        at("Raadhuisplein 1", "7581AG", "Losser"),
        at("Raadhuisplein 1", "7651CV", "Tubbergen"),
        at("Raadhuisplein 1", "", "Aalsmeer"),
    ],
    "the same street and number in other towns of a gemeente": [
        at("Dorpsstraat 1", "7471AB", "Goor"),
        at("Dorpsstraat 1", "7475AB", "Markelo"),
    ],
}


@pytest.mark.parametrize("case", TWO_ADDRESSES)
def test_two_addresses_of_one_organisation_stay_apart(case: str, gazetteer: Gazetteer) -> None:
    lines = TWO_ADDRESSES[case]
    assert not together(gazetteer, *lines)
