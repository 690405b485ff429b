"""Publish synthetic versions below a root, as a build does: real files, real reference data."""

import json
import shutil
from pathlib import Path

from pipeline.files.tables import connect, write_tables
from pipeline.privacy.gate import pass_gate
from pipeline.versions.published import PublishedVersion
from schemas.published import TABLES

CONTRACT_1_TABLES = [
    "locaties",
    "organisaties",
    "locatie_ondersteuningstypen",
    "locatie_leefgebieden",
    "gemeenten",
    "herkomst",
    "herkomst_waarden",
    "afgekeurd",
    "te_beoordelen",
    "id_historie",
]
SINCE_CONTRACT_1 = {
    "openingstijden",
    "openingstijden_schema",
    "laatst_gezien",
    "laatst_gezien_precisie",
    "gezien",
    "gezien_precisie",
}
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
    write_tables(pass_gate({name: version.tables[name] for name in TABLES}), folder)
    (folder / "manifest.json").write_text(json.dumps(version.manifest), encoding="utf-8")
    return folder


def publish_as_contract_1(root: Path, version: PublishedVersion) -> Path:
    """Write a version as the first contract did: without code tables, its days as text."""
    folder = root / "data" / "curated" / str(version.versie)
    folder.mkdir(parents=True)
    with connect() as con:
        for name in CONTRACT_1_TABLES:
            frame = version.tables[name]
            frame = frame.drop(columns=[c for c in SINCE_CONTRACT_1 if c in frame])
            texts = {"eerste_meting": "str"} if name == "locaties" else {}
            path = folder / f"{name}.parquet"
            con.from_df(frame.astype(texts)).write_parquet(str(path))
    manifest = {key: value for key, value in version.manifest.items() if key != "contract"}
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder
