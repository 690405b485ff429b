"""manifest.json: what a version was made of and with, and the hash of everything in it."""

import json
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.files.hashes import hash_folder
from pipeline.versions.manifest import MANIFEST
from schemas.published import TABLES


def write_json(path: Path, content: object) -> None:
    """Write JSON with sorted keys and a final line break: the same content, the same bytes."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def hash_outputs(folder: Path) -> dict[str, str]:
    """Return file name -> sha256 of everything in a version but its manifest."""
    return {name: digest for name, digest in hash_folder(folder).items() if name != MANIFEST}


def describe_tables(tables: dict[str, pd.DataFrame]) -> dict[str, int]:
    """Return table name -> number of rows."""
    return {name: len(tables[name]) for name in TABLES}


def table_frame(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a small frame as JSON rows."""
    result: list[dict[str, Any]] = json.loads(rows.to_json(orient="records"))
    return result
