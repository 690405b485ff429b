"""Streets in their short form compare as a reader would."""

import pytest

from pipeline.match.coding.short_forms import shorten_street
from pipeline.match.evidence.streets import compare_streets
from schemas.vocabulary import Veldoordeel


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("Moterwal", "Motorwal", Veldoordeel.TYPFOUT),
        ("Koekoekstraat", "Koekoeksstraat", Veldoordeel.TYPFOUT),
        ("Kekdreef", "Kerkdreef", Veldoordeel.TYPFOUT),
        ("Van Eesterenlaan", "Cornelis van Eesterenlaan", Veldoordeel.DEEL),
        ("Trompetllaan", "Trmpetlaan", Veldoordeel.TWEE_TYPFOUTEN),
        ("Oosterstraat", "Westerstraat", Veldoordeel.ANDERS),
        ("Eerste Oosterparkstraat", "Derde Oosterparkstraat", Veldoordeel.ANDERS),
        ("Boulevard 1945", "Boulevard 1946", Veldoordeel.ANDERS),
        ("Lindelaan", "Lindeweg", Veldoordeel.ANDERS),
    ],
)
def test_streets_compare_as_a_reader_would(left: str, right: str, expected: Veldoordeel) -> None:
    assert compare_streets(shorten_street(left), shorten_street(right)) == expected


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Hoge Woerd", "Lage Woerd"),
        ("Kanaalweg-West", "Kanaalweg-Oost"),
        ("Nieuwe Herenvaart", "Oude Herenvaart"),
        ("Voorstraatje", "Achterstraatje"),
        ("Lange Rietvaart", "Korte Rietvaart"),
        ("Grote Bickersgang", "Kleine Bickersgang"),
        ("Noordereinde", "Zuidereinde"),
    ],
)
def test_a_word_of_side_size_or_age_is_never_a_typing_error(left: str, right: str) -> None:
    assert compare_streets(shorten_street(left), shorten_street(right)) == Veldoordeel.ANDERS
