"""A name or address in other letters is another spelling: nothing changed, nobody was renamed."""

from typing import Any

import pytest

from tests.pipeline.compare.worlds import compare, location, only, version

NAME = "SYNTHETISCH Cafe de Brug"


def change_of(old: dict[str, Any], new: dict[str, Any]) -> tuple[str, str, str]:
    before, after = version("2023.1", [location(1, **old)]), version("2026.1", [location(1, **new)])
    change = only(compare(before, after))
    return change["soort_verschil"], change["kolom"], change["oorzaak"]


@pytest.mark.parametrize(
    "name",
    [
        "SYNTHETISCH CAFE DE BRUG",
        "SYNTHETISCH Café de Brug",
        "SYNTHETISCH Café 'de Brug'",
        "SYNTHETISCH Cafe-de-Brug",
        "SYNTHETISCH Cafe de Brug.",
        "Synthetisch cafe De brug",
        "Stichting SYNTHETISCH Cafe de Brug",
    ],
)
def test_a_name_in_other_letters_is_no_renaming(name: str) -> None:
    told = change_of({"organisatie": NAME}, {"organisatie": name})
    assert told == ("gewijzigd", "organisatie", "andere spelling")


@pytest.mark.parametrize(
    "name", ["SYNTHETISCH Cafe de Bruggen", "SYNTHETISCH Brug", "SYNTHETISCH Cafe de Brug Noord"]
)
def test_another_word_in_a_name_is_a_renaming(name: str) -> None:
    told = change_of({"organisatie": NAME}, {"organisatie": name})
    assert told == ("hernoemd", "organisatie", "echte verandering")


@pytest.mark.parametrize(
    ("kolom", "old", "new", "cause"),
    [
        ("bezoekadres", "Verzonnenstraat 1", "Verzonnenstr. 1", "andere spelling"),
        ("bezoekadres", "Verzonnenstraat 1", "VERZONNENSTRAAT 1", "andere spelling"),
        ("website", "https://proef.example/A", "https://Proef.example/A/", "andere spelling"),
        ("website", "http://proef.example/a", "https://proef.example/a/", "andere spelling"),
        ("website", "https://proef.example", "https://ander.example", "echte verandering"),
        ("website", "http://proef.example", "https://proef.example/hulp", "echte verandering"),
    ],
)
def test_another_value_is_told_from_another_spelling(
    kolom: str, old: str, new: str, cause: str
) -> None:
    assert change_of({kolom: old}, {kolom: new}) == ("gewijzigd", kolom, cause)
