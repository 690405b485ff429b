"""Searches: which gemeenten were searched by hand, and whether completely.

A search of a former gemeente covers only that part of the gemeente it went into.
"""

from collections.abc import Collection, Iterable, Mapping

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.country.parts import Part
from pipeline.country.place_names import fold_place

MANDATORY_TERM = "sociaal juridische ondersteuning"  # appendix A.1.a: always searched
MINIMUM_TERMS = 4  # appendix A.1.a: four to six search terms per gemeente
SUMMARY_COLUMNS = ["gemeentecode", "zoektermen", "doorzocht_op", "volledig", "niet_doorzocht"]


def summarise_searches(
    zoeklog: pd.DataFrame, parts: Mapping[str, Iterable[Part]] | None = None
) -> pd.DataFrame:
    """Return SUMMARY_COLUMNS per gemeentecode: how many terms, the last day, whether completely.

    `zoeklog` has gemeentecode, gemeente (as it was typed), zoekterm, datum. A search is volledig
    with the mandatory term and at least four different terms [A.1.a]. Of a gemeente made of `parts`
    each must be: by its own name, or by a search of the whole after the herindeling. Those that
    were not are named in `niet_doorzocht` when some other part was. AANNAME: a search that named
    several gemeenten counts for each; one of the whole country for none.
    """
    rows = [
        _summarise(str(code), list(rows_of(group)), list((parts or {}).get(str(code), ())))
        for code, group in zoeklog.groupby("gemeentecode")
        if code
    ]
    kinds = {"gemeentecode": "str", "doorzocht_op": "str", "niet_doorzocht": "str"}
    table = pd.DataFrame(rows, columns=SUMMARY_COLUMNS)
    return table.astype(kinds | {"zoektermen": "int64", "volledig": "bool"})


def _summarise(
    code: str, searches: list[dict[str, str]], parts: list[Part]
) -> tuple[str, int, str, bool, str]:
    whole: set[str] = set()
    of_part: dict[Part, set[str]] = {part: set() for part in parts}
    for search in searches:
        part = _find_part(search, parts)
        (whole if part is None else of_part[part]).add(fold_term(search["zoekterm"]))
    every = whole.union(*of_part.values())
    lacking = (
        []
        if is_complete(whole)
        else [part.naam for part, terms in of_part.items() if not is_complete(whole | terms)]
    )
    volledig = is_complete(whole) or (bool(parts) and not lacking)
    is_partial = any(of_part.values())
    told = ", ".join(lacking) if is_partial else ""
    return code, len(every), max(search["datum"] for search in searches), volledig, told


def _find_part(search: Mapping[str, str], parts: Iterable[Part]) -> Part | None:
    """Return the part that a search covers; None when it covers the whole gemeente."""
    typed = fold_place(search["gemeente"])
    own = next((part for part in parts if part.is_own), None)
    if own is not None and typed == own.gevouwen:
        # By the name that it kept: before the herindeling that was the smaller gemeente.
        return own if search["datum"] < own.tot else None
    return next((part for part in parts if typed == part.gevouwen and not part.is_own), None)


def is_complete(terms: Collection[str]) -> bool:
    """Tell whether folded search terms make a complete search [A.1.a]."""
    has_mandatory = any(MANDATORY_TERM in term.replace("-", " ") for term in terms)
    return has_mandatory and len(terms) >= MINIMUM_TERMS


def fold_term(zoekterm: str) -> str:
    """Return a search term as it is compared: the same words in any case and spacing are one."""
    return " ".join(zoekterm.casefold().split())
