"""The locations that records without an address name: one of their provider, or several."""

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import Ints
from pipeline.match.coding.nodes import Nodes
from pipeline.match.names.location_name import compare_location_names
from schemas.vocabulary import Veldoordeel

MOST_LOCATION_NAMES = 40
"""Names of locations of one provider in one gemeente that are held against each other; of more,
only equal ones are one."""


def tell_named_locations(nodes: Nodes, node: Ints, organisation: Ints) -> Ints:
    """Per node the code of the location that it names, that of another spelling if there is one.

    0 for a node that names none; where its provider names one location only, that one.
    """
    table = pd.DataFrame(
        {"organisation": organisation, "code": nodes.location_names.codes[node, 0]}
    )
    named = table[table["code"] > 0].drop_duplicates()
    meant: dict[tuple[int, int], int] = {}
    called: dict[int, list[int]] = {}
    for provider, code in named.itertuples(index=False, name=None):
        called.setdefault(provider, []).append(code)
    for provider, codes in called.items():
        spelt = _spell_alike(nodes, codes)
        meant |= {(provider, code): chief for code, chief in spelt.items()}
        chiefs = set(spelt.values())
        meant[provider, 0] = chiefs.pop() if len(chiefs) == 1 else 0
    rows = table.itertuples(index=False, name=None)
    return np.array([meant.get(row, 0) for row in rows], dtype=np.int64)


def _spell_alike(nodes: Nodes, codes: list[int]) -> dict[int, int]:
    """Per name of a location the first in the alphabet that differs from it in spelling only."""
    texts = nodes.location_names.values
    if len(codes) > MOST_LOCATION_NAMES:
        return {code: code for code in codes}
    chiefs: list[int] = []
    spelt = {}
    for code in sorted(codes, key=texts.__getitem__):
        same = (c for c in chiefs if _is_same(texts[c], texts[code]))
        spelt[code] = next(same, code)
        chiefs += [code] if spelt[code] == code else []
    return spelt


def _is_same(left: str, right: str) -> bool:
    return compare_location_names(left, right) == Veldoordeel.GELIJK
