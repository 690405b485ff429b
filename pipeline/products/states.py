"""The three states of a gemeente on a map or in a factsheet, and what they look like."""

from typing import NamedTuple


class State(NamedTuple):
    """A state: its label, the fill of its areas, and the mark that stands for it in a table."""

    label: str
    fill: str
    mark: str


FOUND = "gevonden"
SEARCHED = "doorzocht, niet gevonden"
UNKNOWN = "niet bekend"

UNKNOWN_PAPER = "#ececec"
UNKNOWN_LINES = "#4a4a4a"
STATES = (
    State(FOUND, "#1b5e94", "●"),
    State(SEARCHED, "#f5c65d", "–"),
    State(UNKNOWN, "url(#onbekend)", "?"),
)
"""Blue, yellow and hatched grey: apart for the colour-blind, and in grey by their lightness."""

LABELS = tuple(state.label for state in STATES)
