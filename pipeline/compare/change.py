"""One difference between two versions: what it is, its likely cause, and what that rests on."""

from dataclasses import dataclass, fields

from schemas.vocabulary import Oorzaak, SoortVerschil

KINDS_IN_ORDER = list(SoortVerschil)
"""The order in which differences are told: first what came and went, then what is otherwise."""


@dataclass(frozen=True)
class Cause:
    """A likely cause and, in a Dutch sentence, what it rests on."""

    oorzaak: Oorzaak
    grond: str


@dataclass(frozen=True)
class Change:
    """One difference; `effect` is what it does to the number of locations: 1, -1 or 0."""

    locatie_id: str
    organisatie: str
    soort_verschil: SoortVerschil
    kolom: str
    oud: str
    nieuw: str
    gemeentecode_oud: str
    gemeentecode_nieuw: str
    verwante_locatie_id: str
    effect: int
    oorzaak: Oorzaak
    grond: str


CHANGE_COLUMNS = [field.name for field in fields(Change)]
