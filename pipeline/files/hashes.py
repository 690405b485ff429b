"""The sha256 by which a file is known again."""

import hashlib
from pathlib import Path

from schemas.regular_files import open_regular


def hash_file(path: Path) -> str:
    """Return the sha256 of a file, in hex; OSError when it cannot be read, or is no file."""
    with open_regular(path) as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def hash_folder(folder: Path) -> dict[str, str]:
    """Return path below `folder` (with /) -> sha256 of every file in it and in what is below it."""
    return {
        path.relative_to(folder).as_posix(): hash_file(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
