"""The former gemeenten of which those of a boundary year were made."""

from typing import NamedTuple

import pandas as pd

from pipeline.country.boundaries import Boundaries
from pipeline.country.place_names import fold_place
from pipeline.country.reference import ReferenceData


class Part(NamedTuple):
    """A former gemeente: its name, that name folded, and the day on which it ended.

    `is_own`: the gemeente itself, by the same code and name, before others went into it.
    """

    naam: str
    gevouwen: str
    tot: str
    is_own: bool


def find_parts(country: ReferenceData) -> dict[str, list[Part]]:
    """Return by gemeentecode of the boundary year the parts of which it was made, by name.

    Only gemeenten that took part in a herindeling up to that year are there.
    """
    boundaries = Boundaries(country.successors, country.alle_gemeenten)
    ended = country.herindelingen[country.herindelingen["datum"] <= f"{country.grensjaar}-01-01"]
    names = dict(zip(country.gemeenten["gemeentecode"], country.gemeenten["gemeente"], strict=True))
    found: dict[str, set[Part]] = {}
    for code, naam, datum in ended[["gemeentecode_oud", "gemeente_oud", "datum"]].itertuples(
        index=False, name=None
    ):
        now = boundaries.forward(code, country.grensjaar).gemeentecode
        if now in names and now != code:
            found.setdefault(now, set()).add(Part(naam, fold_place(naam), datum, is_own=False))
    for now, parts in found.items():
        last = max(part.tot for part in parts)
        if _existed_before(country.alle_gemeenten, now, int(last[:4])):
            parts.add(Part(names[now], fold_place(names[now]), last, is_own=True))
    return {now: sorted(parts) for now, parts in sorted(found.items())}


def _existed_before(gemeenten: pd.DataFrame, code: str, jaar: int) -> bool:
    earlier = gemeenten["jaar"] < jaar
    return bool((earlier & (gemeenten["gemeentecode"] == code)).any())
