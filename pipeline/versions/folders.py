"""Where published versions lie, and which there are."""

from pathlib import Path

from pipeline.errors import SjoError
from pipeline.files.findings import Finding
from pipeline.files.listing import list_entries, name_of
from pipeline.versions.tombstone import is_withdrawn, read_tombstone
from pipeline.versions.version import VERSION, Version

DATABASE = "inventarisatie.duckdb"
"""The file beside the versions that holds them all."""
UNPACKING = ".uitpakken"
"""Stands beside the versions while a pack is unpacked, and after that was broken off."""
DIFFERENCES_PAGE = "verschillen.html"
"""In the folder of a version: every difference with the one before it, to read."""


def curated_folder(root: Path) -> Path:
    """Return where the versions of a tree lie."""
    return root / "data" / "curated"


def database_path(root: Path) -> Path:
    """Return where the database of all published versions of a tree lies."""
    return curated_folder(root) / DATABASE


def concept_folder(root: Path, meting: int) -> Path:
    """Return where the concept of a wave lies: not a version, so not among them."""
    return root / "data" / "concept" / str(meting)


def list_versions(root: Path) -> list[Version]:
    """Return all published versions of a tree, oldest first.

    Unfinished ones are no version, and one that was withdrawn no longer is.
    """
    folder = curated_folder(root)
    return [v for v in list_ever_published(root) if not is_withdrawn(folder / str(v))]


def list_ever_published(root: Path) -> list[Version]:
    """Return all versions of a tree, those that were withdrawn too, oldest first."""
    folder = curated_folder(root)
    if not folder.is_dir():
        return []
    names = [p.name for p in folder.iterdir() if _is_version(p)]
    return sorted(Version.parse(name) for name in names)


def find_stray_versions(root: Path) -> list[Finding]:
    """Return a finding for every folder among the versions that is none, as "2026.1 (kopie)".

    Were it a version under another name, the next one would give its locations new ids. The mark of
    a pack that was unpacked in part is a finding too.
    """
    folder = curated_folder(root)
    entries, faults = list_entries(folder, root) if folder.exists() else ([], [])
    advice = "een versie heet zoals 2026.1: hernoem haar, of haal de map weg"
    strays = [path for path in entries if path.is_dir() and not _is_version(path)]
    faults += [Finding(name_of(p, root), regel="is geen versie", advies=advice) for p in strays]
    if (folder / UNPACKING).exists():
        advice = "pak het opnieuw uit met: sjo unpack"
        rule = "een pak is maar voor een deel uitgepakt"
        faults.append(Finding(name_of(folder, root), regel=rule, advies=advice))
    return faults


def _is_version(path: Path) -> bool:
    return bool(VERSION.fullmatch(path.name)) and path.is_dir()


def find_parent(root: Path, meting: int) -> Version | None:
    """Return the version a build of this wave continues: the last of it or an earlier wave."""
    return max((v for v in list_versions(root) if v.meting <= meting), default=None)


def version_folder(root: Path, version: Version) -> Path:
    """Return the folder of a published version; SjoError when there is none or it was withdrawn."""
    folder = curated_folder(root) / str(version)
    if is_withdrawn(folder):
        raise SjoError(read_tombstone(folder).describe())
    if not folder.is_dir():
        known = ", ".join(map(str, list_versions(root))) or "nog geen"
        raise SjoError(f"{folder}: versie {version} is niet gepubliceerd (wel: {known})")
    return folder
