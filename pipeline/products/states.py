"""The states of a gemeente on a map, and what they look like."""

from typing import NamedTuple

from schemas.vocabulary import Dekking, Gemeentestatus


class State(NamedTuple):
    """A state: its label and the fill of its areas."""

    label: Dekking
    fill: str


UNKNOWN_PAPER = "#ececec"
UNKNOWN_LINES = "#4a4a4a"
STATES = (
    State(Dekking.GEVONDEN, "#1b5e94"),
    State(Dekking.NIET_GEVONDEN, "#f5c65d"),
    State(Dekking.NOG_TE_BEOORDELEN, "url(#wacht)"),
    State(Dekking.NIET_BEKEND, "url(#onbekend)"),
)
"""Blue, yellow, dotted and hatched grey: apart for the colour-blind, and in grey by lightness."""

UNKNOWN_DEKKING = (Dekking.NOG_TE_BEOORDELEN, Dekking.NIET_BEKEND)
"""The states in which it is not known whether there is any."""
UNKNOWN_STATUSES = (
    Gemeentestatus.NOG_TE_BEOORDELEN,
    Gemeentestatus.NIET_DOORZOCHT,
    Gemeentestatus.BRON_UITGEVALLEN,
)
"""The statuses of a gemeente with which it is not known whether there is any supply."""
