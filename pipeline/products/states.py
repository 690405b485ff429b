"""The three states of a gemeente on a map, and what they look like."""

from typing import NamedTuple


class State(NamedTuple):
    """A state: its label and the fill of its areas."""

    label: str
    fill: str


FOUND = "gevonden"
SEARCHED = "doorzocht, niet gevonden"
UNKNOWN = "niet bekend"

UNKNOWN_PAPER = "#ececec"
UNKNOWN_LINES = "#4a4a4a"
STATES = (
    State(FOUND, "#1b5e94"),
    State(SEARCHED, "#f5c65d"),
    State(UNKNOWN, "url(#onbekend)"),
)
"""Blue, yellow and hatched grey: apart for the colour-blind, and in grey by their lightness."""

LABELS = tuple(state.label for state in STATES)

UNKNOWN_STATUSES = ("niet doorzocht", "bron uitgevallen")
"""The values of gemeenten.status with which it is not known whether there is any supply."""
