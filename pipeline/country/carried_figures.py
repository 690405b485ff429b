"""Key figures of one year on the map of another: a figure belongs to a code and a boundary year.

A gemeente that took in another keeps its code while its figures stay those of the smaller one. So
inhabitants are added up, and what cannot be added up (a class, a mean, a share) is unknown.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

import pandas as pd

from pipeline.country.boundaries import Boundaries, Placing

ADDED_UP = "inwoners"
UNKNOWN_WHEN_MERGED = ["stedelijkheid", "inkomen", "uitkering_pct", "migratieachtergrond_pct"]


class CarriedFigures(NamedTuple):
    """Key figures on the map of a boundary year; a gemeente without any has no row.

    `opgeteld`: the names of gemeenten whose inhabitants were added up and whose other figures are
    unknown. `onbekend`: the names of those of which no figure is known, because they were divided
    or took in a part.
    """

    figures: pd.DataFrame
    opgeteld: tuple[str, ...] = ()
    onbekend: tuple[str, ...] = ()


def carry_figures(
    figures: pd.DataFrame,
    jaar: int,
    gemeenten: pd.DataFrame,
    grensjaar: int,
    boundaries: Boundaries,
) -> CarriedFigures:
    """Return the Kerncijfers of 1 January `jaar` for the gemeenten of 1 January `grensjaar`.

    `gemeenten`: gemeentecode, gemeente, provincie of that year. The point of a gemeente that was
    merged is that of its largest part, which lies in it.
    """
    names = dict(zip(gemeenten["gemeentecode"], gemeenten["gemeente"], strict=True))
    parts, blurred = _place_parts(figures["gemeentecode"], jaar, list(names), grensjaar, boundaries)
    placed = figures.merge(parts, on="gemeentecode", validate="one_to_many")
    whole = placed[~placed["nu"].isin(blurred)].sort_values(
        [ADDED_UP, "gemeentecode"], ascending=[False, True]
    )
    is_merged = whole["nu"].duplicated(keep=False)
    total = whole.groupby("nu")[ADDED_UP].transform("sum")
    largest = whole.assign(**{ADDED_UP: total}).drop_duplicates("nu")
    merged = sorted(set(whole.loc[is_merged, "nu"]))
    for column in UNKNOWN_WHEN_MERGED:
        largest[column] = largest[column].mask(largest["nu"].isin(merged))
    own = gemeenten[["gemeentecode", "gemeente", "provincie"]]
    carried = largest.drop(columns=["gemeentecode", "gemeente", "provincie"]).merge(
        own, left_on="nu", right_on="gemeentecode", validate="one_to_one"
    )
    return CarriedFigures(
        carried[list(figures.columns)].sort_values("gemeentecode", ignore_index=True),
        tuple(names[code] for code in merged),
        tuple(names[code] for code in sorted(blurred & set(names))),
    )


def _place_parts(
    codes: Iterable[str], jaar: int, gemeenten: list[str], grensjaar: int, boundaries: Boundaries
) -> tuple[pd.DataFrame, set[str]]:
    """Return gemeentecode, nu: which figure is of which gemeente; and those that none is of."""
    blurred: set[str] = set()
    if jaar <= grensjaar:
        placed = {code: boundaries.forward(code, grensjaar, jaar) for code in codes}
        blurred.update(place for placing in placed.values() for place in placing.mogelijk)
        blurred |= _lack_part(placed, jaar, grensjaar, boundaries)
        rows = [(code, p.gemeentecode) for code, p in placed.items() if p.gemeentecode]
        return pd.DataFrame(rows, columns=["gemeentecode", "nu"], dtype=str), blurred
    # Figures of a later map: only what was not merged or divided since, and took in no part of
    # another, is the same gemeente.
    later = {code: boundaries.forward(code, jaar, grensjaar) for code in gemeenten}
    shared = {place for placing in later.values() for place in placing.mogelijk}
    rows = [(placing.gemeentecode or code, code) for code, placing in later.items()]
    blurred = {code for code, p in later.items() if not p.gemeentecode or p.gemeentecode in shared}
    table = pd.DataFrame(rows, columns=["gemeentecode", "nu"], dtype=str)
    return table, blurred | set(table.loc[table["gemeentecode"].duplicated(keep=False), "nu"])


def _lack_part(
    placed: Mapping[str, Placing], jaar: int, grensjaar: int, boundaries: Boundaries
) -> set[str]:
    """Return the gemeenten of which a part has no figure: what the others add up to is too little.

    One that has no figure and did not change lacks no part.
    """
    former = boundaries.names(jaar) if boundaries.knows(jaar) else {}
    filled = {placing.gemeentecode for placing in placed.values()}
    lacking = {c: boundaries.forward(c, grensjaar, jaar) for c in former if c not in placed}
    return {
        place
        for code, placing in lacking.items()
        for place in (placing.gemeentecode, *placing.mogelijk)
        if place and (place != code or place in filled)
    }
