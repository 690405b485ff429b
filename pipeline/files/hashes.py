"""The sha256 by which a file is known again."""

import errno
import hashlib
from pathlib import Path


def hash_file(path: Path) -> str:
    """Return the sha256 of a file, in hex; OSError when it cannot be read, or is no file."""
    if path.exists() and not (path.is_file() or path.is_dir()):
        # A pipe would be waited for: nobody writes to it.
        raise OSError(errno.EINVAL, "is geen gewoon bestand", str(path))
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def hash_folder(folder: Path) -> dict[str, str]:
    """Return path below `folder` (with /) -> sha256 of every file in it and in what is below it."""
    return {
        path.relative_to(folder).as_posix(): hash_file(path)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
