"""Keys of names: blind to what they must be blind to, and made once where nothing differs."""

import pytest

from pipeline.match.names.keys import CoreKeys, key_core, key_name, key_name_around
from pipeline.match.names.name import NOWHERE, make_places, read_name

HERE = make_places({("lindedorp",)}, {("lindedorp",), ("beukenveen",)})
THERE = make_places({("elzenstad",)}, {("elzenstad",)})


@pytest.mark.parametrize(
    "text", ["Stichting Wegwijzer", "Wegwijzer Beukenveen", "Elzenstad", "", "Punt 50 plus"]
)
def test_keys_made_for_several_gemeenten_are_those_of_each(text: str) -> None:
    name, around = read_name(text), [HERE, NOWHERE, THERE, HERE]
    assert key_name_around(name, around) == [key_name(name, places) for places in around]


def test_a_signature_is_blind_to_order_and_spaces_but_not_to_the_order_of_digits() -> None:
    one, other = _key_texts("Punt Wijzer", "Wijzerpunt")
    assert one.signature == other.signature
    assert one.words != other.words
    plain, turned = _key_texts("Punt 12", "Punt 21")
    assert plain.signature != turned.signature


def _key_texts(*texts: str) -> list[CoreKeys]:
    return [key_core(key_name(read_name(text), NOWHERE).core, "") for text in texts]


def test_a_town_smaller_than_the_gemeente_is_told_and_left_out_of_the_core() -> None:
    keys = key_name(read_name("Wegwijzer Beukenveen"), HERE)
    assert (keys.core, set(keys.town.split())) == ("wegwijzer", {"beukenveen"})


@pytest.mark.parametrize("text", ["", "A", "A b c d e f g h", "Stichting Wegwijzer"])
def test_hashes_fill_a_row_of_fixed_width(text: str) -> None:
    keys = key_name(read_name(text), HERE)
    assert (len(key_core(keys.core, "").hashes), len(keys.hashes)) == (10, 2)


def test_a_name_has_initials_of_its_own_only_when_its_core_leaves_words_out() -> None:
    plain, whole = (key_name(read_name(text), NOWHERE) for text in ("Oude Linde", "De Oude Linde"))
    assert plain.core == whole.core
    assert (any(plain.hashes), any(whole.hashes)) == (False, True)


def test_another_name_that_is_given_files_a_core_under_its_starts_too() -> None:
    keys = key_name(read_name("De Duif (Oosterlicht)"), NOWHERE)
    assert keys.known_by == "oos"
    starts, both = (set(key_core(keys.core, text).hashes) for text in ("", keys.known_by))
    assert starts < both
