"""manifest.json: what a version was made of and with, and the hash of everything in it."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd

from schemas.published import TABLES

MANIFEST = "manifest.json"


def write_json(path: Path, content: object) -> None:
    """Write JSON with sorted keys and a final line break: the same content, the same bytes."""
    text = json.dumps(content, ensure_ascii=False, indent=1, sort_keys=True)
    path.write_text(text + "\n", encoding="utf-8")


def hash_outputs(folder: Path) -> dict[str, str]:
    """Return file name -> sha256 of everything in a version but its manifest."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.name != MANIFEST
    }


def describe_tables(tables: dict[str, pd.DataFrame]) -> dict[str, int]:
    """Return table name -> number of rows."""
    return {name: len(tables[name]) for name in TABLES}


def table_frame(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """Return a small frame as JSON rows."""
    result: list[dict[str, Any]] = json.loads(rows.to_json(orient="records"))
    return result
