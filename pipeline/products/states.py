"""The states of a gemeente on a map, and what they look like."""

from typing import NamedTuple

from schemas.vocabulary import Dekking, Gemeentestatus


class State(NamedTuple):
    """A state: its label and the fill of its areas."""

    label: Dekking
    fill: str

    def fill_of(self, *, is_calm: bool) -> str:
        """Return its fill on a map on which not found is normal, or on any other."""
        return CALM_FILL if is_calm and self.label == Dekking.NIET_GEVONDEN else self.fill


UNKNOWN_PAPER = "#ececec"
UNKNOWN_LINES = "#4a4a4a"
STATES = (
    State(Dekking.GEVONDEN, "#1b5e94"),
    State(Dekking.NIET_GEVONDEN, "#f5c65d"),
    State(Dekking.NOG_TE_BEOORDELEN, "url(#wacht)"),
    State(Dekking.NIET_BEKEND, "url(#onbekend)"),
)
"""Blue, yellow, dotted and hatched grey: apart for the colour-blind, and in grey by lightness."""

CALM_FILL = "#cddae3"
"""Searched and not found, on the map of a national party: there absence is normal, no alarm."""

UNKNOWN_DEKKING = (Dekking.NOG_TE_BEOORDELEN, Dekking.NIET_BEKEND)
"""The states in which it is not known whether there is any."""
UNKNOWN_STATUSES = (
    Gemeentestatus.NOG_TE_BEOORDELEN,
    Gemeentestatus.NIET_DOORZOCHT,
    Gemeentestatus.BRON_UITGEVALLEN,
)
"""The statuses of a gemeente with which it is not known whether there is any supply."""


def find_state(toestand: Dekking) -> int:
    """Return the place of a state among STATES: the class of its colour is s0, s1, s2 or s3."""
    return [state.label for state in STATES].index(toestand)
