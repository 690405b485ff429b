"""A real list whose truth is a key of its own, and how good a clustering of it is.

A csv (or csv.gz) with the columns of `sjo match`, and beside them `sleutel` (the key that the unit
has of its own), `groep` (the institution it is of), `lat` and `lon`; these three may be empty. What
the key cannot tell is left out of every figure.
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

import pandas as pd

from pipeline.boundary import rows_of

SAME_SPOT, ANOTHER_SPOT = 75.0, 250.0
"""Metres within which one key is one location, and beyond which two records are two."""
METRES_PER_DEGREE = 111_320
LATITUDE = math.radians(52.1)
"""That of the middle of the Netherlands: a degree of longitude is shorter there."""
_NUMBER = re.compile(r"(?<=[A-Za-z.') ])\d+")
_NOT_ALNUM = re.compile(r"\W")


@dataclass(frozen=True)
class Unit:
    """What the truth knows of a record."""

    key: str
    institution: str
    source: str
    spot: tuple[str, str] | None
    """Postcode and house number."""
    street: tuple[str, str] | None
    """The first letters of the street, and the house number."""
    point: tuple[float, float] | None


@dataclass(frozen=True)
class RealScores:
    """Pairwise precision and recall, and what they rest on."""

    records: int
    true_pairs: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of the joined pairs that are one location."""
        found = self.true_pairs - self.missed
        return found / (found + self.wrong) if found + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of the pairs of one location that were joined."""
        return (self.true_pairs - self.missed) / self.true_pairs if self.true_pairs else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def read_real_list(path: Path) -> pd.DataFrame:
    """The list with its truth, all text."""
    return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8")


def score_real(table: pd.DataFrame, clusters: pd.DataFrame) -> RealScores:
    """Score clusters (record_id, cluster_id) of the list."""
    units = {row["record_id"]: _read_unit(row) for row in rows_of(table)}
    sources = defaultdict[str, set[str]](set)
    for unit in units.values():
        sources[unit.key].add(unit.source)
    cluster_of = dict(zip(clusters["record_id"], clusters["cluster_id"], strict=True))
    joined = list(_pair_within(units, lambda record_id: cluster_of.get(record_id, record_id)))
    same = {
        pair
        for pair in _pair_within(units, lambda record_id: units[record_id].key)
        if judge(units[pair[0]], units[pair[1]], sources) is True
    }
    wrong = sum(judge(units[one], units[other], sources) is False for one, other in joined)
    return RealScores(len(units), len(same), wrong, len(same - set(joined)))


def _pair_within(
    units: dict[str, Unit], group_of: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    groups = defaultdict[str, list[str]](list)
    for record_id in sorted(units):
        if group := group_of(record_id):
            groups[group].append(record_id)
    for members in groups.values():
        yield from combinations(members, 2)


def _read_unit(row: Mapping[str, str]) -> Unit:
    address = row["bezoekadres"]
    number, postcode = _NUMBER.search(address), _NOT_ALNUM.sub("", row["postcode"]).upper()
    street = re.sub(r"[^a-z]", "", address[: number.start()].lower())[:5] if number else ""
    return Unit(
        key=row["sleutel"],
        institution=row["groep"],
        source=row["bron"],
        spot=(postcode, number[0]) if number and postcode else None,
        street=(street, number[0]) if number else None,
        point=(float(row["lat"]), float(row["lon"])) if row["lat"] and row["lon"] else None,
    )


def judge(one: Unit, other: Unit, sources: dict[str, set[str]]) -> bool | None:
    """Are two records one location? None where the key cannot tell.

    One key is one location within 75 m or at one postcode and number. Two are two beyond 250 m;
    at one place they are two institutions if a source names both keys, else perhaps a successor.
    """
    metres = _measure(one, other)
    is_one_spot = one.spot is not None and one.spot == other.spot
    near = is_one_spot or (metres is not None and metres <= SAME_SPOT)
    far = metres is not None and metres > ANOTHER_SPOT
    if one.key and one.key == other.key:
        return True if near else _judge_one_key(one, other, far=far)
    if metres is None or (far and not is_one_spot):
        return None if is_one_spot else False
    if one.institution == other.institution:
        return None
    return False if not near or sources[one.key] & sources[other.key] else None


def _judge_one_key(one: Unit, other: Unit, *, far: bool) -> bool | None:
    """One key at two addresses: two locations, unless the street says that a point is wrong."""
    return False if far and (one.street is None or one.street != other.street) else None


def _measure(one: Unit, other: Unit) -> float | None:
    """Metres between two records, None where one has no point."""
    if one.point is None or other.point is None:
        return None
    north, east = (a - b for a, b in zip(one.point, other.point, strict=True))
    return METRES_PER_DEGREE * math.hypot(north, east * math.cos(LATITUDE))
