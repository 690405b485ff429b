"""What a map is coloured by: layers, each a line of its legend."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pipeline.products.states import State


class Layer(NamedTuple):
    """Gemeenten of one colour: what the legend calls them, and by code what each is told."""

    label: str
    fill: str
    members: dict[str, str]


def layers_of_states(
    shown: Iterable[State], states: Mapping[str, str], *, is_calm: bool = False
) -> list[Layer]:
    """Return a layer per state, also one that no gemeente is in; `states` by gemeentecode."""
    return [
        Layer(
            str(state.label),
            state.fill_of(is_calm=is_calm),
            {code: told for code, told in states.items() if told == state.label},
        )
        for state in shown
    ]
