"""What is wrong between the events of reports: steps that cannot be, ends that are not final."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from pipeline.files.findings import Finding, suggest
from pipeline.files.tabular import Table
from pipeline.mutations.attention import find_held
from pipeline.mutations.filed import FINAL, Event, MutationFiles, Mutations
from pipeline.mutations.pointers import Targets, list_pointers
from pipeline.read.damage import Fault
from pipeline.read.reader_files import find_file_faults
from pipeline.text.terms import nearest
from schemas.mutations import MANY_CLOSURES, Mutatiesoort, Mutatiestand

ASKED_BY = {"verwijzing": Mutatiestand.DOORGEVOERD, "reden": Mutatiestand.AFGEWEZEN}
"""Cells that belong to one state alone, which asks for them."""
Find = Callable[[str], str]


@dataclass(frozen=True)
class _Step:
    """An event, and what it is held against."""

    event: Event
    mutations: Mutations
    targets: Targets
    held: frozenset[str]


def find_event_faults(files: MutationFiles, targets: Targets) -> list[Finding]:
    """Return the faults between reports and their events, each at its cell.

    A report that does not exist, a step before it or after its end, a change that points nowhere, a
    held closure that nobody verified, a refusal without its reason.
    """
    mutations, tables = files.mutations, {table.bestand: table for table in files.events}
    held = find_held(mutations)
    faults = find_file_faults(files.events)
    for events in mutations.events_of.values():
        for event in events:
            step = _Step(event, mutations, targets, held)
            faults += [_at(tables, event, kolom, fault) for kolom, fault in _step_faults(step)]
        faults += [_at(tables, event, "stand", fault) for event, fault in _end_faults(events)]
    return list(dict.fromkeys(faults))


def _at(tables: Mapping[str, Table], event: Event, kolom: str, fault: Fault) -> Finding:
    return tables[event["bestand"]].finding(int(event["rij"]), kolom, fault.regel, fault.advies)


def _step_faults(step: _Step) -> Iterator[tuple[str, Fault]]:
    event, filed = step.event, step.mutations.filed
    mutatie_id = event["mutatie_id"]
    if mutatie_id not in filed:
        advice = suggest(nearest(mutatie_id, filed), "staat zij in mutaties/?")
        yield "mutatie_id", Fault("deze melding bestaat niet", advice)
        return
    mutation = filed[mutatie_id].mutation
    if event["datum"] and event["datum"] < mutation.gemeld_op:
        yield "datum", Fault(f"ligt voor de melding van {mutation.gemeld_op}", "kijk de dag na")
    confirms = mutation.soort == Mutatiesoort.KLOPT
    for kolom, stand in ASKED_BY.items():
        if event["stand"] == stand and not event[kolom] and not confirms:
            yield kolom, Fault(f"is verplicht bij {stand}", "zie docs/loket.md")
        elif event[kolom] and event["stand"] != stand:
            yield kolom, Fault(f"hoort alleen bij {stand}", "maak de cel leeg")
    if event["stand"] == Mutatiestand.DOORGEVOERD:
        yield from _pointer_faults(step)
        if mutatie_id in step.held and not event["nagegaan"]:
            rule = f"is verplicht: de melder meldde die dag {MANY_CLOSURES} of meer sluitingen"
            yield "nagegaan", Fault(rule, "zeg hoe u buiten de melder om naging dat zij dicht is")


def _pointer_faults(step: _Step) -> Iterator[tuple[str, Fault]]:
    pointers, faults = list_pointers(step.event["verwijzing"])
    found = (step.targets.find_fault(pointer) for pointer in pointers)
    for fault in [*faults, *filter(None, found)]:
        yield "verwijzing", fault


def _end_faults(events: list[Event]) -> Iterator[tuple[Event, Fault]]:
    """Yield the events that come after the first end of a report."""
    ends = (at for at, event in enumerate(events) if event["stand"] in FINAL)
    if (at := next(ends, None)) is None:
        return
    end = events[at]
    where = f"{end['bestand']}:{end['rij']}"
    rule = f"de melding is al {end['stand']} op {end['datum']} ({where})"
    # Of one day and one file the rows tell their order.
    below = [e for e in events[:at] if _is_below(e, end)]
    for event in [*below, *events[at + 1 :]]:
        yield event, Fault(rule, "haal deze rij weg; een vervolg is een nieuwe melding")


def _is_below(event: Event, end: Event) -> bool:
    same = all(event[name] == end[name] for name in ("bestand", "datum"))
    return same and int(event["rij"]) > int(end["rij"])
