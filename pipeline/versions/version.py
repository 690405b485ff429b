"""Published snapshots on disk: which versions there are, and their tables."""

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from pipeline.errors import SjoError
from schemas.published import TABLES

VERSION = re.compile(r"^(\d{4})\.(\d+)$")


@dataclass(frozen=True, order=True)
class Version:
    """A version of the dataset: the wave (meting) and a serial number within it."""

    meting: int
    nummer: int

    @classmethod
    def parse(cls, text: str) -> "Version":
        """Read "2026.1"; SjoError for any other text."""
        found = VERSION.match(text)
        if not found:
            raise SjoError(f"{text!r} is geen versie; een versie ziet eruit als 2026.1")
        return cls(int(found[1]), int(found[2]))

    def __str__(self) -> str:
        return f"{self.meting}.{self.nummer}"

    @property
    def schema(self) -> str:
        """The schema of this version in inventarisatie.duckdb."""
        return f"v{self.meting}_{self.nummer}"


def curated_folder(root: Path) -> Path:
    """Return where the snapshots of a tree lie."""
    return root / "data" / "curated"


def list_versions(root: Path) -> list[Version]:
    """Return all published versions of a tree, oldest first; unfinished ones are no version."""
    folder = curated_folder(root)
    if not folder.is_dir():
        return []
    names = [p.name for p in folder.iterdir() if VERSION.match(p.name) and p.is_dir()]
    return sorted(Version.parse(name) for name in names)


def find_parent(root: Path, meting: int) -> Version | None:
    """Return the version a build of this wave continues: the last of it or an earlier wave."""
    return max((v for v in list_versions(root) if v.meting <= meting), default=None)


def choose_version(root: Path, text: str | None) -> Version:
    """Return the version that is named, or the latest; SjoError when nothing was published."""
    if text is not None:
        return Version.parse(text)
    versions = list_versions(root)
    if not versions:
        raise SjoError(f"{curated_folder(root)}: nog niets gepubliceerd; bouw eerst met: sjo build")
    return versions[-1]


def version_folder(root: Path, version: Version) -> Path:
    """Return the folder of a published version; SjoError when there is none."""
    folder = curated_folder(root) / str(version)
    if not folder.is_dir():
        known = ", ".join(map(str, list_versions(root))) or "nog geen"
        raise SjoError(f"{folder}: versie {version} is niet gepubliceerd (wel: {known})")
    return folder


def read_manifest(folder: Path) -> dict[str, Any]:
    """Return a version's manifest.json."""
    try:
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise SjoError(f"{folder / 'manifest.json'}: onleesbaar ({error})") from error
    return manifest


def read_tables(folder: Path, names: Iterable[str] = TABLES) -> dict[str, pd.DataFrame]:
    """Return published tables of a version by name; a missing text is "" here."""
    tables = {}
    with duckdb.connect() as con:
        for name in names:
            path = folder / f"{name}.parquet"
            try:
                table = con.read_parquet(str(path)).df()
            except duckdb.Error as error:
                raise SjoError(f"{path}: onleesbaar ({error})") from error
            texts = table.select_dtypes(include=["object", "str"]).columns
            table[texts] = table[texts].astype("str").fillna("")
            tables[name] = table
    return tables
