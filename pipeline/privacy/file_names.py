"""Names of files as a version publishes them: one that may name a person is told by its content."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from pipeline.privacy.personal import find_personal_file

WITHHELD_NAME = "(naam weggelaten "
_DIGITS = 12


def publish_file_name(name: str, sha256: str) -> str:
    """Return the path of a file; from the first part of it that may name a person on, withheld.

    What stands there instead follows from the content, so that the file can be found again.
    """
    path = PurePosixPath(name)
    for at, part in enumerate(path.parts):
        if find_personal_file(part):
            folder = PurePosixPath(*path.parts[:at])
            return str(folder / f"{WITHHELD_NAME}{sha256[:_DIGITS]}){path.suffix}")
    return name


def publish_file_names(prints: Mapping[str, str]) -> dict[str, str]:
    """Return path -> sha256 of files with every path as it may be published."""
    return {publish_file_name(name, sha256): sha256 for name, sha256 in prints.items()}


def find_published_name(name: str, files: Mapping[str, str]) -> str:
    """Return the path of the file that is published under a name; the name when there is none.

    `files`: path -> sha256 of the files it may be.
    """
    known = {publish_file_name(path, sha256): path for path, sha256 in files.items()}
    return known.get(name, name)
