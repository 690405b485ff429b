"""Reproduce: build a published version again from its manifest's inputs, and compare."""

import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.build import Report
from pipeline.errors import SjoError
from pipeline.privacy.file_names import WITHHELD_NAME, find_published_name
from pipeline.publish.digest import digest_as_read, digest_folder, digest_schema
from pipeline.publish.manifest import hash_outputs
from pipeline.publish.publisher import publisher_of
from pipeline.release.floors import read_acceptance
from pipeline.release.inputs import describe_code, hash_inputs
from pipeline.release.write import Target, write_version
from pipeline.versions.contract import contract_of
from pipeline.versions.folders import DATABASE, version_folder
from pipeline.versions.manifest import load_manifest
from pipeline.versions.stored import find_altered_files
from pipeline.versions.version import Version
from schemas.published import CONTRACT


@dataclass(frozen=True)
class Reproduction:
    """What a rebuild gave: files compared, those that differ, and notes on the circumstances."""

    compared: int
    different: list[str]
    notes: list[str]


def reproduce(root: Path, version: Version, report: Report = lambda stage: None) -> Reproduction:
    """Rebuild a version from copies of exactly the inputs its manifest names.

    Files that were added since play no part. Raises SjoError naming every input that is gone or
    changed, and every published file that is no longer what the manifest says.
    """
    folder = version_folder(root, version)
    manifest = load_manifest(folder)
    _require_unchanged(root, folder, manifest)
    parent = manifest["vorige_versie"]
    before = Version.parse(parent) if parent else None
    target = Target(
        version, before, aanvaard=read_acceptance(manifest), uitgever=publisher_of(manifest)
    )
    with tempfile.TemporaryDirectory(prefix="sjo-") as name:
        copy, built = Path(name) / "boom", Path(name) / "bouw"
        built.mkdir()
        for path in _find_inputs(root, manifest):
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(root / path, copy / path)
        write_version(copy, built, target, report)
        again = hash_outputs(built)
    told = manifest["uitvoer"]
    different = sorted(n for n in told.keys() | again.keys() if told.get(n) != again.get(n))
    return Reproduction(len(told), different, _notes(manifest))


def _find_inputs(root: Path, manifest: dict[str, Any]) -> dict[str, str]:
    """Return path -> sha256 of every input of a version, also of those published without name."""
    told: dict[str, str] = manifest["invoer"]
    if not any(WITHHELD_NAME in name for name in told):
        return told
    below = (root / part for part in ("manual_entries", "data/raw"))
    files = [p.relative_to(root) for folder in below for p in folder.rglob("*") if p.is_file()]
    there = hash_inputs(root, files)
    return {find_published_name(name, there): digest for name, digest in told.items()}


def _require_unchanged(root: Path, folder: Path, manifest: dict[str, Any]) -> None:
    if (redacted := manifest.get("opgeschoond_uit")) is not None:
        raise SjoError(
            f"versie {manifest['versie']} is versie {redacted} waaruit iets is weggelaten; zij is "
            "niet uit invoer gebouwd en dus niet te herbouwen"
        )
    faults = []
    for path, digest in _find_inputs(root, manifest).items():
        if not (root / path).is_file():
            faults.append(f"{path}: invoer ontbreekt")
        elif hash_inputs(root, [Path(path)])[path] != digest:
            faults.append(f"{path}: invoer is veranderd sinds de publicatie")
    if digest_folder(folder, manifest["rijen"]) != manifest["duckdb_inhoud"]:
        faults.append(f"{folder}: de tabellen zijn niet die van de publicatie")
    if digest_schema(root, Version.parse(manifest["versie"])) != digest_as_read(folder):
        faults.append(f"{DATABASE}: bevat iets anders dan is gepubliceerd; bouw opnieuw")
    faults += find_altered_files(folder, manifest["uitvoer"])
    if faults:
        raise SjoError("\n".join(faults))


def _notes(manifest: dict[str, Any]) -> list[str]:
    now = describe_code()
    names = {"sha256": "de programmatuur", "lock": "de vastgelegde pakketten"}
    notes = [
        f"{name} verschilt van die waarmee is gepubliceerd (commit {manifest['code']['commit']})"
        for key, name in names.items()
        if manifest["code"][key] != now[key]
    ]
    if contract_of(manifest) != CONTRACT:
        notes.append(
            f"gepubliceerd volgens contract {contract_of(manifest)}, herbouwd volgens {CONTRACT}: "
            "tabellen en kolommen die erbij kwamen of anders zijn geschreven, verschillen daardoor"
        )
    return notes
