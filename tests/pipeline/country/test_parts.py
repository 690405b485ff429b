from pipeline.country.parts import find_parts
from pipeline.country.reference import load_reference
from tests.pipeline.tree import REPOSITORY


def test_a_merged_gemeente_has_the_gemeenten_it_was_made_of_as_parts() -> None:
    parts = find_parts(load_reference(REPOSITORY / "data" / "reference", 2026))
    assert {part.naam for part in parts["GM1992"]} == {"Brielle", "Hellevoetsluis", "Westvoorne"}
    assert not any(part.is_own for part in parts["GM1992"])


def test_a_gemeente_that_took_in_another_is_itself_one_of_its_parts() -> None:
    parts = find_parts(load_reference(REPOSITORY / "data" / "reference", 2026))
    own = {part.naam for part in parts["GM0439"] if part.is_own}
    assert own == {"Purmerend"}
    assert "Beemster" in {part.naam for part in parts["GM0439"]}


def test_a_gemeente_that_never_changed_has_no_parts() -> None:
    assert "GM0344" not in find_parts(load_reference(REPOSITORY / "data" / "reference", 2026))
