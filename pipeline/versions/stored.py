"""Read a version's files as they lie there, whatever contract they were written by."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from pipeline.errors import SjoError

IN_EVERY_MANIFEST = ("versie", "meting", "grensjaar", "typologie_versie", "bronnen")
Manifest = dict[str, Any]
Tables = dict[str, pd.DataFrame]


def load_manifest(folder: Path) -> Manifest:
    """Return a version's manifest.json as it was published.

    SjoError when it cannot be read, or lacks what every contract puts in it.
    """
    path = folder / "manifest.json"
    try:
        manifest: Manifest = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SjoError(f"{path}: onleesbaar ({error})") from error
    missing = [key for key in IN_EVERY_MANIFEST if key not in manifest]
    if missing:
        raise SjoError(
            f"{path}: onvolledig (mist {', '.join(missing)}); haal deze versie terug uit een "
            "reservekopie of bouw haar opnieuw"
        )
    return manifest


def load_tables(folder: Path, names: Iterable[str]) -> Tables:
    """Return those of the named tables that the version published, a missing text as "".

    Days are ISO text. A table that was published as csv alone is read as texts. SjoError when
    a file is damaged.
    """
    with duckdb.connect() as con:
        return {name: table for name in names if (table := _load(con, folder, name)) is not None}


def _load(con: duckdb.DuckDBPyConnection, folder: Path, name: str) -> pd.DataFrame | None:
    path, beside = folder / f"{name}.parquet", folder / f"{name}.csv"
    if not path.is_file() and not beside.is_file():
        return None
    if not path.is_file():
        return pd.read_csv(beside, dtype=str, keep_default_na=False)
    try:
        stored = con.read_parquet(str(path))
        kinds = dict(zip(stored.columns, map(str, stored.types), strict=True))
        days = [c for c, kind in kinds.items() if kind == "DATE"]
        texts = ", ".join(f'CAST("{c}" AS VARCHAR) AS "{c}"' for c in days)
        table: pd.DataFrame = (stored.project(f"* REPLACE ({texts})") if days else stored).df()
    except duckdb.Error as error:
        raise SjoError(f"{path}: onleesbaar ({error})") from error
    filled = [c for c, kind in kinds.items() if kind in {"VARCHAR", "DATE"}]
    table[filled] = table[filled].astype("str").fillna("")
    flags = [c for c, kind in kinds.items() if kind == "BOOLEAN" and table[c].dtype == "object"]
    table[flags] = table[flags].astype("boolean")
    return table
