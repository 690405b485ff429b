"""A report is received: kept as it came, given its key and id, and filed for good."""

import hashlib
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.files.findings import FileError, Finding
from pipeline.files.whole import write_whole
from pipeline.mutations.locations import PublishedLocations
from pipeline.mutations.personal import find_personal_parts
from pipeline.mutations.report import format_mutation, name_mutation, parse_mutation
from pipeline.mutations.reporter import make_reporter_key, raw_folder
from schemas.mutations import MUTATION_FOLDER, Mutation

WITHOUT_PERSON = "schrijf het zonder persoon; het bericht zelf blijft bewaard buiten git"


@dataclass(frozen=True)
class Received:
    """A filed report; `is_known`: the very same one had been filed before."""

    mutation: Mutation
    path: Path
    is_known: bool


def report_path(root: Path, mutation: Mutation) -> Path:
    """Return where a report is filed."""
    folder = root / "manual_entries" / MUTATION_FOLDER / mutation.gemeld_op[:4]
    return folder / f"{mutation.mutatie_id}.json"


def keep_raw(root: Path, content: bytes, suffix: str) -> Path:
    """Keep a message as it came in, out of git, under a name that follows from its content."""
    path = raw_folder(root) / f"{hashlib.sha256(content).hexdigest()[:16]}{suffix}"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        write_whole(path, content)
    return path


def receive(root: Path, mutation: Mutation, sender: str, locations: PublishedLocations) -> Received:
    """File a report under its own id, on disk when it returns; the same one twice is filed once.

    FileError, and nothing is filed, with all that is wrong: what cannot be true together, a
    location that the last version does not have, what may tell of a person (never shown).
    """
    keyed = replace(mutation, melder=make_reporter_key(root, sender) or mutation.melder)
    named = name_mutation(keyed)
    if faults := find_intake_faults(named, locations):
        raise FileError(faults)
    path = report_path(root, named)
    is_known = path.exists()
    if not is_known:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, format_mutation(named))
    return Received(named, path, is_known)


def find_intake_faults(mutation: Mutation, locations: PublishedLocations) -> list[Finding]:
    """Return what keeps a report from being filed, by its field."""
    faults = _find_form_faults(mutation)
    names: list[str] = []
    if mutation.locatie_id:
        row = locations.rows.get(mutation.locatie_id)
        if row is None:
            rule = f"staat niet in versie {locations.versie}"
            advice = "zoek de locatie op"
            faults.append(Finding("", 0, "", "locatie_id", mutation.locatie_id, rule, advice))
        else:
            names = [row["organisatie"], row["locatienaam"], row["woonplaats"], row["gemeente"]]
    for place, reason in find_personal_parts(mutation, names):
        faults.append(Finding("", kolom=place, regel=reason, advies=WITHOUT_PERSON))
    return faults


def _find_form_faults(mutation: Mutation) -> list[Finding]:
    """Return what would make the report unreadable once it is filed."""
    try:
        parse_mutation(format_mutation(mutation).encode("utf-8"), "")
    except FileError as error:
        return error.findings
    return []


def with_found(mutation: Mutation, locations: PublishedLocations) -> Mutation:
    """Return a report in which `gevonden` is what the last version says; what is so already goes.

    A reporter who copies a whole form reports only what is otherwise.
    """
    if mutation.locatie_id not in locations.rows:
        return mutation
    stands = locations.values_of(mutation.locatie_id)
    values = (replace(value, gevonden=stands[value.veld]) for value in mutation.velden)
    differing = tuple(value for value in values if value.gemeld != value.gevonden)
    row = locations.rows[mutation.locatie_id]
    code, version = row["gemeentecode"], mutation.versie or locations.versie
    return replace(mutation, velden=differing, gemeente=code, versie=version)
