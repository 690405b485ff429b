"""A published snapshot as a comparison sees it: its tables and the state of its sources."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pandas as pd

from pipeline.errors import SjoError
from pipeline.versions.folders import version_folder
from pipeline.versions.published import read_manifest, read_tables
from pipeline.versions.version import Version

OK = "ok"
NOT_COLLECTED = "niet opgehaald"
Row = dict[str, Any]


@dataclass(frozen=True)
class SourceState:
    """How a source fared in one snapshot; only `toestand` "ok" means that it was read whole."""

    bron: str
    soort: str
    toestand: str
    oorzaak: str = ""

    @property
    def text(self) -> str:
        """Return the state with its cause, for a sentence."""
        return f"{self.toestand}: {self.oorzaak}" if self.oorzaak else self.toestand


@dataclass(frozen=True)
class SnapshotTables:
    """One snapshot; `tables` holds every table of schemas/published.py by name."""

    versie: Version
    grensjaar: int
    typologie_versie: str
    bronnen: dict[str, SourceState]
    tables: dict[str, pd.DataFrame] = field(repr=False)

    def rows(self, table: str) -> list[Row]:
        """Return a table as rows of plain values, a missing value as None."""
        return plain_rows(self.tables[table])


def plain_rows(frame: pd.DataFrame) -> list[Row]:
    """Return the rows of a frame with None for every missing value and empty text."""
    columns = {str(name): [_plain(value) for value in frame[name].tolist()] for name in frame}
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


def _plain(value: Any) -> Any:
    is_missing = pd.isna(value) or value == ""
    return None if is_missing else value


def describe_snapshot(
    versie: Version, manifest: Mapping[str, Any], tables: dict[str, pd.DataFrame]
) -> SnapshotTables:
    """Return a snapshot out of its manifest and tables.

    Of the manifest: grensjaar, typologie_versie, and bronnen (bron, soort, toestand, oorzaak).
    Raises SjoError when one of them is missing.
    """
    try:
        return SnapshotTables(
            versie=versie,
            grensjaar=int(manifest["grensjaar"]),
            typologie_versie=str(manifest["typologie_versie"]),
            bronnen={state.bron: state for state in _states(manifest["bronnen"])},
            tables=tables,
        )
    except (KeyError, TypeError, ValueError) as error:
        raise SjoError(
            f"manifest.json van versie {versie} is onvolledig ({error}); haal die versie terug uit "
            "een reservekopie of bouw haar opnieuw"
        ) from error


def _states(entries: Iterable[Mapping[str, Any]]) -> list[SourceState]:
    return [
        SourceState(
            str(e["bron"]), str(e["soort"]), str(e["toestand"]), str(e.get("oorzaak") or "")
        )
        for e in entries
    ]


def read_snapshot(root: Path, versie: Version) -> SnapshotTables:
    """Read a published version whole; SjoError when it does not exist or is damaged."""
    folder = version_folder(root, versie)
    return describe_snapshot(versie, read_manifest(folder), read_tables(folder))
