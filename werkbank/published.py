"""The locations of the last version, which reports are about."""

from pipeline.mutations.locations import PublishedLocations, read_published_locations
from pipeline.versions.folders import curated_folder
from werkbank.desk import Desk


def read_desk_locations(desk: Desk) -> PublishedLocations:
    """Return the locations as last published; SjoError when nothing was."""
    versions = curated_folder(desk.root).glob("*/manifest.json")
    return desk.remember(
        "gepubliceerde locaties", versions, lambda: read_published_locations(desk.root)
    )
