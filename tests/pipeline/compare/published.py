"""Publish synthetic snapshots below a root, as a build does: real files, real reference data."""

import json
import shutil
from pathlib import Path

from pipeline.compare.snapshot import SnapshotTables
from pipeline.files.tables import write_tables
from schemas.published import CONTRACT

REFERENCE = Path(__file__).parents[3] / "data" / "reference"


def make_root(folder: Path) -> Path:
    """Return a root with the reference data and empty manual entries."""
    shutil.copytree(REFERENCE, folder / "data" / "reference")
    (folder / "manual_entries").mkdir()
    return folder


def publish(root: Path, snapshot: SnapshotTables) -> Path:
    """Write a snapshot as data/curated/<versie>/ and return that folder."""
    folder = root / "data" / "curated" / str(snapshot.versie)
    folder.mkdir(parents=True)
    write_tables(snapshot.tables, folder)
    manifest = {
        "contract": CONTRACT,
        "versie": str(snapshot.versie),
        "meting": snapshot.versie.meting,
        "grensjaar": snapshot.grensjaar,
        "typologie_versie": snapshot.typologie_versie,
        "bronnen": [
            {"bron": s.bron, "soort": s.soort, "toestand": s.toestand, "oorzaak": s.oorzaak}
            for s in snapshot.bronnen.values()
        ],
    }
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder
