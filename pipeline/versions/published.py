"""Read what a version published, in the form of the present contract."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from pathlib import Path

from pipeline.versions.contract import contract_of, upgrade_manifest, upgrade_tables
from pipeline.versions.folders import version_folder
from pipeline.versions.manifest import Manifest, load_manifest
from pipeline.versions.stored import Tables, load_tables
from pipeline.versions.version import Version
from schemas.published import TABLES
from schemas.typology import Typology
from schemas.typology_table import typology_from_table
from schemas.vocabulary import Lijst, Versiestand

STAND_MARKS: dict[str, str] = {
    Versiestand.CONCEPT: "CONCEPT",
    Versiestand.TUSSENSTAND: "tussenstand",
}
"""How a version that is not definitive is marked; one that is bears no mark."""


def read_manifest(folder: Path) -> Manifest:
    """Return a version's manifest.json in its present form; SjoError when it is unreadable."""
    return upgrade_manifest(load_manifest(folder), folder)


def read_tables(folder: Path, names: Iterable[str] = TABLES) -> Tables:
    """Return published tables of a version by name, in their present form.

    Every column of schemas/published is there; a missing text is "", a day is ISO text. Columns
    that the present contract no longer has stand behind them. SjoError when a file is damaged.
    """
    names = list(names)
    published = load_manifest(folder)
    upgrade_manifest(published, folder)  # a version of a later contract is refused here too
    return upgrade_tables(published, load_tables(folder, names, published.get("uitvoer")), names)


@dataclass(frozen=True)
class PublishedVersion:
    """A published version as the present program reads it, whatever contract it was written by.

    `manifest` and `tables` are in the form of the present contract: every table of
    schemas/published by name, a missing text "". `contract` is the one it was written by, and
    `columns` what it published then, by table: a column that is not among them says nothing about
    that version.
    """

    versie: Version
    manifest: Manifest
    tables: Tables = field(repr=False)
    contract: int
    columns: Mapping[str, frozenset[str]] = field(repr=False)

    @property
    def grensjaar(self) -> int:
        """The year of its boundaries: the gemeenten of 1 January."""
        return int(self.manifest["grensjaar"])

    @property
    def peildatum(self) -> date:
        """The day it describes."""
        return date.fromisoformat(self.manifest["peildatum"])

    @property
    def stand(self) -> str:
        """How far it is, a Versiestand; "" for one that was published before that was said."""
        return str(self.manifest.get("stand", ""))

    @property
    def naam(self) -> str:
        """What it is called wherever people read it: 2026.1, and that it is not definitive."""
        mark = STAND_MARKS.get(self.stand, "")
        return f"{self.versie} ({mark})" if mark else str(self.versie)

    @property
    def is_synthetic(self) -> bool:
        """Tell whether its data were made up."""
        return bool(self.manifest["synthetisch"])

    @cached_property
    def typology(self) -> Typology:
        """The terms it was made with."""
        return typology_from_table(self.tables["typologie"])

    def code_of(self, lijst: Lijst, term: str) -> str:
        """Return the code of a term of this version: what it keeps when it is renamed.

        A text that is no term of the list, as in "onbekend" rows, is its own code.
        """
        return self._codes.get((lijst, term), term)

    @cached_property
    def _codes(self) -> dict[tuple[str, str], str]:
        terms = self.tables["typologie"]
        return {
            (lijst, term): code
            for lijst, term, code in zip(terms["lijst"], terms["term"], terms["code"], strict=True)
        }


def read_version(root: Path, versie: Version) -> PublishedVersion:
    """Read a published version whole; SjoError when it does not exist or is damaged."""
    return read_folder(version_folder(root, versie), versie)


def read_folder(
    folder: Path, versie: Version, manifest: Manifest | None = None
) -> PublishedVersion:
    """Read a version whole from the folder it was written to, published or not yet.

    `manifest` is given by who has not written it there yet.
    """
    published = load_manifest(folder) if manifest is None else manifest
    stored = load_tables(folder, TABLES, published.get("uitvoer"))
    return PublishedVersion(
        versie,
        upgrade_manifest(published, folder),
        upgrade_tables(published, stored, TABLES),
        contract_of(published),
        {name: frozenset(map(str, table.columns)) for name, table in stored.items()},
    )


def rename_records(version: PublishedVersion, aliases: Mapping[str, str]) -> PublishedVersion:
    """Return a version in which records go by their present id: old record_id -> new."""
    tables = {
        name: table.assign(record_id=table["record_id"].replace(dict(aliases)))
        if "record_id" in table
        else table
        for name, table in version.tables.items()
    }
    return replace(version, tables=tables) if aliases else version
