"""Which version is meant when nobody names one: in main, in products, in the factsheets."""

from collections.abc import Mapping
from pathlib import Path

from pipeline.errors import SjoError
from pipeline.versions.folders import curated_folder, list_versions, version_folder
from pipeline.versions.published import read_manifest
from pipeline.versions.version import Version
from schemas.vocabulary import Versiestand


def find_shown(root: Path) -> Version | None:
    """Return the latest version of a finished wave; without one the latest; None without any.

    A wave that has just begun would else show a country in which nearly nothing is found.
    """
    stands = {
        version: str(read_manifest(version_folder(root, version)).get("stand", ""))
        for version in list_versions(root)
    }
    return pick_shown(stands)


def pick_shown(stands: Mapping[Version, str]) -> Version | None:
    """Return which of some versions, each with its stand, `find_shown` means."""
    finished = [version for version, stand in stands.items() if stand == Versiestand.DEFINITIEF]
    return max(finished or stands, default=None)


def choose_version(root: Path, text: str | None) -> Version:
    """Return the version that is named, or the one shown; SjoError when nothing was published."""
    shown = find_shown(root) if text is None else Version.parse(text)
    if shown is None:
        raise SjoError(f"{curated_folder(root)}: nog niets gepubliceerd; bouw eerst met: sjo build")
    return shown
