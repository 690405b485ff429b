"""What was reported of a location, for its story: the report, its values, each step."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.mutations.filed import Event, FiledMutation, collect_mutations
from schemas.mutations import Mutation


def tell_mutations(root: Path, locatie_id: str) -> Iterator[str]:
    """Yield in Dutch each report on a location, oldest first, and below it what became of it."""
    mutations = collect_mutations(root).mutations
    about = [f for f in mutations.filed.values() if f.mutation.locatie_id == locatie_id]
    for filed in sorted(about, key=lambda f: (f.mutation.gemeld_op, f.bestand)):
        yield _tell_report(filed)
        yield from map(_tell_step, mutations.events_of[filed.mutation.mutatie_id])


def describe_report(mutation: Mutation) -> str:
    """Return in Dutch what a report says, without its message."""
    since = f" per {mutation.per}" if mutation.per else ""
    values = (
        f"{value.veld}: '{value.gevonden}' moet zijn '{value.gemeld}'"
        if value.gevonden
        else f"{value.veld}: '{value.gemeld}'"
        for value in mutation.velden
    )
    return "; ".join([f"{mutation.soort}{since}", *values])


def _tell_report(filed: FiledMutation) -> str:
    mutation = filed.mutation
    said = f"{mutation.mutatie_id}, gemeld op {mutation.gemeld_op} ({mutation.via})"
    return f"{said}: {describe_report(mutation)}; {filed.bestand}"


def _tell_step(event: Event) -> str:
    parts = [
        f"{event['stand']} op {event['datum']}",
        event["verwijzing"],
        f"nagegaan: {event['nagegaan']}" if event["nagegaan"] else "",
        event["reden"],
        event["lezer"],
        f"{event['bestand']}, rij {event['rij']}",
    ]
    return "  " + "; ".join(part for part in parts if part)
