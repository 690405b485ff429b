"""releases.json beside the versions: which there are, of what, and what changed in each."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.boundary import rows_of
from pipeline.versions.folders import curated_folder, list_ever_published
from pipeline.versions.published import PublishedVersion
from pipeline.versions.tombstone import Tombstone, is_withdrawn, read_tombstone

RELEASES = "releases.json"


def find_tombstones(root: Path) -> list[Tombstone]:
    """Return what is left of every version that was withdrawn."""
    folders = [curated_folder(root) / str(version) for version in list_ever_published(root)]
    return [read_tombstone(folder) for folder in folders if is_withdrawn(folder)]


def describe_releases(
    versions: Iterable[PublishedVersion], withdrawn: Iterable[Tombstone] = ()
) -> str:
    """Return releases.json: `versies`, oldest first, and `ingetrokken`, the withdrawn ones.

    A version gives its contract, days, counts of rows, sha256 of every file, and how many
    differences of each kind and cause it has with the version before.
    """
    told = {
        "versies": [_describe(version) for version in sorted(versions, key=lambda v: v.versie)],
        "ingetrokken": [
            {"versie": stone.versie, "opvolger": stone.opvolger, "reden": stone.reden}
            for stone in withdrawn
        ],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _describe(version: PublishedVersion) -> dict[str, Any]:
    manifest = version.manifest
    return {
        "versie": str(version.versie),
        "meting": version.versie.meting,
        "contract": version.contract,
        "stand": version.stand or None,
        "synthetisch": version.is_synthetic,
        "peildatum": version.peildatum.isoformat(),
        "grensjaar": version.grensjaar,
        "typologie_versie": manifest["typologie_versie"],
        "vorige_versie": manifest.get("vorige_versie") or None,
        "rijen": manifest.get("rijen") or {name: len(t) for name, t in version.tables.items()},
        "veranderd": _count_changes(version),
        "duckdb_inhoud": manifest.get("duckdb_inhoud"),
        "bestanden": manifest.get("uitvoer") or {},
    }


def _count_changes(version: PublishedVersion) -> list[dict[str, Any]]:
    table = version.tables["verschillen"]
    counted = table.groupby(["soort_verschil", "oorzaak"], sort=True).size()
    rows = rows_of(counted.rename("aantal").reset_index())
    return [row | {"aantal": int(row["aantal"])} for row in rows]
