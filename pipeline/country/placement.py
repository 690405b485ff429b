"""Where an address lies, or why that is not known, and how its parts decide it together."""

from dataclasses import dataclass

from pipeline.country.place_index import Point

AMBIGUOUS_GEMEENTE = "gemeente_niet_eenduidig"
UNKNOWN_GEMEENTE = "gemeente_onbekend"
MISSING_GEMEENTE = "gemeente_ontbreekt"
OUTSIDE_GEMEENTEN = "buiten_de_gemeenten"
NOTHING_KNOWN = (
    MISSING_GEMEENTE,
    "gemeente",
    "postcode, woonplaats en gemeente ontbreken of zijn niet bekend",
)
NO_CODES: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Placement:
    """Where an address lies. Without a gemeentecode `regel`, `kolom` and `uitleg` say why.

    `plaatsing`: what placed it. `nauwkeurigheid`: what the point belongs to.
    `signalen`: (kolom, waarde, uitleg) of what does not agree; the placement stands. `mogelijk`:
    of what could not be placed, the gemeenten it may lie in, as far as its words tell.
    """

    gemeentecode: str = ""
    gemeentenaam: str = ""
    plaatsing: str = ""
    woonplaats: str = ""
    point: Point | None = None
    nauwkeurigheid: str = ""
    regel: str = ""
    kolom: str = ""
    uitleg: str = ""
    signalen: tuple[tuple[str, str, str], ...] = ()
    mogelijk: frozenset[str] = NO_CODES


def decide(areas: frozenset[str], towns: frozenset[str], stated: str) -> tuple[str, str]:
    """Return the code and what gave it; ("", "") when more than one is left or nothing is known.

    A postcode that neither the woonplaats nor the stated gemeente bears out is taken for a
    mistake when those two agree.
    """
    # A postcode is the most precise. A stated gemeente is often that of the organisation and not of
    # the address, so it decides only between what the others leave open.
    mine = frozenset({stated} if stated else ())
    both = towns & mine
    if areas and not areas & (towns | mine) and both:
        areas = frozenset()
    if areas:
        steps = [("postcode", areas), ("postcode en woonplaats", areas & towns)]
        steps.append(("postcode en gemeente", (areas & both) or (areas & mine)))
    elif towns:
        steps = [("woonplaats", towns), ("woonplaats en gemeente", both)]
    else:
        steps = [("gemeente", mine)]
    return next(((min(codes), how) for how, codes in steps if len(codes) == 1), ("", ""))


def put_outside(column: str, reason: str, woonplaats: str) -> Placement:
    """Return the placement of what lies outside the gemeenten, as `column` tells."""
    return Placement(woonplaats=woonplaats, regel=OUTSIDE_GEMEENTEN, kolom=column, uitleg=reason)
