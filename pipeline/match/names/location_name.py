"""The name of a location: what it tells of where, beside the name of the provider."""

from pipeline.match.names.name import (
    LIGHT_WORDS,
    MOST_WORDS,
    OFFICE_WORDS,
    Places,
    read_name,
    strip_phrases,
)
from pipeline.match.names.verdict import compare_names
from pipeline.match.names.words import split_words
from schemas.vocabulary import Veldoordeel


def read_location_name(locatienaam: str, organisatie: str, places: Places) -> str:
    """The words of a locatienaam that tell one location from another; "" when none does.

    Nothing is told by the words of the provider's name, legal forms, articles, words such as
    "locatie" and "spreekuur", and the name of the gemeente (`places`).
    """
    words = strip_phrases(split_words(locatienaam)[:MOST_WORDS], places.phrases - places.towns)
    empty = LIGHT_WORDS | OFFICE_WORDS | set(split_words(organisatie))
    return " ".join(word for word in words if word not in empty)


def compare_location_names(left: str, right: str) -> Veldoordeel:
    """GELIJK when nothing but the spelling of two such texts differs, else ANDERS."""
    same = compare_names(read_name(left), read_name(right)).verdict == Veldoordeel.GELIJK
    return Veldoordeel.GELIJK if same else Veldoordeel.ANDERS
