"""Which location and records a decision holds for: those that there are in this version."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import Finding
from pipeline.normalise.address import parse_address
from pipeline.stages.decided import Decided, resolve_decisions
from pipeline.stages.decision_desk import ADDRESS_COLUMNS, describe_stray, place_of, says_address
from pipeline.versions.known_ids import KnownIds
from schemas.vocabulary import Besluit

Row = dict[str, str]
Reach = Mapping[str, Sequence[str]]
"""locatie_id -> its record_ids, sorted."""


def find_reach(decisions: pd.DataFrame, before: Reach, now: pd.DataFrame | None = None) -> Reach:
    """Return the records of every location that a decision (`Decided.rows`) is about.

    `before`: those of the version before. `now`: record_id, locatie_id of this version; a location
    that is not in it has the records it had.
    """
    named = sorted(set(decisions["locatie_id"]) - {""})
    found = {locatie_id: list(before.get(locatie_id, [])) for locatie_id in named}
    if now is not None:
        here = now[now["locatie_id"].isin(named)].groupby("locatie_id")["record_id"]
        found |= {str(locatie_id): sorted(ids) for locatie_id, ids in here}
    return found


@dataclass(frozen=True)
class Presumed:
    """What a round of the stages begins with: which ids stand, what is decided, of which records.

    What is so shows only when ids are given, at the end of the round.
    """

    known: KnownIds
    decided: Decided
    reach: Reach

    def is_as(self, other: "Presumed") -> bool:
        """Tell whether a round that begins with `other` makes the same of the same files."""
        return (
            self.known.heirs == other.known.heirs
            and self.decided.meldingen == other.decided.meldingen
            and self.reach == other.reach
        )


def presume(
    correcties: pd.DataFrame,
    known: KnownIds,
    later_waves: Sequence[int],
    now: pd.DataFrame | None = None,
) -> Presumed:
    """Return what to begin a round with; arguments as of `resolve_decisions` and `find_reach`.

    A location that was merged or withdrawn and stands `now` is itself again. It stays so in later
    rounds, also when its own decisions then make it part of another: they would else fall on the
    other, it would stand again, and so on without end.
    """
    woken = known if now is None else known.wake(set(now["locatie_id"]))
    decided = resolve_decisions(correcties, woken, later_waves)
    return Presumed(woken, decided, find_reach(decided.rows, known.members, now))


@dataclass(frozen=True)
class LeftBehind:
    """Records that a location had in the version before and has no more, though they are here.

    `decisions`: `Decided.rows`. `before`, `reach`: the records it had and has. `records`: Records
    that stand in a cluster now. `said`: record_id -> the address that it gave in the version
    before. `known`: (was, wordt, datum) of the moves that already worked then. `apart`: pairs of
    record_ids that people hold apart. `joined`: record_ids that were a location of their own.
    """

    decisions: pd.DataFrame
    before: Reach
    reach: Reach
    records: pd.DataFrame
    said: Mapping[str, str]
    known: Collection[tuple[str, str, str]]
    apart: Collection[frozenset[str]]
    joined: Collection[str]

    def find_faults(self) -> Iterator[Finding]:
        """Yield the moves that would make two locations of one, without anybody saying so.

        That is so when a record stays behind at a third address: at the move itself, or later
        because its source says something new. People who hold records apart said so.
        """
        for row, cells in self._pairs():
            written = cells["bezoekadres"]
            now = parse_address(written, cells["postcode"], cells["plaats"])
            is_move = row["besluit"] == Besluit.VERHUISD and row["wordt"]
            if not is_move or not written or says_address(now, written, row["was"]):
                continue
            is_new = (row["was"], row["wordt"], row["datum"]) not in self.known
            if is_new or self.said.get(cells["record_id"], "") != written:
                told = (cells[kolom] for kolom in ADDRESS_COLUMNS)
                found = " ".join(filter(None, told))
                yield describe_stray(row, cells["record_id"], found)

    def describe(self) -> Iterator[str]:
        """Yield in Dutch of which records a decision on their former location holds no more."""
        for row, cells in self._pairs(also_apart=True):
            yield (
                f"{place_of(row)}: {cells['record_id']} hoorde bij {row['locatie_id']} en staat nu "
                "apart; het besluit geldt daar niet meer: geef haar zo nodig een eigen rij"
            )

    def _pairs(self, *, also_apart: bool = False) -> Iterator[tuple[Row, Row]]:
        """Yield every decision with each record that its location left behind."""
        here = {row["record_id"]: row for row in rows_of(self.records)}
        for row in rows_of(self.decisions):
            kept = self.reach.get(row["locatie_id"], [])
            for record_id in self.before.get(row["locatie_id"], []):
                is_left = record_id in here and record_id not in kept
                is_held = record_id in self.joined or self._is_apart(record_id, kept)
                if is_left and (also_apart or not is_held):
                    yield row, here[record_id]

    def _is_apart(self, record_id: str, kept: Sequence[str]) -> bool:
        return any(frozenset({record_id, other}) in self.apart for other in kept)
