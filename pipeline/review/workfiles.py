"""Read the worklists of a wave that the latest build left in data/werk/<meting>/."""

import csv
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pandas as pd

from pipeline.errors import SjoError
from pipeline.files.tables import connect, path_for_duckdb
from pipeline.review.decisions import PAIR_KEYS
from pipeline.review.journal import Journal, open_journal
from schemas.system_faults import name_read_fault


@dataclass(frozen=True)
class WorkFiles:
    """`records`: normalised records. `questions` and `pairs`: record_id_a, record_id_b, regel,
    beslissing and evidence columns. `clusters`: record_id, cluster_id. All text, "" = missing.
    """

    records: pd.DataFrame
    questions: pd.DataFrame
    pairs: pd.DataFrame
    clusters: pd.DataFrame


@dataclass(frozen=True)
class Work:
    """What there is to review, and where decisions on it are kept."""

    files: WorkFiles
    journal: Journal


def open_wave(root: Path, meting: int) -> Work:
    """The pairs of the latest build of a wave; SjoError when there was none."""
    return Work(read_workfiles(root, meting), open_journal(root))


def read_workfiles(root: Path, meting: int) -> WorkFiles:
    """Read the worklists of a wave; SjoError when there was no build yet or they are damaged."""
    folder = root / "data" / "werk" / str(meting)
    if not folder.is_dir():
        raise SjoError(
            f"{folder}: er zijn nog geen vragen van meting {meting}; bouw eerst met: sjo build"
        )
    files = WorkFiles(
        records=_read_parquet(folder / "records.parquet"),
        questions=_read_csv(folder / "vragen.csv"),
        pairs=_read_parquet(folder / "paren.parquet"),
        clusters=_read_parquet(folder / "clusters.parquet"),
    )
    for name in ("questions", "pairs"):
        _require(getattr(files, name), PAIR_KEYS, folder)
    _require(files.records, ["record_id"], folder)
    _require(files.clusters, ["record_id", "cluster_id"], folder)
    return files


def read_work_csv(root: Path, meting: int, name: str) -> pd.DataFrame:
    """Read one csv of the worklists of a wave, all text; empty when the build left none."""
    path = root / "data" / "werk" / str(meting) / name
    return _read_csv(path) if path.is_file() else pd.DataFrame()


def _read_parquet(path: Path) -> pd.DataFrame:
    if not path.is_file():
        raise SjoError(f"{path}: bestand ontbreekt; bouw opnieuw met: sjo build")
    try:
        with connect() as con:
            table: pd.DataFrame = con.read_parquet(path_for_duckdb(path)).df()
    except duckdb.Error as error:
        raise SjoError(f"{path}: onleesbaar; bouw opnieuw met: sjo build") from error
    return table.astype("string").fillna("").astype("str")


def _read_csv(path: Path) -> pd.DataFrame:
    try:
        return pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (OSError, ValueError, csv.Error) as error:
        raise SjoError(
            f"{path}: onleesbaar ({name_read_fault(error)}); bouw opnieuw met: sjo build"
        ) from error


def _require(table: pd.DataFrame, columns: list[str], folder: Path) -> None:
    missing = [column for column in columns if column not in table]
    if missing:
        raise SjoError(f"{folder}: kolom {', '.join(missing)} ontbreekt; bouw opnieuw")
