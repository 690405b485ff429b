"""`sjo verify`: is everything that was written still what was written?"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline.country.reference import list_dated_folders, read_reference_bytes, read_sidecar
from pipeline.errors import SjoError
from pipeline.files.hashes import hash_file, hash_folder
from pipeline.files.listing import is_passed_over, name_of
from pipeline.publish.database_file import find_database_faults
from pipeline.publish.digest import digest_as_read, digest_schema
from pipeline.read.declared import read_declared_sites
from pipeline.versions.folders import (
    curated_folder,
    database_path,
    list_ever_published,
    list_versions,
)
from pipeline.versions.manifest import MANIFEST, load_manifest
from pipeline.versions.stored import find_altered_files
from pipeline.versions.tombstone import TOMBSTONE_FILES, is_withdrawn
from pipeline.versions.version import Version
from schemas.captures import list_captures, read_report
from schemas.system_faults import name_read_fault


@dataclass(frozen=True)
class Verification:
    """How many things were looked at, by kind, and in Dutch what is wrong and how to mend it."""

    counts: dict[str, int]
    faults: list[str]


def verify(root: Path) -> Verification:
    """Verify every published version, the database, every capture and all fetched reference data.

    What people write has no hash beforehand, and is not looked at here: see `sjo check`.
    """
    everything, versions = list_ever_published(root), list_versions(root)
    captures = [
        folder
        for site in read_declared_sites()
        for folder in list_captures(root / "data" / "raw", site.name)
    ]
    fetched = list_dated_folders(root / "data" / "reference")
    faults = [
        *(fault for version in versions for fault in _find_version_faults(root, version)),
        *(fault for version in everything for fault in _find_returned(root, version)),
        *(_find_database_faults(root, versions) if versions else []),
        *(fault for folder in captures for fault in _find_capture_faults(folder, root)),
        *(fault for folder in fetched for fault in _find_reference_faults(folder)),
    ]
    # An older program wrote no hashes: such a capture may be whole, but nobody can tell.
    unsealed = 0 if faults else sum(not read_report(folder).sha256 for folder in captures)
    counts = {
        "versies": len(versions),
        "opnamen": len(captures) - unsealed,
        "mappen met opgehaalde referentiedata": len(fetched),
    }
    if unsealed:
        counts["niet na te lezen, want zonder controlegetal: opnamen"] = unsealed
    return Verification(counts, faults)


def _find_version_faults(root: Path, version: Version) -> Iterator[str]:
    folder = curated_folder(root) / str(version)
    try:
        manifest = load_manifest(folder)
    except SjoError as error:
        yield str(error)
        return
    uitvoer = manifest.get("uitvoer", {})
    yield from find_altered_files(folder, uitvoer)
    known = {*uitvoer, MANIFEST}
    for name in hash_folder(folder).keys() - known:
        if not is_passed_over(Path(name).name):
            yield f"{folder / name}: is geen bestand van versie {version}; haal het weg"
    # What this version was made of, as far as it lies in older versions, must still be that.
    for name, digest in manifest.get("invoer", {}).items():
        path = root / name
        is_older = path.is_relative_to(curated_folder(root)) and path.is_file()
        if is_older and hash_file(path) != digest:
            yield f"{path}: is niet waarop versie {version} voortbouwt; zet het terug"


def _find_returned(root: Path, version: Version) -> Iterator[str]:
    """Yield what lies in the folder of a version that was withdrawn, beside its tombstone."""
    folder = curated_folder(root) / str(version)
    if is_withdrawn(folder):
        for name in sorted(hash_folder(folder).keys() - TOMBSTONE_FILES):
            yield f"{folder / name}: versie {version} is ingetrokken; haal dit weg"


def _find_database_faults(root: Path, versions: list[Version]) -> list[str]:
    path = database_path(root)
    if faults := find_database_faults(path):
        return faults
    faults = []
    for version in versions:
        try:
            if digest_schema(root, version) != digest_as_read(curated_folder(root) / str(version)):
                faults.append(
                    f"{path}: bevat van versie {version} iets anders dan is gepubliceerd; "
                    "maak haar opnieuw met: sjo build"
                )
        except SjoError as error:
            faults.append(str(error))
    return faults


def _find_capture_faults(folder: Path, root: Path) -> Iterator[str]:
    try:
        told = read_report(folder).sha256
    except (ValueError, OSError) as error:
        why = name_read_fault(error)
        yield f"{name_of(folder, root)}: onleesbare opname ({why}); haal haar opnieuw op"
        return
    advice = "zet het terug uit een reservekopie, of haal de site opnieuw op met: sjo crawl"
    for name, digest in told.items():
        path = folder / name
        if not path.is_file():
            yield f"{name_of(path, root)}: hoort bij de opname maar ontbreekt; {advice}"
        elif hash_file(path) != digest:
            yield f"{name_of(path, root)}: is gewijzigd sinds de opname; {advice}"


def _find_reference_faults(folder: Path) -> Iterator[str]:
    try:
        names = list(read_sidecar(folder))
    except SjoError as error:
        yield str(error)
        return
    for name in names:
        try:
            read_reference_bytes(folder / name)
        except SjoError as error:
            yield str(error)
