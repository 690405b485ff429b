"""How many locations there are at least: the published tables volledigheid and bronoverlap.

A complete register (a party's own list of all its locations) takes no part: what is on it is
known, and it says nothing of what it could not hold. The rest is reckoned from the other lists.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from pipeline.certainty.capture import (
    FEWEST_SHARED,
    Overlap,
    TotalEstimate,
    at_least,
    chapman,
    count_found,
    count_on,
    nearest_whole,
)
from pipeline.certainty.loglinear import MOST_LISTS, fit_models, list_about_as_good
from pipeline.certainty.overlap import (
    count_overlap,
    count_shared,
    join_locations,
    keep_lists,
    leave_out,
)
from schemas.published import columns_of
from schemas.records import MULTI_VALUE_SEPARATOR
from schemas.vocabulary import Openparen, Telwijze

TWO, THREE = 2, 3
Row = dict[str, object]


@dataclass(frozen=True)
class Usable:
    """The lists whose overlap can be used, in order of name, and in Dutch what was left out."""

    lists: list[str]
    left_out: list[str]


def measure_completeness(
    herkomst: pd.DataFrame, open_pairs: pd.DataFrame, registers: frozenset[str]
) -> dict[str, pd.DataFrame]:
    """Return the tables volledigheid (of lists) and bronoverlap, undecided pairs both ways.

    `herkomst`: the published table. `open_pairs`: record_id_a, record_id_b. `registers`: the
    sources that hold all there is of their kind.
    """
    bounds: list[Row] = []
    shares: list[Row] = []
    sources = herkomst.set_index("record_id")["bron"]
    for stand, pairs in ((Openparen.APART, open_pairs.head(0)), (Openparen.SAMEN, open_pairs)):
        overlap = count_overlap(join_locations(herkomst, pairs), sources)
        bounds.append({"open_paren": str(stand), **estimate_total(overlap, registers)})
        shares += [{"open_paren": str(stand), **row} for row in _tell_overlap(overlap)]
    return {
        "volledigheid": pd.DataFrame(bounds, columns=columns_of("volledigheid")),
        "bronoverlap": pd.DataFrame(shares, columns=columns_of("bronoverlap")),
    }


def estimate_total(overlap: Overlap, registers: frozenset[str]) -> Row:
    """Return the columns of volledigheid that the overlap of all sources gives."""
    rest = leave_out(overlap, registers)
    usable = find_usable(rest, registers & {name for by in overlap for name in by})
    used = keep_lists(rest, usable.lists)
    found, on_register = count_found(rest), count_found(overlap) - count_found(rest)
    fits = _fit_lists(used, usable.lists)
    note = "" if fits else _tell_refusal(usable)
    is_two = len(usable.lists) <= TWO
    return {
        "telwijze": str(Telwijze.TWEE_LIJSTEN if is_two else Telwijze.MEER_LIJSTEN),
        "lijsten": MULTI_VALUE_SEPARATOR.join(usable.lists),
        "gevonden": count_found(overlap),
        "uit_register": on_register,
        "gedeeld": count_shared(used),
        # What only lists found that took no part is there as well.
        "ten_minste": _bound(fits, on_register, found),
        **({} if is_two else _spread(fits, on_register, found)),
        "opmerking": "; ".join([*usable.left_out, *([note] if note else [])]),
    }


def find_usable(overlap: Overlap, registers: frozenset[str]) -> Usable:
    """Return the lists of `overlap` that can be used: those that share enough with the others."""
    lists = sorted({name for found_by in overlap for name in found_by})
    left_out = [f"{name}: volledige lijst van een landelijke partij" for name in sorted(registers)]
    while len(lists) > 1:
        shared = {name: _count_shared_by(keep_lists(overlap, lists), name) for name in lists}
        least = min(lists, key=lambda name: (shared[name], count_on(overlap, name), name))
        if shared[least] < FEWEST_SHARED:
            reason = f"deelt er {shared[least]} met de andere, minder dan {FEWEST_SHARED}"
        elif len(lists) > MOST_LISTS:
            reason = f"meer dan {MOST_LISTS} lijsten; deze deelt het minst met de andere"
        else:
            break
        left_out.append(f"{least}: {reason}")
        lists.remove(least)
    return Usable(lists if len(lists) > 1 else [], left_out)


def _count_shared_by(overlap: Overlap, name: str) -> int:
    return sum(n for found_by, n in overlap.items() if name in found_by and len(found_by) > 1)


def _fit_lists(overlap: Overlap, lists: list[str]) -> list[TotalEstimate]:
    if len(lists) < THREE:
        return [chapman(overlap, *lists)] if lists else []
    found = count_found(overlap)
    if any(count_on(overlap, name) == found for name in lists):
        # One list holds all that the others found: they say nothing of what it missed.
        return [TotalEstimate("alles op een lijst", found, found)]
    return list_about_as_good(fit_models(overlap, lists))


def _tell_refusal(usable: Usable) -> str:
    if not usable.lists:
        return "niet te zeggen: er zijn geen twee lijsten die genoeg delen"
    return "niet te zeggen: geen model met vrijheidsgraden past"


def _bound(fits: list[TotalEstimate], on_register: int, found: int) -> int | None:
    """Return the lowest of the lower ends of models that are about as good."""
    if not fits:
        return None
    return on_register + max(found, min(at_least(fit.lowest) for fit in fits))


def _spread(fits: list[TotalEstimate], on_register: int, found: int) -> Row:
    """Return what the models estimate, never fewer than there are known to be."""
    if not fits:
        return {}
    totals = [max(found, nearest_whole(fit.total)) for fit in fits]
    return {
        "laagste": on_register + min(totals),
        "hoogste": on_register + max(totals),
        "modellen": len(fits),
    }


def _tell_overlap(overlap: Overlap) -> Iterator[Row]:
    for found_by in sorted(overlap, key=lambda by: (len(by), sorted(by))):
        yield {
            "bronnen": MULTI_VALUE_SEPARATOR.join(sorted(found_by)),
            "aantal": len(found_by),
            "locaties": overlap[found_by],
        }
