"""`sjo withdraw`: take a version down, leave a tombstone, and publish it without what must go."""

import re
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.custody.redaction import count_hits, find_in_inputs, make_pattern, redact
from pipeline.errors import SjoError, already_done
from pipeline.exchange.releases import RELEASES, describe_releases, find_tombstones
from pipeline.files.lock import locked
from pipeline.files.tables import write_tables
from pipeline.files.whole import publish_folder, replace_file, staging, write_whole
from pipeline.privacy.gate import PLACEHOLDER, pass_gate
from pipeline.privacy.signed import require_public_signature
from pipeline.publish.database import write_database
from pipeline.publish.database_file import place_database
from pipeline.publish.manifest import describe_tables
from pipeline.release.inputs import describe_code
from pipeline.release.publish import next_version
from pipeline.release.write import finish_manifest, write_citation
from pipeline.versions.folders import DATABASE, curated_folder, list_versions
from pipeline.versions.published import PublishedVersion, read_folder, read_version
from pipeline.versions.tombstone import (
    Tombstone,
    is_withdrawn,
    leave_tombstone,
    read_tombstone,
)
from pipeline.versions.version import Version
from schemas.published import CONTRACT, TABLES
from schemas.regular_files import read_regular_text

OF_ITS_MAKING = ("zegel", "uitvoer", "invoer", "duckdb_inhoud", "rijen")


@dataclass(frozen=True)
class Withdrawal:
    """What was asked: why, by whom, on which day (ISO), and which texts must go."""

    reden: str
    auteur: str
    datum: str
    texts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Withdrawn:
    """What took the place of the version, how many cells lost something, and what is left to do."""

    opvolger: Version
    cells: int
    notes: list[str]


def withdraw(root: Path, version: Version, asked: Withdrawal) -> Withdrawn:
    """Replace a version by a tombstone, and remove its products.

    When it is the last of its wave, a successor is published first: the same, without the texts
    and without all that the gate withholds now. Else the next version of the wave succeeds it.
    SjoError when texts were asked that it does not hold, or what is asked is no request; then
    nothing is done. A run that is killed is finished by the same request.
    """
    _require_sound(asked)
    pattern = make_pattern(asked.texts)
    folder = curated_folder(root)
    place = folder / str(version)
    with locked(folder), staging(folder) as work:
        if is_withdrawn(place):
            leave_tombstone(place, read_tombstone(place))
        others = [read_version(root, v) for v in list_versions(root) if v != version]
        old = read_version(root, version)
        if pattern and not count_hits(old.tables, pattern):
            raise SjoError(f"versie {version} bevat de tekst niet; er is niets ingetrokken")
        later = [v for v in others if v.versie.meting == version.meting and v.versie > version]
        cells = 0
        if later:
            successor = min(v.versie for v in later)
        else:
            successor = next_version(root, version.meting)
            made, cells = _write_successor(work, place, old, successor, pattern)
            others.append(made)
        stone = Tombstone(str(version), str(successor), asked.reden, asked.auteur, asked.datum)
        write_database(work / DATABASE, sorted(others, key=lambda v: v.versie))
        stones = [*(s for s in find_tombstones(root) if s.versie != stone.versie), stone]
        write_whole(work / RELEASES, describe_releases(others, stones))
        # The tombstone last: until it stands, the version is there for the same request.
        with already_done(f"versie {version} is half ingetrokken; geef dezelfde opdracht opnieuw"):
            if not later:
                publish_folder(work / "versie", folder / str(successor))
            replace_file(work / RELEASES, folder / RELEASES)
            moved = place_database(work / DATABASE, folder / DATABASE)
            _remove_products(root, version)
            leave_tombstone(place, stone)
    return Withdrawn(successor, cells, [*moved, *_tell_rest(root, others, pattern)])


def _require_sound(asked: Withdrawal) -> None:
    if not asked.auteur.strip():
        raise SjoError("wie trekt de versie in? geef --auteur INITIALEN (of team)")
    if not asked.reden.strip():
        raise SjoError("waarom? geef --reason op een regel; hij blijft voor iedereen leesbaar")
    pattern = make_pattern(asked.texts)
    if pattern and pattern.search(asked.reden + " " + asked.auteur):
        raise SjoError("--reason noemt zelf de tekst die weg moet; schrijf hem anders op")
    require_public_signature(asked.auteur, "--reason", asked.reden)


def _write_successor(
    work: Path,
    folder: Path,
    old: PublishedVersion,
    successor: Version,
    pattern: re.Pattern[str] | None,
) -> tuple[PublishedVersion, int]:
    """Write the version without what must go to work/versie; return it and how many cells lost."""
    built = work / "versie"
    built.mkdir()
    given = {name: old.tables[name] for name in TABLES}
    tables = pass_gate(redact(given, pattern) if pattern else given)
    kept = {key: told for key, told in old.manifest.items() if key not in OF_ITS_MAKING}
    manifest = _leave_out(kept, pattern) | {
        "contract": CONTRACT,
        "versie": str(successor),
        "opgeschoond_uit": str(old.versie),
        "code": describe_code(),
        "invoer": {},
        "rijen": describe_tables(tables),
    }
    write_tables(tables, built)
    write_citation(built, old.typology, manifest)
    _write_readme(built, folder, old.versie, successor, pattern)
    finish_manifest(built, manifest)
    return read_folder(built, successor), _count_changed(given, tables)


def _write_readme(
    built: Path, folder: Path, old: Version, successor: Version, pattern: re.Pattern[str] | None
) -> None:
    """Write the LEESMIJ of the former version under the new number, and say what it is."""
    text = read_regular_text(folder / "LEESMIJ.md")
    text = re.sub(rf"(?<![\d.]){re.escape(str(old))}(?![\d.]*\d)", str(successor), text)
    told = f"> Dit is versie {old}, die is ingetrokken, zonder wat eruit moest.\n\n"
    (built / "LEESMIJ.md").write_text(told + _leave_out(text, pattern), encoding="utf-8")


def _leave_out(told: Any, pattern: re.Pattern[str] | None) -> Any:
    if isinstance(told, dict):
        return {key: _leave_out(value, pattern) for key, value in told.items()}
    if isinstance(told, list):
        return [_leave_out(value, pattern) for value in told]
    return pattern.sub(PLACEHOLDER, told) if pattern and isinstance(told, str) else told


def _count_changed(before: dict[str, pd.DataFrame], after: dict[str, pd.DataFrame]) -> int:
    return sum(
        int((_as_text(table[column]) != _as_text(after[name][column])).sum())
        for name, table in before.items()
        for column in table
    )


def _as_text(values: pd.Series) -> pd.Series:
    return values.astype("str").fillna("")


def _remove_products(root: Path, version: Version) -> None:
    for folder in (root / "data" / "producten").glob(f"{version}*"):
        if folder.name == str(version) or folder.name.startswith(f"{version}-"):
            shutil.rmtree(folder)


def _tell_rest(
    root: Path, others: Sequence[PublishedVersion], pattern: re.Pattern[str] | None
) -> Iterator[str]:
    """Yield in Dutch what a person must still do."""
    if pattern:
        for version in others:
            if count_hits(version.tables, pattern):
                yield f"versie {version.versie} bevat de tekst ook: trek die ook in"
        for place in find_in_inputs(root, pattern):
            yield f"{place}: hier staat de tekst nog; verwijder hem, anders komt hij terug"
    yield (
        "git, reservekopieën, pakken, concepten en wat anderen hebben gehaald, vallen hier buiten: "
        "verwijder de tekst daar ook"
    )
