"""Columns of text as whole numbers that compare fast."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

Ints = npt.NDArray[np.int64]
Bools = npt.NDArray[np.bool_]
Texts = npt.NDArray[np.object_]

_MOST_CODES = np.iinfo(np.int64).max
MOST_POOLED = 6
"""Websites or numbers of a group of nodes that are compared; of more, it is no one's own."""


@dataclass(frozen=True)
class CodedColumn:
    """A text column as codes into its distinct values; code 0 is "", missing."""

    codes: Ints
    values: list[str]

    @property
    def present(self) -> Bools:
        """Where there is a value."""
        return self.codes > 0

    def take(self, rows: Ints) -> "CodedColumn":
        """The column at these rows."""
        return CodedColumn(self.codes[rows], self.values)


@dataclass(frozen=True)
class Contacts:
    """Websites, numbers or names of locations: per node codes into `values`, 0 where absent."""

    codes: Ints
    values: list[str]

    @property
    def present(self) -> Bools:
        """Which nodes have one."""
        found = np.zeros(len(self.codes), dtype=bool)
        for column in self.codes.T:  # they are few: many times faster than `any` of every row
            found |= column > 0
        return found

    def list_rows(self) -> tuple[Ints, Ints]:
        """(node, code) of every one."""
        node, at = np.nonzero(self.codes)
        return node.astype(np.int64), self.codes[node, at]

    def share(self, first: Ints, second: Ints) -> Ints:
        """Per pair of nodes a code that both carry, 0 where there is none."""
        found = np.zeros(len(first), dtype=np.int64)
        for mine in self.codes.T:
            rows = np.flatnonzero(mine[first])
            for theirs in self.codes.T:
                code = theirs[second[rows]]
                rows_equal = rows[(code == mine[first[rows]]) & (code > 0)]
                found[rows_equal] = mine[first[rows_equal]]
        return found

    def pool(self, labels: Ints) -> "Contacts":
        """Every node with the contacts of all nodes that have its label: up to 6."""
        node, code = self.list_rows()
        size = int(labels.max(initial=-1)) + 1
        found = gather_contacts(labels[node], CodedColumn(code, self.values), size, MOST_POOLED)
        return Contacts(found.codes[labels], self.values)


def gather_contacts(owner: Ints, column: CodedColumn, owners: int, most: int) -> Contacts:
    """Per owner its first contacts, in the alphabet; `owner` and the rows of `column` are pairs."""
    rows = find_first(combine(owner, column.codes))
    rows = rows[column.codes[rows] > 0]
    node, some = owner[rows], column.take(rows)
    order = np.lexsort((rank_within(node, some, str), node))
    node, code = node[order], some.codes[order]
    at = np.arange(len(node)) - np.searchsorted(node, node)
    codes = np.zeros((owners, most), dtype=np.int64)
    kept = at < most
    codes[node[kept], at[kept]] = code[kept]
    return Contacts(codes, column.values)


def rank_within(node: Ints, column: CodedColumn, key: Callable[[str], Any]) -> Ints:
    """Per row the rank of its text among those of its node; 0 where a node has just one text.

    Sorting the texts of all nodes would take long, and most nodes have one.
    """
    example = np.zeros(int(node.max(initial=-1)) + 1, dtype=np.int64)
    example[node] = column.codes
    has_more = np.zeros(len(example), dtype=bool)
    has_more[node[column.codes != example[node]]] = True
    some = sort_unique(column.codes[has_more[node]])
    rank = np.zeros(len(column.values), dtype=np.int64)
    rank[sorted(some.tolist(), key=lambda code: key(column.values[code]))] = np.arange(len(some))
    found: Ints = np.where(has_more[node], rank[column.codes], 0)
    return found


def factorize(texts: pd.Series) -> CodedColumn:
    """Codes of a text column in the order of appearance, "" always code 0."""
    codes, values = pd.factorize(texts.to_numpy(dtype=object))
    return _with_missing_first(codes.astype(np.int64), list(values))


def _with_missing_first(codes: Ints, values: list[str]) -> CodedColumn:
    if "" not in values[:1]:
        at = values.index("") if "" in values else None
        order = [at] if at is not None else []
        rest = [i for i in range(len(values)) if i != at]
        recode = np.empty(len(values), dtype=np.int64)
        recode[order] = 0
        recode[rest] = np.arange(1, len(rest) + 1)
        values = ["", *(values[i] for i in rest)]
        codes = recode[codes] if len(recode) else codes
    return CodedColumn(codes, values)


def translate(column: CodedColumn, texts: list[str]) -> CodedColumn:
    """The column with value i replaced by texts[i], coded anew."""
    codes, values = pd.factorize(np.array(texts, dtype=object))
    short = _with_missing_first(codes.astype(np.int64), list(values))
    return CodedColumn(short.codes[column.codes], short.values)


def factorize_pairs(one: CodedColumn, other: CodedColumn) -> tuple[Ints, list[tuple[str, str]]]:
    """Codes of the distinct pairs of values, those with the same first value together."""
    width = len(other.values)
    codes, distinct = pd.factorize(one.codes * width + other.codes, sort=True)
    pairs = [(one.values[at // width], other.values[at % width]) for at in distinct.tolist()]
    return codes.astype(np.int64), pairs


def combine(*codes: Ints) -> Ints:
    """One code per distinct combination of codes, in the order of appearance.

    Of a single column the codes are left as they are.
    """
    if len(codes) == 1:
        return codes[0]
    both, highest = codes[0], int(codes[0].max(initial=0))
    for more in codes[1:]:
        width = int(more.max(initial=0)) + 1
        if (highest + 1) * width > _MOST_CODES:
            both = pd.factorize(both)[0].astype(np.int64)
            highest = len(both)
        both, highest = both * width + more, (highest + 1) * width
    return pd.factorize(both)[0].astype(np.int64)


def find_first(codes: Ints) -> Ints:
    """Where each code occurs first; the codes are numbered in the order of appearance."""
    highest = np.maximum.accumulate(codes)
    first: Ints = np.flatnonzero(np.diff(highest, prepend=-1))
    return first


def is_in(texts: Texts, *values: str) -> Bools:
    """Where a text is one of the values."""
    found = np.zeros(len(texts), dtype=bool)
    for value in values:
        found |= texts == value
    return found


def sort_unique(codes: Ints) -> Ints:
    """The distinct codes in order. `np.unique` without more uses a hash table: 20 times slower."""
    ordered = np.sort(codes)
    is_new = np.ones(len(ordered), dtype=bool)
    is_new[1:] = ordered[1:] != ordered[:-1]
    distinct: Ints = ordered[is_new]
    return distinct


def sort_pairs(pairs: Ints) -> Ints:
    """The distinct pairs in order, of each the smaller first."""
    low, high = np.minimum(*pairs.T), np.maximum(*pairs.T)
    width = int(high.max(initial=0)) + 1
    codes = sort_unique(low * width + high)
    return np.stack([codes // width, codes % width], axis=1)
