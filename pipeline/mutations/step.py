"""A step in what becomes of a report, added to the file of who takes it."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from pipeline.mutations.faults import find_step_faults
from pipeline.read.append import append_rows
from schemas.mutations import (
    EVENT_FOLDER,
    GEBEURTENISSEN,
    MUTATION_FOLDER,
    Mutatiesoort,
    Mutatiestand,
    Mutation,
)


def event_file(root: Path, lezer: str) -> Path:
    """Return the file in which only this member of the desk writes; it may not exist yet."""
    return root / "manual_entries" / MUTATION_FOLDER / EVENT_FOLDER / f"{lezer}.csv"


def add_steps(root: Path, lezer: str, steps: Sequence[Mapping[str, str]], today: str) -> None:
    """Add rows of GEBEURTENISSEN, on disk when it returns; a `datum` that is missing is today.

    FileError, and nothing changes, with what `sjo check` would find in them.
    """
    rows = [{"datum": today} | dict(step) for step in steps]
    append_rows(
        event_file(root, lezer),
        root,
        GEBEURTENISSEN,
        lambda _: rows,
        lambda table: find_step_faults(root, table, today),
    )


def confirm_steps(received: Sequence[Mutation]) -> list[dict[str, str]]:
    """Return the steps that end at once: who says that all is right changes nothing."""
    return [
        {"mutatie_id": mutation.mutatie_id, "stand": str(Mutatiestand.DOORGEVOERD)}
        for mutation in received
        if mutation.soort == Mutatiesoort.KLOPT
    ]
