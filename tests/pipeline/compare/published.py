"""Publish synthetic versions below a root, as a build does: real files, real reference data."""

import json
import shutil
from pathlib import Path

from pipeline.files.tables import write_tables
from pipeline.versions.published import PublishedVersion
from schemas.published import TABLES

REFERENCE = Path(__file__).parents[3] / "data" / "reference"


def make_root(folder: Path) -> Path:
    """Return a root with the reference data and empty manual entries."""
    shutil.copytree(REFERENCE, folder / "data" / "reference")
    (folder / "manual_entries").mkdir()
    return folder


def publish(root: Path, version: PublishedVersion) -> Path:
    """Write a version as data/curated/<versie>/ and return that folder."""
    folder = root / "data" / "curated" / str(version.versie)
    folder.mkdir(parents=True)
    write_tables({name: version.tables[name] for name in TABLES}, folder)
    (folder / "manifest.json").write_text(json.dumps(version.manifest), encoding="utf-8")
    return folder
