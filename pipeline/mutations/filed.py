"""The reports and events that lie in manual_entries/, with every fault of each by itself."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

import pandas as pd

from pipeline.boundary import rows_of
from pipeline.files.findings import FileError, Finding
from pipeline.files.listing import name_of, read_bytes
from pipeline.files.tabular import Table
from pipeline.mutations.report import name_mutation, parse_mutation
from pipeline.read.closed_folders import list_event_files, list_reports
from pipeline.read.reader_files import reader_of
from pipeline.read.validation import find_cell_faults, normal_form, read_sound_tables, stack
from schemas.mutations import GEBEURTENISSEN, Mutatiestand, Mutation

STEP_COLUMNS = (*GEBEURTENISSEN.names, "lezer", "bestand", "rij")
FINAL = (Mutatiestand.DOORGEVOERD, Mutatiestand.AFGEWEZEN, Mutatiestand.INGETROKKEN)
KNOWN_STEPS = frozenset(str(stand) for stand in Mutatiestand)
ALTERED = "is na ontvangst veranderd: wat is gemeld blijft zoals het is gemeld"
Event = dict[str, str]
"""A row of STEP_COLUMNS in normal form."""


@dataclass(frozen=True)
class FiledMutation:
    """A report, and the file that holds it."""

    bestand: str
    mutation: Mutation


@dataclass(frozen=True)
class Mutations:
    """All reports, by id, and what became of them. `events`: STEP_COLUMNS in normal form."""

    filed: Mapping[str, FiledMutation]
    events: pd.DataFrame

    @cached_property
    def events_of(self) -> Mapping[str, list[Event]]:
        """The events of each report in the order in which they happened; ends come last of a day.

        Whose file a row stands in says nothing of its turn, so an equal day and stand is ordered by
        file and row. What is no step (its cell is a fault) is none of them.
        """
        ordered: dict[str, list[Event]] = {mutatie_id: [] for mutatie_id in self.filed}
        steps = [event for event in rows_of(self.events) if event["stand"] in KNOWN_STEPS]
        for event in sorted(steps, key=_turn):
            ordered.setdefault(event["mutatie_id"], []).append(event)
        return ordered

    def stand_of(self, mutatie_id: str) -> Mutatiestand:
        """Return how far a report is."""
        events = self.events_of[mutatie_id]
        return Mutatiestand(events[-1]["stand"]) if events else Mutatiestand.GEMELD

    def stand_since(self, mutatie_id: str) -> str:
        """Return the day since which a report is as far as it is."""
        events = self.events_of[mutatie_id]
        return events[-1]["datum"] if events else self.filed[mutatie_id].mutation.gemeld_op


@dataclass(frozen=True)
class MutationFiles:
    """What could be read: the reports, the sound tables of events, and the faults of the rest."""

    filed: list[FiledMutation]
    events: list[Table]
    faults: list[Finding]

    @property
    def mutations(self) -> Mutations:
        """The reports by id, with their events in normal form."""
        frames = [normal_form(t, {}).assign(lezer=reader_of(t)) for t in self.events]
        by_id = {filed.mutation.mutatie_id: filed for filed in self.filed}
        return Mutations(dict(sorted(by_id.items())), stack(frames, STEP_COLUMNS))


def collect_mutations(root: Path) -> MutationFiles:
    """Read all reports and events below `root` as far as they can be read."""
    paths, faults = list_reports(root)
    filed = []
    for path in paths:
        bestand = name_of(path, root)
        try:
            filed.append(FiledMutation(bestand, parse_mutation(read_bytes(path, bestand), bestand)))
        except FileError as error:
            faults += error.findings
    tables, problems = read_sound_tables(list_event_files(root), root, GEBEURTENISSEN)
    faults += [*problems, *(f for table in tables for f in find_cell_faults(table, {}))]
    return MutationFiles(filed, tables, [*faults, *_find_filing_faults(filed)])


def _find_filing_faults(filed: list[FiledMutation]) -> Iterator[Finding]:
    """Yield the reports that lie under another name or year than their own, or were altered."""
    for one in filed:
        mutation, path = one.mutation, PurePosixPath(one.bestand)
        if mutation.mutatie_id != path.stem:
            rule = "het bestand heet anders dan zijn melding"
            advice = "hernoem het naar het mutatie_id"
            yield Finding(one.bestand, 0, "", "mutatie_id", mutation.mutatie_id, rule, advice)
        elif name_mutation(mutation).mutatie_id != mutation.mutatie_id:
            advice = "zet het bestand terug uit git; een vervolg is een nieuwe melding"
            yield Finding(one.bestand, 0, "", "mutatie_id", mutation.mutatie_id, ALTERED, advice)
        if mutation.gemeld_op[:4] != path.parent.name:
            rule = f"is gemeld in {mutation.gemeld_op[:4]}"
            yield Finding(one.bestand, regel=rule, advies="zet het in de map van dat jaar")


def _turn(event: Event) -> tuple[str, bool, str, int]:
    return event["datum"], event["stand"] in FINAL, event["bestand"], int(event["rij"])
