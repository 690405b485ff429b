"""Keys of names: blind to what they must be blind to, and made once where nothing differs."""

import pytest

from pipeline.match.names.keys import key_name, key_name_around
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
    one, other = (key_name(read_name(text), NOWHERE) for text in ("Punt Wijzer", "Wijzerpunt"))
    assert one.signature == other.signature
    assert one.words != other.words
    plain, turned = (key_name(read_name(text), NOWHERE) for text in ("Punt 12", "Punt 21"))
    assert plain.signature != turned.signature


def test_a_town_smaller_than_the_gemeente_is_told_and_left_out_of_the_core() -> None:
    keys = key_name(read_name("Wegwijzer Beukenveen"), HERE)
    assert (keys.core, set(keys.town.split())) == ("wegwijzer", {"beukenveen"})


def test_hashes_fill_a_row_of_fixed_width() -> None:
    widths = {len(key_name(read_name(text), HERE).hashes) for text in ("", "A", "A b c d e f g h")}
    assert widths == {12}
