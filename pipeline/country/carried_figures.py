"""Key figures of one year on the map of another: a figure belongs to a code and a boundary year.

A gemeente that took in another keeps its code while its figures stay those of the smaller one. So
inhabitants are added up, and what cannot be added up (a class, a mean, a share) is unknown.
"""

from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from pipeline.country.boundaries import Boundaries

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
    rows: list[tuple[str, str]] = []
    blurred: set[str] = set()
    if jaar <= grensjaar:
        for code in codes:
            placing = boundaries.forward(code, grensjaar)
            rows += [(code, placing.gemeentecode)] if placing.gemeentecode else []
            blurred.update(placing.mogelijk)
        return pd.DataFrame(rows, columns=["gemeentecode", "nu"], dtype=str), blurred
    # Figures of a later map: only what was not merged or divided since is the same gemeente.
    for code in gemeenten:
        placing = boundaries.forward(code, jaar)
        rows.append((placing.gemeentecode or code, code))
        blurred.update({code} if not placing.gemeentecode else ())
    table = pd.DataFrame(rows, columns=["gemeentecode", "nu"], dtype=str)
    return table, blurred | set(table.loc[table["gemeentecode"].duplicated(keep=False), "nu"])
