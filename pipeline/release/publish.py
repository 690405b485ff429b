"""Release: build a wave and publish it as a new version, or find that nothing changed."""

from dataclasses import dataclass
from pathlib import Path

from pipeline.build import Report
from pipeline.errors import InterruptedAfterError
from pipeline.exchange.releases import RELEASES, describe_releases, find_tombstones
from pipeline.files.lock import locked
from pipeline.files.whole import publish_folder, replace_file, staging, write_whole
from pipeline.inventory import Inventory
from pipeline.publish.database import is_current, write_database
from pipeline.publish.database_file import place_database
from pipeline.publish.publisher import read_publisher
from pipeline.release.floors import Acceptance
from pipeline.release.workfiles import write_worklists
from pipeline.release.write import Target, write_version
from pipeline.versions.folders import (
    DATABASE,
    curated_folder,
    find_parent,
    list_ever_published,
    list_versions,
)
from pipeline.versions.published import read_folder, read_manifest, read_version
from pipeline.versions.version import Version
from schemas.publisher import PUBLISHER_TABLE

STAGES = 8  # how many stages `release` and `write_version` report at most


@dataclass(frozen=True)
class Released:
    """The version that now holds the inventory; `is_new` is False when nothing had changed."""

    versie: Version
    is_new: bool
    folder: Path
    inventory: Inventory
    meldingen: tuple[str, ...] = ()
    """In Dutch, what others had changed in the database and where that was kept."""


def release(
    root: Path,
    meting: int,
    report: Report = lambda stage: None,
    aanvaard: Acceptance | None = None,
    vandaag: str = "",
) -> Released:
    """Build wave `meting` of the tree at `root` and publish it in data/curated/.

    A published version is never touched. The new one appears in one step, after it was written
    whole; so does the database. Raises SjoError when another build runs, an input changes
    meanwhile, an entry is of a day after `vandaag`, or it has so few locations that somebody must
    accept it; then nothing is published.
    """
    folder = curated_folder(root)
    with locked(folder), staging(folder) as work:
        built, database, listed = work / "versie", work / DATABASE, work / RELEASES
        built.mkdir()
        parent = find_parent(root, meting)
        version = next_version(root, meting)
        uitgever = read_publisher(root)
        target = Target(version, parent, aanvaard=aanvaard, uitgever=uitgever, vandaag=vandaag)
        inventory = write_version(root, built, target, report)
        same = (
            parent if parent and parent.meting == meting and _equal(built, folder, parent) else None
        )
        if same is None or not is_current(root) or not (folder / RELEASES).is_file():
            now = [] if same else [read_folder(built, version)]
            published = [read_version(root, older) for older in list_versions(root)]
            published = sorted([*published, *now], key=lambda v: v.versie)
            write_database(database, published)
            write_whole(listed, describe_releases(published, find_tombstones(root)))
        write_worklists(root, inventory)
        # All that can fail has been done: what follows renames what is on disk.
        report("publiceren")
        place = folder / str(same or version)
        notes = _publish(None if same else built, place, database)
    return Released(same or version, same is None, place, inventory, tuple(notes))


def _publish(built: Path | None, target: Path, database: Path) -> list[str]:
    """Give a version, if there is a new one, and the new database, if there is one, their names.

    The folder first, the database after it: a run that is killed between them leaves a whole
    version and an old database, which the next build finds out of date and makes anew. Returns
    what was moved aside.
    """
    try:
        if built is not None:
            publish_folder(built, target)
        if not database.exists():
            return []
        replace_file(database.with_name(RELEASES), target.with_name(RELEASES))
        return place_database(database, target.with_name(DATABASE))
    except KeyboardInterrupt as error:
        if built is None or built.exists():
            raise
        done = f"versie {target.name} is gepubliceerd; draai sjo build voor haar database"
        raise InterruptedAfterError(done) from error


def next_version(root: Path, meting: int) -> Version:
    """Return the version that a new release of a wave gets."""
    numbers = [v.nummer for v in list_ever_published(root) if v.meting == meting]
    return Version(meting, max(numbers, default=0) + 1)


def _equal(built: Path, folder: Path, parent: Version) -> bool:
    """Tell whether a build says the same as its parent: in its tables, and of what it is.

    A wave that was finished since is something new, though its tables are the same.
    """
    before, now = read_manifest(folder / str(parent)), read_manifest(built)
    says = ("duckdb_inhoud", "grensjaar", "stand", PUBLISHER_TABLE)
    return all(before.get(key, now[key]) == now[key] for key in says)
