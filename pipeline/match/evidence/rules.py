"""Rules in order, of which the first that holds decides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

import numpy as np
import pandas as pd

from pipeline.match.coding.columns import Bools, Ints, Texts, combine, find_first

Row = TypeVar("Row")
Outcome = TypeVar("Outcome")


@dataclass(frozen=True)
class Rule(Generic[Row, Outcome]):
    """What follows for a pair whose evidence `holds`, unless a rule before it held.

    `name` says in what case it holds; a table of rules has each name once.
    """

    name: str
    outcome: Outcome
    holds: Callable[[Row], bool]


def first_rule(rules: Sequence[Rule[Row, Outcome]], row: Row) -> int:
    """Which rule decides; the last of a table holds for every row."""
    return next(at for at, rule in enumerate(rules) if rule.holds(row))


def find_rules(
    rules: Sequence[Rule[Row, Outcome]], make_row: Callable[..., Row], *columns: Texts | Bools
) -> Ints:
    """Per pair which rule decides; `columns` are the fields of a row, in order.

    Evidence is of few kinds, so of millions of pairs only some hundreds of distinct rows are asked.
    """
    codes = combine(*(pd.factorize(column)[0].astype(np.int64) for column in columns))
    first = find_first(codes)
    distinct = zip(*(column[first].tolist() for column in columns), strict=True)
    found = [first_rule(rules, make_row(*values)) for values in distinct]
    return np.array(found, dtype=np.int64)[codes]


def apply_rules(
    rules: Sequence[Rule[Row, Outcome]], make_row: Callable[..., Row], *columns: Texts | Bools
) -> Texts:
    """Per pair the outcome of the rule that decides, as `find_rules`."""
    outcomes = to_objects([rule.outcome for rule in rules])
    return outcomes[find_rules(rules, make_row, *columns)]


def to_objects(values: Sequence[Any]) -> Texts:
    """The values as an array of these objects, whatever they are."""
    return np.fromiter(values, dtype=object, count=len(values))
