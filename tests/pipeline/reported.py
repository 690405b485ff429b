"""Reports of changes as a desk files them: made up by us, every value SYNTHETISCH."""

import json
from dataclasses import replace
from pathlib import Path

from pipeline.mutations.report import format_mutation, name_mutation
from schemas.mutations import GEBEURTENISSEN, Mutatiesoort, Mutation, ReportedValue

LOCATION = "L0123456789"
PHONE = ReportedValue("telefoon", "030 123 45 67", "030 765 43 21")


def changed(*values: ReportedValue, **told: str) -> Mutation:
    """Return a report that values of a location are otherwise (default: its number)."""
    return named(
        Mutation(
            gemeld_op="2026-11-05",
            via="mail",
            gemeente="GM0344",
            soort=Mutatiesoort.WIJZIGING,
            locatie_id=LOCATION,
            velden=values or (PHONE,),
            melder="0123456789abcdef",
        ),
        **told,
    )


def closed(**told: str) -> Mutation:
    """Return a report that a location is closed."""
    return named(replace(changed(), soort=Mutatiesoort.GESLOTEN, velden=()), **told)


def named(mutation: Mutation, **told: str) -> Mutation:
    """Return a report with other texts, and its own id."""
    return name_mutation(replace(mutation, **told))  # type: ignore[arg-type]


def file_report(root: Path, mutation: Mutation) -> Path:
    """File a report below `root` and return where it lies."""
    year = root / "manual_entries" / "mutaties" / mutation.gemeld_op[:4]
    year.mkdir(parents=True, exist_ok=True)
    path = year / f"{mutation.mutatie_id}.json"
    path.write_text(format_mutation(mutation), encoding="utf-8")
    return path


def file_events(root: Path, lezer: str, *rows: str) -> None:
    """Write the file of what a member of the desk did: mutatie_id;stand;...;datum per row."""
    folder = root / "manual_entries" / "mutaties" / "gebeurtenissen"
    folder.mkdir(parents=True, exist_ok=True)
    text = "\n".join([";".join(GEBEURTENISSEN.names), *rows])
    (folder / f"{lezer}.csv").write_text(f"{text}\n", encoding="utf-8")


def as_object(mutation: Mutation) -> dict[str, object]:
    """Return the JSON of a report as an object to change."""
    said: dict[str, object] = json.loads(format_mutation(mutation))
    return said
