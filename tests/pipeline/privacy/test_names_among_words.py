"""The name of a person without a word before it, and all that is only called after one."""

import pytest

from pipeline.country.reference import load_reference
from pipeline.privacy.free_text import make_public
from pipeline.privacy.personal import (
    IS_PROFILE,
    NAMES_PERSON,
    find_personal,
    find_personal_page,
    holds_full_name,
)
from schemas.persons import names_who_serves
from spiders.dutch.persons import strip_parts_of_persons, strip_persons
from tests.pipeline.tree import REPOSITORY


@pytest.mark.parametrize(
    "name",
    [
        "Spreekuur Jan de Vries", "Jan de Vries Rechtshulp", "Sociaal raadslieden Piet Jansen",
        "Loket Fatima Yilmaz", "Piet Jansen en Fatima Yilmaz", "Juridisch adviseur Els Smit",
        "Inloop (Els Smit)",
    ],
)  # fmt: skip
def test_a_name_that_says_only_who_gives_a_service_is_known(name: str) -> None:
    assert names_who_serves(name.split())


@pytest.mark.parametrize(
    "name",
    [
        "Stichting Jan de Vries", "Jan Jansen Fonds", "Wijkcentrum Dirk Prins", "Café Piet Huisman",
        "Buurthuis Annie Londo", "OBS Harry Bannink", "Cultureel Centrum Jan van Besouw",
        "Parochiehuis Willem Huygensz II", "Tijdelijke Jan Janssen Sporthal", "Rechtswinkel Utrecht",
        "Sociaal Juridisch Loket", "Spreekuur Jan", "Humanitas", "",
    ],
)  # fmt: skip
def test_what_is_called_after_a_person_is_left_alone(name: str) -> None:
    assert not names_who_serves(name.split())


@pytest.mark.parametrize(
    "text",
    [
        "ma 9-12 uur is Els Smit aanwezig", "Els Smit, op maandag", "spreekuur Jan-Willem de Vries",
        "eerst Piet Jansen, dan Fatima Yilmaz", "Maandag Karim El Amrani (9:00)",
    ],
)  # fmt: skip
def test_a_full_name_in_running_text_withholds_it(text: str) -> None:
    assert holds_full_name(text)
    assert make_public(text)[0] == ""


@pytest.mark.parametrize(
    "text",
    [
        "ma 9-12 in Wijkcentrum Dirk Prins", "in de Jan Pieterszoon Coenlaan", "Arie Hogenespad 1",
        "Pieter de Hoochstraat 3", "Hollands Kroon, voorheen Anna Paulowna", "Maria Hoop en Echt",
        "de vraag naar rechtsgebieden valt buiten het zichtbare deel", "Jan en Piet zijn er",
        "open van maandag tot vrijdag", "Bel Air",
    ],
)  # fmt: skip
def test_streets_buildings_and_places_are_no_persons(text: str) -> None:
    assert not holds_full_name(text)
    assert find_personal(text) == ""


def test_no_place_of_the_netherlands_is_taken_for_a_person() -> None:
    reference = load_reference(REPOSITORY / "data" / "reference", 2026)
    names = {*reference.woonplaatsen["woonplaats"], *reference.gemeenten["gemeente"]}
    assert [name for name in sorted(names) if holds_full_name(name)] == []


def test_who_is_asked_after_is_a_person_and_what_is_asked_for_is_none() -> None:
    assert find_personal("vraag naar Zwaantje") != ""
    assert find_personal("Vragen naar Zwaantje") != ""
    assert find_personal("er is veel vraag naar hulp") == ""


@pytest.mark.parametrize(
    "address",
    [
        "https://github.com/piet-jansen", "https://facebook.com/piet.jansen.5",
        "https://instagram.com/piet_jansen", "https://youtube.com/@piet-jansen",
        "https://nl.linkedin.com/in/pietjansen", "https://x.example/over-ons/piet-jansen",
    ],
)  # fmt: skip
def test_a_page_of_a_person_is_known(address: str) -> None:
    assert find_personal_page(address) == "verwijst naar de pagina van een persoon"


@pytest.mark.parametrize(
    "address",
    [
        "https://youtube.com/@juridischloket", "https://github.com/centerdata",
        "https://instagram.com/wijkteam_noord", "https://x.example/anne-frankschool",
        "https://x.example/nieuws/2026/10", "https://linkedin.com/company/humanitas",
    ],
)  # fmt: skip
def test_a_page_of_an_organisation_is_left_alone(address: str) -> None:
    assert find_personal_page(address) == ""


@pytest.mark.parametrize(
    "text",
    [
        "coördinator Wil van Dam", "Coördinator: Wil van Dam", "coördinator is Storm Bakker",
        "ma-vr, voorzitter Tjalling van der Meer-de Wit", "teamleider Roos de Boer, maandag",
        "consulent Xhevahire van den Berg", "coördinator Jan Bakker", "raadsman Mark Willem Bakker",
    ],
)  # fmt: skip
def test_behind_what_somebody_is_a_first_name_need_not_be_a_common_one(text: str) -> None:
    assert find_personal(text) == NAMES_PERSON
    assert make_public(text)[0] == ""
    assert not set(text.split()) & set(strip_parts_of_persons(text).split()) & _SURNAMES
    assert not set(text.split()) & set(strip_persons(text).split()) & _SURNAMES


_SURNAMES = {"Dam", "Bakker", "Wit", "Meer-de", "Boer", "Berg", "Boer,"}


@pytest.mark.parametrize(
    "text",
    [
        "voorzitter Raad van Toezicht", "Coördinator Vrijwilligers van Humanitas",
        "Directeur Stichting de Brug", "juridisch adviseur Huis van de Wijk",
        "medewerker Loket van Utrecht", "adviseur Sociaal Team van Rossum",
        "Maatschappelijk werk de Kempen", "collega van de gemeente", "Sint Ursula Horn",
    ],
)  # fmt: skip
def test_behind_what_somebody_is_an_organisation_stays(text: str) -> None:
    assert find_personal(text) == ""
    assert strip_persons(text) == text


@pytest.mark.parametrize(
    "address",
    [
        "github.com/pietjansen", "https://github.com/pietjansen/lijst", "x.com/bobvandenberg12",
        "https://jandevries.github.io/lijst", "facebook.com/bartvanuitert", "youtube.com/@elsbakker",
    ],
)  # fmt: skip
def test_a_name_in_one_word_is_a_person_where_anybody_has_a_page(address: str) -> None:
    assert find_personal_page(address) == IS_PROFILE


@pytest.mark.parametrize(
    "address",
    [
        "github.com/openstate", "facebook.com/rechtswinkel", "instagram.com/annefrankschool",
        "instagram.com/roosendaal", "instagram.com/martinikerk", "pietjansen.nl",
        "instagram.com/jancentrum", "facebook.com/alideelderhuis", "facebook.com/",
    ],
)  # fmt: skip
def test_the_page_of_an_organisation_stays(address: str) -> None:
    assert find_personal_page(address) == ""
