"""Apply signed decisions to the cells of records, each with the value it expects to find."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import Finding
from pipeline.read.decided_values import DecidedValues
from pipeline.stages.decided import Decided
from pipeline.stages.decision_desk import DecisionDesk


@dataclass(frozen=True)
class Corrected:
    """`rows`: Records with every decision applied. `applied`: the rows of correcties that work.
    `cells`: (record_id, kolom) of what is otherwise than its source says. `former_names`:
    record_id -> what its organisation was called before a decision renamed it. `of_no_party`: the
    record_ids of which a decision says that they belong to no national party, whatever their name.
    `decided`: (record_id, kolom) of the cells that hold what people decided of a location.

    `faults`: every decision that is stale (the value is neither what it was nor what it becomes) or
    contradicts another: a build must stop on them. `strangers`: each record that says neither
    address of a move: whether it makes the location two shows when records are linked. `vragen`:
    record_id -> in Dutch, what it says against a decision. `meldingen`: in Dutch, which decisions
    rest, and which records say something else.
    """

    rows: pd.DataFrame
    applied: frozenset[int]
    cells: frozenset[tuple[str, str]]
    former_names: Mapping[str, str]
    of_no_party: frozenset[str]
    decided: frozenset[tuple[str, str]]
    faults: Sequence[Finding]
    strangers: Sequence[Finding]
    vragen: Mapping[str, str]
    meldingen: Sequence[str]

    @property
    def changed(self) -> frozenset[str]:
        """The record_ids of which a cell is otherwise than its source says."""
        return frozenset(record_id for record_id, _ in self.cells)


def correct(
    records: pd.DataFrame,
    decided: Decided,
    reach: Mapping[str, Sequence[str]],
    silent: Mapping[str, str],
    values: DecidedValues,
    suggest: Callable[[str], str] = lambda record_id: "",
    joined: Collection[str] = frozenset(),
) -> Corrected:
    """Return Records with every decision on a cell applied; record_id never moves.

    `reach`: locatie_id -> the record_ids of which a decision on it holds. `silent`: bron -> its
    state, of sources that did not deliver: a decision on one of their records sleeps. `values`:
    what cells say. `suggest`: in Dutch, which record was probably meant by an id that is not here.
    `joined`: record_ids that people made part of a location, whatever address they say.
    """
    decisions = rows_of(decided.rows)
    cells = records.set_index("record_id", drop=False)
    desk = DecisionDesk(cells, reach, silent, values, suggest, joined, decisions)
    for row in decisions:
        desk.apply(row)
    return Corrected(
        rows=desk.cells.reset_index(drop=True),
        applied=frozenset(desk.applied),
        cells=frozenset(desk.changed),
        former_names=desk.former_names,
        of_no_party=desk.of_no_party,
        decided=frozenset(desk.decided),
        faults=desk.faults,
        strangers=desk.strangers,
        vragen=desk.asked,
        meldingen=[*decided.meldingen, *desk.told],
    )
