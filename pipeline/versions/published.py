"""Read what a version published: its manifest and its tables."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd

from pipeline.errors import SjoError
from pipeline.versions.folders import version_folder
from pipeline.versions.version import Version
from schemas.published import TABLES
from schemas.typology import Typology, load_typology
from schemas.typology_table import typology_from_table, typology_to_table


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


@dataclass(frozen=True)
class PublishedVersion:
    """A published version as the present program reads it, whatever contract it was written by.

    `manifest` and `tables` are in the form of the present contract: every table of
    schemas/published.py by name, a missing text "".
    """

    versie: Version
    manifest: Mapping[str, Any]
    tables: dict[str, pd.DataFrame] = field(repr=False)

    @property
    def grensjaar(self) -> int:
        """The year of its boundaries: the gemeenten of 1 January."""
        return int(self.manifest["grensjaar"])

    @property
    def peildatum(self) -> date:
        """The day it describes."""
        return date.fromisoformat(self.manifest["peildatum"])

    @property
    def is_synthetic(self) -> bool:
        """Tell whether its data were made up."""
        return bool(self.manifest["synthetisch"])

    @cached_property
    def typology(self) -> Typology:
        """The terms it was made with."""
        return typology_from_table(self.tables["typologie"])


def read_version(root: Path, versie: Version) -> PublishedVersion:
    """Read a published version whole; SjoError when it does not exist or is damaged."""
    folder = version_folder(root, versie)
    tables = read_tables(folder)
    tables.setdefault("typologie", typology_to_table(load_typology()))
    return PublishedVersion(versie, read_manifest(folder), tables)
