"""Which sources found the same locations, with undecided pairs counted apart or as one."""

from collections import Counter
from collections.abc import Collection, Iterable

import numpy as np
import pandas as pd
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from pipeline.certainty.capture import Overlap
from schemas.vocabulary import Paaroordeel

PAIR = ["record_id_a", "record_id_b"]


def list_open_pairs(
    pairs: pd.DataFrame, questions: pd.DataFrame, decisions: pd.DataFrame
) -> pd.DataFrame:
    """Return record_id_a, record_id_b of every pair in doubt, and every question, left undecided.

    `pairs` and `questions`: those of a MatchResult. `decisions`: the links of people.
    """
    in_doubt = pd.concat([pairs[pairs["beslissing"] == Paaroordeel.ONZEKER], questions])
    in_doubt = in_doubt[~_unordered(in_doubt).duplicated()]
    return in_doubt.loc[~_unordered(in_doubt).isin(_unordered(decisions)), PAIR]


def _unordered(pairs: pd.DataFrame) -> pd.Series:
    """Return one text per pair, whichever record comes first."""
    first = pairs[PAIR].min(axis=1)
    return first + "|" + pairs[PAIR].max(axis=1)


def join_locations(herkomst: pd.DataFrame, open_pairs: pd.DataFrame) -> pd.Series:
    """Return per record_id the location it would be of if every open pair were one location.

    `herkomst`: record_id, locatie_id. Of joined locations the lowest locatie_id stands for all.
    """
    published = herkomst.set_index("record_id")["locatie_id"]
    ends = pd.DataFrame({side: open_pairs[side].map(published) for side in PAIR}).dropna()
    if ends.empty:
        return published
    codes, locations = pd.factorize(pd.concat([ends[side] for side in PAIR]), sort=True)
    half, size = len(ends), len(locations)
    links = coo_array((np.ones(half), (codes[:half], codes[half:])), shape=(size, size))
    groups = pd.Series(connected_components(links, directed=False)[1], index=locations)
    names = groups.index.to_series().groupby(groups).transform("min").to_dict()
    return published.map(lambda location: names.get(location, location))


def count_overlap(locations: pd.Series, sources: pd.Series) -> dict[frozenset[str], int]:
    """Return how many locations were found by exactly which sources; a value per record each."""
    found_by = sources.groupby(locations).agg(frozenset)
    return dict(Counter(found_by))


def leave_out(overlap: Overlap, registers: Collection[str]) -> dict[frozenset[str], int]:
    """Return the overlap of the things that are on none of `registers`."""
    return {by: number for by, number in overlap.items() if not by & set(registers)}


def keep_lists(overlap: Overlap, lists: Iterable[str]) -> dict[frozenset[str], int]:
    """Return the overlap of `lists` alone, of the things that any of them found."""
    kept: Counter[frozenset[str]] = Counter()
    for found_by, number in overlap.items():
        kept[found_by & set(lists)] += number
    return {by: number for by, number in kept.items() if by}


def count_shared(overlap: Overlap) -> int:
    """Return how many things more than one list found."""
    return sum(number for found_by, number in overlap.items() if len(found_by) > 1)
