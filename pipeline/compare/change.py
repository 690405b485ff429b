"""The words of a comparison: kinds of difference, causes, and one change."""

from dataclasses import dataclass, fields

NEW = "nieuw"
RETURNED = "teruggekeerd"
SPLIT = "gesplitst"
WITHDRAWN = "vervallen"
NOT_OBSERVED = "niet waargenomen"
MERGED = "samengevoegd"
OTHER_ID = "ander kenmerk"
MOVED = "verhuisd"
RENAMED = "hernoemd"
OTHER_TYPE = "ander ondersteuningstype"
OTHER_LEEFGEBIED = "ander leefgebied"
OTHER_GEMEENTE = "andere gemeente"
CHANGED = "gewijzigd"
KINDS = [
    NEW,
    RETURNED,
    SPLIT,
    WITHDRAWN,
    NOT_OBSERVED,
    MERGED,
    OTHER_ID,
    MOVED,
    RENAMED,
    OTHER_TYPE,
    OTHER_LEEFGEBIED,
    OTHER_GEMEENTE,
    CHANGED,
]

REAL_CHANGE = "echte verandering"
NEWLY_FOUND = "nieuw gevonden"
CORRECTED = "gecorrigeerde fout"
OTHER_METHOD = "andere methode"
BOUNDARY = "grens"
SOURCE_FAILED = "bron uitgevallen"
CAUSES = [REAL_CHANGE, NEWLY_FOUND, CORRECTED, OTHER_METHOD, BOUNDARY, SOURCE_FAILED]


@dataclass(frozen=True)
class Cause:
    """A likely cause (one of CAUSES) and, in a Dutch sentence, what it rests on."""

    oorzaak: str
    grond: str


@dataclass(frozen=True)
class Change:
    """One difference; `effect` is what it does to the number of locations: 1, -1 or 0."""

    locatie_id: str
    organisatie: str
    soort_verschil: str
    kolom: str
    oud: str
    nieuw: str
    gemeentecode_oud: str
    gemeentecode_nieuw: str
    verwante_locatie_id: str
    effect: int
    oorzaak: str
    grond: str


COLUMNS = [field.name for field in fields(Change)]
