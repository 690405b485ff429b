"""The concept of a wave: what would be published now, to be read before anything is.

It lies in data/concept/<wave>/ with a database and products of its own, replaces the former one,
and is never an input of anything: a release is always built from the sources. The ids it shows are
those that a release of the same files would give.
"""

from pathlib import Path

from pipeline.build import Report
from pipeline.files.lock import locked
from pipeline.files.whole import replace_folder, staging
from pipeline.publish.database import write_versions
from pipeline.publish.database_file import seal_database
from pipeline.publish.publisher import read_publisher
from pipeline.release.publish import Released, next_version
from pipeline.release.workfiles import write_worklists
from pipeline.release.write import Target, write_version
from pipeline.versions.folders import DATABASE, concept_folder, find_parent, list_versions
from pipeline.versions.published import read_folder, read_version


def make_concept(
    root: Path, meting: int, report: Report = lambda stage: None, vandaag: str = ""
) -> Released:
    """Build the concept of a wave, compared with the version before it, and replace the former.

    Nothing stops it that a build itself does not: floors that it crosses are said. SjoError when
    another concept is being built, an input changes meanwhile or an entry is of a day after
    `vandaag`; then the former one stands.
    """
    folder = concept_folder(root, meting)
    with locked(folder.parent), staging(folder.parent) as built:
        target = Target(
            next_version(root, meting),
            find_parent(root, meting),
            is_concept=True,
            uitgever=read_publisher(root),
            vandaag=vandaag,
        )
        inventory = write_version(root, built, target, report)
        concept = read_folder(built, target.versie)
        report("concept")
        released = [read_version(root, version) for version in list_versions(root)]
        others = [version for version in released if version.versie < target.versie]
        write_versions(built / DATABASE, [*others, concept], target.versie)
        seal_database(built / DATABASE)
        write_worklists(root, inventory)
        replace_folder(built, folder)
    return Released(target.versie, is_new=True, folder=folder, inventory=inventory)
