"""A published version as it lies on disk, before any contract is considered."""

from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.hashes import hash_file
from pipeline.files.tables import connect, path_for_duckdb
from pipeline.versions.manifest import RESTORE
from schemas.system_faults import name_library_fault

Tables = dict[str, pd.DataFrame]


def load_tables(
    folder: Path, names: Iterable[str], uitvoer: Mapping[str, str] | None = None
) -> Tables:
    """Return those of the named tables that the version published, a missing text as "".

    `uitvoer`: the hashes that its manifest gives; none while it is being written. Days are ISO
    text. A table that was published as csv alone is read as texts. SjoError names every file that
    is damaged, gone, or not what was published.
    """
    names = list(names)
    if faults := find_altered_files(folder, uitvoer or {}, {f"{name}.parquet" for name in names}):
        raise SjoError("\n".join(faults))
    with connect() as con:
        return {name: table for name in names if (table := _load(con, folder, name)) is not None}


def find_altered_files(
    folder: Path, uitvoer: Mapping[str, str], only: Collection[str] | None = None
) -> list[str]:
    """Return a fault, with how to mend it, per file that is gone or not what was published.

    `only`: the names of the files to look at; by default all that `uitvoer` names.
    """
    faults = []
    for name in [name for name in uitvoer if only is None or name in only]:
        path = folder / name
        if not path.is_file():
            faults.append(f"{path}: is gepubliceerd maar ontbreekt; {RESTORE}")
        elif hash_file(path) != uitvoer[name]:
            faults.append(f"{path}: is gewijzigd sinds de publicatie; {RESTORE}")
    return faults


def _load(con: duckdb.DuckDBPyConnection, folder: Path, name: str) -> pd.DataFrame | None:
    path, beside = folder / f"{name}.parquet", folder / f"{name}.csv"
    if not path.is_file() and not beside.is_file():
        return None
    if not path.is_file():
        return pd.read_csv(beside, dtype=str, keep_default_na=False)
    try:
        stored = con.read_parquet(path_for_duckdb(path))
        kinds = dict(zip(stored.columns, map(str, stored.types), strict=True))
        days = [c for c, kind in kinds.items() if kind == "DATE"]
        texts = ", ".join(f'CAST("{c}" AS VARCHAR) AS "{c}"' for c in days)
        table: pd.DataFrame = (stored.project(f"* REPLACE ({texts})") if days else stored).df()
    except duckdb.OutOfMemoryException:
        raise
    except duckdb.Error as error:
        why = name_library_fault(error, "de inhoud is beschadigd")
        raise SjoError(f"{path}: onleesbaar ({why}); {RESTORE}") from error
    filled = [c for c, kind in kinds.items() if kind in {"VARCHAR", "DATE"}]
    table[filled] = table[filled].astype("str").fillna("")
    flags = [c for c, kind in kinds.items() if kind == "BOOLEAN" and table[c].dtype == "object"]
    table[flags] = table[flags].astype("boolean")
    return table
