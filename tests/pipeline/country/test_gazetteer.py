from collections import Counter
from pathlib import Path

import pandas as pd
import pytest

from pipeline.country.gazetteer import Gazetteer
from pipeline.country.place_names import fold_place
from pipeline.country.reference import load_reference

REFERENCE = Path(__file__).parents[3] / "data" / "reference"

CANONICAL = {
    "Den Haag": "GM0518",
    "'s-Gravenhage": "GM0518",
    "`s Gravenhage": "GM0518",
    "DEN HAAG": "GM0518",
    "Den Bosch": "GM0796",
    "'s-Hertogenbosch": "GM0796",
    "Súdwest Fryslân": "GM1900",
    "Súdwest-Fryslân": "GM1900",
    "Sudwest-Fryslan": "GM1900",
    "De Friese Meren": "GM1940",
    "De Fryske Marren": "GM1940",
    "Hengelo": "GM0164",
    "Hengelo (O.)": "GM0164",
    "Bergen (NH.)": "GM0373",
    "Bergen NH": "GM0373",
    "Bergen (L.)": "GM0893",
    "Utrecht (Utr)": "GM0344",
    "Groningen (gemeente)": "GM0014",
    "Gemeente Borne": "GM0147",
    "Sint Michielsgestel": "GM0845",
    "St. Michielsgestel": "GM0845",
    "Capelle a/d IJssel": "GM0502",
    "Capelle a.d. IJssel": "GM0502",
    "Alphen aan de Rijn": "GM0484",
    "Nuenen": "GM0820",
    "GM0363": "GM0363",
    # former gemeenten, along chains
    "Weesp": "GM0363",
    "Noordwijkerhout": "GM0575",
    "Uden": "GM1991",
    "Groesbeek": "GM1945",
    "Schoonhoven": "GM1931",
    # never guessed
    "Bergen": "",
    "Haaren": "",
    "Winsum": "",
    "Littenseradiel": "",
    "Hengelo (L.)": "",
    "Amsterdm": "",
    "": "",
}


@pytest.mark.parametrize("name", CANONICAL)
def test_a_gemeente_is_known_by_all_its_names(gazetteer: Gazetteer, name: str) -> None:
    assert gazetteer.canonical_gemeente(name) == CANONICAL[name]


def test_every_gemeente_of_the_year_is_known_by_its_own_name(gazetteer: Gazetteer) -> None:
    wrong = {n for c, n in gazetteer.names.items() if gazetteer.canonical_gemeente(n) != c}
    assert wrong == set()
    assert len(gazetteer.names) == 342


def test_the_nearest_gemeente_is_suggested_for_a_misspelling(gazetteer: Gazetteer) -> None:
    assert gazetteer.suggest_gemeente("Amsterdm") == "Amsterdam"
    assert gazetteer.suggest_gemeente("Hellendorn") == "Hellendoorn"
    assert gazetteer.suggest_gemeente("xyzxyz") == ""
    assert gazetteer.suggest_gemeente("andere gemeenten in Zeeuws-Vlaanderen") == ""
    assert gazetteer.suggest_gemeente("Amsterdam en wat erbij hoort") == "Amsterdam"


# postcode, woonplaats, stated gemeente; gemeente and what placed it
PLACED = [
    (("1094JN", "", ""), ("Amsterdam", "postcode")),
    (("7442MA", "Nijverdal", "Hellendoorn"), ("Hellendoorn", "postcode")),
    (("3527WB", "Utrecht", "Almelo"), ("Utrecht", "postcode")),
    (("1096AA", "Amsterdam", ""), ("Amsterdam", "postcode en woonplaats")),
    (("1096AA", "", "Ouder-Amstel"), ("Ouder-Amstel", "postcode en gemeente")),
    (("", "Goor", ""), ("Hof van Twente", "woonplaats")),
    (("", "Vroomshoop", "Almelo"), ("Twenterand", "woonplaats")),
    (("", "Weesp", ""), ("Amsterdam", "woonplaats")),
    (("", "Amsterdam Zuidoost", ""), ("Amsterdam", "woonplaats")),
    (("", "Nijmegen Dukenburg", ""), ("Nijmegen", "woonplaats")),
    (("", "Beuningen", "Beuningen"), ("Beuningen", "woonplaats")),
    (("", "Beuningen", "Losser"), ("Losser", "woonplaats")),
    (("", "Den Bosch", ""), ("'s-Hertogenbosch", "woonplaats")),
    (("", "Hengelo (O.)", ""), ("Hengelo", "woonplaats")),
    (("", "Hengelo (Gld)", ""), ("Bronckhorst", "woonplaats")),
    (("", "Bergen (NH.)", ""), ("Bergen (NH.)", "woonplaats")),
    (("", "Hoorn", "Hoorn"), ("Hoorn", "woonplaats en gemeente")),
    (("", "Hoorn", "Terschelling"), ("Terschelling", "woonplaats en gemeente")),
    (("", "Hof van Twente", ""), ("Hof van Twente", "woonplaats")),
    (("", "De Baarsjes", "Amsterdam"), ("Amsterdam", "gemeente")),
    (("3500AL", "", "Almelo"), ("Almelo", "gemeente")),
    (("", "", "Weesp"), ("Amsterdam", "gemeente")),
    # two witnesses against one postcode
    (("1094JN", "Goor", "Hof van Twente"), ("Hof van Twente", "woonplaats")),
]


@pytest.mark.parametrize(("asked", "expected"), PLACED)
def test_the_address_decides_before_the_stated_gemeente(
    gazetteer: Gazetteer, asked: tuple[str, str, str], expected: tuple[str, str]
) -> None:
    placement = gazetteer.place(*asked)
    assert (placement.gemeentenaam, placement.plaatsing) == expected


@pytest.mark.parametrize(
    ("asked", "regel", "kolom", "word"),
    [
        (("", "Hoorn", ""), "gemeente_niet_eenduidig", "plaats", "Hoorn, Terschelling"),
        (("", "Bergen", ""), "gemeente_niet_eenduidig", "plaats", "Bergen (L.), Bergen (NH.)"),
        (("", "Hoorn", "Almere"), "gemeente_niet_eenduidig", "plaats", "Almere is daar geen van"),
        (("1096AA", "", ""), "gemeente_niet_eenduidig", "postcode", "Ouder-Amstel"),
        (("", "", "Haaren"), "gemeente_onbekend", "gemeente", "meer gemeenten"),
        (("", "", "Amsterdm"), "gemeente_onbekend", "gemeente", "bedoelt u Amsterdam?"),
        (("", "Gronau", ""), "gemeente_ontbreekt", "gemeente", "ontbreken"),
        (("", "", ""), "gemeente_ontbreekt", "gemeente", "ontbreken"),
    ],
)
def test_what_is_ambiguous_is_never_guessed(
    gazetteer: Gazetteer, asked: tuple[str, str, str], regel: str, kolom: str, word: str
) -> None:
    placement = gazetteer.place(*asked)
    assert (placement.gemeentecode, placement.regel, placement.kolom) == ("", regel, kolom)
    assert word in placement.uitleg


def test_no_place_name_that_several_gemeenten_share_is_placed_by_itself(
    gazetteer: Gazetteer,
) -> None:
    towns = pd.read_csv(REFERENCE / "woonplaatsen.csv", dtype=str)
    per_name = towns.drop_duplicates(["woonplaats", "gemeentecode"])
    shared = [name for name, times in Counter(per_name["woonplaats"]).items() if times > 1]
    assert len(shared) == 70
    assert towns["woonplaats"].duplicated().sum() == 75
    assert {gazetteer.place("", name, "").gemeentecode for name in shared} == {""}


def test_disagreements_are_signalled_with_both_values(gazetteer: Gazetteer) -> None:
    placement = gazetteer.place("3527WB", "Almelo", "Almelo (Ov)")
    assert placement.gemeentenaam == "Almelo"
    assert placement.signalen == (("postcode", "3527WB", "postcode ligt niet in Almelo"),)
    stated = gazetteer.place("3527WB", "Utrecht", "Almelo").signalen
    assert stated == (
        ("gemeente", "Almelo", "bron noemt Almelo, adres ligt in Utrecht; het adres beslist"),
    )
    unknown = gazetteer.place("3527WB", "", "Utrcht").signalen
    assert unknown == (("gemeente", "Utrcht", "geen bekende gemeente; bedoelt u Utrecht?"),)


def test_the_official_name_of_the_place_is_given(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("", "Den Haag", "").woonplaats == "'s-Gravenhage"
    assert gazetteer.place("", "AMSTERDAM ZUIDOOST", "").woonplaats == "Amsterdam"
    assert gazetteer.place("1094JN", "", "").woonplaats == "Amsterdam"
    assert gazetteer.place("7534CZ", "Glanerbrug", "").woonplaats == "Enschede"
    assert gazetteer.place("", "Glanerbrug", "Enschede").woonplaats == "Glanerbrug"
    assert gazetteer.place("7534CZ", "Goor", "").woonplaats == "Goor"
    assert gazetteer.place("", "Hof van Twente", "").woonplaats == ""


def test_the_point_is_that_of_the_postcode_in_the_gemeente_else_of_the_gemeente(
    gazetteer: Gazetteer,
) -> None:
    table = pd.read_csv(REFERENCE / "pc4.csv", dtype=str)
    rows = table[(table["pc4"] == "1096") & (table["gemeentecode"] == "GM0363")]
    placed = gazetteer.place("1096AA", "Amsterdam", "")
    assert placed.nauwkeurigheid == "postcodegebied"
    assert placed.point is not None
    assert placed.point.lat == pytest.approx(rows["lat"].astype(float).mean(), abs=1e-5)
    only_town = gazetteer.place("", "Goor", "")
    assert only_town.nauwkeurigheid == "gemeente"
    assert only_town.point == (52.2358, 6.5896)


def test_an_earlier_boundary_year_never_gets_todays_boundaries() -> None:
    of_2021 = Gazetteer.from_reference(load_reference(REFERENCE, 2021))
    assert of_2021.place("1381AA", "Weesp", "Weesp").gemeentenaam == "Weesp"
    assert of_2021.place("7442MA", "", "").gemeentenaam == "Hellendoorn"
    assert of_2021.canonical_gemeente("Uden") == "GM0856"


def test_folding_makes_spellings_alike() -> None:
    spellings = ["Súdwest-Fryslân", "sudwest fryslan", "SÚDWEST  FRYSLÂN"]
    assert {fold_place(spelling) for spelling in spellings} == {"sudwest fryslan"}
    assert fold_place("Bergen (NH.)") == "bergen nh"


@pytest.mark.parametrize(
    ("written", "gemeente", "official"),
    [
        ("Bergum", "Tytsjerksteradiel", "Burgum"),
        ("Zwaagwesteinde", "Dantumadiel", "De Westereen"),
        ("Snits", "Súdwest-Fryslân", "Sneek"),
        ("Scheveningen", "'s-Gravenhage", "'s-Gravenhage"),
        ("Hoogvliet", "Rotterdam", "Hoogvliet Rotterdam"),
        ("Hoek v. Holland", "Rotterdam", "Hoek van Holland"),
        ("Wijk b. Duurstede", "Wijk bij Duurstede", "Wijk bij Duurstede"),
        ("Bergen o/z", "Bergen op Zoom", "Bergen op Zoom"),
        ("Bergen o. Zoom", "Bergen op Zoom", "Bergen op Zoom"),
        ("Egmond a/Zee", "Bergen (NH.)", "Egmond aan Zee"),
        ("Noordwijk aan Zee", "Noordwijk", "Noordwijk"),
        ("A'dam", "Amsterdam", "Amsterdam"),
        ("Alphen a/d Rijn", "Alphen aan den Rijn", "Alphen aan den Rijn"),
    ],
)
def test_a_place_is_known_by_its_other_names_and_short_forms(
    gazetteer: Gazetteer, written: str, gemeente: str, official: str
) -> None:
    placement = gazetteer.place("", written, "")
    assert (placement.gemeentenaam, placement.woonplaats) == (gemeente, official)


def test_no_other_name_of_a_place_is_an_official_one() -> None:
    towns = pd.read_csv(REFERENCE / "woonplaatsen.csv", dtype=str)
    others = pd.read_csv(REFERENCE / "plaatsnamen.csv", dtype=str)
    official = {fold_place(name) for name in towns["woonplaats"]}
    assert official.isdisjoint(fold_place(name) for name in others["naam"])
    pairs = set(towns[["woonplaats", "gemeentecode"]].itertuples(index=False, name=None))
    assert set(others[["woonplaats", "gemeentecode"]].itertuples(index=False, name=None)) <= pairs


@pytest.mark.parametrize(
    ("written", "gemeente"),
    [
        ("Boskoop", "Alphen aan den Rijn"),
        ("Rijnwoude", "Alphen aan den Rijn"),
        ("Wieringermeer", "Hollands Kroon"),
        ("Loenen", ""),
        ("Haaren", ""),
        ("GM1992", "Voorne aan Zee"),
        ("gm 1992", "Voorne aan Zee"),
        ("0518", "'s-Gravenhage"),
        ("518", "'s-Gravenhage"),
        ("GM0457", "Amsterdam"),
        ("9999", ""),
    ],
)
def test_a_stated_gemeente_may_be_a_former_one_or_a_code(
    gazetteer: Gazetteer, written: str, gemeente: str
) -> None:
    assert gazetteer.place("", "", written).gemeentenaam == gemeente


def test_a_former_gemeente_of_before_2015_is_told(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("", "", "Boskoop").signalen == (
        ("gemeente", "Boskoop", "geen gemeente van dit jaar; gelezen als Alphen aan den Rijn"),
    )
    assert gazetteer.canonical_gemeente("Boskoop") == ""


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("", "Willemstad", "Curaçao"), "buiten de 342 gemeenten"),
        (("", "Kralendijk", "Bonaire"), "Caribisch Nederland"),
        (("", "The Bottom", ""), "Caribisch Nederland"),
        (("", "", "Sint Eustatius"), "Caribisch Nederland"),
        (("", "Philipsburg", "Sint Maarten"), "buiten de 342 gemeenten"),
        (("", "Gronau", "Duitsland"), "niet in Nederland"),
        (("", "Putte", "", "2580"), "niet in Nederland"),
        (("", "Baarle-Hertog", "", "2387"), "niet in Nederland"),
        (("", "Paal", "", "3583"), "niet in Nederland"),
    ],
)
def test_what_lies_abroad_is_never_placed_in_a_namesake(
    gazetteer: Gazetteer, asked: tuple[str, ...], told: str
) -> None:
    placement = gazetteer.place(*asked)
    assert (placement.gemeentecode, placement.regel) == ("", "buiten_de_gemeenten")
    assert told in placement.uitleg


@pytest.mark.parametrize(
    ("asked", "gemeente"),
    [
        (("", "Putte", "", "4645"), "Woensdrecht"),
        (("", "Putte", "Woensdrecht", "2580"), "Woensdrecht"),
        (("", "Utrecht", "", "3500"), "Utrecht"),
        (("", "Sint Maarten", "Schagen"), "Schagen"),
        (("", "", "", "3527"), "Utrecht"),
    ],
)
def test_four_digits_place_what_they_belong_to(
    gazetteer: Gazetteer, asked: tuple[str, ...], gemeente: str
) -> None:
    assert gazetteer.place(*asked).gemeentenaam == gemeente


def test_a_place_read_by_its_beginning_is_told(gazetteer: Gazetteer) -> None:
    assert gazetteer.place("", "Nijmegen Weurtseweg", "").signalen == (
        (
            "plaats",
            "Nijmegen Weurtseweg",
            "geen officiële woonplaats; gelezen als deel van Nijmegen",
        ),
    )
    assert gazetteer.place("", "Hoek van Nergens", "").gemeentecode == ""


@pytest.mark.parametrize("pc4", ["", "6827", "1234", "9999"])
@pytest.mark.parametrize("woonplaats", ["", "Arnhem", "Bergen", "Saba", "Sint Maarten", "Nergens"])
@pytest.mark.parametrize("gemeente", ["", "Arnhem", "Aruba", "Sint Maarten", "Boskoop", "Nergens"])
def test_locating_gives_what_placing_gives(
    gazetteer: Gazetteer, pc4: str, woonplaats: str, gemeente: str
) -> None:
    placed = gazetteer.place(pc4, woonplaats, gemeente)
    located = gazetteer.locate(pc4, woonplaats, gemeente)
    assert located == (placed.gemeentecode, placed.woonplaats)
