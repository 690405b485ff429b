"""Which pairs are still to be decided, each with what a person needs to see."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.review.decisions import (
    EVIDENCE_CHANGED,
    ActiveDecisions,
    Groups,
    Pair,
    Record,
    fingerprint_pair,
    pair_of,
)
from schemas.vocabulary import Paaroordeel

MAX_NEIGHBOURS = 8
Building = tuple[str, str]


@dataclass(frozen=True)
class Question:
    """Are these two records the same location? `a` is the one with the smaller record_id."""

    a: Record
    b: Record
    regel: str
    evidence: dict[str, str] = field(default_factory=dict)
    earlier: str = ""
    neighbours: tuple[Record, ...] = ()

    @property
    def pair(self) -> Pair:
        """The two record_ids."""
        return self.a["record_id"], self.b["record_id"]

    @property
    def fingerprint(self) -> str:
        """The hash of what is shown of both records."""
        return fingerprint_pair(self.a, self.b)


def open_questions(
    asked: pd.DataFrame,
    compared: pd.DataFrame,
    records: pd.DataFrame,
    active: ActiveDecisions,
    *,
    include_unsure: bool = False,
) -> list[Question]:
    """Return what is still to be asked: re-opened decisions first, then `asked` in its order.

    `asked` and `compared` are pairs with their evidence. Left out are pairs that were decided and
    pairs whose answer follows from other decisions; `include_unsure` adds those on which somebody
    was unsure.
    """
    decided = rows_of(active.decisions)
    groups = Groups(decided)
    unsure = {pair_of(row): "" for row in decided if row["oordeel"] == Paaroordeel.ONZEKER}
    reopened = {pair_of(row): _earlier(row) for row in rows_of(active.reopened)}
    told = {pair_of(row): row for row in [*rows_of(compared), *rows_of(asked)]}
    wanted = dict.fromkeys([*reopened, *map(pair_of, rows_of(asked)), *unsure])
    known = {row["record_id"]: row for row in rows_of(records)}
    buildings = index_buildings(known.values())
    return [
        _question(
            known[pair[0]], known[pair[1]], told.get(pair, {}), reopened.get(pair, ""), buildings
        )
        for pair in wanted
        if all(record_id in known for record_id in pair)
        and not groups.implied(*pair)
        and (include_unsure or pair not in unsure)
    ]


def _question(
    a: Record, b: Record, told: Record, earlier: str, buildings: dict[Building, list[Record]]
) -> Question:
    return Question(
        a=a,
        b=b,
        regel=told.get("regel", ""),
        evidence=describe_evidence(told),
        earlier=earlier,
        neighbours=find_neighbours(a, b, buildings),
    )


def _earlier(row: Record) -> str:
    return f"{EVIDENCE_CHANGED} sinds {row['auteur']} op {row['datum']} besloot: {row['oordeel']}"


def describe_evidence(row: Record) -> dict[str, str]:
    """Return the evidence columns of a compared pair that hold something."""
    told = {"record_id_a", "record_id_b", "regel", "beslissing"}
    return {name: value for name, value in row.items() if name not in told and value}


def index_buildings(records: Iterable[Record]) -> dict[Building, list[Record]]:
    """Group records by the building they are in: postcode, else street and place, and number."""
    buildings: dict[Building, list[Record]] = {}
    for record in sorted(records, key=lambda r: r["record_id"]):
        for key in _buildings(record):
            buildings.setdefault(key, []).append(record)
    return buildings


def find_neighbours(
    a: Record, b: Record, buildings: dict[Building, list[Record]]
) -> tuple[Record, ...]:
    """Return at most MAX_NEIGHBOURS other records in the building of either record."""
    found = {
        record["record_id"]: record
        for side in (a, b)
        for key in _buildings(side)
        for record in buildings.get(key, [])[: MAX_NEIGHBOURS + 2]
        if record["record_id"] not in {a["record_id"], b["record_id"]}
    }
    return tuple(found[record_id] for record_id in sorted(found))[:MAX_NEIGHBOURS]


def _buildings(record: Record) -> list[Building]:
    number = record["huisnummer"]
    if not number:
        return []
    street = f"{record['straatnaam']} {record['woonplaats']}".casefold()
    return [(place, number) for place in (record["postcode"], street) if place.strip()]
