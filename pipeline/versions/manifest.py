"""manifest.json as it lies in a version's folder: what each contract puts in it, and its seal.

The seal (`zegel`) is a hash of all the rest. Whoever edits a manifest breaks it; a version from
before there were seals has none.
"""

import hashlib
import json
from pathlib import Path
from typing import Any

from pipeline.errors import SjoError
from schemas.regular_files import read_regular
from schemas.system_faults import name_read_fault

Manifest = dict[str, Any]
MANIFEST = "manifest.json"
SEAL = "zegel"
RESTORE = "zet het terug uit een reservekopie of met sjo unpack"
IN_EVERY_MANIFEST: dict[str, type] = {
    "versie": str,
    "meting": int,
    "grensjaar": int,
    "typologie_versie": str,
    "bronnen": list,
}
OFTEN_IN_IT: dict[str, type] = {
    "vorige_versie": str,
    "peildatum": str,
    "stand": str,
    "contract": int,
    "synthetisch": bool,
    "duckdb_inhoud": str,
    "code": dict,
    "rijen": dict,
    "invoer": dict,
    "uitvoer": dict,
}
"""What a contract, or a version that is being made, may lack; it must be of this type."""


def seal_manifest(manifest: Manifest) -> Manifest:
    """Return a manifest with its seal."""
    return manifest | {SEAL: _make_seal(manifest)}


def load_manifest(folder: Path) -> Manifest:
    """Return a version's manifest.json as it was published.

    SjoError when it cannot be read, lacks what every contract puts in it, or was changed since.
    """
    path = folder / MANIFEST
    try:
        manifest = json.loads(read_regular(path))
    except (OSError, ValueError, RecursionError) as error:
        raise SjoError(f"{path}: onleesbaar ({name_read_fault(error)}); {RESTORE}") from error
    if not isinstance(manifest, dict):
        raise SjoError(f"{path}: is geen manifest; {RESTORE}")
    if faults := [*_find_missing(manifest), *_find_misplaced(manifest)]:
        raise SjoError(f"{path}: onvolledig ({', '.join(faults)}); {RESTORE}")
    if manifest.get(SEAL, _make_seal(manifest)) != _make_seal(manifest):
        raise SjoError(f"{path}: is gewijzigd sinds de publicatie; {RESTORE}")
    return manifest


def _find_missing(manifest: Manifest) -> list[str]:
    missing = [key for key in IN_EVERY_MANIFEST if key not in manifest]
    return [f"mist {', '.join(missing)}"] if missing else []


def _find_misplaced(manifest: Manifest) -> list[str]:
    kinds = IN_EVERY_MANIFEST | OFTEN_IN_IT
    return [
        f"{key} is geen {kind.__name__}"
        for key, kind in kinds.items()
        if key in manifest and type(manifest[key]) is not kind
    ]


def _make_seal(manifest: Manifest) -> str:
    rest = {key: value for key, value in manifest.items() if key != SEAL}
    return hashlib.sha256(json.dumps(rest, sort_keys=True).encode()).hexdigest()
