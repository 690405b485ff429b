"""Read published snapshots: their tables, the state of their sources, their history of ids."""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from pipeline.errors import SjoError
from schemas.published import TABLES

VERSION = re.compile(r"\d{4}\.\d{1,6}")
OK = "ok"
NOT_COLLECTED = "niet opgehaald"
Row = dict[str, Any]


@dataclass(frozen=True)
class SourceState:
    """How a source fared in one snapshot; only `toestand` "ok" means that it was read whole."""

    bron: str
    toestand: str
    oorzaak: str = ""
    aantal: int = 0
    gezien_op: str = ""

    @property
    def text(self) -> str:
        """Return the state with its cause, for a sentence."""
        return f"{self.toestand}: {self.oorzaak}" if self.oorzaak else self.toestand


@dataclass(frozen=True)
class SnapshotTables:
    """One published snapshot; `tables` holds every table of schemas/published.py by name."""

    versie: str
    meting: str
    grensjaar: int
    typologie_versie: str
    bronnen: dict[str, SourceState]
    tables: dict[str, pd.DataFrame] = field(repr=False)

    def rows(self, table: str) -> list[Row]:
        """Return a table as rows of plain values, a missing value as None."""
        return plain_rows(self.tables[table])


def plain_rows(frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a frame with None for every missing value."""
    known = frame.notna()
    values = frame.astype(object).where(known, None)
    return [{str(k): v for k, v in row.items()} for row in values.to_dict("records")]


def version_key(versie: str) -> tuple[int, ...]:
    """Return what orders versions: 2023.2 stands before 2023.10."""
    return tuple(int(part) for part in versie.split("."))


def list_versions(root: Path) -> list[str]:
    """Return the versions published below `root`, oldest first."""
    found = (root / "data" / "curated").glob("*/manifest.json")
    return sorted(
        (path.parent.name for path in found if VERSION.fullmatch(path.parent.name)),
        key=version_key,
    )


def read_snapshot(root: Path, versie: str) -> SnapshotTables:
    """Read a published version whole; SjoError when it does not exist or is damaged."""
    folder = _version_folder(root, versie)
    manifest = _read_manifest(folder / "manifest.json")
    try:
        states = [
            SourceState(
                bron=str(entry["bron"]),
                toestand=str(entry["toestand"]),
                oorzaak=str(entry.get("oorzaak") or ""),
                aantal=int(entry.get("aantal") or 0),
                gezien_op=str(entry.get("gezien_op") or ""),
            )
            for entry in manifest["bronnen"]
        ]
        return SnapshotTables(
            versie=versie,
            meting=str(manifest["meting"]),
            grensjaar=int(manifest["grensjaar"]),
            typologie_versie=str(manifest["typologie_versie"]),
            bronnen={state.bron: state for state in states},
            tables={name: read_table(folder, name) for name in TABLES},
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SjoError(
            f"{folder / 'manifest.json'}: onvolledig of onleesbaar bij {error}; bouw deze versie "
            "opnieuw of haal haar terug uit de back-up"
        ) from error


def read_table(folder: Path, name: str) -> pd.DataFrame:
    """Read one published table of a version's folder; SjoError when it cannot be read."""
    path = folder / f"{name}.parquet"
    if not path.is_file():
        raise SjoError(f"{path}: tabel ontbreekt; bouw deze versie opnieuw")
    offline = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    with duckdb.connect(config=offline) as con:
        try:
            return con.execute("SELECT * FROM read_parquet(?)", [str(path)]).df()
        except duckdb.Error as error:
            raise SjoError(f"{path}: tabel is onleesbaar; bouw deze versie opnieuw") from error


def read_history(root: Path) -> pd.DataFrame:
    """Return the id_historie of all versions together, each event once, in order of version."""
    columns = list(TABLES["id_historie"].to_schema().columns)
    tables = [
        read_table(root / "data" / "curated" / versie, "id_historie")
        for versie in list_versions(root)
    ]
    if not tables:
        return pd.DataFrame(columns=columns)
    return pd.concat(tables, ignore_index=True).drop_duplicates(ignore_index=True)


def _version_folder(root: Path, versie: str) -> Path:
    known = list_versions(root)
    if versie not in known:
        listed = ", ".join(known) or "nog geen"
        raise SjoError(f"versie '{versie}' bestaat niet; gepubliceerd: {listed}")
    return root / "data" / "curated" / versie


def _read_manifest(path: Path) -> dict[str, Any]:
    try:
        manifest = json.loads(path.read_text(encoding="utf-8"))
    except (ValueError, OSError) as error:
        raise SjoError(f"{path}: manifest is onleesbaar; bouw deze versie opnieuw") from error
    if not isinstance(manifest, dict):
        raise SjoError(f"{path}: manifest is geen lijst van gegevens; bouw deze versie opnieuw")
    return manifest
